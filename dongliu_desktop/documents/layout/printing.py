"""Sending documents to a printer: paper set and checked, page ranges and copies honoured, trouble told in words.

Qt leaves much to the program: a refused page size changes nothing in silence, a page range is not applied, copies
are up to the driver, and without a printer QPrinter pretends to be a PDF file.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QPainter

from dongliu_desktop.documents.layout.items import A4, UNITS_PER_POINT, Document, Page, Paper
from dongliu_desktop.documents.layout.paging import orientation, page_size
from dongliu_desktop.documents.layout.paint import Replay
from dongliu_desktop.documents.layout.pdf import Cancelled
from dongliu_desktop.documents.layout.text import clean

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NO_PRINTER = "没有找到打印机。可以先另存为 PDF，再拿到有打印机的电脑上打印。"
_POINTS_OFF = 3.0  # drivers round page sizes


class PrintTrouble(Exception):
    """The printer does not do what it should. The message is one Chinese sentence to show as it is."""


class Printed(NamedTuple):
    """What was handed to the print queue (not yet printed): pages, and what the reader should know."""

    pages: int
    notices: tuple[str, ...]


def print_documents(
    documents: Sequence[Document], printer: "QPrinter", *, title: str, go_on: Callable[[int, int], bool]
) -> Printed:
    """Hand the documents to the printer in its page range, order and number of copies.

    `go_on` is told (pages done, pages in all) after each page and answers False to stop. Works in any thread.

    Raises:
        PrintTrouble: no printer, a paper that it refuses, or a queue that does not accept the job.
        Cancelled: `go_on` answered False; the job was withdrawn.

    """
    if printer.outputFormat() == printer.OutputFormat.PdfFormat and not printer.outputFileName():
        raise PrintTrouble(NO_PRINTER)
    sheets = _sheets(documents, printer)
    printer.setDocName(clean(title))
    job = _Job(printer)
    try:
        for done, (paper, page) in enumerate(sheets, start=1):
            job.add(paper, page)
            if not go_on(done, len(sheets)):
                printer.abort()
                raise Cancelled
    finally:
        ended = job.end()
    if sheets and not (ended and printer.printerState() != printer.PrinterState.Error):
        raise PrintTrouble("打印任务没有被接受：请检查打印机是否联机，或另存为 PDF 再打印。")
    return Printed(len(sheets), tuple(job.notices))


def _sheets(documents: Sequence[Document], printer: "QPrinter") -> list[tuple[Paper, Page]]:
    pages = [(document.paper, page) for document in documents for page in document.pages]
    ranges = printer.pageRanges()
    if not ranges.isEmpty():  # where CUPS does the choosing, Qt's dialog has emptied them
        pages = [page for number, page in enumerate(pages, start=1) if ranges.contains(number)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


class _Job:
    """One job on its way to the queue."""

    def __init__(self, printer: "QPrinter") -> None:
        self.notices: list[str] = []
        self._printer = printer
        self._painter = QPainter()
        self._replay = Replay(self._painter)
        self._paper: Paper | None = None
        self._scale = 1.0

    def add(self, paper: Paper, page: Page) -> None:
        if paper != self._paper:
            self._change_tray(paper)
            self._scale = self._feed(paper) * self._printer.resolution() / 72 / UNITS_PER_POINT
            self._paper = paper
        if not self._painter.isActive():
            if not self._painter.begin(self._printer):
                raise PrintTrouble(f"打印机“{self._printer.printerName()}”没有接受打印任务，请检查它是否联机。")
        elif not self._printer.newPage():
            raise PrintTrouble("打印机没有接受下一页，打印任务已中断。")
        self._replay.items(page.items, self._scale)

    def _change_tray(self, paper: Paper) -> None:
        """Begin another job where the size of the paper changes: a job names one, and the last one counts for all."""
        to_file = self._printer.outputFormat() == self._printer.OutputFormat.PdfFormat
        if self._painter.isActive() and self._paper and paper.name != self._paper.name and not to_file:
            self._painter.end()

    def end(self) -> bool:
        return self._painter.isActive() and self._painter.end()

    def _feed(self, paper: Paper) -> float:
        """Set the paper and give the scale: below 1 where a smaller paper has to do."""
        if self._accepts(paper):
            return 1.0
        smaller = A4._replace(landscape=paper.landscape)
        if paper.short_mm <= A4.short_mm or not self._accepts(smaller):
            raise PrintTrouble(f"打印机“{self._printer.printerName()}”不接受 {paper.name} 纸，请换一台打印机。")
        scale = smaller.width / paper.width
        notice = f"打印机没有 {paper.name} 纸，已缩小到 {scale:.0%} 印在 A4 纸上。"
        if notice not in self.notices:
            self.notices.append(notice)
        return scale

    def _accepts(self, paper: Paper) -> bool:
        printer = self._printer
        if not (_offers(printer, paper) and printer.setPageSize(page_size(paper))):
            return False
        if not printer.setPageOrientation(orientation(paper)):
            return False
        printer.setFullPage(True)
        lies = printer.pageLayout().fullRectPoints()
        width, height = paper.width / UNITS_PER_POINT, paper.height / UNITS_PER_POINT
        return abs(lies.width() - width) < _POINTS_OFF and abs(lies.height() - height) < _POINTS_OFF


def _offers(printer: "QPrinter", paper: Paper) -> bool:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - costly, and only needed to print

    if printer.outputFormat() == printer.OutputFormat.PdfFormat:
        return True
    offered = QPrinterInfo(printer).supportedPageSizes()
    wanted = page_size(paper)
    return not offered or any(size.isEquivalentTo(wanted) for size in offered)
