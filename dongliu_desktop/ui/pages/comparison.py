"""年度对比: two years side by side - indicators on the same months, projects by lineage, counts per theme."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.comparison import Comparison
from dongliu_desktop.domain.indicators import headlines
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.rows import PillarRow, YearRow
from dongliu_desktop.services.comparing import comparison
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.background import Job
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.comparison_bar import ComparisonBar
from dongliu_desktop.ui.pages.comparison_cards import CARD, GAP, CardGrid, scrolling
from dongliu_desktop.ui.pages.comparison_chart import ThemeChart
from dongliu_desktop.ui.pages.comparison_tables import ComparisonTables
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.painting import scaled

CHART_SHARE = 0.3  # of the width beside the cards
CARDS_SHARE = 0.42  # of the height, at most; what has no room is scrolled to
ENOUGH = 2
MEASURED = frozenset({"indicator", "reading"})


class ComparisonPage(YearPage):
    """Shows the comparison of two years and keeps it fresh while it is shown; `subject` tells what to print."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._rows: tuple[YearRow, ...] = ()
        self._whole: Comparison | None = None
        self._shown: Comparison | None = None
        self._stale = True
        self._job: Job | None = None
        self.bar = ComparisonBar()
        self.grid = CardGrid()
        self.chart = ThemeChart()
        self.tables = ComparisonTables()
        self._cards = scrolling(self.grid)
        self._lay_out()
        self.bar.years_chosen.connect(self._on_years_chosen)
        self.bar.theme_chosen.connect(self._narrow)
        self.bar.reasons_wanted.connect(self.tables.show_incomparable)
        self.bar.sheet_wanted.connect(self.sheet_requested)
        self.tables.kinds_chosen.connect(self._on_kinds)
        self.tables.project_activated.connect(self.project_activated)
        self.tables.indicator_activated.connect(self.indicator_activated)
        self.grid.opened.connect(self.tables.show_indicator)

    # ------------------------------------------------------------ showing

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Offer these plan years; a choice that still exists stays, else the newest two are compared."""
        del year, pillars  # it chooses its own two years, and shows all pillars of both
        if tuple(years) == self._rows:
            return
        self._rows = tuple(years)
        enough = len(years) >= ENOUGH
        self._stack.setCurrentWidget(self._body if enough else self._empty)
        if not enough:
            self._whole = self._shown = None
        else:
            self.bar.set_years(sorted(row.year for row in years))
        self._become_stale()

    def years(self) -> tuple[int, int]:
        """Give the two years that are compared, the older one first; (0, 0) where there is only one."""
        return self.bar.years() if len(self._rows) >= ENOUGH else (0, 0)

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed: read again, now or when the page is shown next."""
        mine = self._whole is None or any(row.year in self._whole.years for row in changes.rows)
        if changes.everything or mine or changes.entities & MEASURED:
            self._become_stale()

    def activate(self) -> None:
        """Read again if something changed since: the page is shown now."""
        asking = self._job is not None and not self._job.finished.is_set()
        if self._stale and not asking and len(self._rows) >= ENOUGH:
            self._ask()

    def compared(self) -> Comparison | None:
        """Give what is shown, narrowed as it is; None before the first answer."""
        return self._shown

    def subject(self) -> Subject | None:
        """Tell what a sheet of what is shown now is printed of; None where nothing is compared."""
        if self._shown is None:
            return None
        earlier, later = self._shown.years
        return Subject(later, earlier=earlier, theme=self.bar.theme(), kinds=self.tables.kinds())

    # ------------------------------------------------------------ reading

    def _become_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.activate()

    def _ask(self) -> None:
        earlier, later = self.bar.years()

        def question(reading: Reading) -> Comparison:
            return comparison(reading, earlier, later)

        self._stale = False
        self._job = self._hub.ask(question, partial(self._answer, (earlier, later)))

    def _answer(self, asked: tuple[int, int], answer: Comparison) -> None:
        self._job = None
        if asked == self.years():
            self._whole = answer
            self._show()
        if self._stale and self.isVisible():
            self.activate()

    def _on_kinds(self) -> None:
        if self._whole is not None:
            self._shown = self._whole.narrowed(self.tables.kinds(), self.bar.theme())
            self.tables.show_projects(self._shown)

    def _on_years_chosen(self) -> None:
        self._become_stale()

    # ------------------------------------------------------------ filling in

    def _show(self) -> None:
        whole = self._whole
        if whole is None:
            return
        self.bar.show_comparison(whole)
        self.chart.show_counts(whole.years, whole.themes)
        self._narrow()

    def _narrow(self) -> None:
        if self._whole is None:
            return
        shown = self._shown = self._whole.narrowed(self.tables.kinds(), self.bar.theme())
        self.grid.show_pairs(headlines(shown.indicators))
        self._cards.setVisible(bool(self.grid.cards()))
        self.tables.show_comparison(shown, self._whole.narrowed(frozenset(), self.bar.theme()))
        self._fit()

    # ------------------------------------------------------------ laying out

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "arrow-left-right", tr("只有一个年度，还不能对比"), tr("有了两个年度的数据，这里就会把它们放在一起看。")
        )
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        self._top = QHBoxLayout()
        self._top.setSpacing(12)
        self._top.addWidget(self._cards, 1)
        self._top.addWidget(self.chart)
        column.addWidget(self.bar)
        column.addLayout(self._top)
        column.addWidget(self.tables, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _fit(self) -> None:
        """Give the cards the height of whole rows, but no more of the page than their share."""
        row, gap = scaled(self.font(), CARD), scaled(self.font(), GAP)
        most = max(1, (round(self.height() * CARDS_SHARE) + gap) // (row + gap))
        shown = min(most, max(1, (self.grid.height() + gap) // (row + gap)))
        height = shown * (row + gap) - gap
        self._cards.setFixedHeight(height)
        self.chart.setFixedHeight(height)
        self.chart.setMaximumWidth(round(self.width() * CHART_SHARE) if self.grid.cards() else self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)
