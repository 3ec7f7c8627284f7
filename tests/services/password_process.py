"""Changes the password of a data file and kills itself on the way: run with file, drafts, present, new, share.

The way is counted in lines of our own code, first by changing the password of a copy; `share` of them are gone.
"""

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

from dongliu_desktop.services.protection import Wanted, change

OURS = ("protecting.py", "protection.py", "sealed_drafts.py", "drafts.py", "files.py")


class Way:
    """Counts lines, and ends the process at one of them."""

    def __init__(self, last: int) -> None:
        self.lines = 0
        self._last = last

    def trace(self, frame: FrameType, event: str, _argument: object) -> Any:
        if not frame.f_code.co_filename.endswith(OURS):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def walk(file: Path, drafts: Path, wanted: Wanted, last: int) -> int:
    way = Way(last)
    sys.settrace(way.trace)
    change(file, wanted, drafts)
    sys.settrace(None)
    return way.lines


def main() -> None:
    file, drafts, present, new, share = sys.argv[1:]
    wanted = Wanted(present, new)
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(found, folder)) for found in (file, drafts)]
        lines = walk(copies[0], copies[1], wanted, -1)
    walk(Path(file), Path(drafts), wanted, max(1, int(lines * float(share))))


if __name__ == "__main__":
    main()
