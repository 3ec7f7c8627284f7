"""The figures above a table of projects."""

from dongliu_desktop.domain.lights import USUAL, WORDS, Light
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.tally import Tally
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.tile import TileFacts


def tiles(counted: Tally) -> list[TileFacts]:
    """Show the number of projects with their average, and how many stand under each light."""
    lights = (
        TileFacts(light, str(counted.counts[light]), tr(WORDS[light]), _hint(counted, light), light)
        for light in Light
        if light in USUAL or counted.counts[light]
    )
    return [_total(counted), *lights]


def _total(counted: Tally) -> TileFacts:
    if counted.average is None:
        hint = tr("尚无百分比")
    else:
        hint = tr("{} 项平均 {}").format(counted.measured, percent(counted.average))
    return TileFacts("", str(counted.projects), tr("项目"), hint, clickable=False)


def _hint(counted: Tally, light: Light) -> str:
    if not counted.counts[light]:
        return ""
    if light in counted.worst:
        return counted.worst[light].reason
    if light == Light.GREY:
        silent = counted.silent
        return tr("{} 项未填报").format(silent) if silent else tr("没有百分比或目标数")
    return tr("占 {}").format(percent(round(counted.counts[light] / counted.projects * 100)))
