"""What is told of a backup: when and why it was made, what is in it, and whether it can be relied on."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Reason(StrEnum):
    """Why a backup was made; the word stands in the name of its file."""

    DAILY = "每日"
    HOURLY = "定时"
    QUIT = "退出"
    UPGRADE = "升级前"
    RESTORE = "恢复前"
    REPAIR = "修复前"
    IMPORT = "导入前"
    ROLLOVER = "结转前"
    MANUAL = "手动"


class Holds(NamedTuple):
    """What a data file holds: its schema number, its newest step (at: UTC, None where there is none), and counts."""

    schema: int
    steps: int
    label: str
    at: datetime | None
    years: int
    projects: int
    reports: int


PROTECTED = "设有密码，不输入做备份时的密码看不到内容；恢复时会问。"


class BackupRow(NamedTuple):
    """One backup.

    Attributes:
        path: the file.
        made_at: local time, to the minute; that of the file where its name tells none.
        reason: None for a file that was renamed, or not made by this program.
        size: in bytes.
        holds: what is in it; None where that cannot be read.
        fault: "" if it is just as it was made, else one Chinese sentence on what is wrong.
    """

    path: Path
    made_at: datetime
    reason: Reason | None
    size: int
    holds: Holds | None
    fault: str

    @property
    def verified(self) -> bool:
        """Whether the file is, bit by bit, what was checked when it was made."""
        return not self.fault

    @property
    def locked(self) -> bool:
        """Whether nothing is wrong but that its password was not given yet."""
        return self.fault == PROTECTED


class LaterStep(NamedTuple):
    """A step that is not in a backup: when (UTC), who, and what it did."""

    at: datetime
    who: str
    label: str


class RestorePreview(NamedTuple):
    """What a restore would do: the backup, the present file (None = missing or illegible), and what is only in that.

    `later_steps` counts the steps of the present file that are not in the backup; `newest_later` gives the newest of
    them, newest first.
    """

    backup: BackupRow
    present: Holds | None
    later_steps: int
    newest_later: tuple[LaterStep, ...] = ()
