"""月度填报: what a month's grid shows of a project, and what typed cells mean. Rules are those of a single report."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.quantities import number, percent, quantity
from dongliu_desktop.domain.report_rules import check_report
from dongliu_desktop.domain.rows import QUANTITY, ProjectRow, YearRow
from dongliu_desktop.domain.texts import clean, fitted
from dongliu_desktop.domain.typed import TICKED, typed_amount, typed_yes

FIGURE, PROGRESS, PROBLEMS, NEXT_STEPS, DONE, REASON = (
    "figure", "progress", "problems", "next_steps", "done", "reason",
)  # fmt: skip
FIELDS = (FIGURE, PROGRESS, PROBLEMS, NEXT_STEPS, DONE, REASON)
WORDS = (PROGRESS, PROBLEMS, NEXT_STEPS, REASON)
CARRIED = frozenset({FIGURE, PROBLEMS, NEXT_STEPS, DONE})  # a new report that says nothing else keeps them
NAMED = 3  # projects that a sentence names; more are counted
CHANGED = "这个项目刚刚有了新的填报，请看过后再保存；您输入的内容还在。"


class Standing(NamedTuple):
    """A report, as far as a grid shows it."""

    uid: str
    as_of: date
    percent: float | None
    quantity: float | None
    qualifier: str
    done: bool
    progress: str
    problems: str
    next_steps: str


class MonthRow(NamedTuple):
    """A project in a month: the newest report before the month, and the newest one of the month itself."""

    project: ProjectRow
    before: Standing | None
    now: Standing | None

    @property
    def latest(self) -> Standing | None:
        """Give the report that a new one comes after."""
        return self.now or self.before

    @property
    def seen(self) -> str:
        """Give the uid of the report that a new one comes after, "" for none."""
        return self.latest.uid if self.latest else ""


class Fault(NamedTuple):
    """What is wrong with a row: the cell to look at, and the sentence."""

    field: str
    sentence: str


# ---------------------------------------------------------------- months


def months_of(year: YearRow, today: date) -> list[int]:
    """Give the months of a year that can be reported on: those that have begun."""
    last = 12 if today.year > year.year else today.month if today.year == year.year else 0
    return list(range(1, last + 1))


def usual_month(year: YearRow, today: date) -> int:
    """Give the month that is reported on at the reference date, 0 where none has begun."""
    months = months_of(year, today)
    wanted = year.reference.month if year.reference.year == year.year else 12
    return min(wanted, months[-1]) if months else 0


def first_day(year: int, month: int) -> date:
    """Give the first day of a month; month 13 is January of the next year."""
    return date(year + month // 13, (month - 1) % 12 + 1, 1)


def closing_date(year: YearRow, month: int, today: date) -> date:
    """Give the day as of which a month is reported: its closing day, never a day to come.

    In the month of a reference date that stands still it is not later than that date: else what was just entered
    would not show in the tables.
    """
    day = date(year.year, month, min(year.closing_day, monthrange(year.year, month)[1]))
    if year.fixed and (year.reference.year, year.reference.month) == (year.year, month):
        day = min(day, year.reference)
    return min(day, today)


# ---------------------------------------------------------------- cells


def figure_unit(project: ProjectRow) -> str:
    """Give the unit of a project's figure; "%" for a percentage."""
    return project.unit if project.measure == QUANTITY else "%"


def is_typed(field: str, project: ProjectRow) -> bool:
    """Tell whether a field is one that people fill in: not last month's figure, nor a percentage that is computed."""
    return bool(field) and not (field == FIGURE and project.computed is not None)


def takes(field: str, project: ProjectRow) -> bool:
    """Tell whether a field can be filled in now: nothing of a frozen year."""
    return is_typed(field, project) and not project.frozen


def shown_figure(project: ProjectRow, standing: Standing | None) -> str:
    """Give a report's figure as it is read: 82%, 3,580余平方米; "" for none."""
    if standing is None:
        return ""
    if project.measure == QUANTITY:
        value = standing.quantity
        return "" if value is None else quantity(value, project.unit, standing.qualifier)
    return "" if standing.percent is None else percent(standing.percent)


