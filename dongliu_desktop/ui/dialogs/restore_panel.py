"""What a restore would change: counts now and then, the newest step of each, and the steps that would be gone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QListWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.backups import Holds, LaterStep, RestorePreview
from dongliu_desktop.domain.quantities import number
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.models.backup_columns import moment, newest_step
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled


class RestorePanel(QFrame):
    """Shows a `RestorePreview`, and the button that goes ahead; of a backup that is locked the one that opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.title = plain_label(wrap=True)
        self.title.setFont(resized(self.font(), 1.1, bold=True))
        self.figures = [(plain_label(), plain_label()) for _name in self._names()]
        self.told = plain_label("", wrap=True)
        self.steps = QListWidget()
        self.steps.setAccessibleName(tr("恢复以后不再有的操作"))
        self.steps.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.steps.setWordWrap(True)
        self.restore_button = push_button(tr("恢复到这一份…"), icon_name="history")
        self.password_button = push_button(tr("输入密码…"), icon_name="lock")
        self._lay_out()
        self.clear(tr("选一份备份，看恢复以后会怎样。"))

    @staticmethod
    def _names() -> tuple[str, ...]:
        return (tr("年度"), tr("项目"), tr("填报"), tr("操作"), tr("最后一步"))

    def clear(self, sentence: str) -> None:
        """Show a sentence and nothing else."""
        self.title.setText(sentence)
        self.told.clear()
        self._table.hide()
        self.steps.clear()
        self.steps.hide()
        self.restore_button.setEnabled(False)
        self.password_button.hide()

    def ask_password(self, sentence: str) -> None:
        """Show why nothing is seen, and the button that mends it."""
        self.clear(sentence)
        self.password_button.show()

    def show_preview(self, preview: RestorePreview) -> None:
        """Show what going back to a backup means."""
        row = preview.backup
        self.title.setText(tr("恢复到 {} {}").format(day_text(row.made_at), f"{row.made_at:%H:%M}"))
        present, then = _figures(preview.present), _figures(row.holds)
        for (now_label, then_label), now, after in zip(self.figures, present, then, strict=True):
            now_label.setText(now)
            then_label.setText(after)
        self._table.show()
        self.told.setText(told(preview))
        self.steps.clear()
        self.steps.addItems([_line(step) for step in preview.newest_later])
        hidden = preview.later_steps - len(preview.newest_later)
        if hidden > 0:
            self.steps.addItem(tr("……还有更早的 {} 步").format(number(hidden)))
        self.steps.setVisible(bool(preview.newest_later))
        self.restore_button.setEnabled(True)
        self.password_button.hide()

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * unit)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, head in ((1, tr("现在")), (2, tr("恢复以后"))):
            grid.addWidget(plain_label("muted", head), 0, column)
        for at, (name, labels) in enumerate(zip(self._names(), self.figures, strict=True), start=1):
            grid.addWidget(plain_label("muted", name), at, 0, Qt.AlignmentFlag.AlignTop)
            for column, label in enumerate(labels, start=1):
                label.setWordWrap(True)
                grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        column.setSpacing(unit)
        for part in (self.title, self._table, self.told):
            column.addWidget(part)
        column.addWidget(self.password_button)
        column.addWidget(self.steps, 1)
        column.addStretch(0)
        column.addWidget(self.restore_button)


def told(preview: RestorePreview) -> str:
    """Say in a sentence what would be gone."""
    if preview.present is None:
        return tr("现有文件打不开，或者已经不在；它会原样另外留好。")
    if not preview.later_steps:
        return tr("现有文件里的操作，这份备份里都有。")
    return tr("现有文件里有 {} 步操作不在这份备份里，恢复以后就没有了：").format(number(preview.later_steps))


def _figures(holds: Holds | None) -> tuple[str, ...]:
    if holds is None:
        return (tr("读不出"), "", "", "", "")
    counts = (holds.years, holds.projects, holds.reports, holds.steps)
    return (*(number(count) for count in counts), newest_step(holds))


def _line(step: LaterStep) -> str:
    return f"{moment(step.at.astimezone())}  {step.who}  {step.label}"
