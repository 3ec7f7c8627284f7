"""Real printing: what arrives in the queue of a CUPS server that this test starts for itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from private_cups import Job, Server, private_server, unavailable

WHY_NOT = unavailable()
pytestmark = [
    pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT),
    pytest.mark.skipif(sys.platform != "linux", reason="CUPS is how Linux prints"),
]
SEND = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from dongliu_desktop.documents.layout.flow import Frame, Margins, Paragraph, compose
from dongliu_desktop.documents.layout.items import Paper, Role, Style
from dongliu_desktop.documents.layout.printing import print_documents
from dongliu_desktop.documents.layout.text import Typesetter

app = QGuiApplication([])
papers = {"A4": (210, 297), "A3": (297, 420)}
documents = [
    compose(
        name, [Paragraph("东柳街道" + name, Style(Role.SONG, 20))],
        Frame(Paper(size, *papers[size], lies == "横"), Margins(20, 20, 20, 20)), Typesetter(),
    )
    for name in sys.argv[3:]
    for size, lies in [(name[:2], name[2])]
]
printer = QPrinter(QPrinterInfo.printerInfo(sys.argv[1]), QPrinter.PrinterMode.HighResolution)
printer.setCopyCount(int(sys.argv[2]))
printed = print_documents(documents, printer, title="东柳街道重点工作", go_on=lambda done, total: done <= total)
print(*printed.notices)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with private_server(tmp_path / "cups") as server:
        yield server


def send(server: Server, queue: str, *papers: str, copies: int = 1) -> str:
    """Print in a program of its own: the address of the server is read once per program."""
    environment = {**os.environ, "CUPS_SERVER": server.address, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SEND, queue, str(copies), *papers]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def sizes(job: Job) -> list[tuple[int, int]]:
    shown = subprocess.run(["pdfinfo", "-l", "9", job.document], capture_output=True, check=True, text=True).stdout
    lines = [line.split(":")[1].split() for line in shown.splitlines() if line.startswith("Page ") and "size" in line]
    return [(round(float(line[0])), round(float(line[2]))) for line in lines]


def words(job: Job) -> str:
    return subprocess.run(["pdftotext", job.document, "-"], capture_output=True, check=True, text=True).stdout


def test_landscape_and_a3_arrive_as_such(server: Server) -> None:
    server.add("办公室打印机")
    assert send(server, "办公室打印机", "A3横", copies=2) == ""
    assert send(server, "办公室打印机", "A4横", "A4竖") == ""
    wall, table = server.jobs(2)
    assert (wall.title, wall.copies) == ("东柳街道重点工作", 2)
    assert "media=A3" in wall.options
    assert "media=A4" in table.options
    assert sizes(wall) == [(1191, 842)]
    assert sizes(table) == [(842, 595), (595, 842)]
    assert "A3" in words(wall)
    fonts = subprocess.run(["pdffonts", wall.document], capture_output=True, check=True, text=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])  # embedded: the printer has none of ours


def test_papers_of_two_sizes_are_two_jobs_that_each_name_their_paper(server: Server) -> None:
    """A job has one paper tray: an A3 page in a job of A4 would come out on A4."""
    server.add("office")
    send(server, "office", "A3横", "A4竖", "A4横")
    first, second = server.jobs(2)
    assert ("media=A3" in first.options, sizes(first)) == (True, [(1191, 842)])
    assert ("media=A4" in second.options, sizes(second)) == (True, [(595, 842), (842, 595)])


def test_a_printer_without_a3_gets_it_smaller_and_says_so(server: Server) -> None:
    server.add("small", a3=False)
    assert "缩小到 71% 印在 A4 纸上" in send(server, "small", "A3横")
    (job,) = server.jobs(1)
    assert "media=A4" in job.options
    assert sizes(job) == [(842, 595)]
