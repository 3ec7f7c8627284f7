"""What may be done to directories. `kind` is one of `directories.KINDS`."""

from datetime import date
from typing import NamedTuple


class EntryForm(NamedTuple):
    """All that may be edited of an entry; `section`, by name, only of a post."""

    name: str
    section: str = ""


class AddEntry(NamedTuple):
    """Enter a new name. The entry is keyed by its name; by `uid` where that key is taken."""

    kind: str
    uid: str
    form: EntryForm


class EditEntry(NamedTuple):
    """Rename an entry, or give a post another section; `seen` is what the editor saw. All years show the new name."""

    kind: str
    uid: str
    seen: EntryForm
    form: EntryForm


class MergeEntries(NamedTuple):
    """Put an entry into another one: all that names the first names the second from now on, and the first goes."""

    kind: str
    uid: str
    into: str


class DeleteEntry(NamedTuple):
    """Take out an entry that nothing names."""

    kind: str
    uid: str


class Appoint(NamedTuple):
    """Note who holds a post from a day on; the one before holds it until then."""

    uid: str
    post: str
    person: str
    valid_from: date


class DeleteAppointment(NamedTuple):
    """Take out an appointment that was entered by mistake."""

    uid: str


DirectoryCommand = AddEntry | EditEntry | MergeEntries | DeleteEntry | Appoint | DeleteAppointment
