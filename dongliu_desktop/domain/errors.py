"""The two kinds of trouble a user is told of; everything else is a bug of ours."""

from enum import StrEnum
from pathlib import Path


class Refused(Exception):
    """A rule of the office forbids the change. The message is one Chinese sentence to show as it is."""


class Conflict(Refused):
    """The record changed since the editor saw it. Nothing was written; what was typed is still there."""


class Trouble(StrEnum):
    """What in the surroundings is wrong; decides which way out is offered."""

    NOT_OURS = "not_ours"
    EMPTY_FILE = "empty_file"
    NEWER = "newer"
    DAMAGED = "damaged"
    READ_ONLY = "read_only"
    GONE = "gone"
    HELD = "held"
    CANNOT_OPEN = "cannot_open"
    LOCKED = "locked"
    DISK_FULL = "disk_full"
    IO_ERROR = "io_error"
    PASSWORD = "password"  # noqa: S105 - the name of a kind of trouble
    NO_CIPHER = "no_cipher"


class StorageTrouble(Exception):
    """The file or the disk does not do what it should. The message is one Chinese sentence with a way out.

    Attributes:
        kind: what is wrong, for the choice of the way out.
    """

    def __init__(self, kind: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class PasswordNeeded(StorageTrouble):
    """The file has a password that has not been given, or not the right one.

    Attributes:
        path: the file; the data file or a backup.
    """

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(Trouble.PASSWORD, sentence)
        self.path = path
