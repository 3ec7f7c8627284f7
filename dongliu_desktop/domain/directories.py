"""Directories: sections, communities and posts, who holds a post from which day on, and where an entry is used."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

SECTION, COMMUNITY, POST = "section", "community", "post"
KINDS = {SECTION: "科室", COMMUNITY: "社区", POST: "岗位"}
"""The directories, by the table that keeps them."""


class Uses(NamedTuple):
    """How often an entry is used. Projects count once each, however often they name it."""

    projects: int = 0
    sites: int = 0
    problems: int = 0
    posts: int = 0

    @property
    def any(self) -> bool:
        """Whether anything names the entry."""
        return any(self)


class Appointment(NamedTuple):
    """Who holds a post from a day on, until somebody else does."""

    uid: str
    post: str
    person: str
    valid_from: date


class EntryRow(NamedTuple):
    """An entry of a directory. `former` are the names it had before; a post has a section and appointments."""

    kind: str
    uid: str
    name: str
    former: tuple[str, ...]
    uses: Uses
    section: str = ""
    appointments: tuple[Appointment, ...] = ()

    def holder(self, day: date) -> Appointment | None:
        """Give who holds the post on a day, None where nobody is known."""
        return holder(self.appointments, day)


class NameChange(NamedTuple):
    """An entry got another name. `undone`: somebody took the renaming back."""

    old: str
    new: str
    undone: bool


def uses_text(uses: Uses) -> str:
    """Write how often an entry is used: 项目 3、督办 1; "" where it is not."""
    words = zip(("项目", "点位", "督办", "岗位"), uses, strict=True)
    return "、".join(f"{word} {count}" for word, count in words if count)


def holder(appointments: Iterable[Appointment], day: date) -> Appointment | None:
    """Give the newest appointment that has begun on a day, None where none has."""
    begun = [one for one in appointments if one.valid_from <= day]
    return max(begun, key=lambda one: one.valid_from, default=None)


def former_names(changes: Iterable[NameChange], name: str) -> tuple[str, ...]:
    """Give the names that an entry had before the present one, oldest first; a renaming taken back leaves none."""
    names: list[str] = []
    for change in changes:
        if change.undone and names and names[-1] == change.new:
            names.pop()
        else:
            names.append(change.old)
    return tuple(dict.fromkeys(old for old in names if old != name))
