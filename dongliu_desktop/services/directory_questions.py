"""What is asked of directories: all entries with their former names, their holders and where they are used."""

import json
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.directories import Appointment, EntryRow, NameChange, Uses, former_names
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage import compiled_sql as sql

UNDONE = "撤销"  # as steps that take another one back are called
PROJECTS = frozenset({"project", "project_section", "project_community"})
COUNTED = {"site": "sites", "problem": "problems", "post": "posts"}


class Use(NamedTuple):
    """A field that names an entry: its table, column and key, and the project and year it belongs to, if any."""

    entity: str
    field: str
    key: str
    entry: str
    project: str | None
    year: int | None
    frozen: bool | None


class Named(NamedTuple):
    """An entry by its names alone."""

    kind: str
    uid: str
    name: str
    section: str


def entries(reading: Reading) -> tuple[EntryRow, ...]:
    """Give the entries of all directories."""
    counted = count_uses(uses(reading))
    changes: defaultdict[str, list[NameChange]] = defaultdict(list)
    for key, old, new, reverts, label in reading.fetch(sql.NAME_CHANGES):
        undone = reverts is not None and label.startswith(UNDONE)
        changes[key].append(NameChange(json.loads(old), json.loads(new), undone))
    held: defaultdict[str, list[Appointment]] = defaultdict(list)
    for one in appointments(reading):
        held[one.post].append(one)
    return tuple(
        EntryRow(kind, uid, name, former_names(changes[uid], name), counted.get(uid, Uses()), section, tuple(held[uid]))
        for kind, uid, name, section in names(reading)
    )


def names(reading: Reading) -> tuple[Named, ...]:
    """Give what the entries of all directories are called, in their order."""
    return tuple(Named(*row) for row in reading.fetch(sql.DIRECTORY_ENTRIES))


def appointments(reading: Reading) -> tuple[Appointment, ...]:
    """Give who holds which post from which day on, oldest first."""
    return tuple(
        Appointment(uid, post, person, date.fromisoformat(valid_from))
        for uid, post, person, valid_from, _name in reading.fetch(sql.APPOINTMENTS)
    )


def holders(reading: Reading, day: date) -> dict[str, str]:
    """Give who holds the posts on a day, by the post's name; posts of which nobody is known are left out."""
    begun = (row for row in reading.fetch(sql.APPOINTMENTS) if date.fromisoformat(row[3]) <= day)
    return {post: person for _uid, _post, person, _from, post in begun}  # in the order of their days: the newest stays


def uses(reading: Reading, entry: str = "") -> tuple[Use, ...]:
    """Give all that names an entry, by its uid; without one, all that names any."""
    return tuple(Use(*row) for row in reading.fetch(sql.DIRECTORY_USES, uid=entry))


def count_uses(found: tuple[Use, ...]) -> dict[str, Uses]:
    """Count what names the entries, by their uid; those that nothing names are left out."""
    named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for use in found:
        if use.entity in PROJECTS:
            named[use.entry, "projects"].add(use.project or "")
        elif use.entity in COUNTED:
            named[use.entry, COUNTED[use.entity]].add(use.key)
    counted: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (entry, what), keys in named.items():
        counted[entry][what] = len(keys)
    return {entry: Uses(**counts) for entry, counts in counted.items()}
