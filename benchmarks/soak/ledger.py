"""What the program has acknowledged, noted outside of it: a line is on the disk before the next act begins."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """One acknowledged change: the uid of its step, what act it came from, and the words of a new report or ""."""

    step: str
    act: str
    words: str


class Ledger:
    """Appends entries to a file, each one waited for until it is on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, entry: Entry) -> None:
        """Append an entry. Raises OSError."""
        with self._path.open("ab", buffering=0) as file:
            file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
            os.fsync(file.fileno())


def entries(path: Path) -> Iterator[Entry]:
    """Give the entries of a ledger; what a kill cut off in the middle was not yet noted."""
    for line in path.read_bytes().splitlines(keepends=True) if path.exists() else ():
        if line.endswith(b"\n"):
            yield Entry(*json.loads(line))
