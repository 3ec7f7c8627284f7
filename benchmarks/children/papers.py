"""Status sheets as one PDF, in turn with a bare QPdfWriter that draws the same lines of text. `python -m … FILE TIMES`.

Tells what each took in ms, and how many sheets and pages there were. The bare writer uses one font, rules no tables,
looks for no page breaks, and leaves the text as Qt writes it.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPdfWriter

from benchmarks.children.told import tell
from dongliu_desktop.documents.layout.fonts import Fonts
from dongliu_desktop.documents.layout.items import UNITS_PER_POINT, Document, Role, Style, Text
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.documents.status_sheet import DESIGNED, status_sheet
from dongliu_desktop.domain.papers import ProjectFile
from dongliu_desktop.services.reader import Reader, Reading

SHEETS, YEARS = 100, (2015, 2016)
RESOLUTION, POINTS = 1200, 10
SCALE = RESOLUTION / 72 / UNITS_PER_POINT  # pixels per unit
Read = tuple[str, list[ProjectFile]]


def read(reading: Reading) -> Read:
    projects = [row for year in YEARS for row in reading.projects_of_year(year)][:SHEETS]
    return reading.office_name(), [
        ProjectFile(row, reading.reports(row.uid), reading.sites(row.uid)) for row in projects
    ]


def documents(found: Read) -> list[Document]:
    office, projects = found
    typesetter = Typesetter()
    heading = Heading(office, date(2016, 6, 10))
    return [status_sheet(project, DESIGNED, heading, typesetter) for project in projects]


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
    file, times = Path(sys.argv[1]), int(sys.argv[2])
    target = file.with_suffix(".pdf")
    reader = Reader(file, date.today)
    sheets = documents(reader.ask(read))
    lines = [[item for item in page.items if isinstance(item, Text)] for sheet in sheets for page in sheet.pages]
    made: list[float] = []
    drawn: list[float] = []
    for _ in range(times + 1):
        made.append(timed(lambda: write_pdf(documents(reader.ask(read)), target, title="进度单")))
        drawn.append(timed(lambda: bare(lines, target)))
    reader.close()
    tell({"made": made[1:], "drawn": drawn[1:], "first": made[0], "sheets": len(sheets), "pages": len(lines)})


if __name__ == "__main__":
    main()
