"""The log of printed sheets: what was printed or saved, when, by whom, and all it takes to print it again."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.papers import Subject


class Printed(NamedTuple):
    """A sheet that was printed, or saved as a PDF.

    Attributes:
        sheet: key of its kind (documents.sheets).
        title: what it was called.
        subject: what it was printed of; `day` is the day its figures hold for.
        profile: how the office wanted it, as JSON of what differs from the design.
        pages, copies: how many went out.
        file: name of the PDF, "" for a printer.
        digest: SHA-256 of its text, to tell whether it would read the same today.
    """

    sheet: str
    title: str
    subject: Subject
    profile: str
    pages: int
    copies: int
    file: str
    digest: str


class PrintedRow(NamedTuple):
    """An entry of the log: when (UTC), by whom, what."""

    uid: str
    at: datetime
    who: str
    printed: Printed


class NotePrinted(NamedTuple):
    """Note that a sheet was printed. There is no undo: paper cannot be taken back."""

    uid: str
    printed: Printed


def subject_to_json(subject: Subject) -> str:
    """Give what differs from the whole of a year, as one line."""
    given: dict[str, Any] = {
        name: value for name, value in subject._asdict().items() if value != Subject._field_defaults.get(name)
    }
    given.pop("known", None)  # the moment of printing tells it
    for name in given.keys() & {"kinds"}:
        given[name] = sorted(kind.value for kind in subject.kinds)
    if subject.day is not None:
        given["day"] = subject.day.isoformat()
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def subject_from_json(text: str, known: datetime) -> Subject:
    """Read what `subject_to_json` wrote; `known` is the moment up to which reports count.

    Raises:
        ValueError, TypeError, KeyError: it is nothing that was written so.
    """
    given: dict[str, Any] = json.loads(text)
    return Subject(
        int(given["year"]),
        str(given.get("pillar", "")),
        tuple(map(str, given.get("projects", ()))),
        given.get("earlier"),
        date.fromisoformat(given["day"]) if "day" in given else None,
        known,
        str(given.get("theme", "")),
        frozenset(map(Kind, given.get("kinds", ()))),
    )
