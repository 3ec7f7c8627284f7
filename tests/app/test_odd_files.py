"""The window named an odd file, one that cannot be written, or one that goes away: told, with a way out."""

import json
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from odd_files import ODD_CASES, ODD_NAMES, POSIX, odd, traces
from PySide6.QtWidgets import QPushButton

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, unit_of_work
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.system.open_note import note_path
from dongliu_desktop.system.paths import default_file

Start = Callable[..., Any]
WAYS_OUT = ("open", "new_file", "quit")
CHANGES = ("save", "report", "correct", "new_project", "edit_project", "delete_project", "new_workstream",
           "rename_workstream", "new_year", "new_pillar", "reference_today", "reference_fixed", "freeze", "unfreeze",
           "undo", "redo")  # fmt: skip


@pytest.mark.faults
@pytest.mark.parametrize("name", ODD_CASES)
def test_an_odd_file_is_told_and_left_alone(start: Start, made_record: Path, tmp_path: Path, name: str) -> None:
    path, sentence = odd(name, made_record, tmp_path / "处")
    before = traces(tmp_path / "处")

    person = start(path, opens=False)
    person.wait(lambda: sentence in person.told())

    assert all(person.possible(action) for action in WAYS_OUT)
    assert not any(person.possible(action) for action in CHANGES)
    person.close()  # of a file that is damaged inside, the log beside it goes only then
    assert traces(tmp_path / "处") == before
    assert not default_file().exists()


