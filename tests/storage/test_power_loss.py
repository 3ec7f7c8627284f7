"""The plug is pulled: of what was not yet on the disk, any part may be missing, cut, or noise.

A kill leaves all that was written, synced or not. Here the disk is made to look as it can after a power cut between
two reports: what was synced with the first is there, and of the second's writes some 512 byte sectors.
"""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
SECTOR = 512
REPORTS, CUTS = 8, 8
pytestmark = pytest.mark.skipif(
    driver.journal_mode() != "WAL" or shutil.which("cp") is None, reason="needs a write-ahead log, and cp"
)


def copied(path: Path, target: Path) -> tuple[bytes, bytes]:
    """Give file and log as they are on the disk. Another process reads them: closing them here would drop our locks."""
    log = path.with_name(path.name + "-wal")
    subprocess.run(["cp", path, log, target], check=True)
    return (target / path.name).read_bytes(), (target / log.name).read_bytes()


def reported(path: Path, target: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Report upon report; give the uid of each as soon as it is acknowledged, with the disk at that moment."""
    office = Office(open_database(path), "测试", lambda: TODAY)
    with closing(office), closing(Reader(path, lambda: TODAY)) as reader:
        project = reader.ask(lambda read: read.projects_of_year(2016))[0]
        seen = project.report
        for number in range(REPORTS):
            text = f"第{number}次" + "进展" * 300
            report = AddReport(uuid4().hex, project.uid, TODAY, progress=text, seen=seen)
            office.do(report)
            seen = report.uid
            yield report.uid, *copied(path, target)


def torn(synced: bytes, written: bytes, chosen: random.Random) -> bytes:
    """Give a log of which only the first part is sure to be on the disk."""
    tail = bytearray(written[len(synced) :])
    for at in range(0, len(tail), SECTOR):
        if chosen.random() < 0.4:
            tail[at : at + SECTOR] = chosen.choice((bytes(SECTOR), chosen.randbytes(SECTOR)))[: len(tail) - at]
    return synced + bytes(tail[: chosen.randrange(len(tail) + 1)])


def found(path: Path) -> list[str]:
    with closing(driver.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [uid for (uid,) in connection.execute("SELECT uid FROM progress_report WHERE reporter = '测试'")]


@pytest.mark.kills
def test_what_was_acknowledged_before_the_plug_was_pulled_is_there(
    record_file: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chosen = random.Random(20160610)  # noqa: S311 - the same cuts each time
    record_property("kills", (REPORTS - 1) * CUTS)
    target = tmp_path / "盘"
    target.mkdir()
    states = list(reported(record_file, target))
    acknowledged: set[str] = set()
    for (uid, content, synced), (_next, _content, written) in pairwise(states):
        acknowledged.add(uid)
        for cut in range(CUTS):
            disk = tmp_path / f"断电{len(acknowledged)}-{cut}"
            disk.mkdir()
            (disk / "东柳.dongliu").write_bytes(content)
            (disk / "东柳.dongliu-wal").write_bytes(torn(synced, written, chosen))
            kept = found(disk / "东柳.dongliu")
            assert acknowledged <= set(kept)
            assert len(kept) == len(set(kept)) <= len(acknowledged) + 1
