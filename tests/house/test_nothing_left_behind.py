"""The guard in conftest.py catches what it is there for; a test of a test, in a pytest of its own."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"
TESTS = """
    import pytest
    from PySide6.QtCore import QThread
    from PySide6.QtWidgets import QWidget

    kept = []

    @pytest.fixture(scope="module", autouse=True)
    def quit_at_the_end():
        yield
        kept[1].quit()
        kept[1].wait()

    def test_widget_given_to_qtbot(qtbot):
        qtbot.addWidget(QWidget())

    def test_widget_left(qtbot):
        kept.append(QWidget())

    def test_thread_ended(qtbot):
        thread = QThread()
        thread.start()
        thread.quit()
        thread.wait()

    def test_thread_left(qtbot):
        kept.append(QThread())
        kept[1].start()
"""


def test_leftovers_fail_the_test_that_made_them(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist")
    result.assert_outcomes(passed=4, errors=2)
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_widget_left*", "*ERROR at teardown of test_thread_left*"])
