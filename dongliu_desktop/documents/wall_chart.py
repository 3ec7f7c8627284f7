"""作战图 (挂图, 横道图): a year on the wall - months across, projects down; A3 to A1, or from small pages."""

from collections.abc import Iterator

from dongliu_desktop.documents.layout.flow import Drawing, Frame, compose, running_head
from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.documents.layout.tiles import tiled, tiling
from dongliu_desktop.documents.profile import PAPERS, Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.documents.wall_chart_bands import BODY, Gantt, estimated
from dongliu_desktop.documents.wall_chart_bands import COLUMNS as CHART_COLUMNS
from dongliu_desktop.documents.wall_chart_marks import WallLegend
from dongliu_desktop.domain.wall_chart import WallChart

DESIGNED = Profile(paper="A3", landscape=True, signatories=())
DESIGNED_TILED = DESIGNED._replace(paper="A4", page_numbers=False)
COLUMNS = tuple((column.key, column.title) for column in CHART_COLUMNS)
DESIGNED_FOR = PAPERS["A3"][1]  # the paper that the sizes of type are meant for, its long side in mm
LEAST = 0.78  # share of the designed type that can still be read on a wall: 7 points
SLACK = 0.98  # white that does not shrink with the type, and lines that wrap otherwise


def wall_chart(
    content: WallChart, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out the chart, with type as large as the paper allows, on as few pages as can be read."""
    return _laid(content, frame(profile), profile, heading, typesetter or Typesetter())


def wall_chart_a2(
    content: WallChart, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out a chart of about A2 on pages of the profile's paper, to be glued together."""
    return _tiled("A2", content, profile, heading, typesetter or Typesetter())


def wall_chart_a1(
    content: WallChart, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out a chart of about A1 on pages of the profile's paper, to be glued together."""
    return _tiled("A1", content, profile, heading, typesetter or Typesetter())


def _tiled(wanted: str, chart: WallChart, profile: Profile, heading: Heading, typesetter: Typesetter) -> Document:
    paper = profile._replace(paper=wanted).sheet_of_paper()
    plan = tiling(paper, profile.paper, PAPERS[profile.paper])
    whole = frame(profile)._replace(paper=plan.whole)
    return tiled(_laid(chart, whole, profile, heading, typesetter), plan, typesetter)


def _laid(chart: WallChart, place: Frame, profile: Profile, heading: Heading, typesetter: Typesetter) -> Document:
    title = profile.title or _title(chart, heading)
    sized = _fitted(chart, place, profile, heading, typesetter)
    blocks = (*_above(chart, sized, heading), Gantt(chart, sized), *foot_blocks(sized))
    return compose(title, blocks, place._replace(header=running_head(f"{title}（续）")), typesetter)


def _title(chart: WallChart, heading: Heading) -> str:
    return f"{heading.office}{chart.year}年重点工作作战图"


def _above(chart: WallChart, profile: Profile, heading: Heading) -> Iterator[Block]:
    style = profile.sized(BODY)
    yield from head_blocks(_title(chart, heading), heading, profile, f"共 {len(chart.rows)} 项")
    yield Drawing(WallLegend(style, style.line / BODY.pitch), keep=True)


def _fitted(chart: WallChart, place: Frame, profile: Profile, heading: Heading, typesetter: Typesetter) -> Profile:
    """Give the profile with the size of type that fills as few pages as can be read (`LEAST`).

    Type never grows beyond what is meant for the paper: as on A3, enlarged with it.
    """
    natural = place.paper.long_mm / DESIGNED_FOR
    designed = profile._replace(type_size=profile.type_size * natural)
    once, turn = estimated(chart, designed, typesetter)
    around = (*_above(chart, designed, heading), *foot_blocks(designed))
    body = place.body
    once += sum(strip.height for block in around for strip in block.strips(typesetter, body.width))
    pages, least = 1, min(LEAST / natural, 1.0)
    while (share := SLACK * pages * body.height / (once + (pages - 1) * turn)) < least:
        pages += 1
    return profile._replace(type_size=designed.type_size * min(share, 1.0))
