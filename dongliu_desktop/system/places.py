"""Where a folder lies: on a disk of this computer, on the network, or where other software copies files about.

The write-ahead log needs memory shared by all who use a file, so one computer ("does not work on a network
filesystem", sqlite.org/wal.html); and what copies a file while it is written copies halves.
"""

import sys
from enum import StrEnum
from functools import cache
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK_TYPES = frozenset({
    "9p", "afs", "ceph", "cifs", "davfs", "drvfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.sshfs", "fuse.vmhgfs-fuse", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf",
})  # fmt: skip
SYNC_FOLDERS = (
    "onedrive", "坚果云", "我的坚果云", "nutstore", "dropbox", "google drive", "googledrive", "icloud drive",
    "baidusyncdisk", "百度网盘同步空间", "weiyun", "微云同步助手", "nextcloud", "owncloud", "seafile", "syncthing",
)  # fmt: skip
WINDOWS_REMOTE = 4  # GetDriveTypeW: DRIVE_REMOTE


class Place(StrEnum):
    """What to expect of a folder."""

    LOCAL = "local"
    NETWORK = "network"
    SYNC = "sync"


@cache
def place_of(folder: Path) -> Place:
    """Give what kind of place a folder is; where that cannot be told, it counts as local."""
    if _synced(folder):
        return Place.SYNC
    if sys.platform == "win32":
        return Place.NETWORK if _on_windows_share(folder) else Place.LOCAL
    try:
        mounts = MOUNTS.read_text("utf-8", errors="surrogateescape")
    except OSError:  # only Linux has it
        return Place.LOCAL
    return Place.NETWORK if mounted_type(folder, mounts) in NETWORK_TYPES else Place.LOCAL


def mounted_type(folder: Path, mounts: str) -> str:
    """Give the file system of a folder by the text of /proc/self/mountinfo (man 5 proc); "" for the root's."""
    longest, found = "/", ""
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) > 4 and kinds[0]:  # noqa: PLR2004 - the mount point is the fifth field
            point = _unescaped(fields[4])
            if len(point) >= len(longest) and point != "/" and (folder == Path(point) or Path(point) in folder.parents):
                longest, found = point, kinds[0]
    return found


def _synced(folder: Path) -> bool:
    return any(
        part.casefold() == name or part.casefold().startswith(f"{name} - ")  # "OneDrive - 某某街道"
        for part in folder.parts
        for name in SYNC_FOLDERS
    )


def _unescaped(point: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, letter)
    return point


def _on_windows_share(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415 - Windows alone asks

    windows = getattr(ctypes, "windll", None)
    if folder.drive.startswith("\\\\") or windows is None:
        return folder.drive.startswith("\\\\")
    return windows.kernel32.GetDriveTypeW(f"{folder.drive}\\") == WINDOWS_REMOTE
