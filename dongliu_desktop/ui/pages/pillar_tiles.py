"""The figures above a pillar's table."""

from collections.abc import Sequence

from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.overview import average_percent
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.tile import TileFacts

ORDER = (Light.BLUE, Light.GREEN, Light.YELLOW, Light.RED, Light.GREY)


def tiles(rows: Sequence[ProjectRow]) -> list[TileFacts]:
    """Count the projects by light; the average is weighted, over those that have a percentage."""
    counts = dict.fromkeys(Light, 0)
    for row in rows:
        counts[row.light] += 1
    hints = {light: _hint(rows, light, counts) for light in ORDER}
    lights = (TileFacts(light, str(counts[light]), tr(WORDS[light]), hints[light], light) for light in ORDER)
    return [_total(rows), *lights]


def _total(rows: Sequence[ProjectRow]) -> TileFacts:
    average = average_percent(rows)
    known = sum(row.percent is not None for row in rows)
    hint = tr("尚无百分比") if average is None else tr("{} 项平均 {}").format(known, percent(average))
    return TileFacts("", str(len(rows)), tr("项目"), hint, clickable=False)


def _hint(rows: Sequence[ProjectRow], light: Light, counts: dict[Light, int]) -> str:
    if not counts[light]:
        return ""
    if light in (Light.YELLOW, Light.RED):
        worst = min((row for row in rows if row.light == light), key=_gap)
        return worst.reason
    if light == Light.GREY:
        unreported = sum(row.light == light and row.as_of is None for row in rows)
        return tr("{} 项未填报").format(unreported) if unreported else tr("没有百分比或目标数")
    return tr("占 {}").format(percent(round(counts[light] / len(rows) * 100)))


def _gap(row: ProjectRow) -> float:
    return -row.schedule if row.percent is None else row.percent - row.schedule
