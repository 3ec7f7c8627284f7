"""Whoever was told that a report is saved finds it again, whatever happened to the program."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from dongliu_desktop.storage import driver

pytestmark = [pytest.mark.kills, pytest.mark.skipif(sys.platform == "win32", reason="kills with signals")]
SCRIPT = Path(__file__).with_name("office_process.py")
KILLS = 15


@pytest.fixture
def process(record_file: Path) -> Iterator[Popen[str]]:
    root = Path(driver.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, SCRIPT, record_file]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment, start_new_session=True) as started:
        yield started
        os.killpg(started.pid, signal.SIGKILL)  # a failed test may have left a child at work


def killed_after(process: Popen[str], reports: int, path: Path) -> list[str]:
    """Let an office report, kill it in the midst of the next report, and give what it had acknowledged."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    acknowledged = [process.stdout.readline().strip() for _ in range(reports)]
    looked_at(path)
    acknowledged.append(process.stdout.readline().strip())
    os.kill(child, signal.SIGKILL)
    acknowledged += [line.strip() for line in iter(process.stdout.readline, "gone\n")]
    return acknowledged


def looked_at(path: Path) -> None:
    """Do what another program does that looks into the file and leaves: as the last to leave it folds in the log.

    Without such a log nobody gets a look while somebody writes without a pause.
    """
    if driver.journal_mode() != "WAL":
        return
    connection = driver.connect(path)
    connection.execute("SELECT count(*) FROM step").fetchall()
    connection.close()


def test_no_acknowledged_report_is_lost_to_a_kill(
    process: Popen[str], record_file: Path, record_property: Callable[[str, object], None]
) -> None:
    chosen = random.Random(20160610)  # noqa: S311 - any numbers will do, as long as they stay the same
    acknowledged: list[str] = []
    record_property("kills", KILLS)

    for _ in range(KILLS):
        acknowledged += killed_after(process, chosen.randrange(1, 12), record_file)

        connection = driver.connect(record_file)
        kept = [uid for (uid,) in connection.execute("SELECT uid FROM progress_report WHERE reporter = '测试'")]
        steps = connection.execute("SELECT count(*) FROM step WHERE who = '测试'").fetchone()[0]
        findings = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.close()

        assert set(acknowledged) <= set(kept)
        assert len(kept) == len(set(kept)) == steps
        assert (findings, orphans) == ([("ok",)], [])
