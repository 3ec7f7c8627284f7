"""Files come and go under one window: the first one, another one, and those that cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import default_file, settings_file
from dongliu_desktop.system.settings import Settings, save_settings

Start = Callable[..., Any]
WITHOUT_A_FILE = {"open", "new_file", "quit", "theme_light", "keys", "about"}
PAGE = 4096


def foreign(path: Path) -> None:
    driver.dbapi.connect(path).execute("CREATE TABLE theirs (x)").connection.close()


def newer(path: Path) -> None:
    connection = driver.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: PAGE * 5 + 100])


def damaged_inside(path: Path) -> None:
    """Leave header and schema as they are, and wipe out the page with the years."""
    connection = driver.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'").fetchone()[0]
    connection.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: PAGE * (page - 1)] + bytes(PAGE) + whole[PAGE * page :])


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "为空"),
    "a text": (lambda path: path.write_text("项目,进度\n", encoding="utf-8"), "不是本软件的数据文件"),
    "another program's": (lambda path: (path.unlink(), foreign(path)), "其他软件"),
    "newer": (newer, "请先升级"),
    "cut": (cut, "不完整"),
    "damaged inside": (damaged_inside, "已损坏"),
    "missing": (lambda path: path.unlink(), "找不到"),
}


@pytest.fixture(params=UNREADABLE)
def unreadable(request: pytest.FixtureRequest, made_record: Path, tmp_path: Path) -> tuple[Path, str]:
    path = Path(copy(made_record, tmp_path / "坏的.dongliu"))
    spoil, sentence = UNREADABLE[request.param]
    spoil(path)
    return path, sentence


def test_the_first_start_makes_a_file_with_the_record(start: Start) -> None:
    person = start(opens=False)
    assert person.window.busy.accessibleName() == "正在建立数据文件…"
    person.wait(lambda: person.possible("open"))
    assert person.bench.desk.file == default_file()
    assert [year.year for year in person.bench.years] == [2015, 2016]
    assert not person.window.busy.isVisible()
    assert person.told() == ""


def test_a_second_start_opens_the_file_of_the_first(start: Start, record_file: Path) -> None:
    start(record_file).close()
    assert start().bench.desk.file == record_file


def test_a_file_that_cannot_be_opened_is_told_and_leaves_the_ways_out(
    start: Start, unreadable: tuple[Path, str], record_file: Path
) -> None:
    bad, sentence = unreadable
    before = bad.read_bytes() if bad.exists() else None
    person = start(bad, opens=False)
    person.wait(lambda: sentence in person.told())
    assert {action for action in WITHOUT_A_FILE if person.possible(action)} == WITHOUT_A_FILE
    assert not person.possible("save")
    assert (bad.read_bytes() if bad.exists() else None) == before

    person.pick_file(record_file)
    person.trigger("open")
    person.wait(lambda: person.possible("refresh"))
    assert person.told() == ""
    assert person.bench.desk.file == record_file


def test_a_file_that_cannot_be_opened_leaves_the_open_one_as_it_is(
    start: Start, unreadable: tuple[Path, str], record_file: Path
) -> None:
    bad, sentence = unreadable
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.program.show_file(bad)
    person.wait(lambda: sentence in person.told())
    person.report(60)
    assert person.row.percent == 60


def test_a_file_of_an_older_version_is_upgraded_first(start: Start, record_file: Path) -> None:
    connection = driver.connect(record_file)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    person = start(record_file)
    assert preflight.inspect(record_file) == preflight.SCHEMA
    assert len(list(record_file.parent.rglob("*升级前.dongliu"))) == 1
    assert person.told() == ""
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(60)
    assert person.row.percent == 60


def test_the_file_of_the_last_start_is_not_replaced_when_it_is_gone(start: Start, tmp_path: Path) -> None:
    gone = tmp_path / "U盘" / "东柳.dongliu"
    save_settings(settings_file(), Settings(last_file=str(gone)))
    person = start(opens=False)
    person.wait(lambda: "如在移动盘上" in person.told())
    assert not gone.exists()
    assert not default_file().exists()


def test_the_button_of_the_banner_opens_another_file(start: Start, tmp_path: Path, record_file: Path) -> None:
    person = start(tmp_path / "没有.dongliu", opens=False)
    person.wait(person.told)
    person.pick_file(record_file)
    person.window.banner.findChild(QPushButton).click()
    person.wait(lambda: person.possible("refresh"))
    assert person.bench.desk.file == record_file


@pytest.fixture
def other_file(made_record: Path, tmp_path: Path) -> Path:
    (tmp_path / "另一处").mkdir()
    return Path(copy(made_record, tmp_path / "另一处" / "副本.dongliu"))


def test_another_file_takes_the_place_of_the_first(start: Start, record_file: Path, other_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(82)
    person.pick_file(other_file)
    person.trigger("open")
    person.wait(lambda: person.possible("open") and person.bench.desk.file == other_file)
    person.wait(lambda: person.bench.desk.hub._office)
    assert not person.possible("undo")
    assert "副本" in person.window.windowTitle()

    for tab in ("乐居", "总览", "年度对比", "乐业", "乐居"):
        person.look_at(2015, tab)
    person.choose("中山路")
    assert person.row.percent is None
    person.report(30)
    person.look_at(2016, "靓度")
    assert person.window.pages.count() == 3  # those of the new file, none of the old one
    person.trigger("undo")
    person.settle()
    assert not person.possible("undo")


def test_what_was_asked_of_the_first_file_is_not_answered_into_the_second(
    start: Start, record_file: Path, other_file: Path
) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    hub = person.bench.desk.hub
    for _question in range(50):
        hub.ask(lambda reading: reading.projects_of_year(2015), lambda _rows: pytest.fail("answered"))
    person.program.show_file(other_file)
    person.wait(lambda: person.bench.desk.file == other_file and person.possible("refresh"))
    person.settle()


def test_the_same_file_can_be_opened_again(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.form.texts["progress"].setPlainText("还没保存")
    person.program.show_file(record_file)
    person.wait(lambda: person.bench.context.page)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    assert person.form.texts["progress"].toPlainText() == "还没保存"


@pytest.mark.parametrize(("typed", "made"), [("新办.dongliu", "新办.dongliu"), ("东柳2016.6", "东柳2016.6.dongliu")])
def test_a_new_file_is_empty_and_open(start: Start, record_file: Path, tmp_path: Path, typed: str, made: str) -> None:
    person = start(record_file)
    person.pick_file(tmp_path / typed)
    person.trigger("new_file")
    person.wait(lambda: person.bench.desk.file == tmp_path / made and person.possible("refresh"))
    person.settle()
    assert person.bench.years == ()
    for _tab in range(2):
        person.trigger("next_tab")
        person.settle()
    assert not person.possible("new_project")


def test_a_new_file_never_takes_the_place_of_another(start: Start, record_file: Path, tmp_path: Path) -> None:
    person = start(record_file)
    taken = tmp_path / "已有.dongliu"
    create_file(taken)
    before = taken.read_bytes()
    person.pick_file(taken)
    person.trigger("new_file")
    person.wait(person.told)
    assert taken.read_bytes() == before
    assert person.bench.desk.file == record_file


def test_all_data_can_be_exported(start: Start, record_file: Path, tmp_path: Path) -> None:
    person = start(record_file)
    person.pick_file(tmp_path / "全部.json")
    person.trigger("export_json")
    person.wait(lambda: "已导出到" in person.told())
    assert "中山路综合整治工程" in (tmp_path / "全部.json").read_text(encoding="utf-8")


def test_a_failed_export_is_told(start: Start, record_file: Path, tmp_path: Path) -> None:
    person = start(record_file)
    person.pick_file(tmp_path / "没有这个文件夹" / "全部.json")
    person.trigger("export_json")
    person.wait(person.told)
    assert person.possible("refresh")
