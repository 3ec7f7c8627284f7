"""What is typed, made fit to keep: one place for all texts."""

import unicodedata

LONGEST = 20_000
KEPT_CONTROLS = frozenset("\n\t")


def clean(text: str) -> str:
    """Give the text in NFC, without control characters, lone surrogates and zero-width marks, trimmed and limited.

    PostgreSQL refuses NUL, SQLite's length() stops at it, and sheets show the others as boxes.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in normal if c in KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return kept.strip()[:LONGEST]
