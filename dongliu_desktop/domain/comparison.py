"""年度对比: two years side by side, as the page shows it, the sheet prints it and the command line writes it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

from dongliu_desktop.domain.indicators import IndicatorPair, indicator_pairs
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.lineage import Descent, Kind, change, lineage
from dongliu_desktop.domain.rows import LinkRow, PillarRow, ProjectRow, ReadingRow, YearRow

NOWHERE = "—"


class YearData(NamedTuple):
    """All that is compared of one year."""

    year: YearRow
    pillars: Sequence[PillarRow]
    projects: Sequence[ProjectRow]
    readings: Sequence[ReadingRow]


class ComparedProject(NamedTuple):
    """A line of the lineage with the lasting theme it stands under and what changed, in words ("" unknown)."""

    line: Descent
    theme: str
    change: str


class Counts(NamedTuple):
    """What is counted of one year. `average` is in percent, weighted, over the `measured` projects that have one."""

    projects: int = 0
    finished: int = 0
    reported: int = 0
    measured: int = 0
    average: float | None = None


class ThemeCounts(NamedTuple):
    """The counts of one lasting theme. `title` names its pillars of both years: "乐居东柳 → 靓度·破"."""

    theme: str
    title: str
    earlier: Counts
    later: Counts


class Balance(NamedTuple):
    """Where the projects of both years went to and came from; each project counts once."""

    continued: int
    finished: int
    unlisted: int
    continuing: int
    added: int


class Comparison(NamedTuple):
    """Two years side by side, the older one first. `total` counts all themes together, whatever is shown."""

    earlier: YearRow
    later: YearRow
    indicators: tuple[IndicatorPair, ...]
    projects: tuple[ComparedProject, ...]
    themes: tuple[ThemeCounts, ...]
    total: ThemeCounts
    balance: Balance

    @property
    def years(self) -> tuple[int, int]:
        """The two years."""
        return self.earlier.year, self.later.year

    def narrowed(self, kinds: frozenset[Kind], theme: str) -> Self:
        """Give it with only these kinds of lineage and this theme; none of them or "" leaves all."""
        return self._replace(
            indicators=tuple(pair for pair in self.indicators if not theme or pair.theme == theme),
            projects=tuple(
                project
                for project in self.projects
                if (not kinds or project.line.kind in kinds) and (not theme or project.theme == theme)
            ),
            themes=tuple(counts for counts in self.themes if not theme or counts.theme == theme),
        )


def compare(earlier: YearData, later: YearData, links: Iterable[LinkRow]) -> Comparison:
    """Set two years side by side. `links` are those of the later year and, if there are, of the years in between."""
    years = (earlier.year.year, later.year.year)
    themes = {pillar.uid: theme_of(pillar) for pillar in (*earlier.pillars, *later.pillars)}
    lines = lineage(earlier.projects, later.projects, links)
    return Comparison(
        earlier.year,
        later.year,
        indicator_pairs(earlier.readings, later.readings, years),
        _by_theme(lines, themes, years),
        _theme_counts(earlier, later, themes),
        ThemeCounts("", "合计", counted(earlier.projects), counted(later.projects)),
        _balance(lines),
    )


def theme_of(pillar: PillarRow) -> str:
    """Give the lasting theme that a pillar continues; one that continues none is its own."""
    return pillar.theme or pillar.name


def counted(projects: Iterable[ProjectRow]) -> Counts:
    """Count projects; the average is over those with a percentage only, and None where there are none."""
    rows = list(projects)
    measured = [(row.percent, row.weight) for row in rows if row.percent is not None]
    weights = sum(weight for _, weight in measured)
    return Counts(
        len(rows),
        sum(row.light is Light.BLUE for row in rows),
        sum(row.as_of is not None for row in rows),
        len(measured),
        sum(percent * weight for percent, weight in measured) / weights if weights else None,
    )


def _by_theme(
    lines: Iterable[Descent], themes: Mapping[str, str], years: tuple[int, int]
) -> tuple[ComparedProject, ...]:
    """Put the lines under their themes; a pair that crossed over stands where its later project is."""
    order = {theme: at for at, theme in enumerate(dict.fromkeys(themes.values()))}
    rows = [ComparedProject(line, _theme(line, themes), change(line, years)) for line in lines]
    return tuple(sorted(rows, key=lambda row: order[row.theme]))


def _theme(line: Descent, themes: Mapping[str, str]) -> str:
    return next(themes[project.pillar] for project in (line.later, line.earlier) if project)


def _theme_counts(earlier: YearData, later: YearData, themes: Mapping[str, str]) -> tuple[ThemeCounts, ...]:
    before, after = _grouped(earlier.projects, themes), _grouped(later.projects, themes)
    return tuple(
        ThemeCounts(theme, _title(theme, earlier, later), counted(before.get(theme, ())), counted(after.get(theme, ())))
        for theme in dict.fromkeys(themes.values())
    )


def _grouped(projects: Iterable[ProjectRow], themes: Mapping[str, str]) -> dict[str, list[ProjectRow]]:
    groups: dict[str, list[ProjectRow]] = {}
    for project in projects:
        groups.setdefault(themes[project.pillar], []).append(project)
    return groups


def _title(theme: str, *years: YearData) -> str:
    names = ([pillar.name for pillar in year.pillars if theme_of(pillar) == theme] for year in years)
    return " → ".join(" / ".join(found) or NOWHERE for found in names)


def _balance(lines: Iterable[Descent]) -> Balance:
    continued: set[str] = set()
    continuing: set[str] = set()
    alone = {Kind.FINISHED: 0, Kind.UNLISTED: 0, Kind.ADDED: 0}
    for line in lines:
        if line.earlier and line.later:
            continued.add(line.earlier.uid)
            continuing.add(line.later.uid)
        else:
            alone[line.kind] += 1
    return Balance(len(continued), alone[Kind.FINISHED], alone[Kind.UNLISTED], len(continuing), alone[Kind.ADDED])
