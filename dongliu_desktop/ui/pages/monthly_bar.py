"""The line above the monthly grid: month, whose projects, what is still owed, and saving."""

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dongliu_desktop.domain.month_entry import MonthRow
from dongliu_desktop.domain.rows import PillarRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.month_table import MonthFilter, is_owed
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip, ToggleChip
from dongliu_desktop.ui.widgets.labels import plain_label


class MonthlyBar(QWidget):
    """Choosers, counts and the button that saves.

    Signals:
        month_chosen: another month, 1-12.
        filtered: other projects are wanted.
        save_wanted: the button was pressed.
    """

    month_chosen = Signal(int)
    filtered = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = QComboBox()
        self.months.setAccessibleName(tr("填报月份"))
        self.months.activated.connect(self._on_month)
        self.sections = FilterChip("section", tr("科室"), tr("全部科室"))
        self.pillars = FilterChip("pillar", tr("板块"), tr("全部板块"))
        self.unreported = ToggleChip("unreported", tr("只看未填报"))
        self._day = plain_label("muted")
        self._count = plain_label("muted")
        self.unsaved = plain_label()
        self.save = push_button(tr("保存 (Ctrl+S)"), kind=Kind.PRIMARY, icon_name="save")
        self.save.clicked.connect(self._on_save)
        self._wanted: dict[str, str] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.months)
        for chip in (self.sections, self.pillars, self.unreported):
            chip.changed.connect(self._on_filtered)
            row.addWidget(chip)
        row.addWidget(self._day)
        row.addStretch(1)
        for part in (self._count, self.unsaved, self.save):
            row.addWidget(part)

    # ------------------------------------------------------------ showing

    def show_months(self, year: int, months: Sequence[int], month: int) -> None:
        """Offer the months of a year, and choose one."""
        self.months.clear()
        for offered in months:
            self.months.addItem(tr("{}年{}月").format(year, offered), offered)
        self.months.setCurrentIndex(self.months.findData(month))
        self.setEnabled(bool(months))

    def mark_unsaved(self, year: int, marked: Collection[int]) -> None:
        """Mark the months that hold something typed and not saved."""
        for at in range(self.months.count()):
            month = self.months.itemData(at)
            name = tr("{}年{}月").format(year, month)
            self.months.setItemText(at, tr("{}（未保存）").format(name) if month in marked else name)

    def show_day(self, day: str) -> None:
        """Say as of which day is reported."""
        self._day.setText(day)

    def offer(self, rows: Sequence[MonthRow], pillars: Sequence[PillarRow]) -> None:
        """Offer what the rows hold; what was wanted before is chosen again where it is offered."""
        sections = Counter([row.project.section for row in rows])
        sections.pop("", None)
        self.sections.set_choices([Choice(name, name, count) for name, count in sorted(sections.items())])
        self.pillars.set_choices([Choice(pillar.uid, pillar.name, pillar.projects) for pillar in pillars])
        for chip, key in ((self.sections, "section"), (self.pillars, "pillar")):
            wanted = self._wanted.pop(key, "")
            offered = set(sections) if key == "section" else {pillar.uid for pillar in pillars}
            if wanted in offered:
                chip.choose(wanted)

    def show_counts(self, rows: Sequence[MonthRow]) -> None:
        """Say how far the month is."""
        owed = sum(map(is_owed, rows))
        self._count.setText(tr("{} 项，已填报 {} 项").format(len(rows), len(rows) - owed) if rows else "")
        self.unreported.show_count(owed)

    def show_unsaved(self, unsaved: int, *, frozen: bool) -> None:
        """Say how many cells are typed and not saved."""
        self.unsaved.setText(tr("{} 处改动未保存").format(unsaved) if unsaved else "")
        self.save.setEnabled(bool(unsaved) and not frozen)

    # ------------------------------------------------------------ choosing

    def wanted(self) -> MonthFilter:
        """Give which projects are wanted."""
        return MonthFilter(self.sections.value, self.pillars.value, self.unreported.isChecked())

    def want(self, choices: dict[str, str]) -> None:
        """Choose a section and a pillar as soon as they are offered."""
        self._wanted = dict(choices)

    def show_all(self) -> None:
        """Take all filters off."""
        self.sections.choose("")
        self.pillars.choose("")
        self.unreported.setChecked(False)

    def _on_month(self, _at: int) -> None:
        self.month_chosen.emit(self.months.currentData())

    def _on_filtered(self, _key: str, _value: str) -> None:
        self.filtered.emit()

    def _on_save(self) -> None:
        self.save_wanted.emit()
