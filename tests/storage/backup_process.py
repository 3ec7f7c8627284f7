"""Backups and restores that are cut off: run with a data file, a folder and what to do.

Every round is done on fresh copies in the folder by a child that dies without a word: first once at every step it
takes in the file system, then at chosen moments. After each death the parent looks at what is left, and at the end
prints how many deaths there were.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.storage import backup_files, contents, driver, preflight
from dongliu_desktop.storage.backup import examine, list_backups, make_backup
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.storage.restoring import Signed, restore

NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
MOMENTS = 25
LONGEST_SECONDS = 0.08
OLD, NEW = "现在的街道", "备份里的街道"


class Round:
    """One round in a folder of its own: a file called 现在的街道, and a sound backup of it as it was before."""

    def __init__(self, source: Path, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.file = Path(shutil.copy(source, folder / "东柳.dongliu"))
        rename(self.file, NEW)
        self.backup = make_backup(self.file, folder / "备份", Reason.MANUAL, NOW - timedelta(days=1)).path
        self.digest = backup_files.digest_of(self.backup)
        rename(self.file, OLD)


def rename(file: Path, name: str) -> None:
    with closing(driver.connect(file)) as connection:
        connection.execute("UPDATE office SET name = ?", (name,))


def make_older(file: Path) -> None:
    """Make a file one of the version before the first."""
    with closing(driver.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")


def name_in(file: Path) -> str:
    with closing(driver.connect(file)) as connection:
        assert contents.sound(connection)
        return connection.execute("SELECT name FROM office").fetchone()[0]


def back_up(one: Round) -> None:
    make_backup(one.file, one.folder / "备份", Reason.DAILY, NOW)


def go_back(one: Round) -> None:
    restore(one.file, one.backup, Signed(NOW, "测试", "从备份恢复"))


def upgrade(one: Round) -> None:
    open_database(one.file).close()


def after_upgrade(one: Round) -> None:
    """See that the file is wholly old or wholly new, that a new one was backed up before, and that it opens now."""
    assert name_in(one.file) == OLD
    upgraded = preflight.identify(one.file) == preflight.SCHEMA
    before = [row for row in list_backups(one.folder / "备份") if row.reason == Reason.UPGRADE]
    assert [row.fault for row in before] == [""] * len(before)
    assert before or not upgraded
    open_database(one.file).close()
    assert preflight.identify(one.file) == preflight.SCHEMA
    assert name_in(one.file) == OLD


def after_backup(one: Round) -> None:
    """See that every backup there is can be relied on, and the file is as it was."""
    assert name_in(one.file) == OLD
    rows = list_backups(one.folder / "备份")
    assert [row.fault for row in rows] == [""] * len(rows)
    for row in rows:
        examine(row.path)
    assert backup_files.digest_of(one.backup) == one.digest


def after_restore(one: Round) -> None:
    """See that the file is the old one or the new one, and that the old one is not lost."""
    found = name_in(one.file)
    assert found in (OLD, NEW)
    if found == NEW:
        with closing(driver.connect(one.file)) as connection:
            assert connection.execute("SELECT count(*) FROM step WHERE label = '从备份恢复'").fetchone() == (1,)
        kept = [row for row in list_backups(one.folder / "备份") if row.reason == Reason.RESTORE]
        assert [row.fault for row in kept] == [""]
        assert name_in_backup(kept[0].path) == OLD
    assert backup_files.digest_of(one.backup) == one.digest


def name_in_backup(file: Path) -> str:
    with closing(driver.glance(file)) as connection:
        return connection.execute("SELECT name FROM office").fetchone()[0]


def die_at_step(number: int, folder: Path) -> None:
    """Die at the given step in the file system."""
    steps = count(1)

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        in_files = event.partition(".")[0] in ("open", "os", "shutil", "tempfile")
        if in_files and str(folder) in str(arguments) and next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)


def die_after(seconds: float, _folder: Path) -> None:
    signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody handles the alarm, so it kills


def dies(prepare: Callable[[], None], act: Callable[[], None]) -> bool:
    """Act in a child; tell whether it died on the way."""
    child = os.fork()
    if child == 0:
        prepare()
        act()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def main(source: Path, folder: Path, act: Callable[[Round], None], look: Callable[[Round], None]) -> int:
    def dies_once(prepare: Callable[[Path], None]) -> bool:
        one = Round(source, folder / "round")
        if act is upgrade:
            make_older(one.file)
        died = dies(lambda: prepare(one.folder), lambda: act(one))
        look(one)
        shutil.rmtree(one.folder)
        return died

    steps = next(number for number in count(1) if not dies_once(partial(die_at_step, number))) - 1
    chosen = random.Random(20161123)  # noqa: S311 - any numbers will do, as long as they stay the same
    moments = [chosen.uniform(0.001, LONGEST_SECONDS) for _ in range(MOMENTS)]
    return steps + sum(dies_once(partial(die_after, moment)) for moment in moments)


ACTS = {
    "backup": (back_up, after_backup),
    "restore": (go_back, after_restore),
    "upgrade": (upgrade, after_upgrade),
}

if __name__ == "__main__":
    try:
        sys.stdout.write(str(main(Path(sys.argv[1]), Path(sys.argv[2]), *ACTS[sys.argv[3]])))
    except StorageTrouble as met:
        sys.exit(str(met))
