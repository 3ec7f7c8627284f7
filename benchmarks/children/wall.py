"""A 作战图 of 200 projects as PDF, in turn with a bare QPdfWriter drawing its lines. `python -m … FILE YEAR TIMES`.

Each project is given two milestones. Tells what each took in ms, and how many pages there were.
"""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.children.papers import bare, timed
from benchmarks.children.told import tell
from dongliu_desktop.documents.layout.items import Document, Text
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.documents.wall_chart import DESIGNED, wall_chart
from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.domain.wall_chart import WallChart, WallRow
from dongliu_desktop.services.reader import Reader, Reading

PROJECTS = 200


def read(reading: Reading, year: int) -> WallChart:
    projects = reading.projects(reading.pillars(year)[0].uid)[:PROJECTS]
    steps = [
        MilestoneRow("1", "演示节点一", date(year, 4, 1), date(year, 4, 20), 1.0),
        MilestoneRow("2", "演示节点二", date(year, 10, 1), None, 1.0),
    ]
    return WallChart(year, projects[0].reference, [WallRow(row, steps) for row in projects])


def document(chart: WallChart) -> Document:
    return wall_chart(chart, DESIGNED, Heading("演示数据", chart.reference))


def main() -> None:
    _app = QGuiApplication([])
    file, year, times = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    target = file.with_suffix(".pdf")
    reader = Reader(file, date.today)
    chart = reader.ask(lambda reading: read(reading, year))
    reader.close()
    lines = [[item for item in page.items if isinstance(item, Text)] for page in document(chart).pages]
    made: list[float] = []
    drawn: list[float] = []
    for _ in range(times + 1):
        made.append(timed(lambda: write_pdf([document(chart)], target, title="作战图")))
        drawn.append(timed(lambda: bare(lines, target)))
    tell({"made": made[1:], "drawn": drawn[1:], "rows": len(chart.rows), "pages": len(lines)})


if __name__ == "__main__":
    main()
