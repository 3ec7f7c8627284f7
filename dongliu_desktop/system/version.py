"""Which program this is: its version, and of a built package also when and from what it was built."""

from pathlib import Path

from dongliu_desktop import __version__
from dongliu_desktop.system.paths import resources_dir


def stamp_file(resources: Path) -> Path:
    """Give the file in which the makers of packages write what was built; a source tree has none."""
    return resources / "build.txt"


def full_version() -> str:
    """Give "0.1.0", and in a package "0.1.0（2026-11-23 构建，1a2b3c4d5e6f）"."""
    stamp = stamp_file(resources_dir())
    return f"{__version__}（{stamp.read_text(encoding='utf-8').strip()}）" if stamp.is_file() else __version__
