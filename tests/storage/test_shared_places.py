"""On shares and in synchronised folders there is no write-ahead log; and a lock is told with who holds it."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
HOLD = """
import sys
from pathlib import Path
from dongliu_desktop.storage import driver
connection = driver.connect(Path(sys.argv[1]))
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.faults
def test_in_a_synchronised_folder_one_file_is_everything(made_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "坚果云" / "东柳.dongliu"
    path.parent.mkdir()
    shutil.copy(made_record, path)
    database = open_database(path)
    reader = Reader(path, lambda: TODAY)
    with database.work("测试", TODAY) as work:
        assert len(work.read.years()) == 2
        assert {found.name for found in path.parent.iterdir()} <= {path.name, f"{path.name}-journal"}
    connection = driver.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    connection.close()
    reader.close()
    database.close()


@pytest.mark.faults
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a lock")
@pytest.mark.parametrize("folder", ["本机", "坚果云"])  # with a log, and without
def test_who_holds_the_lock_is_named(
    made_record: Path, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    path = tmp_path / folder / "东柳.dongliu"
    path.parent.mkdir()
    shutil.copy(made_record, path)
    database = open_database(path)
    root = Path(driver.__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, path], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"

    with pytest.raises(StorageTrouble) as trouble:  # noqa: SIM117 - what raises
        with database.work("测试", TODAY) as work:
            work.read.years()

    other.communicate("")
    assert trouble.value.kind == Trouble.LOCKED
    assert "请稍候再试，输入的内容还在" in str(trouble.value)
    assert re.search(rf"（东柳\.dongliu；占用者：python[\d.]*，进程 {other.pid}）$", str(trouble.value))
    with database.work("测试", TODAY) as work:
        assert len(work.read.years()) == 2
    database.close()
