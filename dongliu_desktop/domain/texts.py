"""What is typed, made fit to keep: one place for all texts."""

import re
import unicodedata
from typing import Any, NamedTuple, TypeVar, cast

from dongliu_desktop.domain.errors import Refused

Command = TypeVar("Command", bound=NamedTuple)
LONGEST = 20_000
LONGEST_LINE = 500
OF_SEVERAL_LINES = frozenset({"progress", "problems", "next_steps", "reason", "profile"})  # fields; others are one line
KEPT_CONTROLS = frozenset("\n\t")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control characters, zero-width and direction marks, lone surrogates


def fitted(command: Command) -> Command:
    """Give a command with all its texts made fit to keep, those of a form or a list in it too.

    Every command passes here before a handler sees it: a text has no other way into the file.

    Raises:
        Refused: a text is too long. It is not cut: what was typed is still there to be shortened.
    """
    parts = cast("Any", command)._asdict()
    return cast("Any", command)._replace(**{name: _fitted(name, value) for name, value in parts.items()})


def _fitted(name: str, value: object) -> object:
    if type(value) is str:  # a light or a kind of condition is no text
        return _text(value) if name in OF_SEVERAL_LINES else _line(value)
    if hasattr(value, "_asdict"):
        return fitted(cast("NamedTuple", value))
    if isinstance(value, tuple):
        fit = [_fitted(name, one) for one in cast("tuple[object, ...]", value)]
        names = fit and all(type(one) is str for one in fit)
        return tuple(dict.fromkeys(one for one in fit if one)) if names else tuple(fit)  # each name once
    return value


def _text(text: str) -> str:
    return _short_enough(text, LONGEST)


def _line(text: str) -> str:
    return " ".join(re.split(r"\s*[\n\t]\s*", _short_enough(text, LONGEST_LINE)))


def _short_enough(text: str, most: int) -> str:
    kept = _seen(text)
    if len(kept) > most:
        raise Refused(f"“{kept[:12]}…”太长（{len(kept)} 字，最多 {most} 字），请缩短后再保存。")
    return kept


def clean(text: str) -> str:
    """Give the text in NFC, without control characters, lone surrogates and zero-width marks, trimmed and limited.

    PostgreSQL refuses NUL, SQLite's length() stops at it, sheets show the others as boxes, and marks of direction
    can make a name read as another. Zero-width joiners go too: two names that look alike are alike, and a joined
    emoji (👨‍👩‍👧) falls apart into its members (👨👩👧). All else stays, emoji and rare characters included.
    """
    return _seen(text)[:LONGEST].rstrip()


def _seen(text: str) -> str:
    """Give what people see of a text, in one form."""
    lines = LINE_ENDS.sub("\n", text)
    kept = "".join(c for c in lines if c in KEPT_CONTROLS or unicodedata.category(c) not in UNSEEN)
    return unicodedata.normalize("NFC", kept).strip()
