"""点位: sites that pass through stages, and the percentage a project makes of them.

A site counts as much as it stands for: its number (户, 家, 个 …) or its area, as the project says. A stage counts by
its weight; one beside the track (司法程序) counts for nothing. The percentage is

    100 × sum over sites and stages reached (size × weight) / (sum of sizes × sum of weights)

It exists only where it can be worked out: every site has its size, and at least one stage has been touched. A group
whose number nobody has written down is no reason to guess.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.quantities import number, percent

COUNT, AREA = "count", "area"
BASES: dict[str, str] = {COUNT: "按数量", AREA: "按面积（平方米）"}
DONE, STARTED, INTENDED = "done", "started", "intended"
STATES: dict[str, str] = {DONE: "完成", STARTED: "进行中", INTENDED: "意向"}
SQUARE_METRES = "平方米"
MIXED = "处"  # where sites are counted in different units


class Mark(NamedTuple):
    """Where a site stands in one stage: on which day it was reached, or only a state where nobody knows the day."""

    state: str
    day: date | None = None

    @property
    def reached(self) -> bool:
        """Whether the stage is behind the site."""
        return self.state == DONE


class StageRow(NamedTuple):
    """One stage of a track; `own` tells whether it belongs to the project's track, so that it counts."""

    uid: str
    name: str
    weight: float
    beside: bool
    own: bool = True


class TrackRow(NamedTuple):
    """A stage track and its stages in order; `projects` is how many have it, `used` which stages sites have reached."""

    uid: str
    name: str
    stages: tuple[StageRow, ...]
    projects: int = 0
    used: frozenset[str] = frozenset()


class LedgerRow(NamedTuple):
    """One line of a project's register of sites.

    `counted` is how many of `unit` it stands for, None where nobody has said. `marks` are by uid of the stage.
    `private` tells that personal data are kept of it.
    """

    uid: str
    position: int
    name: str
    unit: str
    counted: float | None
    area: float | None
    community: str
    officer: str
    status: str
    sentence: str
    private: bool
    marks: Mapping[str, Mark]


class Ledger(NamedTuple):
    """The register of sites of one project, with the stages that are its columns."""

    basis: str
    track: str
    stages: tuple[StageRow, ...]
    rows: tuple[LedgerRow, ...]


def with_rows_of(found: Ledger, held: Ledger) -> Ledger:
    """Give a ledger in which rows that are as they were are the held ones, so that few are new and few are freed."""
    known = {row.uid: row for row in held.rows}
    return found._replace(rows=tuple(known[row.uid] if known.get(row.uid) == row else row for row in found.rows))


class StageSum(NamedTuple):
    """How far one stage has come: the sizes of the sites that reached it, added up."""

    name: str
    weight: float
    beside: bool
    done: float


class SiteSums(NamedTuple):
    """What a project's sites come to. `total` is the sum of sizes, `unsized` the sites that have none.

    `touched` tells whether any stage that counts has been entered for any site; `moved` is the latest day of any stage.
    """

    basis: str
    unit: str
    sites: int
    unsized: int
    total: float
    stages: tuple[StageSum, ...]
    touched: bool
    moved: date | None

    @property
    def rated(self) -> tuple[StageSum, ...]:
        """The stages that count."""
        return tuple(stage for stage in self.stages if not stage.beside)


class SiteProgress(NamedTuple):
    """A computed percentage (0-100), None where it cannot be, and how it came about, in words."""

    percent: float | None
    words: str


def site_progress(sums: SiteSums | None) -> SiteProgress:
    """Give a project's percentage from its sites, always with its explanation."""
    why_not = _missing(sums)
    if sums is None or why_not:
        return SiteProgress(None, why_not)
    weights = sum(stage.weight for stage in sums.rated)
    done = sum(stage.done * stage.weight for stage in sums.rated)
    share = min(100.0, 100 * done / (sums.total * weights))
    return SiteProgress(share, _explained(sums, share))


def _missing(sums: SiteSums | None) -> str:
    """Give why there is no percentage, "" where there is one."""
    if sums is None or not sums.sites:
        return "还没有点位，不能计算百分比"
    if not sum(stage.weight for stage in sums.rated):
        return "还没有选阶段，不能计算百分比"
    if sums.unsized:
        what = "面积" if sums.basis == AREA else "数量"
        return f"{sums.unsized} 处点位没有填{what}，不能计算百分比"
    if not sums.total:
        return "点位的数量合计为 0，不能计算百分比"
    if not sums.touched:
        return "点位都还没有登记阶段，不能计算百分比"
    return ""


def _explained(sums: SiteSums, share: float) -> str:
    """Tell how many have reached which stage: "签约 18、腾空 15、拆除 12／20户，各阶段同权，得 75%"."""
    reached = "、".join(f"{stage.name} {number(stage.done)}" for stage in sums.rated if stage.weight)
    weights = [stage.weight for stage in sums.rated if stage.weight]
    shared = "各阶段同权" if len(set(weights)) == 1 else f"权重 {'∶'.join(number(weight) for weight in weights)}"
    return f"共 {number(sums.total)}{sums.unit}：已{reached}；{shared}，合 {percent(share)}"


def unit_of(basis: str, units: Iterable[str]) -> str:
    """Give the unit that sizes are told in: square metres, the sites' own unit, or 处 where they differ."""
    if basis == AREA:
        return SQUARE_METRES
    found = set(units)
    return found.pop() if len(found) == 1 and "" not in found else MIXED


