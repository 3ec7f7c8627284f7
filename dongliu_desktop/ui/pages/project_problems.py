"""督办: the supervised items of the chosen project, and what should become one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dongliu_desktop.domain.escalation import ESCALATED, Escalation
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problem_commands import ProblemForm
from dongliu_desktop.domain.problems import ProblemRow, pressing
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.problems_questions import problems_of_project, proposed_escalations
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Section
from dongliu_desktop.ui.models.problem_columns import OF_PROJECT
from dongliu_desktop.ui.pages.problem_acts import ProblemActs
from dongliu_desktop.ui.pages.problem_card import ProblemCard
from dongliu_desktop.ui.pages.project_page import ProjectPage
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled
from dongliu_desktop.ui.widgets.proposal import Proposal

LINES = 5  # of the list, at most; further ones are scrolled to


class Shown(NamedTuple):
    """What is read: the items, and the escalation that red months ask for."""

    rows: tuple[ProblemRow, ...]
    escalation: Escalation | None


class ProjectProblemsPage(ProjectPage):
    """Lists the items of the chosen project with the chosen one in full, and offers to add what is missing."""

    entities = frozenset({"problem", "attachment", "light_rule", "appointment"})

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._escalation: Escalation | None = None
        self.acts = ProblemActs(hub, self)
        self.model = ComparisonTable(OF_PROJECT, self)
        looks = [column.look for column in OF_PROJECT.columns]
        self.table = GroupedTable(self.model, self.model.row_of, looks)
        self.table.setAccessibleName(tr("督办事项"))
        self.card = ProblemCard(self.acts, with_project=False)
        self.add_button = push_button(tr("新增督办…"), icon_name="plus")
        self.from_report = Proposal(tr("转为督办…"), self._take_up_report)
        self.from_lights = Proposal(tr("升级督办"), self._escalate)
        self.note = plain_label("muted")
        self._empty = EmptyState("flag", tr("没有督办事项"), tr("发现问题就新增一条，写明责任人和时限，直到销号。"))
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.card.reminded.connect(lambda: self.note.setText(tr("催办已复制，可以粘贴到短信或文件里。")))

    def question(self, project: ProjectRow) -> Callable[[Reading], Shown]:
        def read(reading: Reading) -> Shown:
            rows = problems_of_project(reading, project.uid)
            found = proposed_escalations(reading, project.year, rows) if project.light == Light.RED else ()
            return Shown(rows, next((one for one in found if one.project.uid == project.uid), None))

        return read

    def show_answer(self, project: ProjectRow, answer: Shown) -> None:
        rows = sorted(answer.rows, key=pressing)
        self._escalation = answer.escalation
        self.model.show((0, 0), (Section(None, rows),))
        self._show_proposals(project, rows)
        self.add_button.setEnabled(not project.frozen)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        lines = min(max(len(rows), 1), LINES)
        height = self.table.horizontalHeader().height() + lines * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height + 2)
        if rows and self.model.row(self.table.chosen_uid()) is None:
            self.table.choose(rows[0].uid)
        self._on_chosen(self.table.chosen_uid())

    def _show_proposals(self, project: ProjectRow, rows: Sequence[ProblemRow]) -> None:
        text = project.problems
        known = not text or any(row.text == text for row in rows)
        self.from_report.offer("" if known else tr("最近填报的存在问题：{}").format(text), possible=not project.frozen)
        red = self._escalation
        self.from_lights.offer("" if red is None else red.reason, possible=not project.frozen)

    # ------------------------------------------------------------ acting

    def _add(self) -> None:
        if self.project is not None:
            self.acts.add(self.project.year, self.project.uid, ProblemForm("", owner=self.project.officer))

    def _take_up_report(self) -> None:
        project = self.project
        if project is not None and project.as_of is not None:
            source = tr("{} 填报").format(project.as_of.isoformat())
            form = ProblemForm(project.problems, source, project.officer, measure=project.next_steps)
            self.acts.add(project.year, project.uid, form)

    def _escalate(self) -> None:
        project, red = self.project, self._escalation
        if project is not None and red is not None:
            self.acts.add_all(project.year, [(project.uid, ProblemForm(red.text, ESCALATED, project.officer))])

    def _on_chosen(self, uid: str) -> None:
        self.note.setText("")
        self.card.show_problem(self.model.row(uid) if uid else None)

    def _on_opened(self, uid: str) -> None:
        row = self.model.row(uid)
        if row is not None and not row.frozen:
            self.acts.edit(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 0)
        column.setSpacing(scaled(self.font(), 8))
        head = QHBoxLayout()
        head.addWidget(self.note, 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        for part in (self.from_lights, self.from_report, self.table, self.card):
            column.addWidget(part)
        column.setStretchFactor(self.card, 1)
        column.addWidget(self._empty, 1)
        self.from_lights.hide()
        self.from_report.hide()
