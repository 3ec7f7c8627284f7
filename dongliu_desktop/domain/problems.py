"""督办清单: problems that somebody has to settle, how they stand, and what may be done with them.

办结 (settled) is not yet 销号 (struck off after a check): the check is another person's.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problem_commands import ProblemForm
from dongliu_desktop.domain.quantities import chinese_date

SOON_DAYS = 7  # a term within so many days is told of as near
ENDS = "，,。；;、 "


class State(StrEnum):
    """How an item stands, from most to least pressing."""

    OVERDUE = "overdue"
    OPEN = "open"
    CLOSED = "closed"
    STRUCK_OFF = "struck_off"


STATE_WORDS: dict[State, str] = {
    State.OVERDUE: "已逾期",
    State.OPEN: "办理中",
    State.CLOSED: "待销号",
    State.STRUCK_OFF: "已销号",
}
PRESSING = {state: at for at, state in enumerate(State)}
STATE_LIGHTS: dict[State, Light] = {
    State.OVERDUE: Light.RED,
    State.OPEN: Light.YELLOW,
    State.CLOSED: Light.BLUE,
    State.STRUCK_OFF: Light.GREEN,
}


class ProblemRow(NamedTuple):
    """A supervised item at its year's reference date.

    `project` is None where it belongs to the whole year; `owner` is a post, `holder` the person in it. `reopened` is
    the reason why it was opened again last, "" for never. `attachments` is how many it has.
    """

    uid: str
    year: int
    frozen: bool
    reference: date
    project: str | None
    project_name: str
    pillar_name: str
    section: str
    text: str
    source: str
    owner: str
    holder: str
    measure: str
    due: date | None
    evidence: str
    opened_on: date | None
    closed_on: date | None
    closed_by: str
    struck_off_on: date | None
    struck_off_by: str
    reopened: str
    sentence: str
    attachments: int = 0

    @property
    def state(self) -> State:
        """How it stands at the reference date."""
        if self.struck_off_on is not None:
            return State.STRUCK_OFF
        if self.closed_on is not None:
            return State.CLOSED
        return State.OVERDUE if self.days_late else State.OPEN

    @property
    def days_open(self) -> int | None:
        """The days from its opening to 办结, or to the reference date; None where nobody wrote when it began."""
        if self.opened_on is None:
            return None
        return max(((self.closed_on or self.reference) - self.opened_on).days, 0)

    @property
    def days_late(self) -> int:
        """The days by which it was settled too late, or is late by now."""
        return 0 if self.due is None else max(((self.closed_on or self.reference) - self.due).days, 0)

    @property
    def is_near(self) -> bool:
        """Whether it is open and its term within `SOON_DAYS`."""
        return self.closed_on is None and self.due is not None and 0 <= (self.due - self.reference).days <= SOON_DAYS

    @property
    def form(self) -> ProblemForm:
        """What may be edited of it, as it stands: what an editor saw."""
        return ProblemForm(self.text, self.source, self.owner, self.measure, self.due, self.evidence, self.opened_on)


class Counts(NamedTuple):
    """The figures above a list: `longest` is the item that has been open longest, None where none is open."""

    total: int
    states: dict[State, int]
    soon: int
    longest: ProblemRow | None


def counts(rows: Iterable[ProblemRow]) -> Counts:
    """Count a list by state."""
    states = dict.fromkeys(State, 0)
    soon, total = 0, 0
    longest: ProblemRow | None = None
    for row in rows:
        total += 1
        states[row.state] += 1
        soon += row.is_near
        days = None if row.closed_on else row.days_open
        if days is not None and (longest is None or days > (longest.days_open or 0)):
            longest = row
    return Counts(total, states, soon, longest)


def known_at(rows: Iterable[ProblemRow], day: date) -> tuple[ProblemRow, ...]:
    """Give items as they stood at the end of a day: later ones are not there, later 办结 and 销号 not done."""
    return tuple(_not_after(row, day) for row in rows if row.opened_on is None or row.opened_on <= day)


def _not_after(row: ProblemRow, day: date) -> ProblemRow:
    if row.closed_on is not None and row.closed_on > day:
        row = row._replace(closed_on=None, closed_by="")
    if row.struck_off_on is not None and row.struck_off_on > day:
        row = row._replace(struck_off_on=None, struck_off_by="")
    return row


def pressing(row: ProblemRow) -> tuple[int, date, int]:
    """Order items: by state, then by term, then by the days they have been open."""
    return PRESSING[row.state], row.due or date.max, -(row.days_open or 0)


def check_form(form: ProblemForm, today: date) -> None:
    """Let an item pass that can be followed up.

    Raises:
        Refused: what is missing or cannot be, in one sentence.
    """
    if not form.text:
        raise Refused("请写明问题或督办事项。")
    if form.opened_on is not None and form.opened_on > today:
        raise Refused(f"立项日期 {chinese_date(form.opened_on)} 还没有到，不能晚于今天（{chinese_date(today)}）。")
    if form.opened_on is not None and form.due is not None and form.due < form.opened_on:
        raise Refused("办结时限不能早于立项日期。")


def check_closing(on: date, opened_on: date | None, today: date) -> None:
    """Let a day of 办结 pass. Raises Refused with the reason."""
    if on > today:
        raise Refused(f"办结日期 {chinese_date(on)} 还没有到，不能晚于今天（{chinese_date(today)}）。")
    if opened_on is not None and on < opened_on:
        raise Refused(f"办结日期不能早于立项日期（{chinese_date(opened_on)}）。")


def check_striking(by: str, on: date, closed_on: date, today: date, *, involved: Iterable[str]) -> None:
    """Let 销号 pass: on a day between 办结 and today, by somebody who is none of the `involved`.

    Raises:
        Refused: the reason in one sentence.
    """
    if not by:
        raise Refused("请填写核验人：销号要由责任人以外的人核验。")
    if _same_name(by) in {_same_name(name) for name in involved if name}:
        raise Refused(f"“{by}”是责任人或办结人，不能自己核验；请由另一个人销号。")
    if on > today:
        raise Refused(f"销号日期 {chinese_date(on)} 还没有到，不能晚于今天（{chinese_date(today)}）。")
    if on < closed_on:
        raise Refused(f"销号日期不能早于办结日期（{chinese_date(closed_on)}）。")


def _same_name(name: str) -> str:
    return "".join(name.split()).casefold()


def reminder(row: ProblemRow) -> str:
    """Word a 催办 as it is sent to the owner: what, since when, until when, and what is asked."""
    whom = row.holder and f"{row.owner}（{row.holder}）"
    matter = row.text.rstrip(ENDS)
    lines = [
        f"【催办】{whom or row.owner or row.section or '责任单位'}：",
        f"{row.project_name}督办事项“{matter}”" if row.project_name else f"督办事项“{matter}”",
        "，".join(part for part in (_since(row), _until(row)) if part),
        f"整改措施：{row.measure}" if row.measure else "",
        f"请抓紧办理，并于办结后报送办结情况和佐证材料。（{chinese_date(row.reference)}）",
    ]
    return "\n".join(line for line in lines if line)


def _since(row: ProblemRow) -> str:
    if row.opened_on is None:
        return ""
    return f"{chinese_date(row.opened_on)}立项，至今 {row.days_open} 天"


def _until(row: ProblemRow) -> str:
    if row.due is None:
        return ""
    left = (row.due - row.reference).days
    told = f"已逾期 {-left} 天" if left < 0 else "今天到期" if not left else f"还有 {left} 天"
    return f"办结时限 {chinese_date(row.due)}（{told}）"
