"""Text in a terminal, where an ideograph is two columns wide."""

import unicodedata

ELLIPSIS = "…"


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
