"""What may be done to the office itself: it is set up in an empty file, and called otherwise."""

from typing import NamedTuple


class SetUpOffice(NamedTuple):
    """Make an empty file an office's own: its name, its first plan year, the year's pillars, and the sections.

    Pillars and sections are given by name, in their order; both may be left for later.
    """

    name: str
    year: int
    pillars: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


class RenameOffice(NamedTuple):
    """Call the office otherwise, on sheets too; `seen` is the name the editor saw."""

    seen: str
    name: str


OfficeCommand = SetUpOffice | RenameOffice
