"""The door between widgets and services: every command is answered once, in one of four ways."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.changes import ChangeSet, UndoState
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub

TODAY = date(2016, 6, 10)


class Heard:
    """All that a hub says, in order."""

    def __init__(self, hub: Hub) -> None:
        self.said: list[tuple[str, Any]] = []
        for name in ("changed", "refused", "troubled", "undo_changed"):
            getattr(hub, name).connect(lambda value, name=name: self.said.append((name, value)))

    def names(self) -> list[str]:
        return [name for name, _value in self.said]


@pytest.fixture
def hub(record_file: Path, qapp: object) -> Iterator[Hub]:  # noqa: ARG001 - signals need an application
    made = Hub(Reader(record_file, lambda: TODAY), Lane("test"))
    yield made
    made.close()


@pytest.fixture
def opener(record_file: Path) -> Callable[[], Office]:
    return lambda: Office(open_database(record_file), "测试", lambda: TODAY)


@pytest.fixture
def report(hub: Hub) -> AddReport:
    project = hub._reader.ask(lambda read: read.projects_of_year(2016))[0]
    return AddReport("r1", project.uid, TODAY, percent=30, seen=project.report)


@pytest.fixture
def heard(hub: Hub, opener: Callable[[], Office], qtbot: QtBot) -> Heard:
    """What a hub says whose office is open."""
    with qtbot.wait_signal(hub.undo_changed):
        hub.open_office(opener)
    return Heard(hub)


def test_an_open_office_says_what_can_be_undone(hub: Hub, opener: Callable[[], Office], qtbot: QtBot) -> None:
    with qtbot.wait_signal(hub.undo_changed) as told:
        hub.open_office(opener)

    assert told.args == [UndoState("", "")]


def test_a_commit_is_told_once_with_its_rows(hub: Hub, heard: Heard, report: AddReport) -> None:
    changes = hub.do(report)

    assert changes
    assert heard.said == [("changed", changes), ("undo_changed", UndoState(changes.label, ""))]
    assert changes.rows[0].percent == 30


def test_undo_and_redo_are_told_like_any_change(hub: Hub, heard: Heard, report: AddReport) -> None:
    hub.do(report)
    undone = hub.undo()
    redone = hub.redo()

    assert heard.names() == ["changed", "undo_changed"] * 3
    assert [value for name, value in heard.said if name == "changed"][1:] == [undone, redone]


def test_a_refusal_is_one_sentence_and_changes_nothing(hub: Hub, heard: Heard, report: AddReport) -> None:
    assert hub.do(report._replace(percent=101)) is None
    assert hub.undo() is None

    assert heard.said == [
        ("refused", "形象进度应在 0 到 100 之间，现在是 101。"),
        ("refused", "没有可以撤销的操作。"),
    ]


def test_a_refusal_goes_beside_the_field_where_there_is_one(hub: Hub, heard: Heard, report: AddReport) -> None:
    beside: list[str] = []

    hub.do(report._replace(percent=101), beside.append)

    assert beside == ["形象进度应在 0 到 100 之间，现在是 101。"]
    assert heard.said == []


def test_trouble_with_the_file_is_told_and_the_same_command_can_be_given_again(
    hub: Hub, heard: Heard, report: AddReport, record_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = driver.connect(record_file)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    hub._office._database._engine.dispose()  # connect anew, with the short patience

    assert hub.do(report) is None
    assert [(name, value.kind) for name, value in heard.said] == [("troubled", Trouble.LOCKED)]
    other.close()

    assert hub.do(report) is not None
    assert heard.names() == ["troubled", "changed", "undo_changed"]


def test_a_bug_is_not_hidden(hub: Hub, heard: Heard) -> None:
    with pytest.raises(KeyError):
        hub.do("no command")

    assert heard.said == []


def test_commands_wait_for_the_office_that_is_being_opened(
    hub: Hub, opener: Callable[[], Office], report: AddReport
) -> None:
    heard = Heard(hub)

    hub.open_office(opener)  # takes its time, in the lane
    changes = hub.do(report)

    assert changes
    assert changes.rows[0].percent == 30
    assert heard.names() == ["changed", "undo_changed"]


def test_an_office_that_cannot_be_opened_is_told_at_once_and_whenever_something_is_not_done(
    hub: Hub, report: AddReport, qtbot: QtBot
) -> None:
    def fails() -> Office:
        raise StorageTrouble(Trouble.LOCKED, "占用")

    heard = Heard(hub)
    with qtbot.wait_signal(hub.troubled):
        hub.open_office(fails)

    assert hub.do(report) is None
    assert heard.names() == ["troubled", "troubled"]


def test_a_question_is_answered_on_the_gui_thread_while_the_window_lives(hub: Hub, qtbot: QtBot) -> None:
    answers: list[tuple[int, bool]] = []
    beats: list[None] = []
    gate = threading.Event()
    QTimer.singleShot(0, lambda: (beats.append(None), gate.set()))

    def question(read: Reading) -> int:
        gate.wait(10)  # set by the window's own loop
        return len(read.years())

    hub.ask(question, lambda years: answers.append((years, threading.current_thread() is threading.main_thread())))
    qtbot.wait_until(lambda: bool(answers))

    assert beats
    assert answers == [(2, True)]


def test_a_question_that_meets_trouble_is_told(hub: Hub, qtbot: QtBot) -> None:
    def question(_read: Reading) -> int:
        raise StorageTrouble(Trouble.DAMAGED, "损坏")

    with qtbot.wait_signal(hub.troubled) as trouble:
        hub.ask(question, pytest.fail)

    assert trouble.args[0].kind == Trouble.DAMAGED


def test_others_changes_are_noticed_even_behind_an_own_one(
    hub: Hub, heard: Heard, report: AddReport, opener: Callable[[], Office], qtbot: QtBot
) -> None:
    hub.watch()
    qtbot.wait_until(lambda: hub._version >= 0)
    hub._watch.stop()
    other = opener()
    other.do(report._replace(uid="r2"))
    own = hub.do(report._replace(uid="r3", seen="r2"))

    hub._look_for_others()
    qtbot.wait_until(lambda: len(heard.said) == 3)
    other.close()

    assert [value for name, value in heard.said if name == "changed"] == [own, ChangeSet("", "", everything=True)]


def test_closing_gives_the_file_back(record_file: Path, opener: Callable[[], Office], qtbot: QtBot) -> None:
    hub = Hub(Reader(record_file, lambda: TODAY), Lane("test"))
    with qtbot.wait_signal(hub.undo_changed):
        hub.open_office(opener)

    hub.close()

    assert list(record_file.parent.iterdir()) == [record_file]  # the log is folded in
