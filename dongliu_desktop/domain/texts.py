"""What is typed, made fit to keep: one place for all texts."""

import re
import unicodedata

LONGEST = 20_000
KEPT_CONTROLS = frozenset("\n\t")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control characters, zero-width and direction marks, lone surrogates


def clean(text: str) -> str:
    """Give the text in NFC, without control characters, lone surrogates and zero-width marks, trimmed and limited.

    PostgreSQL refuses NUL, SQLite's length() stops at it, sheets show the others as boxes, and marks of direction
    can make a name read as another. Zero-width joiners go too: two names that look alike are alike, and a joined
    emoji (👨‍👩‍👧) falls apart into its members (👨👩👧). All else stays, emoji and rare characters included.
    """
    lines = LINE_ENDS.sub("\n", text)
    kept = "".join(c for c in lines if c in KEPT_CONTROLS or unicodedata.category(c) not in UNSEEN)
    return unicodedata.normalize("NFC", kept).strip()[:LONGEST].rstrip()
