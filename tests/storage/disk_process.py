"""An office on a small disk of its own: run inside a mount namespace with a data file, a folder, and a scenario.

Mounts the disk on the folder, copies the file there, lives through the scenario, and prints as JSON what it saw.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.backup import make_backup
from dongliu_desktop.storage.driver import connect
from dongliu_desktop.storage.opening import create_file, open_database

TODAY = date(2016, 6, 10)
NOW = datetime(2016, 6, 10, 8, 30)  # noqa: DTZ001 - backups are named by local time
ROOM = 2_000_000  # bytes that the disk has beside the file
Seen = dict[str, object]


def said(act: Callable[[], object]) -> list[str] | None:
    """Give kind and sentence of the trouble that an act meets, None where all goes well."""
    try:
        act()
    except StorageTrouble as met:
        return [met.kind, str(met)]
    return None


def full(path: Path) -> Seen:
    """Fill the disk while the office is open, report, back up, make room, and report again."""
    reader = Reader(path, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0]
    office = Office(open_database(path), "测试", lambda: TODAY)
    report = AddReport("1", project.uid, TODAY, progress="进展" * 10_000, seen=project.report)
    ballast = path.with_name("ballast")
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))

    seen: Seen = {
        "report": said(lambda: office.do(report)),
        "again": said(lambda: office.do(report)),
        "read": len(reader.ask(lambda read: read.years())),
        "backup": said(lambda: make_backup(path, path.parent / "备份", Reason.MANUAL, NOW)),
        "new": said(lambda: create_file(path.with_name("新.dongliu"))),
        "copy": said(lambda: reader.save_copy(path.with_name("另存.dongliu"))),
        "files": sorted(found.name for found in path.parent.rglob("*") if found.is_file()),
    }
    ballast.unlink()
    seen["after"] = said(lambda: office.do(report))
    connection = connect(path)
    seen["integrity"] = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    seen["reports"] = [row.uid for row in reader.ask(lambda read: read.reports(project.uid)) if row.reporter == "测试"]
    return seen


def read_only(path: Path) -> Seen:
    """Make the disk read-only, as a locked stick is."""
    mount("-o", "remount,ro", str(path.parent))
    return {
        "office": said(lambda: Office(open_database(path), "测试", lambda: TODAY)),
        "new": said(lambda: create_file(path.with_name("新.dongliu"))),
    }


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    source, disk = Path(sys.argv[1]), Path(sys.argv[2])
    scenario = {"full": full, "read_only": read_only}[sys.argv[3]]
    mount("-t", "tmpfs", "-o", f"size={source.stat().st_size + ROOM}", "none", str(disk))
    sys.stdout.write(json.dumps(scenario(Path(shutil.copy(source, disk / "东柳.dongliu")))))
