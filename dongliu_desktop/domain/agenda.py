"""总览's lists of what somebody should do next: what falls due, what changed since the last report date."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.milestones import MilestoneRow, reached
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow

WINDOWS = (3, 7, 30)  # days: what falls due within them is listed together
REPORT, MILESTONES, PROBLEMS = "report", "milestones", "problems"  # pages of a project on which a line is looked at
Milestones = Mapping[str, Sequence[MilestoneRow]]
"""The milestones of a year, by the uid of their project."""


class Matter(NamedTuple):
    """A line of such a list.

    `page` names the page of the project on which it is looked at; `project` is None for what belongs to the whole
    year. `days` are left until `day` (negative: so many days late); `told` says what happened to it.
    """

    uid: str
    project: str | None
    page: str
    name: str
    pillar: str
    section: str
    owner: str
    day: date
    days: int = 0
    told: str = ""


class Agenda(NamedTuple):
    """What falls due, nearest first; what changed since the last report date; open problems, the longest open first."""

    due: tuple[Matter, ...]
    since: date
    changes: tuple[Matter, ...]
    problems: tuple[ProblemRow, ...]


def last_report_day(reference: date, closing_day: int) -> date:
    """Give the newest closing day before `reference`; a month that is too short closes on its last day."""
    closed = _closing(reference.year, reference.month, closing_day)
    if closed < reference:
        return closed
    before = reference.replace(day=1) - timedelta(days=1)
    return _closing(before.year, before.month, closing_day)


def falling_due(
    projects: Iterable[ProjectRow], milestones: Milestones, problems: Iterable[ProblemRow]
) -> tuple[Matter, ...]:
    """Give what is not done and falls due within the widest window, or is late already, the most pressing first."""
    found: list[Matter] = []
    for row in projects:
        if row.due is not None and row.light != Light.BLUE:
            found.append(_of_project(row, row.uid, REPORT, row.name, row.due))
        found += [
            _of_project(row, step.uid, MILESTONES, f"{row.name}：{step.name}", step.planned)
            for step in milestones.get(row.uid, ())
            if step.planned is not None and not reached(step, row.reference)
        ]
    found += [_of_problem(row, row.due) for row in problems if row.due is not None and row.closed_on is None]
    return tuple(sorted((row for row in found if row.days <= WINDOWS[-1]), key=lambda row: row.days))


def changed_since(
    since: date, before: Iterable[ProjectRow], now: Sequence[ProjectRow], milestones: Milestones,
    problems: Iterable[ProblemRow],
) -> tuple[Matter, ...]:  # fmt: skip
    """Give what happened after `since`, project by project in the order of the plan, then the year's own problems.

    `before` are the projects as they stood on that day.
    """
    then = {row.uid: row for row in before}
    items: dict[str | None, list[ProblemRow]] = {}
    for item in problems:
        items.setdefault(item.project, []).append(item)
    found: list[Matter] = []
    for row in now:
        told = _news(then.get(row.uid), row, since)
        if told:
            day = row.as_of if row.as_of is not None and row.as_of > since else row.reference
            found.append(_of_project(row, row.uid, REPORT, row.name, day)._replace(told=told))
        for step in milestones.get(row.uid, ()):
            if step.actual is not None and since < step.actual <= row.reference:
                matter = _of_project(row, step.uid, MILESTONES, row.name, step.actual)
                found.append(matter._replace(told=f"完成节点：{step.name}"))
        found += _news_of_problems(items.get(row.uid, ()), since)
    return (*found, *_news_of_problems(items.get(None, ()), since))


def longest_open(problems: Iterable[ProblemRow]) -> tuple[ProblemRow, ...]:
    """Give the problems that are not settled, the longest open first; those of unknown age come last."""
    opened = (row for row in problems if row.closed_on is None)
    return tuple(sorted(opened, key=lambda row: -1 if row.days_open is None else row.days_open, reverse=True))


def _closing(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _of_project(row: ProjectRow, uid: str, page: str, name: str, day: date) -> Matter:
    days = (day - row.reference).days
    return Matter(uid, row.uid, page, name, row.pillar_name, row.section, row.officer, day, days)


def _of_problem(row: ProblemRow, day: date) -> Matter:
    name = f"{row.project_name}：{row.text}" if row.project_name else row.text
    days = (day - row.reference).days
    return Matter(row.uid, row.project, PROBLEMS, name, row.pillar_name, row.section, row.owner, day, days)


def _news(then: ProjectRow | None, now: ProjectRow, since: date) -> str:
    """Say what is new about a project: figure and light as they moved, or that there is a report; "" for nothing."""
    told: list[str] = []
    if then is not None and now.percent is not None and then.percent != now.percent:
        told.append(f"{percent(then.percent)} → {percent(now.percent)}")
    if then is not None and then.light != now.light:
        told.append(f"{WORDS[then.light]} → {WORDS[now.light]}")
    if now.as_of is not None and now.as_of > since:
        words = now.progress if then is None or then.progress != now.progress else ""
        told.append(words or ("" if told else "有新的填报"))
    return "，".join(filter(None, told))


def _news_of_problems(rows: Iterable[ProblemRow], since: date) -> list[Matter]:
    found: list[Matter] = []
    for row in rows:
        events = (("督办立项", row.opened_on), ("督办办结", row.closed_on), ("督办销号", row.struck_off_on))
        newest = [(day, word) for word, day in events if day is not None and since < day <= row.reference]
        if newest:
            day, word = newest[-1]
            name = row.project_name or row.text
            found.append(_of_problem(row, day)._replace(name=name, told=f"{word}：{row.text}"))
    return found
