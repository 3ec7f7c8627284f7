"""Values as they stand in the file, turned into Python's.

SQLite keeps no checksums: a bit that flipped inside a text passes its own check. What cannot be what this program
wrote is called damage here, where it is read, before it can look like a mistake of ours somewhere in the window.
"""

import json
from collections.abc import Container
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from dongliu_desktop.domain import light_rules
from dongliu_desktop.domain.lights import Condition

T = TypeVar("T")
UNFIT = (ValueError, TypeError, KeyError, RecursionError)


class Illegible(ValueError):
    """A value of the file is none that this program writes; `trouble.told` makes a sentence of it."""


def day(text: str) -> date:
    """Give a stored day. Raises Illegible."""
    try:
        return date.fromisoformat(text)
    except UNFIT as error:
        raise Illegible from error


def moment(text: str) -> datetime:
    """Give a stored moment (UTC, written without zone). Raises Illegible."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except UNFIT as error:
        raise Illegible from error


def decoded(text: str | None) -> Any:  # noqa: ANN401 - a JSON value of any field
    """Give what is stored as JSON, None where nothing is. Raises Illegible."""
    try:
        return None if text is None else json.loads(text)
    except UNFIT as error:
        raise Illegible from error


def figure(value: object) -> float | None:
    """Give a stored figure, None where there is none. Raises Illegible."""
    if value is None or isinstance(value, (int, float)):
        return value
    raise Illegible


def conditions(text: str | None) -> tuple[Condition, ...]:
    """Give the conditions of a stored light rule, those of the default rule where none are stored. Raises Illegible."""
    try:
        return light_rules.read(text or "")
    except UNFIT as error:
        raise Illegible from error


def known(value: T, words: Container[T]) -> T:
    """Give a stored word that is one of those that can be. Raises Illegible."""
    if value in words:
        return value
    raise Illegible
