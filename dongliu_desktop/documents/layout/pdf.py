"""Writing documents as one PDF: Chinese text embedded and searchable, whole on disk or not at all."""

import io
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from dongliu_desktop.documents.layout.items import UNITS_PER_POINT, Document, Paper, Text
from dongliu_desktop.documents.layout.paging import orientation, page_size
from dongliu_desktop.documents.layout.paint import Replay
from dongliu_desktop.documents.layout.pdf_text import (
    has_rare,
    rare_glyphs,
    read_cmap,
    read_twins,
    true_characters,
    write_cmap,
)
from dongliu_desktop.documents.layout.text import clean
from dongliu_desktop.system.files import write_whole
from dongliu_desktop.system.paths import resources_dir

if TYPE_CHECKING:
    from pikepdf import Pdf

_DPI = 1200
_SCALE = _DPI / 72 / UNITS_PER_POINT

Progress = Callable[[int], bool]
"""Told the number of documents done; answers False to stop."""


class Cancelled(Exception):
    """The work was stopped by the person who waited for it. Nothing was changed."""


def unstoppable(done: int) -> bool:
    """Never stop."""
    del done
    return True


def write_pdf(
    documents: Iterable[Document],
    target: Path,
    *,
    title: str,
    created: datetime | None = None,
    progress: Progress = unstoppable,
) -> int:
    """Write the documents one after the other into one PDF and give its number of pages.

    Documents may be made while they are asked for; `progress` is called after each. The same documents with the
    same `created` (default: now) give the same bytes. The target is replaced in one step at the end: after any
    error the old file stands as it was. Works in any thread.

    Raises:
        Cancelled: `progress` answered False.
        OSError: the file could not be written (disk full, no permission, folder gone, ...).

    """
    drawn = _draw(documents, clean(title), progress)
    write_whole(target, _finished(drawn, created or datetime.now().astimezone()), private=False)
    return drawn.pages


class _Drawn(NamedTuple):
    """What Qt wrote, and what is needed to finish it.

    `used` are the characters of all texts, `rare` the whole text of the pages (from 0) that hold rare characters,
    `starts` where each document begins.
    """

    data: bytes
    pages: int
    used: set[str]
    rare: dict[int, str]
    starts: list[tuple[str, int]]


def _draw(documents: Iterable[Document], title: str, progress: Progress) -> _Drawn:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with _fixed_hash_order():
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI)
        writer.setTitle(title)
        drawing = _Drawing(writer)
        try:
            for done, document in enumerate(documents, start=1):
                drawing.add(document)
                if not progress(done):
                    raise Cancelled
        finally:
            drawing.end()
    return _Drawn(bytes(buffer.data().data()), drawing.pages, drawing.used, drawing.rare, drawing.starts)


@contextmanager
def _fixed_hash_order() -> Generator[None]:
    """Keep Qt's hashes in one order while a PDF is made: the order of its fonts comes from one."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


class _Drawing:
    """Draws documents onto one writer and keeps count."""

    def __init__(self, writer: QPdfWriter) -> None:
        self.pages = 0
        self.used: set[str] = set()
        self.rare: dict[int, str] = {}
        self.starts: list[tuple[str, int]] = []
        self._paper: Paper | None = None
        self._writer = writer
        self._painter = QPainter()
        self._replay = Replay(self._painter)

    def add(self, document: Document) -> None:
        self.starts.append((document.title, self.pages))
        if document.paper != self._paper:
            self._paper = document.paper
            layout = QPageLayout(page_size(document.paper), orientation(document.paper), QMarginsF())
            self._writer.setPageLayout(layout)
        for page in document.pages:
            if self.pages:
                self._writer.newPage()
            else:
                self._painter.begin(self._writer)
            self._replay.items(page.items, _SCALE)
            text = "".join([item.text for item in page.items if isinstance(item, Text)])
            self.used.update(text)
            if has_rare(text):
                self.rare[self.pages] = text
            self.pages += 1

    def end(self) -> None:
        if self._painter.isActive():
            self._painter.end()


def _finished(drawn: _Drawn, created: datetime) -> bytes:
    """Mend the text, set the dates, add bookmarks; nothing in the file is left to chance."""
    import pikepdf  # noqa: PLC0415 - costly to load, and not needed to show a window

    finished = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn.data)) as pdf:
        _mend_text(pdf, drawn)
        _describe(pdf, created)
        if len(drawn.starts) > 1:
            with pdf.open_outline() as outline:
                outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in drawn.starts)
        pdf.save(finished, deterministic_id=True)
    return finished.getvalue()


def _mend_text(pdf: "Pdf", drawn: _Drawn) -> None:
    import pikepdf  # noqa: PLC0415 - loaded already

    meant = true_characters(drawn.used, read_twins(resources_dir() / "print" / "glyph_twins.json"))
    glyphs: dict[tuple[int, int], dict[int, str]] = {}
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
            named = read_cmap(entry["/ToUnicode"].read_bytes())
            glyphs[entry.objgen] = {glyph: meant.get(text, text) for glyph, text in named.items()}
    for number, text in drawn.rare.items():
        page = pdf.pages[number]
        fonts = {name.lstrip("/"): glyphs[font.objgen] for name, font in page.resources["/Font"].items()}
        for name, found in rare_glyphs(page.Contents.read_bytes(), text, fonts).items():
            fonts[name].update(found)
    for key, named in glyphs.items():
        pdf.get_object(key)["/ToUnicode"].write(write_cmap(named))


def _describe(pdf: "Pdf", created: datetime) -> None:
    import pikepdf  # noqa: PLC0415 - loaded already

    del pdf.Root["/Metadata"]  # repeats the information below, with a random number
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    stamp = pikepdf.String(created.strftime("D:%Y%m%d%H%M%S") + _zone(created))
    info = pdf.docinfo
    info["/CreationDate"] = info["/ModDate"] = stamp
    for key in ("/Author", "/Creator"):
        if key in info:
            del info[key]
    pdf.Root["/Lang"] = pikepdf.String("zh-CN")
    pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)


def _zone(moment: datetime) -> str:
    """Give the time zone as PDF writes it: +08'00'."""
    zone = moment.strftime("%z")
    return f"{zone[:3]}'{zone[3:5]}'" if zone else ""
