"""报前体检: what somebody should look at before a sheet is signed. A finding is a question, never a correction.

Which faults are common in such ledgers is told by the offices' own printed tables; each rule names its case. Rules
are data (`RULES`): to add one, add a line and its function. All are pure; what they see is gathered by
`services.precheck_questions`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from dongliu_desktop.domain.findings import Finding, Place
from dongliu_desktop.domain.precheck_facts import Case, Family, Scope, Told
from dongliu_desktop.domain.precheck_indicators import (
    figures_of_parts,
    grown_otherwise,
    months_to_come,
    other_unit,
    reading_fell,
    reading_words,
    unnamed_rank,
)
from dongliu_desktop.domain.precheck_projects import (
    days_to_come,
    figure_fell,
    figure_words,
    finished_unmarked,
    over_target,
    overdue_unexplained,
    sites_and_target,
    unreported,
    wrong_way_round,
)
from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.domain.rows import ReadingRow

__all__ = ["RULES", "Case", "Family", "Finding", "Place", "Rule", "Scope", "Weight", "examined", "families", "rule_of"]


class Weight(StrEnum):
    """How grave a finding is: figures that contradict each other, figures that are unusual, something not there."""

    WRONG = "wrong"
    ODD = "odd"
    MISSING = "missing"


class Rule(NamedTuple):
    """One thing that is looked at: of every project, of every indicator, or of both.

    Attributes:
        key: names it in filters.
        title: the fault in a word or two, as it stands in lists.
        weight: how grave it is.
        of_project: gives what a project's case has to tell.
        of_indicator: the same of an indicator with its readings.
    """

    key: str
    title: str
    weight: Weight
    of_project: Callable[[Case, Scope], Iterable[Told]] | None = None
    of_indicator: Callable[[Family, Scope], Iterable[Told]] | None = None


RULES: tuple[Rule, ...] = (
    Rule("fell", "累计数变小", Weight.WRONG, figure_fell, reading_fell),
    Rule("parts", "分项与合计不符", Weight.WRONG, sites_and_target, figures_of_parts),
    Rule("words", "文字与表不符", Weight.WRONG, figure_words, reading_words),
    Rule("over", "超过目标", Weight.ODD, over_target),
    Rule("finish", "完成未办结", Weight.MISSING, finished_unmarked),
    Rule("overdue", "逾期没写问题", Weight.MISSING, overdue_unexplained),
    Rule("dates", "日期不对", Weight.WRONG, wrong_way_round),
    Rule("future", "日期还没到", Weight.WRONG, days_to_come, months_to_come),
    Rule("growth", "同比不符", Weight.WRONG, None, grown_otherwise),
    Rule("unit", "单位可疑", Weight.ODD, None, other_unit),
    Rule("rank", "位次没写依据", Weight.MISSING, None, unnamed_rank),
    Rule("unreported", "没有填报", Weight.MISSING, unreported),
)
"""Every rule, from what is surely wrong to what is only missing."""


def rule_of(key: str) -> Rule:
    """Give the rule of that key. Raises KeyError."""
    return {rule.key: rule for rule in RULES}[key]


def examined(cases: Iterable[Case], indicators: Iterable[Family], scope: Scope) -> tuple[Finding, ...]:
    """Give all findings: project by project in the order given, then indicator by indicator; each in rule order."""
    found: list[Finding] = []
    for case in cases:
        project = case.project
        place = Place(project=project.uid)
        tell = partial(_finding, subject=project.name, group=project.pillar_name, place=place)
        found += (tell(rule, told) for rule in RULES if rule.of_project for told in rule.of_project(case, scope))
    for family in indicators:
        row = family.indicator
        tell = partial(_finding, subject=row.name, group=row.theme, place=Place(theme=row.theme, indicator=row.uid))
        found += (tell(rule, told) for rule in RULES if rule.of_indicator for told in rule.of_indicator(family, scope))
    return tuple(found)


def families(
    indicators: Iterable[IndicatorRow], readings: Sequence[ReadingRow], before: Sequence[ReadingRow]
) -> list[Family]:
    """Put each indicator of a year together with its readings, those of the year before, and those it is a share of."""
    now, earlier = _by_indicator(readings), _by_indicator(before)
    return [
        Family(row, now[row.uid], earlier.get(row.uid, ()), now.get(row.part, ()), now.get(row.whole, ()))
        for row in indicators
        if row.uid in now
    ]


def _finding(rule: Rule, told: Told, *, subject: str, group: str, place: Place) -> Finding:
    where = place._replace(field=told.field, site=told.site, reading=told.reading)
    return Finding(rule.key, rule.title, subject, group, told.sentence, where)


def _by_indicator(readings: Sequence[ReadingRow]) -> Mapping[str, Sequence[ReadingRow]]:
    found: dict[str, list[ReadingRow]] = {}
    for row in readings:
        found.setdefault(row.indicator, []).append(row)
    return found
