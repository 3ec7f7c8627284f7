"""What the preview asks the desktop for: a printer, the name of a file."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from dongliu_desktop.documents.layout.items import Paper
from dongliu_desktop.documents.layout.paging import orientation, page_size
from dongliu_desktop.ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')  # a project's name may hold them, a file's name on Windows may not


class Asks(Protocol):
    """The questions whose dialogs belong to the desktop."""

    def has_printer(self) -> bool:
        """Whether there is any printer to choose from."""
        ...

    def printer(self, parent: QWidget, paper: Paper, pages: int, copies: int) -> "QPrinter | None":
        """Give the printer that somebody chose, with range and copies set (`copies` to begin with), or None."""
        ...

    def pdf_file(self, parent: QWidget, name: str) -> Path | None:
        """Give the file to write, or None. Somebody has agreed to replace one that exists."""
        ...

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the desktop's file manager."""
        ...


class DesktopAsks:
    """Asks with the dialogs of the desktop."""

    def has_printer(self) -> bool:
        """Ask the desktop's print service."""
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - costly, and few previews are printed

        return bool(QPrinterInfo.availablePrinterNames())

    def printer(self, parent: QWidget, paper: Paper, pages: int, copies: int) -> "QPrinter | None":
        """Show the desktop's print dialog."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # noqa: PLC0415 - as above

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(page_size(paper))
        printer.setPageOrientation(orientation(paper))
        printer.setCopyCount(copies)
        dialog = QPrintDialog(printer, parent)
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOptions(option.PrintPageRange | option.PrintCollateCopies | option.PrintShowPageSize)
        dialog.setMinMax(1, pages)
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None

    def pdf_file(self, parent: QWidget, name: str) -> Path | None:
        """Show the desktop's file dialog."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = str(Path(folder) / _NOT_IN_NAMES.sub("_", name))
        dialog = QFileDialog(parent, tr("另存为 PDF"), proposal, tr("PDF 文件 (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Path(dialog.selectedFiles()[0])

    def show_folder(self, folder: Path) -> None:
        """Leave it to the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
