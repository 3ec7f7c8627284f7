"""备份与恢复: what backups there are, a new one, what going back would mean, and where else they go."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.backups import BackupRow, Reason, RestorePreview
from dongliu_desktop.domain.errors import PasswordNeeded, Refused, StorageTrouble
from dongliu_desktop.services.backups import Backups, Made
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.background import Cancelled, Job, Lane
from dongliu_desktop.ui.dialogs.backup_places import BackupPlaces
from dongliu_desktop.ui.dialogs.lane_work import LaneWork
from dongliu_desktop.ui.dialogs.notes import ask_whether
from dongliu_desktop.ui.dialogs.restore_panel import RestorePanel, told
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.models.backup_columns import BACKUPS
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Section
from dongliu_desktop.ui.widgets.banner import Banner, Weight
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled


class BackupsDialog(QDialog):
    """The backups of one data file. It makes backups; whoever opened it does the restore, for the file is open there.

    Attributes:
        wanted: the backup that somebody chose to go back to, None before.

    Signals:
        settings_changed: the Settings with another second place or room.
        made: the BackupRow of a backup that was just made.
        folder_wanted: the Path of a folder to be shown in the desktop's file manager.
    """

    settings_changed = Signal(object)
    made = Signal(object)
    folder_wanted = Signal(object)

    def __init__(self, file: Path, settings: Settings, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted: BackupRow | None = None
        self._file = file
        self._settings = settings
        self._lane = lane
        self._preview: RestorePreview | None = None
        self._needed: PasswordNeeded | None = None  # what keeps the chosen backup from being looked through
        self._unlocked: list[Path] = []
        self._looking = False  # whether a chosen backup is being looked through, and not something else done
        self.setWindowTitle(tr("备份与恢复"))
        self.make_button = push_button(tr("立即备份"), kind=Kind.PRIMARY, icon_name="save")
        self.folder_button = push_button(tr("打开文件夹"), icon_name="folder-open")
        self.close_button = push_button(tr("关闭"))
        self.banner, self.busy = Banner(), BusyStrip()
        self.model = ComparisonTable(BACKUPS, self)
        self.table = GroupedTable(self.model, self.model.row_of, [column.look for column in BACKUPS.columns])
        self.table.setAccessibleName(tr("备份"))
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._nothing = EmptyState("archive", tr("还没有备份"), tr("每天第一次打开时会自动做一份，也可以现在就做。"))
        self.panel = RestorePanel()
        self.places = BackupPlaces(settings)
        self.summary = plain_label("muted")
        self._work = LaneWork(lane, self.busy, self._on_failed)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self, choose: str = "") -> None:
        """Read the list anew, and choose a backup by its path, else the newest."""
        backups, self._looking = self._backups(), False
        self._work.run(tr("正在读取备份…"), lambda _job: backups.list(), partial(self._show, choose))

    # ------------------------------------------------------------ what the buttons do

    def _make(self) -> None:
        backups = self._backups()

        def work(_job: Job) -> Made:
            made = backups.make(Reason.MANUAL)
            backups.rotate()
            return made

        self.banner.hide()
        self._looking = False
        self._work.run(tr("正在备份…"), work, self._on_made)

    def _on_made(self, made: Made) -> None:
        self.made.emit(made.row)
        done = tr("已备份，已核对：{}").format(made.row.path)
        if made.told:
            self.banner.say(Weight.WARNING, tr("{}。{}").format(done, made.told))
        else:
            self.banner.say(Weight.INFO, done)
        self.reload(str(made.row.path))

    def _restore(self) -> None:
        preview = self._preview
        if preview is None:
            return
        row = preview.backup
        moment = tr("{} {}").format(day_text(row.made_at), f"{row.made_at:%H:%M}")
        kept = tr("现有文件会另外留好，放在：{}").format(self._backups().folder)
        consequence = "\n".join((told(preview).rstrip(tr("：")), kept))
        if ask_whether(self, tr("恢复到 {} 的备份？").format(moment), consequence, tr("恢复到这一份")):
            self.wanted = row
            self.accept()

    def _on_settings(self, settings: Settings) -> None:
        folder = self._backups().folder
        place = settings.second_backup_place
        if place and Path(place).resolve() == folder.resolve():
            self.banner.say(Weight.WARNING, tr("备份本来就放在这里，第二备份位置请选别的磁盘或 U 盘。"))
            self.places.show_settings(self._settings)
            return
        moved = place != self._settings.second_backup_place
        self._settings = settings
        self.settings_changed.emit(settings)
        self.places.show_settings(settings)
        if moved:
            self.banner.hide()
            self.reload(self.table.chosen_uid())

    # ------------------------------------------------------------ showing

    def _show(self, choose: str, rows: tuple[BackupRow, ...]) -> None:
        self.model.show((0, 0), [Section(None, rows)])
        self._stack.setCurrentWidget(self.table if rows else self._nothing)
        total = sum(row.size for row in rows) / 1_000_000
        self.summary.setText(tr("共 {} 份，{} MB").format(len(rows), f"{total:.1f}") if rows else "")
        if not rows:
            self._preview = None
            self.panel.clear(tr("有了备份，这里会写明恢复以后会怎样。"))
            return
        before = self.table.chosen_uid()
        self.table.choose(choose if self.model.row(choose) else str(rows[0].path))
        if self.table.chosen_uid() == before:  # nothing was told
            self._on_chosen(before)

    def _on_chosen(self, key: str) -> None:
        row = self.model.row(key)
        self._preview = None
        if row is None:
            return
        self._looking = True
        self.panel.clear(tr("正在核对这一份…"))
        backups = self._backups()
        self._work.run(tr("正在核对备份…"), lambda _job: backups.preview(row), self._on_preview)

    def _on_preview(self, preview: RestorePreview) -> None:
        self._preview = preview
        self.panel.show_preview(preview)

    def _on_failed(self, error: Exception) -> None:
        match error:
            case Cancelled():
                self.panel.clear(tr("已取消。选一份备份，看恢复以后会怎样。"))
            case PasswordNeeded() if self._looking:
                self._needed = error
                self.panel.ask_password(tr("这份备份设有密码，输入做备份时的密码才看得到内容。"))
            case StorageTrouble() | Refused() if self._looking:
                self.panel.clear(str(error))
            case StorageTrouble() | Refused():
                self.banner.say(Weight.WARNING, str(error))
            case _:
                self._lane.crashed.emit(error)

    def _ask_password(self) -> None:
        from dongliu_desktop.ui.dialogs.password import UnlockFile  # noqa: PLC0415 - few backups are locked

        needed = self._needed
        if needed is None:
            return
        dialog = UnlockFile(tr("打开有密码的备份"), needed, self._lane, self)
        dialog.accepted.connect(partial(self._on_unlocked, needed.path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_unlocked(self, backup: Path) -> None:
        self._unlocked.append(backup)
        self.reload(self.table.chosen_uid())

    # ------------------------------------------------------------ inside

    def _backups(self) -> Backups:
        return Backups.of(self._file, datetime.now, self._settings)

    def _connect(self) -> None:
        self.make_button.clicked.connect(self._make)
        self.folder_button.clicked.connect(self._show_folder)
        self.close_button.clicked.connect(self.reject)
        self.panel.restore_button.clicked.connect(self._restore)
        self.panel.password_button.clicked.connect(self._ask_password)
        self.places.changed.connect(self._on_settings)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self._nothing.offer(tr("立即备份"), self._make)

    def _on_opened(self, _key: str) -> None:
        self._restore()

    def _show_folder(self) -> None:
        row = self.model.row(self.table.chosen_uid())
        self.folder_wanted.emit(row.path.parent if row else self._file.parent)

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        top = QHBoxLayout()
        top.addWidget(self.make_button)
        top.addWidget(self.folder_button)
        top.addStretch(1)
        top.addWidget(self.summary)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        middle = QHBoxLayout()
        middle.setSpacing(unit)
        middle.addWidget(self._stack, 1)
        self.panel.setFixedWidth(scaled(self.font(), 340))
        middle.addWidget(self.panel)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.busy)
        column.addWidget(self.places)
        column.addLayout(bottom)
        self.resize(scaled(self.font(), 1200), scaled(self.font(), 640))
        self.table.setFocus()

    def done(self, result: int) -> None:
        """Close; work still under way is stopped and leaves nothing behind."""
        self._work.stop()
        if self._unlocked and self.wanted is None:
            from dongliu_desktop.services import protection  # noqa: PLC0415 - few backups are locked

            for backup in self._unlocked:
                protection.forget(backup)
        super().done(result)
