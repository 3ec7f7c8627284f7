"""衔接: which projects of an earlier year a later year's projects continue, and what became of the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from dongliu_desktop.domain.differences import signed
from dongliu_desktop.domain.lights import ROUNDING, Light
from dongliu_desktop.domain.quantities import quantity
from dongliu_desktop.domain.rows import LinkRow, ProjectRow


class Kind(StrEnum):
    """What became of a project between two years; the value is the office's word for it.

    未列入 is an earlier project that is neither finished nor continued: nothing more is known of it.
    """

    CARRIED = "结转"
    CONTINUED = "延续"
    ADDED = "新增"
    FINISHED = "办结"
    UNLISTED = "未列入"


MEANINGS: dict[Kind, str] = {
    Kind.CARRIED: "上一年度没有做完，结转到后一年度继续做",
    Kind.CONTINUED: "同一项工作在后一年度继续开展",
    Kind.ADDED: "前一年度没有与它关联的项目",
    Kind.FINISHED: "前一年度已完成，后一年度没有与它关联的项目",
    Kind.UNLISTED: "前一年度没有标记完成，后一年度也没有与它关联的项目",
}
UNDER_WAY = frozenset({"续建", "结转"})  # natures of projects that began before they were listed
ORDER: dict[Kind, int] = {kind: at for at, kind in enumerate(Kind)}


class Descent(NamedTuple):
    """One line of the lineage: an earlier project and a later one that continues it, or one that stands alone.

    `split` is how many later projects continue the earlier one, `merged` how many earlier ones the later one
    continues. `note` is what the links say of themselves. `family` numbers projects that hang together, in the
    order of the plan.
    """

    kind: Kind
    earlier: ProjectRow | None
    later: ProjectRow | None
    split: int = 0
    merged: int = 0
    note: str = ""
    family: int = 0


def lineage(
    earlier: Sequence[ProjectRow], later: Sequence[ProjectRow], links: Iterable[LinkRow]
) -> tuple[Descent, ...]:
    """Give every project of both years at least once: pairs first, then what is new, finished, or not listed.

    `links` may lead through years in between: a project of 2015 continued in 2016 and again in 2017 pairs 2015
    with 2017. It is 结转 only where every step of the way is.
    """
    after = {project.uid: project for project in later}
    steps = _steps(links)
    ways = {project.uid: way for project in earlier if (way := _reached(project.uid, after, steps))}
    before: defaultdict[str, list[str]] = defaultdict(list)
    for start, way in ways.items():
        for end in way:
            before[end].append(start)
    families = _families(ways, before)
    found = [*_pairs(earlier, after, ways, before), *_alone(earlier, later, ways, before)]
    numbered = [line._replace(family=families.get(_start(line), len(families))) for line in found]
    return tuple(sorted(numbered, key=_place))


def change(line: Descent, years: tuple[int, int]) -> str:
    """Say what changed between the years, as far as figures or links tell; "" where nothing is known."""
    if line.earlier is None or line.later is None:
        return _came_or_went(line, years)
    figures = next(filter(None, (rule(line.earlier, line.later) for rule in _CHANGES)), "")
    again = f"{years[0]}年已完成，{years[1]}年继续" if line.earlier.light is Light.BLUE else ""
    parts = (
        figures or line.note or again,
        f"分为 {line.split} 项" if line.split > 1 else "",
        f"由 {line.merged} 项合并" if line.merged > 1 else "",
    )
    return "；".join(filter(None, parts))


def _came_or_went(line: Descent, years: tuple[int, int]) -> str:
    before, after = years
    if line.kind is Kind.FINISHED:
        return f"{before}年办结"
    if line.kind is Kind.UNLISTED:
        return f"{after}年未列入"
    when = f"{after}年" if after == before + 1 else f"{before}年之后"
    if line.later and line.later.nature in UNDER_WAY:
        return f"{when}新列入（{line.later.nature}）"
    return f"{when}新增"


def _by_percent(earlier: ProjectRow, later: ProjectRow) -> str:
    if earlier.percent is None or later.percent is None:
        return ""
    gap = later.percent - earlier.percent
    told = f"{signed(gap, 1)} 个百分点" if abs(gap) >= ROUNDING else "持平"
    return told + _months(earlier, later)


def _by_quantity(earlier: ProjectRow, later: ProjectRow) -> str:
    if earlier.quantity is None or later.quantity is None or earlier.unit != later.unit:
        return ""
    before, after = (quantity(row.quantity, "", row.reported_qualifier) for row in (earlier, later))
    return f"{before} → {after} {later.unit}".rstrip() + _months(earlier, later)


def _months(earlier: ProjectRow, later: ProjectRow) -> str:
    """Name the months where the two figures are not of the same one: half a year is not a whole one."""
    if earlier.as_of is None or later.as_of is None or earlier.as_of.month == later.as_of.month:
        return ""
    return f"（{earlier.as_of.month}月 → {later.as_of.month}月）"


_CHANGES: tuple[Callable[[ProjectRow, ProjectRow], str], ...] = (_by_percent, _by_quantity)


class _Way(NamedTuple):
    kind: Kind
    note: str


class _Step(NamedTuple):
    target: str
    way: _Way


def _steps(links: Iterable[LinkRow]) -> Mapping[str, list[_Step]]:
    steps: defaultdict[str, list[_Step]] = defaultdict(list)
    for link in links:
        steps[link.earlier].append(_Step(link.later, _Way(Kind(link.relation), link.note)))
    return steps


def _reached(start: str, ends: Mapping[str, ProjectRow], steps: Mapping[str, list[_Step]]) -> dict[str, _Way]:
    """Walk the links from one project; give the ends it arrives at and how."""
    arrived: dict[str, _Way] = {}
    seen = {start}
    waiting = [(start, _Way(Kind.CARRIED, ""))]
    for here, way in waiting:
        for target, step in steps.get(here, ()):
            if target in seen:
                continue
            seen.add(target)
            further = _joined(way, step)
            if target in ends:
                arrived[target] = further
            else:
                waiting.append((target, further))
    return arrived


def _joined(way: _Way, step: _Way) -> _Way:
    kind = Kind.CARRIED if way.kind == step.kind == Kind.CARRIED else Kind.CONTINUED
    return _Way(kind, "；".join(filter(None, (way.note, step.note))))


def _pairs(
    earlier: Iterable[ProjectRow],
    after: Mapping[str, ProjectRow],
    ways: Mapping[str, dict[str, _Way]],
    before: Mapping[str, list[str]],
) -> Iterator[Descent]:
    for project in earlier:
        ends = ways.get(project.uid, {})
        for end, way in ends.items():
            yield Descent(way.kind, project, after[end], len(ends), len(before[end]), way.note)


def _alone(
    earlier: Iterable[ProjectRow],
    later: Iterable[ProjectRow],
    ways: Mapping[str, dict[str, _Way]],
    before: Mapping[str, list[str]],
) -> Iterator[Descent]:
    for project in earlier:
        if project.uid not in ways:
            yield Descent(Kind.FINISHED if project.light is Light.BLUE else Kind.UNLISTED, project, None)
    for project in later:
        if project.uid not in before:
            yield Descent(Kind.ADDED, None, project)


def _families(ways: Mapping[str, dict[str, _Way]], before: Mapping[str, list[str]]) -> dict[str, int]:
    """Give the earlier projects numbers, the same one to those that share a later project."""
    numbers: dict[str, int] = {}
    for start in ways:
        waiting = [start]
        for here in waiting:
            if here not in numbers:
                numbers[here] = numbers.get(start, len(numbers))
                waiting.extend(other for end in ways[here] for other in before[end])
    return numbers


def _start(line: Descent) -> str:
    return line.earlier.uid if line.earlier else ""


def _place(line: Descent) -> tuple[int, int]:
    """Order by kind, then families together; sorting is stable, so the order of the plan stays within them."""
    return ORDER[line.kind], line.family
