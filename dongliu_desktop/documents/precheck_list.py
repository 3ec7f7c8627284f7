"""报前体检清单: the last page of a sheet, for those who sign it: what to look at, and what was answered."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.documents.layout.flow import Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.profile import Heading, Profile, frame, head_blocks
from dongliu_desktop.domain.findings import Finding

DESIGNED = Profile(signatories=())
TITLE = "报前体检清单"
BODY = Style(Role.SONG, 10)
STRONG = Style(Role.HEI, 10)
LOOK = Look(text=BODY, head=STRONG)
GROUP_FILL = "#f7f7f7"
SHARES = (1.0, 2.6, 8.4, 3.4)
HEADS = ("序号", "事项", "说明", "核实情况")
SUM = Style(Role.KAI, 11, pitch=18)


class Looked(NamedTuple):
    """A finding, and why somebody who looked at it lets it stand ("": nobody has)."""

    finding: Finding
    answer: str = ""


def precheck_list(
    content: Sequence[Looked], profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out findings under the project or indicator that they are about, in the order given."""
    return compose(
        TITLE,
        _blocks(content, profile, heading),
        frame(profile, running_head(TITLE)),
        typesetter or Typesetter(),
    )


def _blocks(content: Sequence[Looked], profile: Profile, heading: Heading) -> Iterator[Block]:
    answered = sum(bool(looked.answer) for looked in content)
    told = f"共 {len(content)} 处需要留意" + (f"，其中 {answered} 处已核实" if answered else "") + "。"
    yield from head_blocks(TITLE, heading, profile)
    yield Paragraph(told, profile.sized(SUM), after=3, keep=True)
    head = [Row([Cell(text) for text in HEADS])]
    yield Table(SHARES, list(_rows(content, profile)), head, look=profile.look(LOOK))


def _title(looked: Looked) -> str:
    """Give what stands above the findings of one project, or of one indicator."""
    finding = looked.finding
    kind = "指标" if finding.place.indicator else ""
    return "　".join(filter(None, (finding.subject, finding.group, kind)))


def _rows(content: Sequence[Looked], profile: Profile) -> Iterator[Row]:
    number = 0
    for title, found in groupby(content, _title):
        yield Row([Cell(title, span=len(HEADS), style=profile.sized(STRONG), fill=GROUP_FILL)], keep=True)
        for looked in found:
            number += 1
            finding = looked.finding
            yield Row(
                [
                    Cell(str(number), Align.MIDDLE),
                    Cell(finding.title),
                    Cell(finding.sentence),
                    Cell(looked.answer),
                ]
            )
