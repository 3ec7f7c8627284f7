"""The supervision list as data: its columns, its filters and its tiles."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import Qt

from dongliu_desktop.domain.problems import SOON_DAYS, STATE_LIGHTS, STATE_WORDS, ProblemRow, State, counts, pressing
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, Table
from dongliu_desktop.ui.widgets.cells import BadgeDelegate, ElidedTextDelegate, MutedTextDelegate, NumberDelegate
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles
from dongliu_desktop.ui.widgets.tile import TileFacts

NOTHING = "—"
STATE_ROLES: dict[int, Callable[[ProblemRow], object]] = {
    Roles.BADGE: lambda row: STATE_LIGHTS[row.state],
    Qt.ItemDataRole.ToolTipRole: lambda row: standing(row),  # noqa: PLW0108 - defined below
}


def state_word(row: ProblemRow) -> str:
    """Give the word of an item's state."""
    return tr(STATE_WORDS[row.state])


def standing(row: ProblemRow) -> str:
    """Tell how an item stands, with its days: "已逾期 9 天 · 已立项 39 天"."""
    told = [tr("已逾期 {} 天").format(row.days_late) if row.state == State.OVERDUE else state_word(row)]
    if row.closed_on is not None and row.days_late:
        told.append(tr("逾期 {} 天办结").format(row.days_late))
    if row.days_open is not None:
        text = tr("用时 {} 天") if row.closed_on is not None else tr("已立项 {} 天")
        told.append(text.format(row.days_open))
    return tr(" · ").join(told)


def day(value: date | None) -> str:
    """Write a date, an unknown one as a dash."""
    return NOTHING if value is None else value.isoformat()


def owner(row: ProblemRow) -> str:
    """Give the owner's post, with the person in it."""
    return tr("{}（{}）").format(row.owner, row.holder) if row.holder else row.owner or NOTHING


def _days(row: ProblemRow) -> str:
    return NOTHING if row.days_open is None else str(row.days_open)


STATE = Column[ProblemRow](mark("状态"), ColumnLook(BadgeDelegate, 84), state_word, pressing, STATE_ROLES)
TEXT = Column[ProblemRow](mark("问题"), ColumnLook(ElidedTextDelegate, 280, stretch=True), attrgetter("text"))
DUE = Column[ProblemRow](
    mark("办结时限"), ColumnLook(MutedTextDelegate, 98), lambda row: day(row.due), lambda row: row.due or date.max
)
OF = Column[ProblemRow](mark("项目"), ColumnLook(MutedTextDelegate, 180), lambda row: row.project_name or NOTHING)
DAYS = Column[ProblemRow](
    mark("天数"), ColumnLook(NumberDelegate, 64), _days, lambda row: -1 if row.days_open is None else row.days_open
)
PROBLEMS = Table[ProblemRow](
    (STATE, TEXT, OF, Column(mark("责任人"), ColumnLook(ElidedTextDelegate, 110), owner), DUE, DAYS),
    key=attrgetter("uid"),
)
LONGEST_OPEN = Table[ProblemRow]((STATE, TEXT, OF, DAYS), key=attrgetter("uid"))
OF_PROJECT = Table[ProblemRow]((STATE, TEXT, DUE), key=attrgetter("uid"))


class ProblemFilter(NamedTuple):
    """Which items are shown; empty values ask for nothing."""

    state: str = ""
    owner: str = ""
    section: str = ""
    soon: bool = False
    text: str = ""

    def matches(self, row: ProblemRow) -> bool:
        """Tell whether an item is shown."""
        return (
            (not self.state or row.state == self.state)
            and (not self.owner or (row.owner or NOTHING) == self.owner)
            and (not self.section or (row.section or NOTHING) == self.section)
            and (not self.soon or row.is_near)
            and all(word in _haystack(row) for word in self.text.lower().split())
        )


def _haystack(row: ProblemRow) -> str:
    people = f"{row.owner}\n{row.holder}\n{row.section}"
    return f"{row.text}\n{row.source}\n{row.measure}\n{row.project_name}\n{people}".lower()


def tiles(rows: Iterable[ProblemRow]) -> list[TileFacts]:
    """Show how many items there are, and how many in each state."""
    found = counts(rows)
    hint = "" if found.longest is None else tr("最久的已 {} 天").format(found.longest.days_open)
    total = TileFacts("", str(found.total), tr("督办事项"), hint, clickable=False)
    hints = {State.OPEN: tr("{} 天内到期 {} 项").format(SOON_DAYS, found.soon) if found.soon else ""}
    states = (
        TileFacts(state, str(found.states[state]), tr(STATE_WORDS[state]), hints.get(state, ""), STATE_LIGHTS[state])
        for state in State
    )
    return [total, *states]
