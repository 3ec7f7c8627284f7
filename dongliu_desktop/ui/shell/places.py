"""The pages as wide as the window, as data: to add one, add a line. Each is imported and made when first gone to."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dongliu_desktop.domain.rows import PillarRow
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.shell.desk import COMPARISON_TAB, MONTHLY_TAB, OVERVIEW_TAB, PRECHECK_TAB, SUPERVISION_TAB, Desk
from dongliu_desktop.ui.widgets.tabs import Tab


class Place(NamedTuple):
    """A page with a tab of its own, in front of the pillars' tabs or behind them."""

    key: str
    title: str
    make: Callable[[Desk], YearPage]
    in_front: bool = False


def _overview(desk: Desk) -> YearPage:
    from dongliu_desktop.ui.pages.overview import OverviewPage  # noqa: PLC0415 - a start on another tab does not wait

    return OverviewPage(desk.hub)


def _comparison(desk: Desk) -> YearPage:
    from dongliu_desktop.ui.pages.comparison import ComparisonPage  # noqa: PLC0415 - as above; it brings the paper core

    return ComparisonPage(desk.hub)


def _monthly(desk: Desk) -> YearPage:
    from dongliu_desktop.ui.pages.monthly import MonthlyPage  # noqa: PLC0415 - as above

    return MonthlyPage(desk.hub, desk.drafts, str(desk.file), desk.today)


def _supervision(desk: Desk) -> YearPage:
    from dongliu_desktop.ui.pages.supervision import SupervisionPage  # noqa: PLC0415 - as above

    return SupervisionPage(desk.hub)


def _precheck(desk: Desk) -> YearPage:
    from dongliu_desktop.ui.pages.precheck import PrecheckPage  # noqa: PLC0415 - as above

    return PrecheckPage(desk.hub)


PLACES: tuple[Place, ...] = (
    Place(OVERVIEW_TAB, mark("总览"), _overview, in_front=True),
    Place(MONTHLY_TAB, mark("月度填报"), _monthly),
    Place(SUPERVISION_TAB, mark("督办清单"), _supervision),
    Place(PRECHECK_TAB, mark("报前体检"), _precheck),
    Place(COMPARISON_TAB, mark("年度对比"), _comparison),
)


def all_tabs(pillars: Sequence[PillarRow]) -> list[Tab]:
    """Give the window's tabs, from left to right."""
    front = [Tab(place.key, tr(place.title)) for place in PLACES if place.in_front]
    behind = [Tab(place.key, tr(place.title)) for place in PLACES if not place.in_front]
    return [*front, *(Tab(pillar.uid, pillar.name, pillar.projects) for pillar in pillars), *behind]
