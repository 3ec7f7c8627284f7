"""Blocks of cells as spreadsheets put them on the clipboard: tabs, line ends, and quotes around what holds either."""

import csv
import io
from collections.abc import Iterable, Sequence

Block = tuple[tuple[str, ...], ...]


def parse_block(text: str) -> Block:
    """Read a copied block as Excel, WPS and LibreOffice write it. Rows may differ in length.

    A quote only opens a quoted cell at its beginning, so 5" pipes stay what they are.
    """
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    at, end = 0, len(text)
    while at < end:
        cell, at = _cell(text, at)
        row.append(cell)
        if at < end and text[at] == "\t":
            at += 1
            if at == end:
                row.append("")
            continue
        rows.append(tuple(row))
        row = []
        at += 2 if text.startswith("\r\n", at) else 1
    if row:
        rows.append(tuple(row))
    return tuple(rows)


def _cell(text: str, at: int) -> tuple[str, int]:
    """Read the cell that begins at `at`; give it, and where it ends."""
    if text.startswith('"', at):
        quoted = _quoted(text, at + 1)
        if quoted is not None:
            return quoted
    end = at
    while end < len(text) and text[end] not in "\t\r\n":
        end += 1
    return text[at:end], end


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """Read a quoted cell from behind its first quote; None where no quote ends it before the cell's own end."""
    parts: list[str] = []
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return None
        parts.append(text[at:quote])
        if text.startswith('"', quote + 1):
            parts.append('"')
            at = quote + 2
            continue
        after = quote + 1
        if after < len(text) and text[after] not in "\t\r\n":
            return None  # “"新" 桥”: the quotes belong to the words
        return "".join(parts).replace("\r\n", "\n"), after


def block_text(rows: Iterable[Sequence[str]]) -> str:
    """Write a block so that spreadsheets, and `parse_block`, read the same cells again."""
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\r\n").writerows(rows)
    return written.getvalue()
