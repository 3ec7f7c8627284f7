"""A paper as PDF, in turn with a bare QPdfWriter that draws the same lines of text. `python -m … PAPER FILE TIMES`.

Tells what each took in ms, and how many pages there were. Both begin with what was read from the file. The bare
writer uses one font, rules no tables, looks for no page breaks, and leaves the text as Qt writes it.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPdfWriter

from benchmarks.children.told import tell
from dongliu_desktop.documents.layout.fonts import Fonts
from dongliu_desktop.documents.layout.items import UNITS_PER_POINT, Document, Role, Style, Text
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.sheets import PILLAR, STATUS, designed, made, sheet_of
from dongliu_desktop.domain.papers import Gathered, ProjectFile
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tables import PillarTable
from dongliu_desktop.services.reader import Reader, Reading

SHEETS, MANY, ROWS = 100, 1_000, 300
REPORTS = 3  # on each of many sheets
RESOLUTION, POINTS = 1200, 10
SCALE = RESOLUTION / 72 / UNITS_PER_POINT  # pixels per unit


def projects(reading: Reading) -> Iterator[ProjectRow]:
    """Give all projects of the file, year by year."""
    for year in reading.years():
        yield from reading.projects_of_year(year.year)


def record_sheets(reading: Reading) -> Sequence[Any]:
    found = [*projects(reading)][:SHEETS]
    return [ProjectFile(row, reading.reports(row.uid), reading.sites(row.uid)) for row in found]


def many_sheets(reading: Reading) -> Sequence[Any]:
    found = [*projects(reading)][:MANY]
    return [ProjectFile(row, reading.reports(row.uid, REPORTS), ()) for row in found]


def pillar_table(reading: Reading) -> Sequence[Any]:
    """Give a pillar of 300 projects, evenly from all of its workstreams."""
    year = reading.years()[-1]
    pillar = reading.pillars(year.year)[0]
    rows = reading.projects(pillar.uid)
    return [PillarTable(year, pillar, rows[:: len(rows) // ROWS][:ROWS], 50.0)]


PAPERS: dict[str, tuple[str, Callable[[Reading], Sequence[Any]]]] = {
    "sheets": (STATUS, record_sheets),
    "many": (STATUS, many_sheets),
    "pillar": (PILLAR, pillar_table),
}
"""Each with the key of its sheet, and what is read for it."""


def bare(pages: Iterable[Sequence[Text]], target: Path) -> None:
    writer = QPdfWriter(str(target))
    writer.setResolution(RESOLUTION)
    painter = QPainter(writer)
    font = QFont(Fonts().font(Style(Role.SONG, POINTS)).families()[0])
    font.setPointSize(POINTS)
    painter.setFont(font)
    for at, texts in enumerate(pages):
        if at:
            writer.newPage()
        for text in texts:
            painter.drawText(QPointF(text.x * SCALE, text.y * SCALE), text.text)
    painter.end()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    _app = QGuiApplication([])
    name, file, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    key, read = PAPERS[name]
    sheet = sheet_of(key)
    target = file.with_suffix(".pdf")
    reader = Reader(file, date.today)
    found = Gathered("演示数据", date(2016, 6, 10), reader.ask(read))
    reader.close()

    def documents() -> Iterator[Document]:
        return made(sheet, found, designed(sheet))

    lines = [[item for item in page.items if isinstance(item, Text)] for one in documents() for page in one.pages]
    written: list[float] = []
    drawn: list[float] = []
    for _ in range(times + 1):
        written.append(timed(lambda: write_pdf(documents(), target, title=sheet.title)))
        drawn.append(timed(lambda: bare(lines, target)))
    tell({"made": written[1:], "drawn": drawn[1:], "first": written[0], "pages": len(lines)})


if __name__ == "__main__":
    main()
