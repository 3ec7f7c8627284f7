"""催办: what is sent to those who are to act, ready to be pasted into a message - one text per section."""

import calendar
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from dongliu_desktop.domain.agenda import Matter
from dongliu_desktop.domain.lights import COLOUR_WORDS
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import ProjectRow

NOBODY = "各责任单位"  # where nobody wrote who leads

ASKED_OF_TERM = "下列事项临近或者已过时限，请按时完成，完不成的请说明原因："


class Led(Protocol):
    """What has a section that leads it."""

    @property
    def section(self) -> str:
        """Its name, "" where nobody wrote it."""
        ...


T = TypeVar("T", bound=Led)


def of_delay(rows: Sequence[ProjectRow]) -> str:
    """Word what is sent for projects that are behind."""
    return _per_section("催办", rows, asked_of_delay(rows[0].reference), _delay) if rows else ""


def of_report(rows: Sequence[ProjectRow], closing_day: int) -> str:
    """Word what is sent for reports that are owed; `closing_day` is the day of the month by which they are due."""
    return _per_section("催报", rows, asked_of_report(rows[0].reference, closing_day), _report) if rows else ""


def of_term(rows: Sequence[Matter]) -> str:
    """Word what is sent for what falls due, or is late."""
    return _per_section("催办", rows, ASKED_OF_TERM, _term)


def asked_of_delay(reference: date) -> str:
    """Ask for what is behind at the reference date."""
    return f"下列项目落后于计划（截至{chinese_date(reference)}），请抓紧推进，并报送原因和措施："


def asked_of_report(reference: date, closing_day: int) -> str:
    """Ask for the reports of the reference date's month, by its closing day unless that is over."""
    days = calendar.monthrange(reference.year, reference.month)[1]
    last = date(reference.year, reference.month, min(closing_day, days))
    until = "尽快" if last < reference else f"在{chinese_date(last)}前"
    return f"下列项目{reference.year}年{reference.month}月还没有填报，请{until}报送进展："


def term(row: Matter) -> str:
    """Say how many days are left."""
    if row.days < 0:
        return f"已过 {-row.days} 天"
    return f"还有 {row.days} 天" if row.days else "今天到期"


def _per_section(kind: str, rows: Iterable[T], asked: str, line: Callable[[T], str]) -> str:
    sections: dict[str, list[T]] = {}
    for row in rows:
        sections.setdefault(row.section or NOBODY, []).append(row)
    texts = (
        "\n".join([f"【{kind}】{section}：", asked, *(f"{at}. {line(row)}" for at, row in enumerate(own, 1))])
        for section, own in sections.items()
    )
    return "\n\n".join(texts)


def _delay(row: ProjectRow) -> str:
    due = row.due_text or (chinese_date(row.due) if row.due else "")
    parts = [f"{COLOUR_WORDS[row.light]}，{row.reason}", f"责任人：{row.officer}" if row.officer else ""]
    parts.append(f"时限：{due}" if due else "")
    return f"{row.name}：{'；'.join(filter(None, parts))}"


def _report(row: ProjectRow) -> str:
    latest = f"最近填报 {chinese_date(row.as_of)}" if row.as_of else "从未填报"
    return f"{row.name}（{latest}）"


def _term(row: Matter) -> str:
    owner = f"；责任人：{row.owner}" if row.owner else ""
    return f"{row.name}：时限 {chinese_date(row.day)}，{term(row)}{owner}"
