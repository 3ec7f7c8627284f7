"""One policy pillar: tiles, filters, the table of its projects, and the chosen project beside it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.lights import COLOUR_WORDS, USUAL, WORDS, Light
from dongliu_desktop.domain.rows import QUANTITY, PillarRow, ProjectRow
from dongliu_desktop.domain.tally import tally
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.models.project_filter import ProjectFilter, counted
from dongliu_desktop.ui.models.project_table import ProjectTable
from dongliu_desktop.ui.pages.inspector import Inspector
from dongliu_desktop.ui.pages.pillar_tiles import tiles
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip, ToggleChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.tile import TileRow

if TYPE_CHECKING:
    from dongliu_desktop.ui.pages.indicators import IndicatorPanel

INSPECTOR_WIDTH = 390
NO_FILTER = ProjectFilter()
TABLE_KEY = "projects"


class PillarState(NamedTuple):
    """What a tab remembers while another one is shown."""

    rows: tuple[ProjectRow, ...]
    chosen: str = ""
    scroll: int = 0


class PillarPage(QWidget):
    """Shows one pillar at a time; turning to another swaps the rows.

    Signals:
        chosen: the project that is current now (ProjectRow), or None.
        search_dropped: the words that were searched for no longer count; the search field is to be emptied.
        new_project_wanted: the button of an empty pillar was pressed.
    """

    chosen = Signal(object)
    search_dropped = Signal()
    new_project_wanted = Signal()
    _not_taken = Signal(str, float, str)  # uid, figure, why

    def __init__(
        self, hub: Hub, drafts: DraftStore, file_id: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._today = today
        self._pillar: PillarRow | None = None
        self._shown = ""  # the pillar whose rows are in the table; those of the present one may be on their way
        self._states: dict[str, PillarState] = {}
        self._wanted = ProjectFilter()
        self.hidden_columns = frozenset(column.key for column in COLUMNS if column.hidden)
        self.model = ProjectTable(self._on_figure, self)
        self.inspector = Inspector(hub, drafts, file_id, today)
        self._make_table()
        self._make_filters()
        self._indicators: IndicatorPanel | None = None
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.inspector.saved.connect(self.table.setFocus)  # on to the next project; Ctrl+Z takes the report back
        # When Qt is done with the cell and with the click elsewhere that may have ended it.
        self._not_taken.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------ showing

    def show_pillar(self, pillar: PillarRow, rows: tuple[ProjectRow, ...] | None = None) -> None:
        """Turn to a pillar: at once where its rows are given or known; known ones are read again."""
        self.table.finish_editing()
        self._remember()
        self._pillar = pillar
        self._show_indicator_count()
        if rows is not None:
            self._take(pillar, rows)
            return
        known = self._states.get(pillar.uid)
        if known is not None:
            self._show(known)
        self._hub.ask(lambda reading: reading.projects(pillar.uid), lambda rows: self._take(pillar, rows))

    def forget(self) -> None:
        """Drop all remembered rows: years, pillars or the reference date have changed."""
        self._states.clear()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed."""
        changed = {row.uid: row for row in changes.rows}
        for uid in {row.pillar for row in changes.rows} & self._states.keys():
            state = self._states[uid]
            self._states[uid] = state._replace(rows=tuple(changed.get(row.uid, row) for row in state.rows))
        self.model.swap(changes.rows)
        self.inspector.apply(changes)
        if self._indicators is not None:
            self._indicators.apply(changes)
        if changes.everything and self._pillar is not None:
            self.forget()
            self.show_pillar(self._pillar)
        elif changes.rows:
            self._show_summary()
            self.chosen.emit(self.project())

    def project(self) -> ProjectRow | None:
        """Give the chosen project; none while the indicators cover the table."""
        if self._indicators is not None and self.splitter.isHidden():
            return None
        return self.model.project(self.table.chosen_uid())

    def selected(self) -> list[ProjectRow]:
        """Give all selected projects, from top to bottom."""
        found = (self.model.project(uid) for uid in self.table.chosen_uids())
        return [row for row in found if row is not None]

    def choose(self, uid: str) -> None:
        """Go to a project; filters that hide it are taken off."""
        self.leave_indicators()
        if self.model.row_of(uid) < 0 and self.model.project(uid) is not None:
            self.reset_filters()
        self.table.choose(uid)

    def first_shown(self) -> str:
        """Give the uid of the first project that passes the filters, "" where none does."""
        return next((row.uid for row in self.model.shown_rows()), "")

    def save(self) -> None:
        """Enter what is typed: in the cell that is open, else in the report form."""
        if not self.table.finish_editing():
            self.inspector.save()

    def keep_draft(self) -> None:
        """Keep what is typed and not saved: the window closes."""
        self.table.finish_editing()
        self.inspector.keep_draft()

    def lock(self, *, locked: bool) -> None:
        """Only show, or let things be edited again; a figure that is being typed goes into the form and stays."""
        if locked:
            self.table.finish_editing()
        self.model.locked = locked
        self.inspector.form.lock(locked=locked)

    def search(self, text: str) -> None:
        """Show only projects whose texts hold all words of `text`."""
        if text:
            self.leave_indicators()
        self._filter(self._wanted._replace(text=text))

    def hide_columns(self, keys: frozenset[str]) -> None:
        """Hide these columns, by key."""
        self.hidden_columns = keys
        self._show_columns()

    def enter(self) -> None:
        """Take the keyboard: into the table of projects, or of what covers it."""
        table = self.table if self._indicators is None or self._indicators.isHidden() else self._indicators.table
        table.setFocus()

    def open_indicators(self, uid: str = "", reading: str = "") -> None:
        """Show the indicators of the pillar's theme in place of its projects, one of them and a reading chosen."""
        from dongliu_desktop.ui.pages.indicators import IndicatorPanel  # noqa: PLC0415 - most days nobody opens it

        if self._indicators is None:
            self._indicators = IndicatorPanel(self._hub)
            self._indicators.left.connect(self.leave_indicators)
            self._outer.addWidget(self._indicators)
        self.table.finish_editing()
        self.splitter.hide()
        self._indicators.show()
        self._indicators.choose(uid, reading)
        if self._pillar is not None:
            self._indicators.show_pillar(self._pillar)
        self.enter()
        self.chosen.emit(None)

    def leave_indicators(self) -> None:
        """Go back to the projects."""
        if self._indicators is None or not self.splitter.isHidden():
            return
        self._indicators.hide()
        self.splitter.show()
        self.table.setFocus()
        self._on_chosen(self.table.chosen_uid())

    def reset_filters(self, words: str = "") -> None:
        """Show all projects of the pillar, or all that hold these words."""
        for chip in (self._sections, self._lights, self._communities):
            chip.choose("")
        self._unreported.setChecked(False)
        self._filter(ProjectFilter(text=words))
        if not words:
            self.search_dropped.emit()

    def _take(self, pillar: PillarRow, rows: tuple[ProjectRow, ...]) -> None:
        known = self._states.get(pillar.uid)
        fresh = PillarState(rows) if known is None else known._replace(rows=rows)
        self._states[pillar.uid] = fresh
        if self._pillar is None or self._pillar.uid != pillar.uid:
            return
        if self._shown != pillar.uid:
            self._show(fresh)
        elif self.model.rows() != list(rows):  # read again: the person may have gone on in the table since
            self._show(PillarState(rows, self.table.chosen_uid(), self.table.verticalScrollBar().value()))

    def _show(self, state: PillarState) -> None:
        self._shown = self._pillar.uid if self._pillar else ""
        self.model.show(state.rows)
        self._show_columns()
        self._show_choices(state.rows)
        self._show_summary()
        self.table.choose(state.chosen)
        project = self.project()
        if project is None:
            self._on_chosen("")
        else:  # the same one is chosen without a signal, though it may have changed
            self.inspector.renew(project)
            self.chosen.emit(project)
        if state.scroll:
            self.table.doItemsLayout()  # before, the scroll bar has the range of the former rows
        self.table.verticalScrollBar().setValue(state.scroll)

    def _remember(self) -> None:
        if self._pillar is not None and self._pillar.uid in self._states:
            scroll = self.table.verticalScrollBar().value()
            self._states[self._pillar.uid] = PillarState(tuple(self.model.rows()), self.table.chosen_uid(), scroll)

    def _show_indicator_count(self) -> None:
        """Offer the indicators where the pillar continues a theme, which they belong to."""
        pillar = self._pillar
        self.indicators_button.setVisible(pillar is not None and bool(pillar.theme))
        if pillar is not None:
            self.indicators_button.setText(tr("指标 {}").format(pillar.indicators))
        if self._indicators is not None and pillar is not None and self.splitter.isHidden():
            self._indicators.show_pillar(pillar)

    def _show_choices(self, rows: Sequence[ProjectRow], kept: ProjectFilter = NO_FILTER) -> None:
        """Offer what the rows hold, and what is `kept` chosen though no row holds it any more."""
        self._sections.set_choices(_named(counted(rows, "section"), kept.section))
        lights = counted(rows, "light")
        self._lights.set_choices(
            [
                Choice(light, f"{tr(COLOUR_WORDS[light])} {tr(WORDS[light])}", lights.get(light, 0))
                for light in Light
                if light in USUAL or light in lights or light == kept.light
            ]
        )
        self._communities.set_choices(_named(counted(rows, "communities"), kept.community))

    def _recount(self) -> None:
        """Count again what a chip is about to offer: edits do not wait for it."""
        self._show_choices(self.model.rows(), self._wanted)

    def _show_summary(self) -> None:
        counted_rows = tally(self.model.rows())
        self._tiles.show_tiles(tiles(counted_rows))
        self._unreported.show_count(counted_rows.unreported)
        self._show_count()

    def _show_count(self) -> None:
        rows = self.model.rows()
        shown = len(self.model.shown_rows())
        told = tr("{} 项").format(shown) if shown == len(rows) else tr("{} 项中的 {} 项").format(len(rows), shown)
        self._count.setText(tr("按工作条线分组 · {}").format(told))
        self._stack.setCurrentWidget(self.table if shown else self._nothing if rows else self._empty)

    # ------------------------------------------------------------ filtering

    def _on_chip(self, key: str, value: str) -> None:
        if key == "unreported":
            self._filter(self._wanted._replace(unreported=bool(value)))
        else:
            self._filter(self._wanted._replace(**{key: value}))
        if key == "light":
            self._tiles.check(value)

    def _on_tile(self, key: str) -> None:
        self._lights.choose(key)

    def _filter(self, wanted: ProjectFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.model.filter_by(wanted)
            self._show_count()  # the tiles count all projects, shown or not

    # ------------------------------------------------------------ choosing and editing

    def _on_chosen(self, uid: str) -> None:
        project = self.model.project(uid)
        self.inspector.show_project(project)
        self.chosen.emit(project)

    def _on_opened(self, _uid: str) -> None:
        self.inspector.focus_form()

    def _on_figure(self, row: ProjectRow, figure: float) -> None:
        """Enter a figure typed in the table as a report of the reference date."""
        report = AddReport(
            uuid4().hex,
            row.uid,
            min(row.reference, self._today()),
            done=row.done,
            problems=row.problems,  # a new figure settles none of them
            next_steps=row.next_steps,
            seen=row.report,
        )
        by_quantity = row.measure == QUANTITY
        report = (
            report._replace(quantity=figure) if by_quantity else report._replace(percent=figure, quantity=row.quantity)
        )
        refusals: list[str] = []
        if self._hub.do(report, refusals.append) is None:
            self._not_taken.emit(row.uid, figure, "".join(refusals))

    def _hand_back(self, uid: str, figure: float, why: str) -> None:
        """Put a figure that was not taken into the form, where it stays until it can be saved."""
        self.choose(uid)
        self.inspector.propose(figure, why)

    # ------------------------------------------------------------ laying out

    def _make_table(self) -> None:
        looks = [ColumnLook(column.cell, column.width, column.stretch) for column in COLUMNS]
        self.table = GroupedTable(self.model, self.model.row_of, looks)
        self.table.setAccessibleName(tr("项目表"))
        self._show_columns()
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _show_columns(self) -> None:
        """Hide what the person has hidden, and what is empty in every row: it would only narrow the names."""
        rows = self.model.rows()
        for at, column in enumerate(COLUMNS):
            empty = column.optional and not any(column.text(row) for row in rows)
            self.table.setColumnHidden(at, column.key in self.hidden_columns or empty)

    def _make_filters(self) -> None:
        self._tiles = TileRow()
        self._tiles.activated.connect(self._on_tile)
        self._sections = FilterChip("section", tr("科室"), tr("全部科室"))
        self._lights = FilterChip("light", tr("状态"), tr("全部状态"))
        self._communities = FilterChip("community", tr("社区"), tr("全部社区"))
        self._unreported = ToggleChip("unreported", tr("本月未填报"))
        for chip in (self._sections, self._lights, self._communities, self._unreported):
            chip.changed.connect(self._on_chip)
        for chip in (self._sections, self._lights, self._communities):
            chip.opening.connect(self._recount)
        self._count = plain_label("muted")
        self.indicators_button = push_button(tr("指标 {}").format(0), kind=Kind.FLAT, icon_name="chart-column")
        self.indicators_button.setToolTip(tr("本板块主题的指标：各月的数、图和同比"))
        self.indicators_button.clicked.connect(self.open_indicators)

    def _lay_out(self) -> None:
        self._empty = EmptyState("inbox", tr("这个板块还没有项目"), tr("新增项目后，就可以填报进度、看亮灯。"))
        self._empty.offer(tr("新增项目 (Ctrl+N)"), self.new_project_wanted.emit)
        self._nothing = EmptyState("list-filter", tr("没有符合条件的项目"), tr("换个搜索词，或者取消筛选。"))
        self._nothing.offer(tr("取消筛选"), self.reset_filters)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._tiles)
        column.addLayout(self._chip_row())
        column.addWidget(self._panel(), 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([900, INSPECTOR_WIDTH])
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(16, 12, 16, 12)
        self._outer.addWidget(self.splitter)

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for chip in (self._sections, self._lights, self._communities, self._unreported):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(self.indicators_button)
        return row

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedWidget(panel)
        for part in (self.table, self._empty, self._nothing):
            self._stack.addWidget(part)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        return panel


def _named(counts: dict[str, int], kept: str) -> list[Choice]:
    """Give the choices of a chip by name; `kept` is one of them even if nothing is counted for it ("": none)."""
    shown = counts if kept in counts or not kept else {**counts, kept: 0}
    return [Choice(name, name, rows) for name, rows in shown.items()]
