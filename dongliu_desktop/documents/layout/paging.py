"""What a paged device (PDF or printer) has to be told about paper, which pages it gets, and what they say."""

from collections.abc import Container, Iterable
from hashlib import sha256

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from dongliu_desktop.documents.layout.items import Document, Paper, Text


def page_size(paper: Paper) -> QPageSize:
    """Give Qt's name for the paper's size, without its orientation."""
    return QPageSize(QSizeF(paper.short_mm, paper.long_mm), QPageSize.Unit.Millimeter, paper.name)


def orientation(paper: Paper) -> QPageLayout.Orientation:
    """Tell how the paper lies."""
    return QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait


def only_pages(documents: Iterable[Document], numbers: Container[int]) -> list[Document]:
    """Give the documents with those pages only, counted from 1 through all of them; none without pages."""
    kept: list[Document] = []
    before = 0
    for document in documents:
        pages = tuple(page for at, page in enumerate(document.pages, start=before + 1) if at in numbers)
        before += len(document.pages)
        if pages:
            kept.append(document._replace(pages=pages))
    return kept


def digest(documents: Iterable[Document]) -> str:
    """Give the SHA-256 of all text, page by page: two sheets that read the same have the same."""
    found = sha256()
    for document in documents:
        for page in document.pages:
            for item in page.items:
                if isinstance(item, Text):
                    found.update(f"{item.text}\n".encode())
            found.update(b"\f")
    return found.hexdigest()
