"""总览: how the chosen year stands, what is behind and why, and who owes a report this month."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.agenda import PROBLEMS, WINDOWS, Agenda, Matter
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.overview import Overview, overview
from dongliu_desktop.domain.reminders import of_delay, of_report, of_term
from dongliu_desktop.domain.rows import PillarRow, YearRow
from dongliu_desktop.services.agenda_questions import agenda
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.background import Job
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.models.overview_columns import (
    BEHIND_PROJECTS,
    CHANGED_MATTERS,
    DUE_MATTERS,
    UNREPORTED_PROJECTS,
)
from dongliu_desktop.ui.models.problem_columns import LONGEST_OPEN
from dongliu_desktop.ui.pages.overview_panels import ListPanel, Lists, PillarPanel
from dongliu_desktop.ui.pages.overview_texts import (
    due_sections,
    headline,
    month,
    nothing_at_all,
    nothing_behind,
    nothing_owed,
    overview_tiles,
    remind_all,
)
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled
from dongliu_desktop.ui.widgets.tile import TileFacts, TileRow

LISTED = frozenset({"milestone", "problem"})  # tables whose rows are in the lists
SUPERVISION = "supervision"  # tab of what belongs to the whole year
TWO_LISTS = 1080  # pixels that two lists need beside each other; in less they stand one above the other


class Answer(NamedTuple):
    """What is made in the lane: the figures, the texts that need all projects, and what is to be done next."""

    shown: Overview
    tiles: Sequence[TileFacts]
    agenda: Agenda


class OverviewPage(YearPage):
    """Shows one year and keeps it fresh while it is shown."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._year: YearRow | None = None
        self._pillars: Sequence[PillarRow] = ()
        self._job: Job | None = None
        self._wanted = 0  # counts the changes told of; `_shown` is how many of them can be seen
        self._shown = 0
        # Being shown, being told the year and being told of a change come one after the other: one question for all.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self._make_parts()
        self._lay_out()
        self.pillars.activated.connect(self.pillar_activated)
        for panel in (self.behind, self.unreported):
            panel.opened.connect(self.project_activated)
        for panel in (self.due, self.changed):
            panel.opened.connect(partial(self._open_matter, panel))
        self.problems.opened.connect(self._open_problem)

    # ------------------------------------------------------------ showing

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show a year, given with its pillars in tab order; its projects are read again only if something changed."""
        del years
        if year is None:
            self._year, self._pillars = None, ()  # the only year may have been taken back
            self._empty.show_text(*nothing_at_all())
            self._stack.setCurrentWidget(self._empty)
            return
        if self._year is None:
            self._stack.setCurrentWidget(self._blank)  # until the first answer; later ones take the place of another
        if (year, tuple(pillars)) != (self._year, self._pillars):
            self._year, self._pillars = year, tuple(pillars)
            self._become_stale()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed: read again, now or when the page is shown next."""
        year = self._year.year if self._year else 0
        own = any(row.year == year for row in changes.rows)
        if changes.everything or changes.removed or own or changes.entities & LISTED:
            self._become_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def _become_stale(self) -> None:
        self._wanted += 1
        self._soon.start(0)

    # ------------------------------------------------------------ reading

    def _refresh(self) -> None:
        year, pillars = self._year, self._pillars
        asking = self._job is not None and not self._job.finished.is_set()
        if year is None or self._shown == self._wanted or asking or not self.isVisible():
            return

        def question(reading: Reading) -> Answer:
            rows = reading.projects_of_year(year.year)
            shown = overview(year, pillars, rows)
            return Answer(shown, overview_tiles(shown, rows), agenda(reading, year, rows))

        self._job = self._hub.ask(question, partial(self._take, self._wanted))

    def _take(self, wanted: int, answer: Answer) -> None:
        self._shown = wanted
        if answer.shown.year == self._year:
            self._show(answer)
        self._refresh()

    def _show(self, answer: Answer) -> None:
        shown = answer.shown
        year = shown.year.year
        if not shown.total.projects:
            sentence = tr("在板块的标签里新增项目后，这里汇总亮灯、落后和未填报的项目。")
            self._empty.show_text(tr("{}年还没有项目").format(year), sentence)
            self._stack.setCurrentWidget(self._empty)
            return
        self._title.setText(tr("{}年总览").format(year))
        self._facts.setText(headline(shown))
        self._tiles.show_tiles(answer.tiles)
        self.pillars.show_overview(shown)
        self.behind.empty.show_text(*nothing_behind(shown))
        self.behind.show_rows(shown.behind, tr("红灯在前，按逾期天数和差距排列") if shown.behind else "")
        self.unreported.empty.show_text(*nothing_owed(shown))
        self.unreported.remind = partial(of_report, closing_day=shown.year.closing_day)
        self.unreported.show_rows(shown.unreported, month(shown))
        self._show_agenda(answer.agenda)
        for lists in self.lists:
            lists.show_counts()
        self._stack.setCurrentWidget(self._body)

    def _show_agenda(self, shown: Agenda) -> None:
        self.due.show_rows(shown.due, tr("项目、节点和督办的时限") if shown.due else "", due_sections(shown.due))
        since = tr("上次报送日 {} 以来").format(day_text(shown.since))
        self.changed.empty.show_text(tr("没有变化"), tr("{}没有新的填报、亮灯变化、节点和督办。").format(since))
        self.changed.show_rows(shown.changes, since)
        self.problems.show_rows(shown.problems, tr("没有办结的，立项最久的在前") if shown.problems else "")

    def _open_matter(self, panel: ListPanel[Matter], uid: str) -> None:
        row = panel.model.row(uid)
        if row is not None:
            self._open(row.project, row.page)

    def _open_problem(self, uid: str) -> None:
        row = self.problems.model.row(uid)
        if row is not None:
            self._open(row.project, PROBLEMS)

    def _open(self, project: str | None, page: str) -> None:
        """Go to a project's page; what belongs to the whole year is on the supervision list."""
        if project is None:
            self.pillar_activated.emit(SUPERVISION)
        else:
            self.page_activated.emit(project, page)

    # ------------------------------------------------------------ laying out

    def _make_parts(self) -> None:
        self._title = plain_label()
        self._title.setFont(resized(self.font(), 1.3, bold=True))
        self._facts = plain_label("muted")
        self._tiles = TileRow()
        self.pillars = PillarPanel()
        self.behind = ListPanel(tr("落后与逾期"), BEHIND_PROJECTS, "circle-check", of_delay)
        self.due = ListPanel(tr("即将到期"), DUE_MATTERS, "calendar-check", of_term)
        self.problems = ListPanel(tr("最久的问题"), LONGEST_OPEN, "flag", remind_all)
        self.unreported = ListPanel(tr("本月未填报"), UNREPORTED_PROJECTS, "clipboard-check")
        self.changed = ListPanel(tr("最近变化"), CHANGED_MATTERS, "history")
        within = tr("{} 天内没有到期的项目、节点和督办。").format(WINDOWS[-1])
        self.due.empty.show_text(tr("近期没有到期的"), within)
        self.problems.empty.show_text(tr("没有未办结的问题"), tr("督办事项都已办结，或者还没有立项。"))
        self.lists = (
            Lists({"behind": self.behind, "due": self.due, "problems": self.problems}),
            Lists({"unreported": self.unreported, "changed": self.changed}),
        )
        self._empty = EmptyState("layout-dashboard", *nothing_at_all())

    def _lay_out(self) -> None:
        self._body = QScrollArea()
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tables inside take the keyboard
        self._body.setWidget(self._column())
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for part in (self._empty, self._blank, self._body):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _column(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(scaled(self.font(), 10))
        head = QHBoxLayout()
        head.setSpacing(scaled(self.font(), 12))
        head.addWidget(self._title)
        head.addWidget(self._facts)
        head.addStretch(1)
        head.addWidget(plain_label("muted", tr("双击或按回车，打开板块或项目")))
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(scaled(self.font(), 12))
        for lists in self.lists:
            self._lists.addWidget(lists, 1)
        column.addLayout(head)
        column.addWidget(self._tiles)
        column.addWidget(self.pillars)
        column.addLayout(self._lists, 1)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= scaled(self.font(), TWO_LISTS)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(direction)

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)
