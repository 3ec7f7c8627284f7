"""节点: the planned steps of the chosen project, late ones with their days; each key does one thing."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.milestone_commands import DeleteMilestone, MoveMilestone, SaveMilestone
from dongliu_desktop.domain.milestones import MilestoneRow, days_late, percent_reached, reached
from dongliu_desktop.domain.quantities import number, percent
from dongliu_desktop.domain.rows import MILESTONES, ProjectRow
from dongliu_desktop.services.milestone_questions import milestones
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.dialogs.milestone import MilestoneDialog
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.pages.project_page import ProjectPage
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline

Read = tuple[tuple[MilestoneRow, ...], date]
"""The milestones of a project, and today's date."""


class MilestonesPage(ProjectPage):
    """Lists the milestones of one project and takes changes of them."""

    entities = frozenset({"milestone"})

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._rows: tuple[MilestoneRow, ...] = ()
        self._today: date | None = None
        self._wanted: str | None = None
        self.summary = plain_label("muted", wrap=True)
        self.message = plain_label("refusal", wrap=True)
        self.message.hide()
        self.list = Timeline()
        self.list.setAccessibleName(tr("节点"))
        self.list.activated.connect(self.edit)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self._buttons: dict[str, QPushButton] = {}
        self._empty = EmptyState(
            "milestone", tr("还没有节点"), tr("把项目分成几步，写上计划日期；晚了几天一眼看得到。按 Insert 新增。")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 0)
        column.addWidget(self.summary)
        column.addWidget(self._stack, 1)
        column.addWidget(self.message)
        # Two lines: the inspector is narrow.
        for names in (("add", "done", "edit"), ("up", "down", "delete")):
            row = QHBoxLayout()
            for name in names:
                row.addWidget(self._button(name))
            row.addStretch(1)
            column.addLayout(row)

    def _button(self, name: str) -> QWidget:
        kind = VERBS[name]
        action = QAction(tr(kind.title), self)
        action.setShortcut(QKeySequence(kind.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: kind.act(self))
        self.addAction(action)
        button = push_button(
            action.text(), kind=Kind.PRIMARY if name == "done" else Kind.PLAIN, icon_name=kind.icon_name
        )
        button.setToolTip(f"{action.text()} ({kind.keys})")
        button.clicked.connect(action.trigger)
        self._buttons[name] = button
        return button

    # ------------------------------------------------------------ showing

    def question(self, project: ProjectRow) -> Callable[[Reading], Read]:
        return lambda reading: (milestones(reading, project.uid), reading.today)

    def show_answer(self, project: ProjectRow, answer: Read) -> None:
        rows, self._today = answer
        at = self._place_of(self._wanted or self._chosen_uid(), rows)
        self._rows, self._wanted = rows, None
        self.list.set_entries([_entry(row, project.reference) for row in rows])
        self.list.setCurrentIndex(self.list.model().index(at, 0))
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        self.summary.setText(_summary(project, rows))
        self.setEnabled(not project.frozen)
        self._offer()

    def _offer(self) -> None:
        """Let be pressed what something can be done with, and say what 今天完成 does at one that is reached."""
        row = self._chosen()
        for name, button in self._buttons.items():
            button.setEnabled(name == "add" or row is not None)
        kind = VERBS["done"]
        self._buttons["done"].setText(tr("撤回完成") if row is not None and row.actual is not None else tr(kind.title))

    def _place_of(self, uid: str | None, rows: tuple[MilestoneRow, ...]) -> int:
        now = max(self.list.currentIndex().row(), 0)
        return next((at for at, row in enumerate(rows) if row.uid == uid), min(now, max(len(rows) - 1, 0)))

    def _chosen(self) -> MilestoneRow | None:
        at = self.list.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _chosen_uid(self) -> str | None:
        row = self._chosen()
        return row.uid if row else None

    # ------------------------------------------------------------ changing

    def add(self) -> None:
        """Ask for a new milestone."""
        self._ask(None)

    def edit(self) -> None:
        """Change the chosen milestone."""
        row = self._chosen()
        if row is not None:
            self._ask(row)

    def finish(self) -> None:
        """Enter that the chosen milestone is reached today; at one that is reached, take that back."""
        row, project = self._chosen(), self.project
        if row is None or project is None:
            return
        day = self._today if row.actual is None else None
        self._do(SaveMilestone(row.uid, project.uid, row.name, row.planned, day, row.weight, row))

    def move_up(self) -> None:
        """Move the chosen milestone one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the chosen milestone one place down."""
        self._move(1)

    def delete(self) -> None:
        """Take the chosen milestone out; undo brings it back."""
        row = self._chosen()
        if row is not None:
            self._do(DeleteMilestone(row))

    def _move(self, by: int) -> None:
        row = self._chosen()
        if row is not None:
            self._do(MoveMilestone(row.uid, by))

    def _ask(self, row: MilestoneRow | None) -> None:
        project = self.project
        if project is None:
            return
        dialog = MilestoneDialog(row, self.window())
        uid, taken = row.uid if row else uuid4().hex, False
        while not taken and dialog.exec() == QDialog.DialogCode.Accepted:
            command = SaveMilestone(uid, project.uid, *dialog.entered(), seen=row)
            taken = self.hub.do(command, dialog.show_refusal) is not None
        dialog.deleteLater()  # the window, its parent, would keep it
        self._wanted = uid if taken else None

    def _do(self, command: SaveMilestone | MoveMilestone | DeleteMilestone) -> None:
        self._tell("")
        self.hub.do(command, self._tell)

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


class Verb(NamedTuple):
    """A button below the list: its text, icon and key, and what it does."""

    title: str
    icon_name: str
    keys: str
    act: Callable[[MilestonesPage], None]


VERBS: dict[str, Verb] = {
    "add": Verb(mark("新增…"), "plus", "Insert", MilestonesPage.add),
    "done": Verb(mark("今天完成"), "check", "Space", MilestonesPage.finish),
    "edit": Verb(mark("修改…"), "pencil", "F2", MilestonesPage.edit),
    "up": Verb(mark("上移"), "chevron-up", "Alt+Up", MilestonesPage.move_up),
    "down": Verb(mark("下移"), "chevron-down", "Alt+Down", MilestonesPage.move_down),
    "delete": Verb(mark("删除"), "trash-2", "Delete", MilestonesPage.delete),
}


def _entry(row: MilestoneRow, day: date) -> Entry:
    late = days_late(row, day)
    done = reached(row, day)
    parts = [
        tr("计划 {}").format(row.planned) if row.planned else tr("没有计划日期"),
        tr("实际 {}").format(row.actual) if row.actual else "",
        tr("权重 {}").format(number(row.weight)) if row.weight != 1.0 else "",
    ]
    told = " · ".join(part for part in parts if part)
    lateness = (tr("晚了 {} 天完成") if done else tr("已晚 {} 天")).format(late) if late else ""
    light = Light.BLUE if done else Light.RED if late else Light.GREY
    state = tr("已完成") if done else tr("未完成")
    return Entry(state, row.name, "\n".join(part for part in (lateness, told) if part), light)


def _summary(project: ProjectRow, rows: tuple[MilestoneRow, ...]) -> str:
    if not rows:
        return ""
    done = sum(reached(row, project.reference) for row in rows)
    told = tr("已完成 {} / {} 个节点，按权重 {}（基准日 {}）。").format(
        done, len(rows), percent(percent_reached(rows, project.reference)), project.reference
    )
    if project.measure == MILESTONES:
        return told
    return told + tr("进度没有按节点计算；要按节点算，请在“修改项目”里把计量方式改成节点。")
