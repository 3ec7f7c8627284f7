"""What every test stands on: no screen, folders of its own, and nothing left behind by Qt."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # odd_files.py, which the doors' tests share
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Set before anything of ours is imported: no test may see, or write into, the files of whoever runs it.
_HOME = tempfile.mkdtemp(prefix="dongliu-tests-")
for _name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
    os.environ[_name] = os.path.join(_HOME, _name.lower())  # noqa: PTH118 - a string is what is wanted


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


COUNTED = ("kills", "faults", "bad_input")  # benchmarks/survived.py adds them up


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Count a marked test as one case, unless it tells itself how many it went through."""
    yield
    told = {name for name, _value in item.user_properties}
    item.user_properties += [(kind, 1) for kind in COUNTED if item.get_closest_marker(kind) and kind not in told]


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test with Qt that leaves a top-level widget or a running thread.

    Either would live on in the next test and make it fail for no reason of its own.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool  # noqa: PLC0415 - most tests need no Qt
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - same

    started: list[QThread] = []
    start = QThread.start

    def remembered_start(thread: QThread, *priority: QThread.Priority) -> None:
        started.append(thread)
        start(thread, *priority)

    monkeypatch.setattr(QThread, "start", remembered_start)
    before = QApplication.topLevelWidgets()

    yield

    def leftover_widgets() -> list[QWidget]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [widget for widget in QApplication.topLevelWidgets() if widget not in before]

    if leftover_widgets():
        gc.collect()  # held by a circle of references only: the next collection would have freed it
    widgets = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in leftover_widgets()]
    assert not widgets, f"top-level widgets left behind (use qtbot.addWidget): {widgets}"
    running = [thread.objectName() or repr(thread) for thread in started if thread.isRunning()]
    assert not running, f"threads left running: {running}"
    assert QThreadPool.globalInstance().waitForDone(5_000), "work left in the thread pool"


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled record in a file made by the real migrations: once per run, because that takes half a second."""
    from dongliu_desktop.services.bundled_record import bundled_record  # noqa: PLC0415 - many tests need no SQLAlchemy
    from dongliu_desktop.storage.opening import create_file  # noqa: PLC0415 - same
    from dongliu_desktop.system.paths import resources_dir  # noqa: PLC0415 - same

    made = tmp_path_factory.mktemp("record") / "made.dongliu"
    create_file(made, bundled_record(resources_dir() / "record"))
    return made


@pytest.fixture
def record_file(made_record: Path, tmp_path: Path) -> Path:
    """The bundled record in a file of the test's own; nobody has it open."""
    return Path(shutil.copy(made_record, tmp_path / "东柳.dongliu"))
