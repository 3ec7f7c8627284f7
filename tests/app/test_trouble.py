"""When the disk is full or we have made a mistake: one sentence, nothing lost, the program lives on."""

import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit

from dongliu_desktop.storage import driver
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.crash import CrashDialog
from dongliu_desktop.ui.dialogs.project import ProjectDialog

Start = Callable[..., Any]
FULL = 12_000  # bytes that any file may still grow to: enough for a draft, too little for a commit


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    return person


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file of this process grow beyond some bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.faults
def test_a_report_that_finds_no_room_is_kept_and_saved_once_there_is_some(person: Any) -> None:
    with full_disk():
        person.report(60, "一")
        assert "本次没有保存" in person.told()
        assert person.row.percent is None
        assert person.form.texts["progress"].toPlainText() == "一"
        person.look_at(2015, "乐业")
        person.look_at(2015, "乐居")
        assert person.form.texts["progress"].toPlainText() == "一"  # the draft found room
    person.trigger("save")
    person.settle()
    assert (person.row.percent, person.row.progress) == (60, "一")
    assert not person.form.texts["progress"].toPlainText()


@pytest.mark.faults
def test_a_figure_of_the_table_that_finds_no_room_goes_into_the_form(person: Any) -> None:
    person.look_at(2015, "乐业")
    row = person.choose("税收千万楼")
    index = person.page.model.index(person.page.model.row_of(row.uid), 5)
    with full_disk():
        person.page.model.setData(index, 8.0)
        person.wait(lambda: person.form.quantity.value() == 8.0)
        assert "本次没有保存" in person.told()
    person.trigger("save")
    person.settle()
    assert person.row.quantity == 8.0


@pytest.mark.faults
def test_a_project_form_that_finds_no_room_says_so_itself(person: Any) -> None:
    told: list[str] = []

    def save(dialog: ProjectDialog) -> None:
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()

    def fill(dialog: ProjectDialog) -> None:
        dialog.name.setText("新项目")
        person.answer(ProjectDialog, fill_again)
        save(dialog)

    def fill_again(dialog: ProjectDialog) -> None:
        told.append(dialog._message.text())
        resource.setrlimit(resource.RLIMIT_FSIZE, resource.getrlimit(resource.RLIMIT_FSIZE)[1:] * 2)
        save(dialog)

    with full_disk():
        person.answer(ProjectDialog, fill)
        person.trigger("new_project")
        person.wait(lambda: person.context.project and person.row.name == "新项目")
    assert "本次没有保存" in told[0]


@pytest.mark.faults
def test_a_lock_that_another_program_holds_is_told_and_nothing_typed_is_lost(
    person: Any, record_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(driver.connect(record_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
        person.bench.desk.hub._office._database._engine.dispose()  # what is opened from now on waits no longer
        person.report(60, "一")
        assert "正被另一个程序占用，本次没有保存" in person.told()
        assert (person.row.percent, person.form.texts["progress"].toPlainText()) == (None, "一")
        other.execute("ROLLBACK")
    person.trigger("save")
    person.settle()
    assert (person.row.percent, person.row.progress) == (60, "一")


@pytest.mark.faults
def test_a_file_that_another_program_keeps_to_itself_is_told_and_opened_later(
    start: Start, record_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    with closing(driver.connect(record_file)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        person = start(record_file, opens=False)
        person.wait(lambda: "占用" in person.told())
        assert person.possible("open")
        assert not person.possible("save")
    person.pick_file(record_file)
    person.trigger("open")
    person.wait(lambda: person.program.bench and person.bench.desk.hub._office)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(60)
    assert person.row.percent == 60


def test_the_banner_of_a_trouble_can_be_closed(person: Any) -> None:
    with full_disk():
        person.report(60)
    person.window.banner._cross.click()
    assert person.told() == ""
    person.report(61)
    assert person.row.percent == 61


# ---------------------------------------------------------------- our own mistakes


def crash_report(person: Any) -> str:
    person.wait(lambda: person.window.findChild(CrashDialog) and person.window.findChild(CrashDialog).isVisible())
    (dialog,) = person.window.findChildren(CrashDialog)
    return dialog.findChild(QPlainTextEdit).toPlainText()


def fail(*_anything: object) -> None:
    raise ZeroDivisionError("王小明 330226199001011234 somebody")


DOORS: dict[str, Callable[[Any], object]] = {
    "a slot": lambda _person: QTimer.singleShot(0, fail),
    "a question": lambda person: person.bench.desk.hub.ask(fail, lambda _rows: None),
    "an answer": lambda person: person.bench.desk.hub.ask(lambda reading: reading.years(), fail),
    "the lane of files": lambda person: person.program._files.run(fail, lambda _none: None),
    "another thread": lambda _person: threading.Thread(target=fail).start(),
    "a model": lambda person: person.bench.desk.hub.changed.connect(fail) and person.report(33),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_bug_shows_one_report_and_the_program_lives_on(person: Any, bugs: list[str], door: str) -> None:
    bugs.append("ZeroDivisionError")
    for _time in range(2):
        DOORS[door](person)
    report = crash_report(person)
    assert "ZeroDivisionError" in report
    for private in ("王小明", "330226", "somebody", "中山路", str(person.bench.desk.file)):
        assert private not in report
    person.window.findChild(CrashDialog).reject()
    person.report(44)
    assert person.row.percent == 44


# ---------------------------------------------------------------- nothing stays


def lanes() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name in {"database", "files"}]


def test_closing_leaves_no_thread_and_no_timer(start: Start, record_file: Path) -> None:
    before = lanes()
    person = start(record_file)
    for tab in ("总览", "乐居", "年度对比"):
        person.look_at(2015, tab)
    person.bench.desk.hub.ask(lambda reading: reading.projects_of_year(2015), fail)  # is never answered
    hub, page = person.bench.desk.hub, person.page
    person.close()
    assert lanes() == before
    assert not hub._watch.isActive()
    assert not page.inspector._drafting._pause.isActive()


def test_a_lane_gives_its_thread_back() -> None:
    before = lanes()
    lane = Lane("files")
    assert len(lanes()) == len(before) + 1
    lane.stop()
    assert lanes() == before
