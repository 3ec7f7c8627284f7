"""An office in a process of its own, to be killed: run with a data file, reads orders from its standard input.

Each line starts a fresh child that reports as fast as it can. The child prints its process id and then a line for
every acknowledged report; it is never closed, only killed. When it is, "gone" is printed.
"""

import os
import sys
from datetime import date
from itertools import count
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import configure_mappers

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
TEXT = "进展" * 500  # several pages a report, so that the log is folded in now and then


def tell(word: object) -> None:
    """Print a line in one piece: who reads it must not see half of it after a kill."""
    os.write(1, f"{word}\n".encode())


def report_until_killed(path: Path) -> None:
    """Report without end, each report upon the one before. The reader stays open, as it does in the window."""
    tell(os.getpid())
    reader = Reader(path, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0]
    office = Office(open_database(path), "测试", lambda: TODAY)
    seen = project.report
    for number in count(1):
        report = AddReport(uuid4().hex, project.uid, TODAY, progress=f"第{number}次 {TEXT}", seen=seen)
        office.do(report)
        tell(report.uid)
        seen = report.uid


def main(path: Path) -> None:
    configure_mappers()  # once for all children
    for _order in sys.stdin:
        child = os.fork()  # nothing is open yet in this process
        if child == 0:
            report_until_killed(path)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