def size_of(row: LedgerRow, basis: str) -> float | None:
    """Give how much a site counts; None where nobody has written it down."""
    return row.area if basis == AREA else row.counted


def _entered(mark: Mark, day: date) -> bool:
    return mark.day is None or mark.day <= day


def _at(row: LedgerRow, stage: StageRow, day: date) -> bool:
    mark = row.marks.get(stage.uid)
    return mark is not None and mark.reached and _entered(mark, day)


class StageRate(NamedTuple):
    """How many have reached a stage, of how many: 签约率 and its like. `beside` ones have a number and no rate.

    Where the size of any site is not known (`whole` is false), sites are counted instead of what they stand for, and
    no rate is told: one group of households and one shed are not two halves.
    """

    name: str
    done: float
    total: float
    unit: str
    beside: bool
    whole: bool = True

    @property
    def percent(self) -> float | None:
        """The rate, None for what stands beside the track or where it is not known."""
        return 100 * self.done / self.total if self.whole and self.total and not self.beside else None

    @property
    def title(self) -> str:
        """What the figure is called: 签约率; where there is no rate, and for 司法程序, the name of the stage."""
        return self.name if self.percent is None else f"{self.name}率"

    @property
    def figure(self) -> str:
        """The figure in its unit: "18/20户"; beside the track "1户"."""
        of = "" if self.beside else f"/{number(self.total)}"
        return f"{number(self.done)}{of}{self.unit}"


def rates(ledger: Ledger, day: date) -> tuple[StageRate, ...]:
    """Give the rate of every stage. A site beside the track counts as soon as it has come there, not when it ends."""
    sizes = {row.uid: size_of(row, ledger.basis) for row in ledger.rows}
    whole = None not in sizes.values()
    unit = unit_of(ledger.basis, (row.unit for row in ledger.rows)) if whole else MIXED

    def summed(rows: Iterable[LedgerRow]) -> float:
        return sum((sizes[row.uid] or 0.0) if whole else 1.0 for row in rows)

    total = summed(ledger.rows)
    found: list[StageRate] = []
    for stage in ledger.stages:
        there = _there if stage.beside else _at
        done = summed(row for row in ledger.rows if there(row, stage, day))
        found.append(StageRate(stage.name, done, total, unit, stage.beside, whole))
    return tuple(found)


def _there(row: LedgerRow, stage: StageRow, day: date) -> bool:
    mark = row.marks.get(stage.uid)
    return mark is not None and _entered(mark, day)


def known_at(ledger: Ledger, day: date) -> Ledger:
    """Give a register as it stood at the end of a day; a stage whose day nobody knows stays."""

    def entered(row: LedgerRow) -> LedgerRow:
        return row._replace(marks={stage: mark for stage, mark in row.marks.items() if _entered(mark, day)})

    return ledger._replace(rows=tuple(map(entered, ledger.rows)))


def standing(row: LedgerRow, stages: Sequence[StageRow]) -> str:
    """Tell where a site stands: the last stage it has reached or touched, and 司法程序 beside it."""
    on_track = [_told(stage, row.marks[stage.uid]) for stage in stages if stage.uid in row.marks and not stage.beside]
    beside = [_told(stage, row.marks[stage.uid]) for stage in stages if stage.uid in row.marks and stage.beside]
    return "，".join([*on_track[-1:], *beside])


def _told(stage: StageRow, mark: Mark) -> str:
    if mark.day is not None:
        return f"{stage.name} {mark.day.isoformat()}"
    return f"{stage.name}（{STATES[mark.state]}）"


class Curve(NamedTuple):
    """One stage over time: days on which sites reached it, each with the share (0-100) reached by then."""

    name: str
    points: tuple[tuple[date, float], ...]


def reached(row: LedgerRow, stage: StageRow) -> bool:
    """Tell whether a stage is behind a site."""
    mark = row.marks.get(stage.uid)
    return mark is not None and mark.reached


def curves(ledger: Ledger, most: int) -> tuple[Curve, ...]:
    """Give a rising line per stage of the track, of at most so many steps and the last one.

    Sites whose day is not known stand at the line's beginning.
    """
    total = sum(size_of(row, ledger.basis) or 0.0 for row in ledger.rows)
    if not total:
        return ()
    return tuple(
        Curve(stage.name, points)
        for stage in ledger.stages
        if stage.own and not stage.beside and (points := _thinned(_points(ledger, stage, total), most))
    )


def _points(ledger: Ledger, stage: StageRow, total: float) -> tuple[tuple[date, float], ...]:
    dated: dict[date, float] = {}
    before = 0.0
    for row in ledger.rows:
        mark = row.marks.get(stage.uid)
        if mark is None or not mark.reached:
            continue
        size = size_of(row, ledger.basis) or 0.0
        if mark.day is None:
            before += size
        else:
            dated[mark.day] = dated.get(mark.day, 0.0) + size
    points: list[tuple[date, float]] = []
    for day in sorted(dated):
        before += dated[day]
        points.append((day, 100 * before / total))
    return tuple(points)


def _thinned(points: tuple[tuple[date, float], ...], most: int) -> tuple[tuple[date, float], ...]:
    """Leave out steps at even distances; the first and the last stay."""
    every = max(1, -(-len(points) // most))
    return points if every == 1 else (*points[:-1:every], points[-1])


def still_for(sums: SiteSums, day: date) -> int | None:
    """Give the days since any site moved last, None where no day is known."""
    return None if sums.moved is None else (day - sums.moved).days
