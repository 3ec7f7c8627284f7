"""年度对比: two years side by side, as the page shows it, the sheet prints it and the command line writes it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

from dongliu_desktop.domain.indicators import IndicatorPair, indicator_pairs
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.lineage import Descent, Kind, change, lineage
from dongliu_desktop.domain.overview import average_percent
from dongliu_desktop.domain.rows import LinkRow, PillarRow, ProjectRow, ReadingRow, YearRow

NOWHERE = "—"
SUM, SUM_OF_ALL_THEMES = "合计", "全部主题合计"  # the second where only one theme is listed


class YearData(NamedTuple):
    """All that is compared of one year."""

    year: YearRow
    pillars: Sequence[PillarRow]
    projects: Sequence[ProjectRow]
    readings: Sequence[ReadingRow]


class ComparedProject(NamedTuple):
    """A line of the lineage as it is shown: an earlier project and a later one, or one of them alone.

    `key` stays the same when figures change. `name` gives both names where they differ. `change` is "" where
    nothing is known of it.
    """

    key: str
    name: str
    kind: Kind
    earlier: ProjectRow | None
    later: ProjectRow | None
    change: str


class ThemeProjects(NamedTuple):
    """The lineage under one lasting theme, kind by kind. `title` as in `ThemeCounts`."""

    theme: str
    title: str
    kinds: Mapping[Kind, Sequence[ComparedProject]]

    @property
    def rows(self) -> list[ComparedProject]:
        """All its lines, in the order of the kinds."""
        return [row for rows in self.kinds.values() for row in rows]


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
    """Two years side by side, the older one first.

    `total` and `balance` count all themes together, whatever is shown; `scope` says in words what is, "" for all.
    """

    earlier: YearRow
    later: YearRow
    indicators: tuple[IndicatorPair, ...]
    projects: tuple[ThemeProjects, ...]
    themes: tuple[ThemeCounts, ...]
    total: ThemeCounts
    balance: Balance
    scope: str = ""

    @property
    def years(self) -> tuple[int, int]:
        """The two years."""
        return self.earlier.year, self.later.year

    def narrowed(self, kinds: frozenset[Kind], theme: str) -> Self:
        """Give it with only these kinds of lineage and this theme; none of them or "" leaves all."""
        return self._replace(
            indicators=tuple(pair for pair in self.indicators if not theme or pair.theme == theme),
            projects=tuple(
                found for group in self.projects if (not theme or group.theme == theme) and (found := _of(kinds, group))
            ),
            themes=tuple(counts for counts in self.themes if not theme or counts.theme == theme),
            total=self.total._replace(title=SUM_OF_ALL_THEMES) if theme else self.total,
            scope="；".join(filter(None, (theme and f"只列主题“{theme}”", _listed(kinds)))),
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
        _theme_projects(lines, themes, (earlier, later)),
        _theme_counts(earlier, later, themes),
        ThemeCounts("", SUM, counted(earlier.projects), counted(later.projects)),
        _balance(lines),
    )


def theme_of(pillar: PillarRow) -> str:
    """Give the lasting theme that a pillar continues; one that continues none is its own."""
    return pillar.theme or pillar.name


def counted(projects: Iterable[ProjectRow]) -> Counts:
    """Count projects; the average is over those with a percentage only, and None where there are none."""
    rows = list(projects)
    return Counts(
        len(rows),
        sum(row.light is Light.BLUE for row in rows),
        sum(row.as_of is not None for row in rows),
        sum(row.percent is not None for row in rows),
        average_percent(rows),
    )


def _listed(kinds: frozenset[Kind]) -> str:
    return f"项目只列{'、'.join(kind for kind in Kind if kind in kinds)}" if kinds else ""


def _of(kinds: frozenset[Kind], group: ThemeProjects) -> ThemeProjects | None:
    """Give only these kinds of a theme, None where there are none of them."""
    found = {kind: rows for kind, rows in group.kinds.items() if not kinds or kind in kinds}
    return group._replace(kinds=found) if found else None


def _theme_projects(
    lines: Iterable[Descent], themes: Mapping[str, str], years: tuple[YearData, YearData]
) -> tuple[ThemeProjects, ...]:
    """Put the lines, ordered by kind, under their themes; a pair that crossed over is where its later one is."""
    numbers = (years[0].year.year, years[1].year.year)
    groups: dict[str, dict[Kind, list[ComparedProject]]] = {theme: {} for theme in themes.values()}
    for line in lines:
        groups[_theme(line, themes)].setdefault(line.kind, []).append(_compared(line, numbers))
    return tuple(ThemeProjects(theme, _title(theme, *years), kinds) for theme, kinds in groups.items() if kinds)


def _theme(line: Descent, themes: Mapping[str, str]) -> str:
    return next(themes[project.pillar] for project in (line.later, line.earlier) if project)


def _compared(line: Descent, years: tuple[int, int]) -> ComparedProject:
    earlier, later = line.earlier, line.later
    names = dict.fromkeys(project.name for project in (earlier, later) if project)
    key = f"{earlier.uid if earlier else ''}>{later.uid if later else ''}"
    return ComparedProject(key, " → ".join(names), line.kind, earlier, later, change(line, years))


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
