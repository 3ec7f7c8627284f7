"""The tables of a comparison, one tab each: projects by lineage, all indicators, counts per theme."""

from collections import Counter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.comparison import ComparedProject, Comparison, ThemeProjects
from dongliu_desktop.domain.indicators import IndicatorPair
from dongliu_desktop.domain.lineage import MEANINGS, Kind
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_columns import COUNTS, EARLIER_COLUMNS, INDICATORS, PROJECTS
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Group, Section, Table
from dongliu_desktop.ui.widgets.chip import ToggleChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import plain_tip
from dongliu_desktop.ui.widgets.tabs import PillarTabs, Tab

PROJECTS_TAB, INDICATORS_TAB, COUNTS_TAB = "projects", "indicators", "counts"


class ComparisonTables(QFrame):
    """Three tables behind tabs, and the filter by kind of lineage.

    Signals:
        kinds_chosen: the filter changed; `kinds` gives it.
        project_activated: uid of the project whose row was opened.
        indicator_activated: year, theme and uid of the indicator whose row was opened.
    """

    kinds_chosen = Signal()
    project_activated = Signal(str)
    indicator_activated = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.projects = ComparisonTable(PROJECTS, self)
        self.indicators = ComparisonTable(INDICATORS, self)
        self.counts = ComparisonTable(COUNTS, self)
        self.project_table = _view(self.projects, PROJECTS, tr("按衔接关系对比的项目"))
        self.indicator_table = _view(self.indicators, INDICATORS, tr("指标对比"))
        self.count_table = _view(self.counts, COUNTS, tr("分主题统计"))
        self.tabs = PillarTabs(compact=True)
        self.tabs.setAccessibleName(tr("对比内容"))
        self.chips = {kind: ToggleChip(kind, tr(kind)) for kind in Kind}
        self._nothing = EmptyState("list-filter", tr("没有符合条件的项目"), tr("换个筛选条件，或者取消筛选。"))
        self._nothing.offer(tr("取消筛选"), self.show_all_kinds)
        self._balance = plain_label("muted")
        self._lay_out()
        self.tabs.chosen.connect(self._on_tab)
        self.project_table.opened.connect(self._on_opened)
        self.indicator_table.opened.connect(self._on_indicator_opened)
        for kind, chip in self.chips.items():
            chip.setToolTip(plain_tip(tr(MEANINGS[kind])))
            chip.changed.connect(self._on_chip)

    def kinds(self) -> frozenset[Kind]:
        """Give the kinds of lineage that are asked for; none means all."""
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def show_all_kinds(self) -> None:
        """Take the filter off."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_comparison(self, shown: Comparison, whole: Comparison) -> None:
        """Show a comparison. `whole` is the same without the filter by kind, for the counts on the chips."""
        self.indicators.show(shown.years, _indicator_sections(shown))
        self.counts.show(shown.years, [Section(None, (*shown.themes, shown.total))])
        self._balance.setText(_balance(shown))
        found = _kinds(whole)
        for kind, chip in self.chips.items():
            chip.show_count(found[kind])
        self.show_projects(shown)

    def show_projects(self, shown: Comparison) -> None:
        """Show other projects only: the filter by kind leaves the rest as it is."""
        sections = [_project_section(group) for group in shown.projects]
        self.projects.show(shown.years, sections)
        self.tabs.set_tabs(
            (
                Tab(PROJECTS_TAB, tr("项目衔接"), sum(len(section.rows) for section in sections)),
                Tab(INDICATORS_TAB, tr("全部指标"), len(shown.indicators)),
                Tab(COUNTS_TAB, tr("分主题统计"), len(shown.themes)),
            ),
            self.tabs.current_key(),
        )
        self._turn()

    def show_indicator(self, key: str) -> None:
        """Go to an indicator in the list of all."""
        self.tabs.choose(INDICATORS_TAB)
        self.indicator_table.choose(key)
        self.indicator_table.setFocus()

    def show_incomparable(self) -> None:
        """Go to the indicators: each that cannot be compared tells why."""
        self.tabs.choose(INDICATORS_TAB)
        self.indicator_table.setFocus()

    # ------------------------------------------------------------ inside

    def _on_tab(self, _key: str) -> None:
        self._turn()

    def _on_chip(self, _key: str, _value: str) -> None:
        self.kinds_chosen.emit()

    def _turn(self) -> None:
        key = self.tabs.current_key()
        for chip in self.chips.values():
            chip.setVisible(key == PROJECTS_TAB)
        self._balance.setVisible(key == COUNTS_TAB)
        pages = {INDICATORS_TAB: self.indicator_table, COUNTS_TAB: self.count_table}
        projects = self.project_table if self.projects.rowCount() else self._nothing
        self._stack.setCurrentWidget(pages.get(key, projects))

    def _on_opened(self, key: str) -> None:
        """Open the project of the year whose cell was pressed; else of the later year, if it is there."""
        row = self.projects.row(key)
        if row is None:
            return
        sides = [row.later, row.earlier]
        if self.project_table.currentIndex().column() in EARLIER_COLUMNS:
            sides.reverse()
        project = next(side for side in sides if side)
        self.project_activated.emit(project.uid)

    def _on_indicator_opened(self, key: str) -> None:
        """Open the indicator in the later year that has a figure of it: both years stand in its chart."""
        pair = self.indicators.row(key)
        if pair is not None:
            self.indicator_activated.emit(pair.years[1 if pair.later else 0], pair.theme, pair.indicator)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs, 1)
        for chip in self.chips.values():
            head.addWidget(chip)
        head.addWidget(self._balance)
        self._stack = QStackedWidget()
        for page in (self.project_table, self.indicator_table, self.count_table, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def _view(model: ComparisonTable[Any], table: Table[Any], name: str) -> GroupedTable:
    view = GroupedTable(model, model.row_of, [column.look for column in table.columns])
    view.setAccessibleName(name)
    view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    return view


def _balance(shown: Comparison) -> str:
    """Say where all projects of both years went to and came from."""
    balance = shown.balance
    before = tr("{}年 {} 项：接续 {}、办结 {}、未列入 {}").format(
        shown.earlier.year, shown.total.earlier.projects, balance.continued, balance.finished, balance.unlisted
    )
    after = tr("{}年 {} 项：承接 {}、新增 {}").format(
        shown.later.year, shown.total.later.projects, balance.continuing, balance.added
    )
    return tr("；").join((before, after))


def _kinds(comparison: Comparison) -> Counter[Kind]:
    counts: Counter[Kind] = Counter()
    for group in comparison.projects:
        counts.update({kind: len(rows) for kind, rows in group.kinds.items()})
    return counts


def _project_section(group: ThemeProjects) -> Section[ComparedProject]:
    """Title a theme with its pillars of both years, and count its kinds behind."""
    note = " · ".join(f"{tr(kind)} {len(rows)}" for kind, rows in group.kinds.items())
    return Section(Group(group.title, note), group.rows)


def _indicator_sections(shown: Comparison) -> list[Section[IndicatorPair]]:
    found: dict[str, list[IndicatorPair]] = {}
    for pair in shown.indicators:
        found.setdefault(pair.theme, []).append(pair)
    return [
        Section(
            Group(
                theme or tr("未归入主题"),
                tr("{} 项，可比 {} 项").format(len(pairs), sum(pair.comparable for pair in pairs)),
            ),
            pairs,
        )
        for theme, pairs in found.items()
    ]
