"""Text in a terminal, where an ideograph is two columns wide."""

import sys
import unicodedata
from typing import Self

ELLIPSIS = "…"
WAITING_COLUMNS = 60


def width(text: str) -> int:
    """Give the number of terminal columns of a text (Unicode Standard Annex 11: wide and full-width count twice)."""
    return sum(_width(character) for character in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Give the text with spaces up to `columns`; flush right if asked."""
    spaces = " " * max(columns - width(text), 0)
    return spaces + text if right else text + spaces


def shortened(text: str, columns: int) -> str:
    """Give the text in one line of at most `columns`; what was left out shows as an ellipsis."""
    line = " ".join(text.split())
    if width(line) <= columns:
        return line
    kept = ""
    for character in line:
        if width(kept) + _width(character) + width(ELLIPSIS) > columns:
            break
        kept += character
    return kept + ELLIPSIS


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Waiting:
    """Shows how far a long piece of work has come, on the error stream of a terminal and nowhere else."""

    def __init__(self) -> None:
        self._shown = bool(sys.stderr and sys.stderr.isatty())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._write("")

    def __call__(self, what: str, done: int, total: int) -> bool:
        """Show how much is done of what; True, for those who ask whether to go on."""
        self._write(f"正在处理：{what} {f'{done / total:.0%}' if total else ELLIPSIS}")
        return True

    def _write(self, text: str) -> None:
        if self._shown:
            line = padded(shortened(text, WAITING_COLUMNS), WAITING_COLUMNS)
            sys.stderr.write(f"\r{line}\r{text}")
            sys.stderr.flush()
