"""检查数据文件: looks through the whole file, tells what it found, mends what can be mended, and says what it did."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.domain.waiting import Progress
from dongliu_desktop.services.backups import Backups, Stopped
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.background import Cancelled, Job, Lane
from dongliu_desktop.ui.dialogs.lane_work import LaneWork
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

if TYPE_CHECKING:
    from dongliu_desktop.services.repairing import Looked, Repaired
    from dongliu_desktop.services.rescuing import Rescued


class CheckDialog(QDialog):
    """Checks a data file as soon as it is made.

    Attributes:
        restore_wanted: whether somebody left for the backups.
        rescued: the new file with what could be rescued, if somebody wants to open it.
    """

    def __init__(self, file: Path, settings: Settings, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restore_wanted = False
        self.rescued: Path | None = None
        self._who = settings.who or tr("本机")
        self._file = file
        self._backups = Backups.of(file, datetime.now, settings)
        self._lane = lane
        self.setWindowTitle(tr("检查数据文件"))
        self.verdict = plain_label("", wrap=True)
        self.verdict.setFont(resized(self.font(), 1.15, bold=True))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("检查结果"))
        self.repair_button = push_button(tr("修复（先备份）"), kind=Kind.PRIMARY)
        self.restore_button = push_button(tr("从备份恢复…"), icon_name="history")
        self.rescue_button = push_button(tr("救出到新文件…"), icon_name="file-output")
        self.rescue_button.setToolTip(tr("没有可用的备份时，把还读得出的内容写进一个新文件；现有文件不改动。"))
        self.open_button = push_button(tr("打开救出的文件"), kind=Kind.PRIMARY)
        self.copy_button = push_button(tr("复制结果"), icon_name="copy")
        self.again_button = push_button(tr("再查一次"), icon_name="refresh-cw")
        self.close_button = push_button(tr("关闭"))
        self.busy = BusyStrip()
        self._work = LaneWork(lane, self.busy, self._on_failed)
        self._lay_out()
        self._connect()
        self.check()

    def check(self) -> None:
        """Look through the file."""
        file, backups = self._file, self._backups

        def work(job: Job) -> "Looked":
            from dongliu_desktop.services.repairing import look_through  # noqa: PLC0415 - SQLAlchemy, in the lane

            return look_through(file, backups, _teller(job))

        self._tell(tr("正在检查…"), tr("逐页核对文件，再把每条记录和操作记录对一遍。文件不会被改动。"))
        self._offer(repair=False, restore=False)
        self.copy_button.setEnabled(False)
        self._work.run(tr("正在检查数据文件…"), work, self._on_checked)

    # ------------------------------------------------------------ what came of it

    def _on_checked(self, looked: "Looked") -> None:
        findings, holds = looked.checked
        self.copy_button.setEnabled(True)
        if not findings:
            self._tell(tr("没有发现问题"), tr("{}。").format(holds))
            return
        found = (
            tr("发现 {} 处问题")
            if looked.mendable
            else tr("发现 {} 处问题，这里修不了。请从备份恢复；没有可用的备份时，救出到新文件。")
        )
        self._tell(found.format(len(findings)), "\n".join(findings))
        self._offer(repair=looked.mendable, restore=True)

    def _repair(self) -> None:
        file, backups = self._file, self._backups

        def work(job: Job) -> "Repaired":
            from dongliu_desktop.services.repairing import repair  # noqa: PLC0415 - SQLAlchemy, in the lane

            return repair(file, backups, _counter(job))

        self._offer(repair=False, restore=False)
        self._work.run(tr("正在修复，已先备份…"), work, self._on_repaired, whole=True)

    def _on_repaired(self, repaired: "Repaired") -> None:
        left = repaired.after.findings
        lines = [tr("修复前的文件已备份：{}").format(repaired.backup.path)] if repaired.backup else []
        lines += [*repaired.done, *([tr("还有：")] if left else []), *left]
        if left:
            self._tell(tr("有 {} 处修不了，请从备份恢复").format(len(left)), "\n".join(lines))
            self._offer(repair=False, restore=True)
        else:
            lines.append(tr("再次检查，没有发现问题：{}。").format(repaired.after.holds))
            self._tell(tr("修复好了"), "\n".join(lines))

    def _rescue(self) -> None:
        """Ask for a name, and put what can still be read there."""
        proposal = self._file.with_name(tr("{}-救出{}").format(self._file.stem, self._file.suffix))
        option = QFileDialog.Option.DontConfirmOverwrite  # nothing is overwritten
        name, _filter = QFileDialog.getSaveFileName(self, tr("救出到新文件"), str(proposal), options=option)
        if not name:
            return
        file, who, target = self._file, self._who, Path(name)

        def work(job: Job) -> "Rescued":
            from dongliu_desktop.services.rescuing import rescue  # noqa: PLC0415 - SQLAlchemy, in the lane

            return rescue(file, target, datetime.now(), who, _counter(job))  # noqa: DTZ005 - local time

        self._work.run(tr("正在救出…"), work, lambda rescued: self._on_rescued(target, rescued), whole=True)

    def _on_rescued(self, target: Path, rescued: "Rescued") -> None:
        self.rescued = target
        lines = [tr("已救到：{}").format(target), *rescued.told, *rescued.after.findings]
        if not rescued.after.findings:
            lines.append(tr("再次检查，没有发现问题：{}。").format(rescued.after.holds))
        self._tell(tr("救出来了，现有文件没有改动"), "\n".join(lines))
        self._offer(repair=False, restore=False)
        self.open_button.show()

    def _on_failed(self, error: Exception) -> None:
        match error:
            case Cancelled() | Stopped():
                self._tell(tr("没有查完"), tr("检查已取消，文件没有改动。"))
            case StorageTrouble() | Refused() | OSError():
                self._tell(tr("没有查成"), str(error))
                self.copy_button.setEnabled(True)
                self._offer(repair=False, restore=True)
            case _:
                self._lane.crashed.emit(error)

    # ------------------------------------------------------------ inside

    def _tell(self, verdict: str, details: str) -> None:
        self.verdict.setText(verdict)
        self.details.setPlainText(details)

    def _offer(self, *, repair: bool, restore: bool) -> None:
        """Offer the ways out; to rescue only where nothing can be repaired."""
        self.repair_button.setVisible(repair)
        self.restore_button.setVisible(restore)
        self.rescue_button.setVisible(restore and not repair)
        self.open_button.hide()

    def _copy(self) -> None:
        text = "\n".join((str(self._file), self.verdict.text(), self.details.toPlainText()))
        QGuiApplication.clipboard().setText(text)
        self.copy_button.setText(tr("已复制"))

    def _leave_for_backups(self) -> None:
        self.restore_wanted = True
        self.accept()

    def _connect(self) -> None:
        self.repair_button.clicked.connect(self._repair)
        self.restore_button.clicked.connect(self._leave_for_backups)
        self.rescue_button.clicked.connect(self._rescue)
        self.open_button.clicked.connect(self.accept)
        self.copy_button.clicked.connect(self._copy)
        self.again_button.clicked.connect(self.check)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        buttons = QHBoxLayout()
        for button in (self.open_button, self.repair_button, self.restore_button, self.rescue_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.copy_button, self.again_button, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(self.verdict)
        column.addWidget(plain_label("muted", str(self._file), wrap=True))
        column.addWidget(self.details, 1)
        column.addWidget(self.busy)
        column.addLayout(buttons)
        self.resize(scaled(self.font(), 720), scaled(self.font(), 420))
        self.again_button.setFocus()

    def done(self, result: int) -> None:
        """Close; a check still under way is stopped."""
        self._work.stop()
        super().done(result)


def _counter(job: Job) -> Progress:
    """Tell the strip how far it is with what cannot be stopped."""
    return lambda _what, done, total: total and job.progress(done, total)


def _teller(job: Job) -> Progress:
    """Tell the strip how far it is; who has cancelled stops the work there."""

    def progress(_what: str, done: int, total: int) -> None:
        if total:
            job.progress(done, total)
        if not job.wanted():
            raise Stopped

    return progress
