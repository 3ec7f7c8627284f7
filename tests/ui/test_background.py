"""Work off the GUI thread: one job after the other, results on the GUI thread, nothing lost and nothing late."""

import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.background import Cancelled, Job, Lane


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:  # noqa: ARG001 - queued results need an application
    made = Lane("test")
    yield made
    made.stop()


def held_back(lane: Lane) -> threading.Event:
    """Keep the lane busy until the event is set."""
    gate = threading.Event()
    lane.run(lambda _job: gate.wait(10), lambda _held: None)
    return gate


def test_work_is_done_elsewhere_and_its_result_comes_to_the_gui(lane: Lane, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    lane.run(
        lambda _job: threading.current_thread(), lambda worker: threads.extend([worker, threading.current_thread()])
    )
    qtbot.wait_until(lambda: len(threads) == 2)

    assert threads[0].name == "test"
    assert threads[1] is threading.main_thread()


def test_jobs_are_done_in_the_order_they_came(lane: Lane, qtbot: QtBot) -> None:
    worked: list[int] = []
    told: list[int] = []

    def job(number: int) -> int:
        worked.append(number)
        return number

    for number in range(20):
        lane.run(lambda _job, number=number: job(number), told.append)
    qtbot.wait_until(lambda: len(told) == 20)

    assert worked == told == list(range(20))


def test_what_was_answered_is_let_go(lane: Lane, qtbot: QtBot) -> None:
    class Rows:
        """Stands for what a question holds: a whole register, say."""

    asked: list[weakref.ref[Rows]] = []
    told: list[None] = []
    for _ in range(5):
        rows = Rows()
        asked.append(weakref.ref(rows))
        lane.run(lambda _job, _rows=rows: None, told.append)
        del rows
    qtbot.wait_until(lambda: len(told) == 5)

    assert [held() is None for held in asked] == [True] * 4 + [False]  # the last one goes with the next answer


def test_a_failure_is_told_to_whoever_asked(lane: Lane, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    with qtbot.assert_not_emitted(lane.crashed):
        lane.run(lambda _job: 1 / 0, pytest.fail, failures.append)
        qtbot.wait_until(lambda: bool(failures))

    assert isinstance(failures[0], ZeroDivisionError)


def test_a_failure_that_nobody_asked_for_is_a_crash_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    with qtbot.wait_signal(lane.crashed) as crash:
        lane.run(lambda _job: 1 / 0, pytest.fail)
    told: list[str] = []
    lane.run(lambda _job: "weiter", told.append)
    qtbot.wait_until(lambda: told == ["weiter"])

    assert isinstance(crash.args[0], ZeroDivisionError)


def test_what_waits_can_be_cancelled(lane: Lane, qtbot: QtBot) -> None:
    gate = held_back(lane)
    failures: list[Exception] = []

    lane.run(lambda _job: pytest.fail("was cancelled"), pytest.fail, failures.append).cancel()
    gate.set()
    qtbot.wait_until(lambda: bool(failures))

    assert isinstance(failures[0], Cancelled)


def test_what_runs_is_told_to_stop_at_its_next_step(lane: Lane, qtbot: QtBot) -> None:
    begun = threading.Event()
    cancelled = threading.Event()
    told: list[int] = []

    def work(job: Job) -> int:
        steps = 0
        while job.progress(steps, 10):
            begun.set()
            cancelled.wait(10)
            steps += 1
        return steps

    job = lane.run(work, told.append)
    begun.wait(10)
    job.cancel()
    cancelled.set()
    qtbot.wait_until(lambda: bool(told))

    assert told == [1]


def test_progress_is_told_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    gate = held_back(lane)
    steps: list[tuple[int, int, bool]] = []
    finished: list[None] = []

    def work(job: Job) -> None:
        for step in range(1, 4):
            job.progress(step, 3)

    job = lane.run(work, finished.append)
    job.progressed.connect(
        lambda step, total: steps.append((step, total, threading.current_thread() is threading.main_thread()))
    )
    gate.set()
    qtbot.wait_until(lambda: bool(finished))

    assert steps == [(1, 3, True), (2, 3, True), (3, 3, True)]


def test_a_stopped_lane_waits_for_what_runs_and_delivers_nothing_any_more(qapp: object, qtbot: QtBot) -> None:  # noqa: ARG001
    lane = Lane("test")
    begun = threading.Event()
    ends: list[str] = []
    told: list[object] = []

    def work(_job: Job) -> None:
        begun.set()
        ends.append("first")

    lane.run(work, told.append, told.append)
    begun.wait(10)
    lane.run(lambda _job: ends.append("second"), told.append, told.append)
    lane.stop()
    other = Lane("other")
    other.run(lambda _job: None, lambda _none: ends.append("later"))  # what waited for the GUI came before this
    qtbot.wait_until(lambda: "later" in ends)
    other.stop()

    assert ends[0] == "first"
    assert told == []
