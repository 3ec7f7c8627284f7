"""Sheets and readers that the tests of the paper core share."""

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from dongliu_desktop.documents.layout.flow import Frame, Margins, Paragraph, compose, page_number, running_head
from dongliu_desktop.documents.layout.items import A4, Document, Page, Role, Style, Text
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Row, Table
from dongliu_desktop.documents.layout.text import Typesetter

BODY = Style(Role.SONG, 12)
FRAME = Frame(A4, Margins(25, 20, 20, 25), running_head("中山路综合整治工程", "续页"), page_number)


def document(*blocks: Block, title: str = "进度单", frame: Frame = FRAME) -> Document:
    return compose(title, blocks, frame, Typesetter())


def paragraphs(*texts: str, role: Role = Role.SONG) -> Document:
    return document(*(Paragraph(text, Style(role, 12)) for text in texts))


def table(rows: Iterable[Row], head: Sequence[str] = ("序号", "项目", "进展")) -> Table:
    return Table((1, 3, 6), list(rows), [Row([Cell(text) for text in head])])


def row(number: int, text: str = "", *, keep: bool = False, breakable: bool = False) -> Row:
    return Row([Cell(f"№{number}"), Cell(f"项目{number}号"), Cell(text)], keep, breakable)


def texts(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def pdf_text(path: Path, page: int = 0) -> str:
    """The text as a reader's program finds it, line ends of wrapped cells taken out."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    command = ["pdftotext", "-raw", *pages, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().replace("\n", "")
