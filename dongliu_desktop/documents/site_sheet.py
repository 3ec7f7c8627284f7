"""征迁台账 on A3 landscape: 公示版 for the board inside the block, 内部版 for the file; every page says which."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from dongliu_desktop.documents.columns import Column, Head, chosen, filled, heads, shares
from dongliu_desktop.documents.layout.flow import Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter, clean
from dongliu_desktop.documents.profile import NOTE, Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.domain.site_listing import (
    EDITIONS,
    MORE,
    NUMBER,
    PERSONAL,
    SITE,
    STAGES,
    Edition,
    Listed,
    SiteListing,
)

DESIGNED = Profile(paper="A3", landscape=True)
PUBLIC = DESIGNED._replace(signatories=())
BODY = Style(Role.SONG, 10, pitch=14)
STRONG = Style(Role.HEI, 10, pitch=14)
LOOK = Look(text=BODY, head=STRONG, pad_x=3, pad_y=3)
TOTAL_FILL = "#ececec"
CLEARANCE = frozenset({"签约", "腾空", "拆除"})  # a register with such stages is called 征迁台账
NAMED_SO = ("征迁", "拆迁")
ALL_STAGES = "各阶段日期"

Texts = tuple[str, ...]


def _offered(edition: Edition) -> tuple[tuple[str, str], ...]:
    personal = [column.listed for column in PERSONAL if edition in column.editions]
    more = [column.listed for column in MORE if edition in column.editions]
    plain = [NUMBER, *(column.listed for column in SITE), Listed(STAGES, ALL_STAGES, 0), *more, *personal]
    return tuple((listed.key, listed.title) for listed in plain)


COLUMNS, PUBLIC_COLUMNS = _offered(Edition.MASKED), _offered(Edition.PUBLIC)


def site_sheet(
    content: SiteListing, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out a register of sites; the edition stands under the title and in the head of every page."""
    heading = heading._replace(day=content.project.reference, edition=EDITIONS[content.edition])
    name = " ".join(clean(content.project.name).split())
    title = profile.title or f"{name}{_kind(name, content)}台账"
    paper = frame(profile, running_head(title, f"　{heading.edition}"))
    return compose(title, _blocks(content, profile, heading, title), paper, typesetter or Typesetter())


def _blocks(content: SiteListing, profile: Profile, heading: Heading, title: str) -> Iterator[Block]:
    body, strong = profile.sized(BODY), profile.sized(STRONG)
    columns = _columns(content, profile)
    yield from head_blocks(title, heading, profile, f"{content.project.year}年度　{content.project.pillar_name}")
    total = [cell._replace(style=strong, fill=TOTAL_FILL) for cell in filled(columns, content.totals, body).cells]
    rows = [Row(total, keep=True), *(filled(columns, row, body) for row in content.rows)]
    yield Table(shares(columns), rows, heads(columns), profile.look(LOOK), keep=True)
    yield Paragraph(f"注：{content.told}。", profile.sized(NOTE), before=4, keep=True)
    yield from foot_blocks(profile)


def _columns(content: SiteListing, profile: Profile) -> list[Column[Texts]]:
    """Give the columns to show; where the office chose 各阶段日期, all stages stand there."""
    offered = [_column(at, listed) for at, listed in enumerate(content.columns)]
    stages = [column.head.key for column in offered if column.head.over]
    wanted = [key for named in profile.columns for key in (stages if named == STAGES else [named])]
    return chosen(offered, content.rows, profile._replace(columns=tuple(wanted)))


def _kind(name: str, content: SiteListing) -> str:
    """Give what the register is called, "" where the project's name tells it."""
    if any(word in name for word in NAMED_SO):
        return ""
    return "征迁" if CLEARANCE & {listed.title for listed in content.columns} else "点位"


def _column(at: int, listed: Listed) -> Column[Texts]:
    text: Callable[[Texts], str] = itemgetter(at)
    if listed.key == STAGES:
        return Column(Head(f"{STAGES}{at}", listed.title, listed.share, ALL_STAGES, always=True), text, Align.MIDDLE)
    align = Align.MIDDLE if listed is NUMBER else Align.END if listed.right else Align.START
    return Column(Head(listed.key, listed.title, listed.share, always=listed.always), text, align)