@POSIX
@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_file_of_any_name_is_opened(start: Start, made_record: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "目 录#?%41" / name
    path.parent.mkdir()
    shutil.copy(made_record, path)
    person = start(path)
    assert person.bench.desk.file == path
    assert name in person.window.windowTitle()


# ---------------------------------------------------------------- read-only


@pytest.fixture(params=["file", "folder"])
def read_only(request: pytest.FixtureRequest, made_record: Path, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "盘" / "东柳.dongliu"
    path.parent.mkdir()
    shutil.copy(made_record, path)
    locked = path if request.param == "file" else path.parent
    mode = stat.S_IMODE(locked.stat().st_mode)
    locked.chmod(mode & 0o555)
    yield path
    locked.chmod(mode)


def open_to_look(start: Start, path: Path) -> Any:
    person = start(path, opens=False)
    person.wait(lambda: person.possible("refresh"))
    person.look_at(2015, "乐居")
    return person


@POSIX
@pytest.mark.faults
def test_what_is_read_only_can_be_looked_at_from_the_start(start: Start, read_only: Path) -> None:
    before = traces(read_only.parent)
    person = open_to_look(start, read_only)
    row = person.choose("中山路")

    assert "只读" in person.told()
    assert "只能查看" in person.told()
    assert not any(person.possible(action) for action in CHANGES)
    assert all(person.possible(action) for action in ("preview", "export_json", "save_copy", "find", "refresh"))
    assert not person.form.isEnabled()
    model = person.page.model
    assert not any(model.flags(model.index(model.row_of(row.uid), at)).name == "ItemIsEditable" for at in range(9))
    person.close()
    assert traces(read_only.parent) == before


@POSIX
@pytest.mark.faults
def test_what_is_read_only_is_saved_elsewhere_and_worked_on_there(start: Start, read_only: Path) -> None:
    person = open_to_look(start, read_only)
    target = read_only.parent.parent / "可写.dongliu"
    person.pick_file(target)
    person.window.banner.findChild(QPushButton).click()
    person.wait(lambda: person.bench.desk.file == target and person.bench.desk.hub._office)
    assert str(target) in person.told()
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(60)
    assert person.row.percent == 60


@POSIX
def test_what_others_write_into_a_file_that_is_read_only_here_is_seen(start: Start, read_only: Path) -> None:
    person = open_to_look(start, read_only)
    person.bench.desk.hub._look_for_others()
    person.settle()
    locked = [part for part in (read_only, read_only.parent) if not part.stat().st_mode & 0o200]
    locked[0].chmod(0o755)
    with closing(driver.connect(read_only)) as other:
        other.execute("UPDATE plan_year SET frozen = 1 WHERE year = 2015")
    locked[0].chmod(0o555)
    person.bench.desk.hub._look_for_others()
    person.trigger("refresh")
    person.wait(lambda: person.context.year.frozen)


# ---------------------------------------------------------------- gone while open


def moved(path: Path) -> None:
    path.rename(path.with_name("挪走了"))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = path.with_name("别的")
    other.write_bytes(b"sync software put this here")
    other.replace(path)


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(55, "桩基")
    return person


@POSIX
@pytest.mark.faults
@pytest.mark.parametrize("go", [moved, deleted, replaced], ids=lambda go: go.__name__)
def test_a_file_that_goes_while_open_stops_editing_and_is_saved_elsewhere(
    person: Any, record_file: Path, tmp_path: Path, go: Callable[[Path], None]
) -> None:
    person.form.texts["progress"].setPlainText("还没保存")
    go(record_file)
    left = traces(tmp_path)

    person.wait(lambda: "已停止保存" in person.told())  # nobody touches anything: the look every 2 seconds finds it
    assert not any(person.possible(action) for action in CHANGES)
    assert person.form.texts["progress"].toPlainText() == "还没保存"

    target = tmp_path / "救回.dongliu"
    person.pick_file(target)
    person.window.banner.findChild(QPushButton).click()
    person.wait(lambda: person.bench.desk.file == target and person.bench.desk.hub._office)
    person.look_at(2015, "乐居")
    assert person.choose("中山路").percent == 55  # the report that had been acknowledged
    assert person.form.texts["progress"].toPlainText() == "还没保存"
    person.form.percent.setValue(60)
    person.trigger("save")
    person.settle()
    assert (person.row.percent, person.row.progress) == (60, "还没保存")
    kept = {name: content for name, content in traces(tmp_path).items() if name in left and name.startswith("东柳.")}
    assert kept.get("东柳.dongliu") == left.get("东柳.dongliu")


@POSIX
@pytest.mark.faults
def test_a_report_is_not_written_into_a_file_that_is_gone(person: Any, record_file: Path) -> None:
    person.bench.desk.hub._watch.stop()
    record_file.unlink()
    person.report(70, "二")
    assert "已停止保存" in person.told()
    assert person.row.percent == 55
    assert person.form.texts["progress"].toPlainText() == "二"


@POSIX
@pytest.mark.faults
def test_a_file_that_comes_back_can_be_edited_again(person: Any, record_file: Path) -> None:
    aside = record_file.with_name("拔出的盘")
    record_file.rename(aside)
    person.wait(lambda: "已停止保存" in person.told())
    aside.rename(record_file)
    person.wait(lambda: not person.told())
    person.report(70)
    with closing(Reader(record_file, lambda: date(2016, 6, 1))) as reader:
        rows = reader.ask(lambda read: read.projects_of_year(2015))
    assert next(row for row in rows if "中山路" in row.name).percent == 70


def test_a_copy_never_takes_the_place_of_another_file(person: Any, tmp_path: Path) -> None:
    taken = tmp_path / "已有.dongliu"
    taken.write_text("别人的文件", "utf-8")
    person.pick_file(taken)
    person.trigger("save_copy")
    person.wait(lambda: "已经存在" in person.told())
    assert taken.read_text("utf-8") == "别人的文件"
    person.report(70)
    assert person.row.percent == 70


# ---------------------------------------------------------------- open on another computer


def leave_note(file: Path) -> None:
    note = {"host": "PC-2", "user": "李四", "pid": 7, "since": "2016-06-10 08:30"}
    note_path(file).write_text(json.dumps(note), "utf-8")


@pytest.mark.faults
def test_a_file_open_on_another_computer_is_told_and_only_shown(start: Start, record_file: Path) -> None:
    leave_note(record_file)
    person = start(record_file, opens=False)
    person.wait(lambda: "“李四”在电脑“PC-2”上从 2016-06-10 08:30 起打开着这个文件" in person.told())
    person.look_at(2015, "乐居")
    person.choose("中山路")
    assert not any(person.possible(action) for action in CHANGES)
    person.close()
    assert "PC-2" in note_path(record_file).read_text("utf-8")  # theirs


@pytest.mark.faults
def test_a_file_left_open_on_another_computer_can_be_edited_all_the_same(start: Start, record_file: Path) -> None:
    leave_note(record_file)
    person = start(record_file, opens=False)
    person.wait(lambda: "PC-2" in person.told())
    person.window.banner.findChild(QPushButton).click()
    assert person.told() == ""
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(60)
    assert person.row.percent == 60
    assert "PC-2" not in note_path(record_file).read_text("utf-8")
    person.close()
    assert not note_path(record_file).exists()


def test_the_note_goes_with_the_file_that_is_open(start: Start, record_file: Path, made_record: Path) -> None:
    person = start(record_file)
    assert note_path(record_file).exists()
    other = Path(shutil.copy(made_record, record_file.with_name("别的.dongliu")))
    person.program.show_file(other)
    person.wait(lambda: note_path(other).exists())
    assert not note_path(record_file).exists()


# ---------------------------------------------------------------- shares and clocks


class FastClock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "FastClock":
        return cls(2099, 1, 1, tzinfo=tz)


@pytest.mark.faults
def test_a_synchronised_folder_is_warned_of_once_with_a_way_out(
    start: Start, made_record: Path, tmp_path: Path
) -> None:
    path = tmp_path / "坚果云" / "东柳.dongliu"
    path.parent.mkdir()
    shutil.copy(made_record, path)
    person = start(path)
    assert "同步文件夹" in person.told()
    person.close()
    person = start(path)
    assert person.told() == ""

    target = tmp_path / "本机.dongliu"
    person.pick_file(target)
    person.trigger("save_copy")
    person.wait(lambda: person.bench.desk.file == target)


@pytest.mark.faults
def test_a_clock_that_was_set_back_is_told_and_the_order_stays(
    start: Start, record_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Reader(record_file, lambda: date(2016, 6, 1))) as reader:
        before = reader.ask(lambda read: read.projects_of_year(2015))
        row = next(row for row in before if "中山路" in row.name)
    office = Office(open_database(record_file), "快钟", lambda: date(2016, 6, 1))
    with monkeypatch.context() as fast:
        fast.setattr(unit_of_work, "datetime", FastClock)
        fast.setattr(time, "time_ns", lambda: int(FastClock.now(UTC).timestamp() * 1e9))
        office.do(AddReport("u1", row.uid, row.reference, percent=20, seen=row.report))
    office.close()

    person = start(record_file)
    person.wait(lambda: "电脑的时间可能不对" in person.told())
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.form.percent.setValue(40)
    person.trigger("save")
    person.settle()
    assert person.row.percent == 40  # though the one before it was entered in 2099
    person.trigger("undo")  # the newest by count, not by the clock
    person.settle()
    assert person.row.percent == 20
