"""A disk that refuses to say that all is written: whether a commit that failed is in the file, nobody knows."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import Trouble
from dongliu_desktop.storage import driver

SCRIPT = Path(__file__).with_name("failing_sync_process.py")
SYNCS = "fsync,fdatasync"


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.faults
@pytest.mark.skipif(not can_trace(), reason="needs strace")
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_report_whose_sync_failed_is_there_once_after_it_is_saved_again(record_file: Path, failing: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(driver.__file__).parents[2])}
    trace = ["strace", "-f", "-o", os.devnull, "-e", f"trace={SYNCS}", "-e", f"inject={SYNCS}:error=EIO:when={failing}"]
    command = [*trace, sys.executable, SCRIPT, record_file]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)

    seen = json.loads(done.stdout)

    assert seen["kept"] == ["1"]
    assert set(seen["met"]) <= {Trouble.IO_ERROR}
    if failing == 1:
        assert seen["met"] == [Trouble.IO_ERROR]
    with closing(driver.connect(record_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
