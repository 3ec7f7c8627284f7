"""The whole program in this process, on a file of the test's own, used as a person uses it."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale, QTimer, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.app import Program
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.system.paths import log_file
from dongliu_desktop.ui.pages.pillar import PillarPage
from dongliu_desktop.ui.pages.report_form import ReportForm
from dongliu_desktop.ui.shell.context import Context
from dongliu_desktop.ui.shell.workbench import Workbench

WAIT = 10_000  # milliseconds; two cores may be busy with other tests
SIZE = (1366, 768)
Start = Callable[..., "Driven"]
Dialog = TypeVar("Dialog", bound=QWidget)


class Driven:
    """A running program, and short ways of doing what a person does."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self.qtbot = qtbot
        self._answering: list[QTimer] = []

    @property
    def bench(self) -> Workbench:
        assert self.program.bench is not None
        return self.program.bench

    @property
    def page(self) -> PillarPage:
        return self.bench.pillar

    @property
    def form(self) -> ReportForm:
        return self.page.inspector.form

    @property
    def context(self) -> Context:
        return self.bench.context

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def settle(self) -> None:
        """Wait until all questions asked so far are answered; an answer may ask again."""
        for _round in range(2):
            answered: list[None] = []
            self.bench.desk.hub.ask(lambda _reading: None, answered.append)
            self.wait(lambda answered=answered: answered)

    def trigger(self, action: str) -> None:
        """Choose an entry of the menus; one that is greyed out does nothing, as for a person."""
        menus = self.program._menus
        assert menus is not None
        menus.actions[action].trigger()

    def possible(self, action: str) -> bool:
        menus = self.program._menus
        return menus is not None and menus.actions[action].isEnabled()

    def look_at(self, year: int, tab: str) -> None:
        """Go to a tab of a year by a part of its name."""
        if self.context.year is None or self.context.year.year != year:
            self.bench.go_to_year(year)
            self.wait(lambda: self.context.year is not None and self.context.year.year == year)
        keys = [entry.key for entry in self.window.tabs._tabs if tab in entry.title]
        self.window.tabs.choose(keys[0])
        self.settle()

    def choose(self, part: str) -> ProjectRow:
        """Choose a project of the table by a part of its name."""
        uid = next(row.uid for row in self.page.model.rows() if part in row.name)
        self.page.choose(uid)
        self.settle()
        return self.row

    @property
    def keyboard(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    @property
    def row(self) -> ProjectRow:
        """The chosen project."""
        project = self.page.project()
        assert project is not None
        return project

    def report(self, percent: float, text: str = "") -> None:
        """Fill in the form and save it."""
        self.form.percent.setValue(percent)
        self.form.texts["progress"].setPlainText(text)
        self.trigger("save")
        self.settle()

    def told(self) -> str:
        """What the banner above the page says, "" where there is none."""
        return self.window.banner.sentence() if self.window.banner.isVisible() else ""

    def answer(self, kind: type[Dialog], act: Callable[[Dialog], object]) -> None:
        """Have a person deal with the next modal dialog of a kind; call this before what opens it."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                timer.stop()
                act(dialog)

        timer = QTimer(self.window)
        timer.timeout.connect(look)
        timer.start(5)
        self._answering.append(timer)

    def pick_file(self, path: Path) -> None:
        """Have a person name a file in the next file dialog."""

        def act(dialog: QFileDialog) -> None:
            dialog.findChild(QLineEdit).setText(str(path))
            dialog.accept()

        self.answer(QFileDialog, act)

    def close(self) -> None:
        assert not [timer for timer in self._answering if timer.isActive()], "a dialog that was waited for never came"
        self.window.close()


@pytest.fixture
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own data and state folders."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)  # there second starts knock


@pytest.fixture
def _as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give back what the program takes over for itself alone: hooks, colours, fonts, language, garbage."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    palette, font, sheet, locale = qapp.palette(), qapp.font(), qapp.styleSheet(), QLocale()
    yield
    QLocale.setDefault(locale)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)
    gc.unfreeze()


@pytest.fixture
def bugs() -> list[str]:
    """Name the kinds of bugs that the test brings about itself; any other that the guard catches fails the test."""
    return []


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, _own_folders: None, _as_before: None, bugs: list[str]) -> Iterator[Start]:
    """Start the program on a file; at the end nothing may have gone wrong unnoticed."""
    started: list[Driven] = []

    def run(file: Path | None = None, *, opens: bool = True) -> Driven:
        heard_by = qInstallMessageHandler(None)
        qInstallMessageHandler(heard_by)
        program = Program(qapp, file)
        driven = Driven(program, qtbot)
        started.append(driven)
        qtbot.addWidget(program.window)
        program.window.resize(*SIZE)
        with qtbot.waitActive(program.window, timeout=WAIT):
            program.window.show()
            program.window.activateWindow()
        driven.wait(lambda: hasattr(program, "_crashes"))
        qInstallMessageHandler(heard_by)  # a warning of Qt's fails the test instead of going into the log
        if opens:
            driven.wait(lambda: driven.possible("open") and program.bench and program.bench.desk.hub._office)
            driven.settle()
        return driven

    yield run
    for driven in started:
        driven.close()
        kinds = {crash[-1] for crash in driven.program._crashes._report._times}
        assert kinds <= set(bugs), f"{kinds}: {driven.program._crashes._report.text()}"
        driven.program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said = log_file().read_text(encoding="utf-8") if log_file().exists() else ""
    warnings = [line for line in said.splitlines() if "Qt: " in line and "This plugin does not support" not in line]
    assert not warnings, said  # the offscreen platform says so of every dialog before the first page
