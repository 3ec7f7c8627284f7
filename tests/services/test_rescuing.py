"""Where no backup is left: what can still be read of a damaged file comes into a new, sound one."""

import hashlib
import random
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, DeleteProject
from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.services.rescuing import Rescued, rescue
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
NOW = datetime(2016, 6, 10, 8, 30)  # noqa: DTZ001 - local time
PAGE = 4096
TABLE_LEAF = 0x0D
ALL = "SELECT progress, project_uid FROM progress_report ORDER BY uid"


@pytest.fixture
def worked(made_worked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_worked, tmp_path / "东柳.dongliu"))


@pytest.fixture(scope="module")
def made_worked(made_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a year's work in it, given back."""
    path = Path(shutil.copy(made_record, tmp_path_factory.mktemp("worked") / "made.dongliu"))
    office, reader = Office(open_database(path), "测试", lambda: TODAY), Reader(path, lambda: TODAY)
    uids = [row.uid for row in reader.ask(lambda read: read.projects_of_year(2016))]
    day = date(2016, 6, 1)
    for number in range(150):
        uid = uids[number % len(uids)]
        seen = reader.ask(lambda read: read.projects_by_uid([uid]))[0].report  # noqa: B023 - asked at once
        words = f"第 {number} 次填报，" + "修路、补植、验收。" * 10
        office.do(AddReport(uuid.uuid4().hex, uid, day, percent=50, progress=words, reason="核对", seen=seen))
    doomed = reader.ask(lambda read: read.projects_by_uid(uids[-1:]))[0]
    office.do(DeleteProject(doomed.uid, doomed.version))
    office.undo()
    reader.close()
    office.close()
    with closing(driver.connect(path)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return path


@pytest.fixture
def saved(worked: Path, tmp_path: Path) -> Callable[[], tuple[Rescued, Path]]:
    """Save what is left of it, and look that the damaged file is as it was."""

    def save() -> tuple[Rescued, Path]:
        before = hashlib.sha256(worked.read_bytes()).hexdigest()
        target = tmp_path / "救出" / "东柳.dongliu"
        target.parent.mkdir()
        found = rescue(worked, target, NOW, "测试")
        assert hashlib.sha256(worked.read_bytes()).hexdigest() == before
        return found, target

    return save


def pages(path: Path, *names: str) -> list[int]:
    """Give the pages (from 1) of tables or indexes: leaves and what leads to them."""
    with closing(driver.connect(path)) as connection:
        found = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0").fetchall()
    return [root for name, root in found if name in names]


def tear(path: Path, *numbers: int) -> None:
    content = bytearray(path.read_bytes())
    for number in numbers:
        start = (number - 1) * PAGE
        content[start : start + PAGE] = bytes(255 - byte for byte in content[start : start + PAGE])
    path.write_bytes(content)


def answers(path: Path, question: str = ALL) -> list[Any]:
    with closing(driver.connect(path)) as connection:
        return connection.execute(question).fetchall()


def leaves(path: Path) -> Iterator[int]:
    """Give the pages that hold rows of tables (their first byte says so), but for the list of tables itself."""
    content = path.read_bytes()
    for at in range(PAGE, len(content), PAGE):
        if content[at] == TABLE_LEAF and b"CREATE TABLE" not in content[at : at + PAGE]:
            yield at // PAGE + 1


@pytest.mark.faults
@pytest.mark.parametrize("table", ["progress_report", "project", "plan_year", "office"])
def test_a_table_that_is_gone_comes_back_from_the_steps(
    worked: Path, saved: Callable[[], tuple[Rescued, Path]], table: str
) -> None:
    before = answers(worked)
    tear(worked, *pages(worked, table))

    found, target = saved()

    assert found.after.findings == ()
    assert answers(target) == before
    assert "按操作记录补回" in found.told[1]


@pytest.mark.faults
@pytest.mark.parametrize("table", ["step", "step_change"])
def test_steps_that_are_gone_take_no_record_along(
    worked: Path, saved: Callable[[], tuple[Rescued, Path]], table: str
) -> None:
    before = answers(worked)
    tear(worked, *pages(worked, table))

    found, target = saved()

    assert found.after.findings == ()
    assert answers(target) == before
    (label,) = answers(target, "SELECT label FROM step ORDER BY clock DESC LIMIT 1")[0]
    assert label == "从损坏的文件“东柳.dongliu”中救出"


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(6))
def test_some_torn_pages_cost_at_most_what_stood_on_them_twice(
    worked: Path, saved: Callable[[], tuple[Rescued, Path]], seed: int
) -> None:
    before = set(answers(worked))
    found_leaves = list(leaves(worked))
    tear(worked, *random.Random(seed).sample(found_leaves, max(2, len(found_leaves) // 50)))  # noqa: S311 - a seed

    found, target = saved()

    assert found.after.findings == ()
    assert len(set(answers(target)) & before) >= 0.95 * len(before)


@pytest.mark.faults
def test_a_file_that_was_cut_off_gives_what_is_left(worked: Path, saved: Callable[[], tuple[Rescued, Path]]) -> None:
    content = worked.read_bytes()
    worked.write_bytes(content[: len(content) // 10 * 9])

    found, target = saved()

    assert found.after.findings == ()
    assert answers(target, "SELECT count(*) FROM project")[0][0] > 0


@pytest.mark.faults
def test_what_is_sound_comes_along_whole(worked: Path, saved: Callable[[], tuple[Rescued, Path]]) -> None:
    before, steps = answers(worked), answers(worked, "SELECT count(*) FROM step")[0][0]

    found, target = saved()

    assert (answers(target), found.after.findings) == (before, ())
    assert answers(target, "SELECT count(*) FROM step") == [(steps + 1,)]


@pytest.mark.bad_input
def test_nothing_is_overwritten(worked: Path, tmp_path: Path) -> None:
    taken = tmp_path / "有了.dongliu"
    taken.write_bytes(b"mine")

    with pytest.raises(Refused, match="已经存在"):
        rescue(worked, taken, NOW, "测试")
    assert taken.read_bytes() == b"mine"


@pytest.mark.bad_input
@pytest.mark.parametrize("content", [b"", b"no database of anybody" * 500])
def test_of_what_is_no_data_file_nothing_is_made(tmp_path: Path, content: bytes) -> None:
    odd, target = tmp_path / "怪.dongliu", tmp_path / "新.dongliu"
    odd.write_bytes(content)

    with pytest.raises(StorageTrouble):
        rescue(odd, target, NOW, "测试")
    assert sorted(tmp_path.iterdir()) == [odd]


@pytest.mark.faults
def test_a_torn_first_page_is_told(worked: Path, tmp_path: Path) -> None:
    content = worked.read_bytes()
    worked.write_bytes(content[:100] + bytes(PAGE - 100) + content[PAGE:])

    with pytest.raises(StorageTrouble, match="损坏太重"):
        rescue(worked, tmp_path / "新.dongliu", NOW, "测试")
    assert not (tmp_path / "新.dongliu").exists()
