"""What a preview shows, and what a person may change about it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.profile import Profile


class Outcome(NamedTuple):
    """What left a preview: pages and copies, the name of the PDF ("" for a printer), the digest of its text."""

    pages: int
    copies: int
    file: str
    digest: str


class Wishes(NamedTuple):
    """How the office wants a kind of sheet, and how the job is made anew when it wants it otherwise.

    Attributes:
        designed: the profile as designed, to go back to.
        profile: the one in force.
        columns: keys and titles of the columns to choose from.
        saved: profiles kept under a name.
        day: the day that the figures hold for.
        keep: told the profile in force and the saved ones when they have changed.
        under: gives the same job under another profile.
        at: asks for the job as of another day; the answer comes on the GUI thread, a sentence where there is none.
        log: told what was printed or saved, where the person wants it noted; None where it is never noted.
    """

    designed: Profile
    profile: Profile
    columns: Sequence[tuple[str, str]]
    saved: Mapping[str, Profile]
    day: date
    keep: Callable[[Profile, Mapping[str, Profile]], None]
    under: "Callable[[Profile], PrintJob]"
    at: "Callable[[date, Callable[[PrintJob | str], None]], None]"
    log: Callable[[Outcome], None] | None


class Appendix(NamedTuple):
    """A last page that may go with the sheet: what its tick box says, its tool tip, and what lays it out."""

    told: str
    tip: str
    build: Callable[[], Document]


class PrintJob(NamedTuple):
    """What is to be printed.

    `build` gives the documents one by one; it is called off the GUI thread and must use plain values only.
    `total` is how many there will be. `file_name` is proposed for the PDF. Without `wishes` nothing can be chosen.
    `digest` is that of the sheet as it was printed once, where it is printed again.
    """

    title: str
    total: int
    build: Callable[[], Iterable[Document]]
    file_name: str
    wishes: Wishes | None = None
    appendix: Appendix | None = None
    digest: str = ""
