"""Handing pages to a printer: QPrinter writing a file stands for the queue."""

import subprocess
from pathlib import Path

import pytest
from paper_helpers import FRAME, document, paragraphs, pdf_text
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dongliu_desktop.documents.layout.flow import Frame, Margins, NewPage, Paragraph
from dongliu_desktop.documents.layout.items import A4, Document, Paper, Role, Style
from dongliu_desktop.documents.layout.pdf import Cancelled
from dongliu_desktop.documents.layout.printing import PrintTrouble, print_documents

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "queue.pdf"))
    return printer


def pages(*words: str, frame: Frame = FRAME) -> Document:
    blocks = [block for word in words for block in (Paragraph(word, Style(Role.SONG, 20)), NewPage())]
    return document(*blocks[:-1], frame=frame)


def always(done: int, total: int) -> bool:
    return done <= total


def printed(printer: QPrinter) -> list[str]:
    read = subprocess.run(["pdftotext", printer.outputFileName(), "-"], capture_output=True, check=True, text=True)
    return [page.strip().split("\n")[0] for page in read.stdout.split("\f")[:-1]]


def sizes(printer: QPrinter) -> list[tuple[int, int]]:
    read = subprocess.run(["pdfinfo", "-l", "99", printer.outputFileName()], capture_output=True, check=True, text=True)
    lines = [
        line.split(":")[1].split() for line in read.stdout.splitlines() if line.startswith("Page ") and "size:" in line
    ]
    return [(round(float(line[0])), round(float(line[2]))) for line in lines]


def test_all_pages_arrive_in_their_order(printer: QPrinter) -> None:
    steps = []
    result = print_documents(
        [pages("ONE", "TWO"), pages("THREE")],
        printer,
        title="x",
        go_on=lambda done, total: not steps.append((done, total)),
    )
    assert result == (3, ())
    assert printed(printer)[0] == "ONE"
    assert len(printed(printer)) == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_only_the_chosen_pages_are_printed(printer: QPrinter) -> None:
    printer.setFromTo(2, 3)
    result = print_documents([pages("ONE", "TWO", "THREE", "FOUR")], printer, title="x", go_on=always)
    assert result.pages == 2
    assert len(printed(printer)) == 2


def test_copies_are_made_whole_set_by_set(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    print_documents([pages("ONE", "TWO")], printer, title="x", go_on=always)
    first, second = sizes(printer)[:2]
    assert len(printed(printer)) == 4
    assert first == second == (595, 842)


def test_the_last_page_may_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_documents([pages("ONE", "TWO")], printer, title="x", go_on=always)
    assert "ONE" in printed(printer)[-1]


def test_landscape_and_a3_arrive_as_such(printer: QPrinter) -> None:
    wall = FRAME._replace(paper=Paper("A3", 297, 420, landscape=True), margins=Margins(5, 5, 5, 5))
    flat = FRAME._replace(paper=A4._replace(landscape=True))
    documents = [pages("WALL", frame=wall), pages("FLAT", frame=flat), pages("UP")]
    print_documents(documents, printer, title="x", go_on=always)
    assert sizes(printer) == [(1191, 842), (842, 595), (595, 842)]


def test_the_spooled_text_stands_where_the_page_says(printer: QPrinter) -> None:
    print_documents([paragraphs("东柳街道")], printer, title="x", go_on=always)
    box = subprocess.run(
        ["pdftotext", "-bbox", printer.outputFileName(), "-"], capture_output=True, check=True, text=True
    )
    line = next(line for line in box.stdout.splitlines() if "柳" in line)
    x = float(line.split('xMin="')[1].split('"')[0])
    assert x == pytest.approx(25 / 25.4 * 72, abs=1)


def test_stopping_withdraws_the_job(printer: QPrinter) -> None:
    with pytest.raises(Cancelled):
        print_documents([pages("ONE", "TWO")], printer, title="x", go_on=lambda done, total: done > total)


def test_no_printer_is_told_in_a_sentence() -> None:
    printer = QPrinter(QPrinterInfo())
    with pytest.raises(PrintTrouble, match="没有找到打印机"):
        print_documents([pages("ONE")], printer, title="x", go_on=always)


def test_pdf_from_the_queue_is_legible(printer: QPrinter) -> None:
    print_documents([pages("ONE")], printer, title="东柳街道", go_on=always)
    assert "ONE" in pdf_text(printer.outputFileName())
