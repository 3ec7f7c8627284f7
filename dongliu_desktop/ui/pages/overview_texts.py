"""What the overview says: its headline, its tiles, and why a list is empty."""

from collections.abc import Sequence

from dongliu_desktop.domain.agenda import WINDOWS, Matter
from dongliu_desktop.domain.overview import Overview
from dongliu_desktop.domain.problems import ProblemRow, reminder
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tally import tally
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.models.comparison_table import Group, Section
from dongliu_desktop.ui.pages.pillar_tiles import tiles
from dongliu_desktop.ui.widgets.tile import TileFacts

UNREPORTED = "unreported"
WELL, UNKNOWN = "circle-check", "circle-question-mark"  # icons


def headline(shown: Overview) -> str:
    """Say at which day the lights are computed, and how much of the year is over then."""
    year = shown.year
    told = (
        tr("基准日 {}").format(day_text(year.reference)) + ("" if year.fixed else tr("（今天）")),
        tr("时序进度 {}").format(percent(shown.schedule)),
        tr("已封存") if year.frozen else "",
    )
    return " · ".join(filter(None, told))


def month(shown: Overview) -> str:
    """Name the month whose reports are owed: the one of the reference date."""
    return tr("{}年{}月").format(shown.year.reference.year, shown.year.reference.month)


def overview_tiles(shown: Overview, projects: Sequence[ProjectRow]) -> list[TileFacts]:
    """Give the tiles of a pillar for a whole year, and one for the reports owed. Here they filter nothing.

    The hints of yellow and red are the reasons that stand first in the list of what is behind.
    """
    worst = {row.light: row.reason for row in reversed(shown.behind)}
    lights = [
        facts._replace(hint=worst.get(facts.light, facts.hint) if facts.light else facts.hint, clickable=False)
        for facts in tiles(tally(projects))
    ]
    owed = str(len(shown.unreported))
    return [*lights, TileFacts(UNREPORTED, owed, tr("本月未填报"), _never(shown), clickable=False)]


def _never(shown: Overview) -> str:
    """Say how many of those that owe a report have never had one."""
    never = sum(row.as_of is None for row in shown.unreported)
    if not never:
        return ""
    return tr("都从未填报") if never == len(shown.unreported) else tr("其中 {} 项从未填报").format(never)


def nothing_at_all() -> tuple[str, str]:
    """Say that there is no year to look over."""
    return tr("还没有年度"), tr("这个数据文件里还没有年度，也就没有可以汇总的项目。")


def due_sections(rows: Sequence[Matter]) -> list[Section[Matter]]:
    """Put what falls due under the window in which it does: late already, within 3, 7 and 30 days."""
    limits = [(tr("已过时限"), -1), *((tr("{} 天内").format(days), days) for days in WINDOWS)]
    found: list[Section[Matter]] = []
    least = rows[0].days if rows else 0
    for title, limit in limits:
        own = [row for row in rows if least <= row.days <= limit]
        if own:
            found.append(Section(Group(title, tr("{} 项").format(len(own))), own))
        least = limit + 1
    return found


def remind_all(rows: Sequence[ProblemRow]) -> str:
    """Word the 催办 of supervised items, one below the other."""
    return "\n\n".join(map(reminder, rows))


def nothing_behind(shown: Overview) -> tuple[str, str, str]:
    """Say why no project is behind, with the icon for it: all are well, or nobody can tell."""
    projects = shown.total.projects
    causes = [(shown.unmeasured, tr("没有百分比或目标数")), (shown.silent, tr("尚未填报"))]
    told = [(count, cause) for count, cause in causes if count]
    if not told:
        return tr("没有落后的项目"), tr("{} 项都没有低于时序进度，也没有逾期。").format(projects), WELL
    title = tr("没有发现落后的项目")
    if told[0][0] == projects:
        return title, tr("{} 项都{}，无法判断快慢。").format(*told[0]), UNKNOWN
    parts = tr("、").join(tr("{} 项{}").format(count, cause) for count, cause in told)
    return title, tr("{} 项中 {}，无法判断快慢。").format(projects, parts), UNKNOWN


def nothing_owed(shown: Overview) -> tuple[str, str]:
    """Say that every project was reported."""
    told = tr("{} 项在{}都有填报，或者已经完成。").format(shown.total.projects, month(shown))
    return tr("本月都已填报"), told
