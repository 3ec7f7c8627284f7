"""When backups are made, where they go, which ones stay, and what a restore would do."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.services.backups import Backups, Stopped, stoppable
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import backup_files, driver
from dongliu_desktop.storage.backup import examine
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.system.settings import Settings

TODAY = date(2016, 11, 23)
START = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time


class Clock:
    """The time on the wall, moved by the test."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


@pytest.fixture
def backups(record_file: Path, clock: Clock) -> Backups:
    return Backups(record_file, clock)


@pytest.fixture
def report(record_file: Path) -> Iterator[Callable[[str], object]]:
    """Enter a report; the office stays open, as it does in the window."""
    office, reader = Office(open_database(record_file), "张三", lambda: TODAY), Reader(record_file, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0].uid

    def enter(uid: str) -> object:
        row = reader.ask(lambda read: read.projects_by_uid([project]))[0]
        return office.do(AddReport(uid, project, TODAY, percent=20, reason="核实", seen=row.report))

    yield enter
    office.close()
    reader.close()


def names_in(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir() if found.suffix != ".sha256")


def torn(path: Path) -> None:
    with closing(driver.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'").fetchone()[0]
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    content[start : start + 4096] = bytes(255 - byte for byte in content[start : start + 4096])
    path.write_bytes(content)


# ---------------------------------------------------------------- when


def test_what_was_there_before_a_days_first_change_is_always_in_a_backup(
    backups: Backups, clock: Clock, report: Callable[[str], object]
) -> None:
    assert backups.due_today()
    backups.make(Reason.DAILY)
    assert not backups.due_today()

    report("r1")
    assert not backups.due_today()  # one a day is enough
    assert backups.changed()
    backups.make(Reason.QUIT)
    assert not backups.changed()

    clock.passes(days=1)
    assert not backups.due_today()  # nothing has changed since yesterday's last one
    report("r2")
    assert backups.due_today()


def test_every_hour_of_work_is_in_a_backup(backups: Backups, clock: Clock, report: Callable[[str], object]) -> None:
    assert backups.due() == Reason.DAILY
    backups.make(Reason.DAILY)
    report("r1")
    assert backups.due() is None

    clock.passes(hours=1)
    assert backups.due() == Reason.HOURLY
    backups.make(Reason.HOURLY)
    clock.passes(hours=1)
    assert backups.due() is None  # nothing has changed

    report("r2")
    clock.passes(hours=-3)  # the clock was set back
    assert backups.due() == Reason.HOURLY


def test_a_backup_that_cannot_be_read_counts_for_nothing(backups: Backups) -> None:
    backups.make(Reason.DAILY).row.path.write_bytes(b"")

    assert backups.changed()


def test_a_missing_file_is_told(backups: Backups, clock: Clock, record_file: Path) -> None:
    backups.make(Reason.DAILY)
    clock.passes(days=1)
    record_file.unlink()

    with pytest.raises(StorageTrouble, match="找不到数据文件"):
        backups.due_today()


# ---------------------------------------------------------------- where


def test_a_second_place_gets_the_same_file(record_file: Path, clock: Clock, stick: Path) -> None:
    backups = Backups(record_file, clock, stick)

    made = backups.make(Reason.QUIT)

    assert made.told == ""
    assert names_in(stick) == names_in(backups.folder) == ["东柳-20161123-0830-退出.dongliu"]
    assert (stick / made.row.path.name).read_bytes() == made.row.path.read_bytes()
    assert examine(stick / made.row.path.name)


@pytest.mark.faults
def test_a_stick_that_is_not_plugged_in_is_told_and_not_made_up(record_file: Path, clock: Clock, stick: Path) -> None:
    stick.rmdir()

    made = Backups(record_file, clock, stick).make(Reason.QUIT)

    assert made.row.verified
    assert made.told == f"第二备份位置“{stick}”不在，这次没有备份到那里；如在移动盘上，请看它是否插好。"
    assert not stick.exists()


@pytest.mark.faults
def test_where_the_first_place_fails_the_second_has_the_backup(record_file: Path, clock: Clock, stick: Path) -> None:
    (record_file.parent / "备份").write_text("a file where the folder should be", "utf-8")

    made = Backups(record_file, clock, stick).make(Reason.QUIT)

    assert made.row.path.parent == stick
    assert "没有备份成" in made.told


def test_a_folder_that_is_not_there_is_refused(backups: Backups, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不存在，没有备份；如在移动盘上"):
        backups.make_in(tmp_path / "没有", Reason.MANUAL)


def test_of_two_copies_of_one_backup_the_sound_one_is_listed(record_file: Path, clock: Clock, stick: Path) -> None:
    backups = Backups(record_file, clock, stick)
    spoilt = backups.make(Reason.QUIT).row
    clock.passes(minutes=1)
    later = backups.make(Reason.QUIT).row
    spoilt.path.write_bytes(spoilt.path.read_bytes() + b"x")

    assert [(row.path, row.verified) for row in backups.list()] == [
        (later.path, True),
        (stick / spoilt.path.name, True),
    ]


def test_only_the_backups_of_this_file_are_listed(backups: Backups, record_file: Path, clock: Clock) -> None:
    other = Backups(Path(shutil.copy(record_file, record_file.with_name("试用.dongliu"))), clock)
    other.make(Reason.MANUAL)

    made = backups.make(Reason.MANUAL).row

    assert backups.list() == (made,)


# ---------------------------------------------------------------- which stay


def made_every_day(backups: Backups, clock: Clock, days: int) -> None:
    for _ in range(days):
        backups.make(Reason.DAILY)
        clock.passes(days=1)


def test_rotation_thins_both_places_and_takes_the_sums_along(record_file: Path, clock: Clock, stick: Path) -> None:
    backups = Backups(record_file, clock, stick)
    made_every_day(backups, clock, 18)

    gone = backups.rotate()

    assert {path.parent for path in gone} == {backups.folder, stick}
    assert not any(path.exists() or backup_files.sum_path(path).exists() for path in gone)
    assert names_in(backups.folder) == names_in(stick)
    assert 14 <= len(names_in(stick)) < 18
    assert all(row.verified for row in backups.list())
    assert backups.rotate() == ()


def test_room_is_made_from_the_oldest_on_but_the_newest_stays(record_file: Path, clock: Clock) -> None:
    size = Backups(record_file, clock).make(Reason.DAILY).row.size
    clock.passes(days=1)
    backups = Backups(record_file, clock, limit=int(2.5 * size))
    made_every_day(backups, clock, 3)

    assert [path.name[3:11] for path in backups.rotate()] == ["20161123", "20161124"]
    assert len(Backups(record_file, clock, limit=0).rotate()) == 1
    assert names_in(backups.folder) == ["东柳-20161126-0830-每日.dongliu"]


def test_only_what_was_made_here_of_this_file_ever_goes(
    record_file: Path, clock: Clock, stick: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "另一台电脑" / record_file.name
    elsewhere.parent.mkdir()
    shutil.copy(record_file, elsewhere)
    made_every_day(Backups(elsewhere, clock, stick), clock, 2)
    for name in ("东柳-20010101-0830-手动.dongliu", "说明.txt"):
        (stick / name).write_text("x", "utf-8")
    others = set(names_in(stick))
    backups = Backups(record_file, clock, stick, limit=0)
    made_every_day(backups, clock, 3)

    assert len(backups.rotate()) == 4

    assert others <= set(names_in(stick))
    assert len(names_in(stick)) == len(others) + 1


@pytest.mark.faults
def test_an_altered_backup_never_stands_in_for_a_sound_one(record_file: Path, clock: Clock) -> None:
    backups = Backups(record_file, clock, limit=0)
    sound = backups.make(Reason.DAILY).row
    clock.passes(days=1)
    altered = backups.make(Reason.DAILY).row
    altered.path.write_bytes(altered.path.read_bytes() + b"x")

    backups.rotate()

    assert sound.path.exists()
    assert altered.path.exists()


@pytest.mark.faults
def test_a_damaged_file_costs_no_backup_however_often_the_program_starts(record_file: Path, clock: Clock) -> None:
    backups = Backups(record_file, clock, limit=0)
    made_every_day(backups, clock, 3)
    known = names_in(backups.folder)
    torn(record_file)

    for _ in range(100):
        clock.passes(days=1)
        again = Backups(record_file, clock, limit=0)
        with pytest.raises(StorageTrouble) as trouble:
            again.make(Reason.DAILY)
        assert trouble.value.kind == Trouble.DAMAGED
        assert again.rotate() == ()

    assert set(names_in(backups.folder)) == {*known, "东柳-已损坏.txt"}


def test_once_a_damaged_file_is_restored_rotation_goes_on(record_file: Path, clock: Clock) -> None:
    backups = Backups(record_file, clock, limit=0)
    made_every_day(backups, clock, 2)
    torn(record_file)
    assert backups.rotate() == ()
    assert backups.flagged()

    backups.restore(backups.list()[0], "张三")

    assert not backups.flagged()
    assert len(backups.rotate()) == 1


# ---------------------------------------------------------------- going back


def test_a_preview_tells_what_would_be_left_out(backups: Backups, report: Callable[[str], object]) -> None:
    row = backups.make(Reason.MANUAL).row
    report("r1")
    report("r2")

    preview = backups.preview(row)

    assert preview.present is not None
    assert row.holds is not None
    assert (preview.later_steps, preview.present.steps - row.holds.steps) == (2, 2)


@pytest.mark.faults
def test_a_preview_of_a_spoilt_backup_is_refused(backups: Backups) -> None:
    row = backups.make(Reason.MANUAL).row
    row.path.write_bytes(row.path.read_bytes() + b"x")

    with pytest.raises(StorageTrouble, match="不能用来恢复"):
        backups.preview(row)


@pytest.mark.faults
@pytest.mark.parametrize("spoil", [torn, Path.unlink])
def test_a_preview_needs_no_sound_file(backups: Backups, record_file: Path, spoil: Callable[[Path], None]) -> None:
    row = backups.make(Reason.MANUAL).row
    spoil(record_file)

    preview = backups.preview(row)

    assert (preview.present is None) == (not record_file.exists())
    assert preview.later_steps == 0


def test_a_restore_is_signed_and_told_in_the_list_of_steps(backups: Backups, record_file: Path, clock: Clock) -> None:
    row = backups.make(Reason.MANUAL).row
    clock.passes(minutes=5)

    kept = backups.restore(row, "张三")

    assert kept == backups.folder / "东柳-20161123-0835-恢复前.dongliu"
    reader = Reader(record_file, lambda: TODAY)
    step = reader.ask(lambda read: read.steps(1))[0]
    reader.close()
    assert (step.who, step.label) == ("张三", "从备份恢复：2016年11月23日 08:30（手动）")


def test_a_backup_is_found_by_name_and_by_path(backups: Backups, tmp_path: Path) -> None:
    row = backups.make(Reason.MANUAL).row
    copied = Path(shutil.copy(row.path, tmp_path / "拷来的.dongliu"))

    assert backups.find(row.path.name) == row
    assert backups.find(str(copied)).holds == row.holds
    with pytest.raises(Refused, match=r"找不到备份“没有\.dongliu”"):
        backups.find("没有.dongliu")


# ---------------------------------------------------------------- stopping


@pytest.mark.parametrize("looks", [0, 1])
def test_a_backup_that_is_stopped_leaves_nothing(backups: Backups, looks: int) -> None:
    backups.make(Reason.DAILY)
    known = names_in(backups.folder)
    asked: list[None] = []

    def go_on() -> bool:
        asked.append(None)
        return len(asked) <= looks

    with pytest.raises(Stopped), stoppable(go_on):
        backups.make(Reason.MANUAL)

    assert names_in(backups.folder) == known


def test_what_the_user_has_set_up_is_followed(record_file: Path, clock: Clock, stick: Path) -> None:
    settings = Settings(second_backup_place=str(stick), backup_megabytes=1)
    backups = Backups.of(record_file, clock, settings)
    made_every_day(backups, clock, 3)
    assert len(list(stick.glob("*.dongliu"))) == 3
    backups.rotate()
    assert len(list(stick.glob("*.dongliu"))) == 1  # of about 1 MB each


def test_a_preview_names_the_steps_that_would_be_gone(backups: Backups, report: Callable[[str], object]) -> None:
    row = backups.make(Reason.MANUAL).row
    report("r1")
    report("r2")
    preview = backups.preview(row)
    assert preview.later_steps == 2
    assert [step.label.startswith("填报") for step in preview.newest_later] == [True, True]
    assert preview.newest_later[0].at >= preview.newest_later[1].at
