"""One supervised item in full, with the buttons for what may be done with it now."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dongliu_desktop.domain.problems import STATE_LIGHTS, ProblemRow, State
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.problem_columns import day, owner, standing
from dongliu_desktop.ui.pages.problem_acts import ProblemActs
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

IS_OPEN = frozenset({State.OPEN, State.OVERDUE})
ALWAYS = frozenset({"remind", "attach"})  # they change nothing, or say themselves what may be done


class Act(NamedTuple):
    """One button: its key, its text, its icon, how much it asks to be pressed, and the states in which it is there."""

    key: str
    title: str
    icon_name: str
    kind: Kind
    states: frozenset[State]


ACTS: tuple[Act, ...] = (
    Act("close", mark("办结…"), "check", Kind.PRIMARY, IS_OPEN),
    Act("strike_off", mark("销号…"), "circle-check", Kind.PRIMARY, frozenset({State.CLOSED})),
    Act("remind", mark("复制催办"), "copy", Kind.PLAIN, IS_OPEN),
    Act("reopen", mark("重新打开…"), "undo-2", Kind.PLAIN, frozenset({State.CLOSED, State.STRUCK_OFF})),
    Act("attach", mark("附件…"), "paperclip", Kind.PLAIN, frozenset(State)),
    Act("edit", mark("修改…"), "pencil", Kind.PLAIN, frozenset(State)),
    Act("delete", mark("删除"), "trash-2", Kind.PLAIN, frozenset(State)),
)


class ProblemCard(QFrame):
    """Shows one item.

    Signals:
        project_activated: uid of its project, whose button was pressed.
        reminded: its 催办 is on the clipboard.
    """

    project_activated = Signal(str)
    reminded = Signal()

    def __init__(self, acts: ProblemActs, *, with_project: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._row: ProblemRow | None = None
        self._with_project = with_project
        self._standing = plain_label()
        self._standing.setFont(resized(self.font(), 1.0, bold=True))
        self._title = plain_label("", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setFont(resized(self.font(), 1.1, bold=True))
        self.buttons: dict[str, QPushButton] = {}
        for act in ACTS:
            button = push_button(tr(act.title), kind=act.kind, icon_name=act.icon_name)
            button.clicked.connect(partial(self._do, act.key))
            self.buttons[act.key] = button
        self.project_button = push_button(tr("打开项目"), icon_name="arrow-up-right")
        self.project_button.clicked.connect(self._go)
        self._facts = QScrollArea()
        self._facts.setWidgetResizable(True)
        self._facts.setFrameShape(QFrame.Shape.NoFrame)
        self._facts.setAccessibleName(tr("督办事项的内容"))
        self._facts.viewport().setAutoFillBackground(False)
        self._lay_out()
        self.show_problem(None)

    def show_problem(self, row: ProblemRow | None) -> None:
        """Show an item, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(row.text)
        self._standing.setText(standing(row))
        colour = tokens_of(self.palette()).lights[STATE_LIGHTS[row.state]].words
        palette = self._standing.palette()
        palette.setColor(self._standing.foregroundRole(), colour)
        self._standing.setPalette(palette)
        for act in ACTS:
            button = self.buttons[act.key]
            button.setVisible(row.state in act.states)
            button.setEnabled(not row.frozen or act.key in ALWAYS)
        attached = tr("附件 {}…").format(row.attachments) if row.attachments else tr("附件…")
        self.buttons["attach"].setText(attached)
        self.buttons["attach"].setVisible(row.project is not None)  # attachments belong to a project
        self.project_button.setVisible(self._with_project and row.project is not None)
        self._show_facts(row)

    def _show_facts(self, row: ProblemRow) -> None:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, 4, 8, 4)
        for at, (name, value) in enumerate(facts(row, with_project=self._with_project)):
            told = plain_label("", value, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(plain_label("muted", name), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._facts.setWidget(sheet)
        sheet.setAutoFillBackground(False)  # QScrollArea turns it on

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scaled(self.font(), 6), 0, 0)
        column.setSpacing(scaled(self.font(), 8))
        column.addWidget(self._standing)
        column.addWidget(self._title)
        for keys in (("close", "strike_off", "remind", "reopen"), ("attach", "edit", "delete")):
            line = QHBoxLayout()
            for key in keys:
                line.addWidget(self.buttons[key])
            if "edit" in keys:
                line.addWidget(self.project_button)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(self._facts, 1)

    def _do(self, key: str) -> None:
        row = self._row
        if row is None:
            return
        if key == "remind":
            self._acts.remind([row])
            self.reminded.emit()
            return
        verbs: dict[str, Callable[[ProblemRow], None]] = {
            "close": self._acts.close,
            "strike_off": self._acts.strike_off,
            "reopen": self._acts.reopen,
            "edit": self._acts.edit,
            "attach": self._acts.attach,
            "delete": self._acts.delete,
        }
        verbs[key](row)

    def _go(self) -> None:
        if self._row is not None and self._row.project is not None:
            self.project_activated.emit(self._row.project)


def facts(row: ProblemRow, *, with_project: bool) -> list[tuple[str, str]]:
    """Word what is known of an item: (name, value), empty ones left out."""
    dates = [(tr("立项日期"), row.opened_on), (tr("办结时限"), row.due), (tr("办结日期"), row.closed_on)]
    dates.append((tr("销号日期"), row.struck_off_on))
    found = [
        (tr("项目"), row.project_name if with_project else ""),
        (tr("板块"), row.pillar_name if with_project else ""),
        (tr("牵头科室"), row.section if with_project else ""),
        (tr("来源"), row.source),
        (tr("责任人"), owner(row) if row.owner else ""),
        (tr("整改措施"), row.measure),
        *((name, day(value)) for name, value in dates if value is not None),
        (tr("办结人"), row.closed_by),
        (tr("核验人"), row.struck_off_by),
        (tr("佐证材料"), row.evidence),
        (tr("附件"), "" if row.project else tr("没有对应的项目，不能添加附件；请写在“佐证材料”里。")),
        (tr("重新打开的原因"), row.reopened),
        (tr("出处原文"), row.sentence),
    ]
    return [(name, value) for name, value in found if value]