def shown_hint(row: MonthRow) -> str:
    """Give the figure that stands grey where none is typed: the computed one, else the last one."""
    computed = row.project.computed
    return shown_figure(row.project, row.before) if computed is None else percent(computed)


def cell_text(row: MonthRow, standing: Standing | None, field: str) -> str:
    """Give what a report holds in one cell, as it would be typed."""
    if standing is None or field == REASON:
        return ""
    if field == FIGURE:
        value = standing.quantity if row.project.measure == QUANTITY else standing.percent
        return "" if value is None else f"{number(value)}{'' if row.project.measure == QUANTITY else '%'}"
    if field == DONE:
        return TICKED if standing.done else ""
    return getattr(standing, field)


def entered(row: MonthRow, cells: Mapping[str, str], uid: str, seen: str, day: date) -> AddReport:
    """Give the report that typed cells make, on top of what the month already holds.

    A figure, 存在问题, 下一步打算 and 办结 that nobody touched stay as they were last; what an earlier
    month says of the progress is not said again.

    Raises:
        ValueError: a figure cannot be read; one Chinese sentence.
    """
    words = {name: _kept(row, cells, name) for name in (PROGRESS, PROBLEMS, NEXT_STEPS)}
    counted = row.project.measure == QUANTITY
    latest = row.latest
    value = typed_amount(_kept(row, cells, FIGURE), figure_unit(row.project))
    if FIGURE not in cells and latest is not None:
        value = latest.quantity if counted else latest.percent  # as stored, not as shown
    other = latest.quantity if latest else None  # a percentage keeps the quantity beside it, as the form does
    return AddReport(
        uid,
        row.project.uid,
        max(day, row.now.as_of) if row.now else day,
        percent=None if counted else value,
        quantity=value if counted else other,
        done=typed_yes(_kept(row, cells, DONE)),
        reason=cells.get(REASON, "").strip(),
        seen=seen or None,
        progress=words[PROGRESS],
        problems=words[PROBLEMS],
        next_steps=words[NEXT_STEPS],
    )


def is_saved(row: MonthRow, cells: Mapping[str, str], uid: str) -> bool:
    """Tell whether the report that typed cells were to make is the one that the month now holds."""
    now = row.now
    if now is None or now.uid != uid:
        return False
    try:
        report = entered(row, cells, uid, "", now.as_of)
    except ValueError:
        return False
    figures = (report.percent, report.quantity, report.done) == (now.percent, now.quantity, now.done)
    words = (PROGRESS, PROBLEMS, NEXT_STEPS)
    return figures and all(clean(getattr(report, name)) == getattr(now, name) for name in words)


def _kept(row: MonthRow, cells: Mapping[str, str], field: str) -> str:
    if field in cells:
        return cells[field]
    return cell_text(row, row.latest if field in CARRIED else row.now, field)


# ---------------------------------------------------------------- rules


def check_entry(report: AddReport, row: MonthRow, today: date) -> None:
    """Let a report pass that keeps the rules of its project as the month left it. Raises as `check_report`."""
    latest = row.latest
    project = row.project._replace(
        report=row.seen or None,
        as_of=latest.as_of if latest else None,
        entered_percent=latest.percent if latest else None,
        quantity=latest.quantity if latest else None,
    )
    check_report(report, project, today)


def fault_of(row: MonthRow, cells: Mapping[str, str], seen: str, day: date, today: date) -> Fault | None:
    """Give the first rule that a row's typed cells break, None where they keep them all."""
    if seen != row.seen:
        return Fault("", CHANGED)
    try:
        report = entered(row, cells, "", seen, day)
    except ValueError as unread:
        at_done = "办结" in str(unread)
        return Fault(DONE if at_done else FIGURE, str(unread))
    try:
        fit = fitted(report)
    except Refused as too_long:
        return Fault(max(WORDS, key=lambda name: len(cells.get(name, ""))), str(too_long))
    try:
        check_entry(fit, row, today)
    except Refused as refusal:
        return Fault(REASON if "原因" in str(refusal) else FIGURE, str(refusal))
    return None


def named(names: list[str]) -> str:
    """Name some projects: the first ones, and how many there are."""
    first = "、".join(f"“{name}”" for name in names[:NAMED])
    return first if len(names) <= NAMED else f"{first}等 {len(names)} 项"
