import contextlib
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dongliu_desktop.system.crash_report import CrashReport, traceback_lines
from dongliu_desktop.system.logs import open_log

PRIVATE = "张三 330204197001011234"


def crash(action: Callable[[], object]) -> Exception:
    try:
        action()
    except Exception as error:  # noqa: BLE001 - any crash will do
        return error
    pytest.fail("did not crash")


def quote_the_user() -> None:
    raise ValueError(PRIVATE)


def wrap_the_cause() -> None:
    try:
        quote_the_user()
    except ValueError as error:
        raise RuntimeError(PRIVATE) from error


def no_such_column() -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("select ? from missing", [PRIVATE])


def recurse() -> None:
    recurse()


@pytest.mark.parametrize(
    ("action", "last_line"),
    [
        (quote_the_user, "ValueError"),
        (wrap_the_cause, "RuntimeError"),
        (no_such_column, "sqlite3.OperationalError: SQLITE_ERROR"),
        (lambda: {}[PRIVATE], "KeyError"),
        (lambda: PRIVATE.no_such_name, "AttributeError: no_such_name"),
        (lambda: Path(PRIVATE).read_text(), "FileNotFoundError: ENOENT"),
        (lambda: __import__("no_such_module"), "ModuleNotFoundError: no_such_module"),
    ],
)
def test_a_report_tells_the_place_and_never_the_data(action: Callable[[], object], last_line: str) -> None:
    report = CrashReport("0.1.0", "6.11.3")
    report.add(crash(action))
    text = report.text()
    assert text.splitlines()[-1] == last_line
    assert f"{__name__}:crash:" in text
    for private in (PRIVATE, PRIVATE[:2], str(Path.home()), __file__):
        assert private not in text


def test_a_report_starts_with_the_versions() -> None:
    lines = CrashReport("0.1.0", "6.11.3").text().splitlines()
    assert lines[0] == "dongliu 0.1.0"
    assert lines[1].endswith("Qt 6.11.3")


def test_the_cause_stands_before_its_consequence() -> None:
    lines = traceback_lines(crash(wrap_the_cause))
    assert lines.index("ValueError") < lines.index("RuntimeError")


def test_the_same_crash_is_told_once_and_counted() -> None:
    report = CrashReport("0.1.0", "6.11.3")
    assert [report.add(crash(quote_the_user)).times for _ in range(61)] == list(range(1, 62))
    assert report.add(crash(wrap_the_cause)).times == 1
    assert report.text().count(f"{__name__}:quote_the_user:") == 2
    assert "[× 61]" in report.text()


def test_endless_recursion_is_cut() -> None:
    lines = traceback_lines(crash(recurse))
    assert len(lines) < 100
    assert lines[-1] == "RecursionError"


def test_the_log_holds_what_happened_and_no_text_of_anybody(tmp_path: Path) -> None:
    path = tmp_path / "dongliu.log"
    log = open_log(path)
    assert not path.exists()
    log.info("opened file, schema %d", 1)
    log.error("crash", exc_info=crash(quote_the_user))
    text = path.read_text(encoding="utf-8")
    assert "opened file, schema 1" in text
    assert f"{__name__}:quote_the_user:" in text
    assert PRIVATE not in text
    assert __file__ not in text
    _close(log)


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "dongliu.log"
    log = open_log(path)
    for number in range(30_000):
        log.info("step %d: %s", number, "x" * 100)
    _close(log)
    assert sorted(found.name for found in tmp_path.iterdir()) == [
        "dongliu.log", "dongliu.log.1", "dongliu.log.2", "dongliu.log.3",
    ]  # fmt: skip
    assert sum(found.stat().st_size for found in tmp_path.iterdir()) <= 2_000_000


def _close(log: logging.Logger) -> None:
    for handler in log.handlers[:]:
        log.removeHandler(handler)
        handler.close()
