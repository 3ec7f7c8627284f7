"""督办清单: all supervised items of a year, the most pressing first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.escalation import ESCALATED, Escalation
from dongliu_desktop.domain.problem_commands import ProblemForm
from dongliu_desktop.domain.problems import ProblemRow, pressing
from dongliu_desktop.domain.rows import PillarRow, YearRow
from dongliu_desktop.services.problems_questions import problems_of_year, proposed_escalations
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Section
from dongliu_desktop.ui.models.problem_columns import NOTHING, PROBLEMS, ProblemFilter, tiles
from dongliu_desktop.ui.pages.problem_acts import ProblemActs
from dongliu_desktop.ui.pages.problem_card import ProblemCard
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip, ToggleChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled
from dongliu_desktop.ui.widgets.proposal import Proposal
from dongliu_desktop.ui.widgets.tile import TileRow

CARD_WIDTH = 390  # pixels, as the inspector of a pillar
SEARCH_WIDTH = 160
ENTITIES = frozenset({"problem", "attachment", "appointment", "post", "person", "light_rule"})


class SupervisionPage(YearPage):
    """Shows the list of one year and keeps it fresh while it is shown."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._year: YearRow | None = None
        self._rows: Sequence[ProblemRow] = ()
        self._red: Sequence[Escalation] = ()
        self._wanted = ProblemFilter()
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self.acts = ProblemActs(hub, self)
        self._make_parts()
        self._lay_out()
        self._listen()

    # ------------------------------------------------------------ showing

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show the items of a year; they are read again only if something changed."""
        del years, pillars
        self.add_button.setEnabled(year is not None and not year.frozen)
        if year != self._year:
            self._year = year
            self._become_stale()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed: read again, now or when the page is shown next."""
        if changes.everything or changes.removed or changes.rows or changes.entities & ENTITIES:
            self._become_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def _become_stale(self) -> None:
        self._stale = True
        self._soon.start(0)

    def _refresh(self) -> None:
        year = self._year
        if year is None or not self._stale or not self.isVisible():
            return
        self._stale = False

        def question(reading: Reading) -> tuple[Sequence[ProblemRow], Sequence[Escalation]]:
            rows = sorted(problems_of_year(reading, year.year), key=pressing)
            return rows, proposed_escalations(reading, year.year, rows)

        self._hub.ask(question, lambda found: self._take(year, *found))

    def _take(self, year: YearRow, rows: Sequence[ProblemRow], red: Sequence[Escalation]) -> None:
        if self._year is None or self._year.uid != year.uid:
            return
        self._rows, self._red = rows, red
        named = tr("；").join(tr("{}，{}").format(one.project.name, one.reason) for one in red)
        told = tr("{} 个项目连续红灯，建议升级督办：{}").format(len(red), named) if red else ""
        self.from_lights.offer(told, possible=not year.frozen)
        self._tiles.show_tiles(tiles(rows))
        self._tiles.check(self._wanted.state)
        self._owners.set_choices(_counted(row.owner for row in rows))
        self._sections.set_choices(_counted(row.section for row in rows))
        self._soon_due.show_count(sum(row.is_near for row in rows))
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [row for row in self._rows if self._wanted.matches(row)]
        self.model.show((0, 0), (Section(None, shown),))
        told = tr("{} 项").format(len(shown))
        many = len(shown) != len(self._rows)
        self._count.setText(tr("{} 项中的 {} 项").format(len(self._rows), len(shown)) if many else told)
        self._stack.setCurrentWidget(self.table if shown else self._nothing if self._rows else self._empty)
        if shown and self.model.row(self.table.chosen_uid()) is None:
            self.table.choose(shown[0].uid)
        self._on_chosen(self.table.chosen_uid())

    # ------------------------------------------------------------ filtering and acting

    def _filter(self, wanted: ProblemFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_rows()

    def _on_chip(self, key: str, value: str) -> None:
        if key == "soon":
            self._filter(self._wanted._replace(soon=bool(value)))
        else:
            self._filter(self._wanted._replace(**{key: value}))

    def reset_filters(self) -> None:
        """Show all items."""
        for chip in (self._owners, self._sections):
            chip.choose("")
        self._soon_due.setChecked(False)
        self.search.clear()
        self._tiles.check("")
        self._filter(ProblemFilter())

    def _add(self) -> None:
        if self._year is not None:
            self.acts.add(self._year.year, None, ProblemForm(""), offer_projects=True)

    def _escalate(self) -> None:
        if self._year is not None:
            forms = ((one.project, ProblemForm(one.text, ESCALATED, one.project.officer)) for one in self._red)
            self.acts.add_all(self._year.year, [(project.uid, form) for project, form in forms])

    def _remind(self) -> None:
        chosen = (self.model.row(uid) for uid in self.table.chosen_uids())
        rows = [row for row in chosen if row is not None and row.closed_on is None]
        if rows:
            self.acts.remind(rows)
        self._say_reminded(len(rows))

    def _say_reminded(self, items: int) -> None:
        told = tr("已复制 {} 项催办，可以粘贴到短信或文件里。").format(items)
        self._note.setText(told if items else tr("选中的事项都已办结，不用催办。"))
        self._note.show()

    def _on_chosen(self, uid: str) -> None:
        self._note.hide()
        row = self.model.row(uid) if uid else None
        self.card.show_problem(row)
        self._hint.setVisible(row is None)
        self.remind_button.setEnabled(row is not None)

    def _on_opened(self, uid: str) -> None:
        row = self.model.row(uid)
        if row is None:
            return
        if row.project is not None:
            self.project_activated.emit(row.project)
        elif not row.frozen:
            self.acts.edit(row)

    # ------------------------------------------------------------ laying out

    def _make_parts(self) -> None:
        self.model = ComparisonTable(PROBLEMS, self)
        self.table = GroupedTable(self.model, self.model.row_of, [column.look for column in PROBLEMS.columns])
        self.table.setAccessibleName(tr("督办清单"))
        self.card = ProblemCard(self.acts, with_project=True)
        self._tiles = TileRow()
        self._owners = FilterChip("owner", tr("责任人"), tr("全部责任人"))
        self._sections = FilterChip("section", tr("科室"), tr("全部科室"))
        self._soon_due = ToggleChip("soon", tr("七天内到期"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("查找督办事项"))
        self.search.setAccessibleName(tr("查找督办事项"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(scaled(self.font(), SEARCH_WIDTH))
        self._count = plain_label("muted")
        self.from_lights = Proposal(tr("升级督办"), self._escalate)
        self.from_lights.hide()
        self._note = plain_label("muted", wrap=True)
        self.remind_button = push_button(tr("复制催办"), icon_name="copy")
        self.remind_button.setToolTip(tr("把选中的事项写成催办短信，可以多选"))
        self.add_button = push_button(tr("新增督办…"), icon_name="plus")
        self._hint = EmptyState("flag", tr("没有选中事项"), tr("在左边选一项，就能办结、销号、催办。"))
        self._empty = EmptyState("flag", tr("这一年还没有督办事项"), tr("在这里新增，或在项目的“督办”页里新增。"))
        self._nothing = EmptyState("list-filter", tr("没有符合条件的事项"), tr("换个搜索词，或者取消筛选。"))
        self._nothing.offer(tr("取消筛选"), self.reset_filters)

    def _listen(self) -> None:
        self._tiles.activated.connect(partial(self._on_chip, "state"))
        for chip in (self._owners, self._sections, self._soon_due):
            chip.changed.connect(self._on_chip)
        self.search.textChanged.connect(partial(self._on_chip, "text"))
        self.add_button.clicked.connect(self._add)
        self.remind_button.clicked.connect(self._remind)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.card.project_activated.connect(self.project_activated)
        self.card.reminded.connect(lambda: self._say_reminded(1))
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self.font(), 10))
        column.addWidget(self._tiles)
        column.addWidget(self.from_lights)
        column.addLayout(self._bar())
        column.addWidget(self._panel(), 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._side())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([900, CARD_WIDTH])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.addWidget(splitter)

    def _bar(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for part in (self._owners, self._sections, self._soon_due, self.search):
            line.addWidget(part)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.remind_button)
        line.addWidget(self.add_button)
        return line

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedWidget(panel)
        for part in (self._empty, self.table, self._nothing):
            self._stack.addWidget(part)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        return panel

    def _side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 12, 12)
        column.addWidget(self._note)
        column.addWidget(self.card, 1)
        column.addWidget(self._hint, 1)
        return side

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)


def _counted(names: Iterable[str]) -> list[Choice]:
    """Give the names that a chip offers, most used first."""
    return [Choice(name, name, rows) for name, rows in Counter(name or NOTHING for name in names).most_common()]
