"""The hand of the tour: clicks, keys and words for a program that runs off screen, and its pictures."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QDeadlineTimer, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QTabBar, QWidget

from dongliu_desktop.app import Program
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.ui.dialogs.crash import CrashDialog
from dongliu_desktop.ui.shell.actions import ACTIONS
from dongliu_desktop.ui.shell.menus import GROUP
from dongliu_desktop.ui.shell.workbench import Workbench
from dongliu_desktop.ui.widgets.toast import Toast

W = TypeVar("W", bound=QWidget)

YEAR, PILLAR, PROJECT = 2015, "乐居东柳", "中山路综合整治工程"
SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)
PATIENCE = 30_000  # milliseconds; a slow machine is not a failure
COLOURS, MOST_USED = 256, 64  # of a picture's palette
ALIKE, OPAQUE = 0xF0F0F0, 0xFF000000  # colours with the same upper halves are of one kind
Condition = Callable[[], object]


class Failed(Exception):
    """A step did not give what it should. The message is one Chinese sentence."""


def check(condition: object, sentence: str) -> None:
    """Let pass what is as it should be.

    Raises:
        Failed: it is not.
    """
    if not condition:
        raise Failed(sentence)


class Tour(NamedTuple):
    """What every step gets: the hand, the data file, and the folder for PDFs."""

    hand: "Hand"
    file: Path
    papers: Path

    def stored(self) -> ProjectRow:
        """Give the project as the file has it, asked past the window."""
        reader = Reader(self.file, lambda: datetime.now().astimezone().date())
        try:
            rows = reader.ask(lambda reading: reading.projects_of_year(YEAR))
        finally:
            reader.close()
        return next(row for row in rows if row.name == PROJECT)

    def choose(self) -> None:
        """Click the project in the table of its pillar."""
        page = self.hand.bench.pillar
        uid = next((row.uid for row in page.model.rows() if row.name == PROJECT), "")
        self.hand.click_row(page.table, page.model.row_of(uid))
        self.hand.settle()

    def project(self) -> ProjectRow:
        """Give the project as the window has it."""
        chosen = self.hand.bench.context.project
        if chosen is None or chosen.name != PROJECT:
            raise Failed(f"没有选中“{PROJECT}”。")
        return chosen


class Hand:
    """Works a program as a person would: by its widgets, menus and keys, and waits for it as long as it takes."""

    def __init__(self, program: Program, out: Path) -> None:
        self.program = program
        self.window = program.window
        self.out = out
        self.window.resize(SMALL)
        self.window.show()
        self.window.activateWindow()

    @property
    def bench(self) -> Workbench:
        """The pages of the open file."""
        bench = self.program.bench
        if bench is None:
            raise Failed("没有打开数据文件。")
        return bench

    # ------------------------------------------------------------ waiting

    def until(self, condition: Condition, missing: str) -> None:
        """Wait until something is so; `missing` tells what was waited for in vain."""
        deadline = QDeadlineTimer(PATIENCE)
        while not condition():
            shown = QApplication.topLevelWidgets()
            check(not any(isinstance(widget, CrashDialog) for widget in shown), "程序出错了。")
            check(not deadline.hasExpired(), f"等了 {PATIENCE // 1000} 秒，{missing}。")
            QTest.qWait(5)

    def settle(self) -> None:
        """Wait until all that was asked of the file has been answered and shown."""
        for _ in range(2):  # what is shown may ask again
            answered: list[object] = []
            self.bench.desk.hub.ask(lambda reading: reading.years(), answered.append)
            self.until(lambda found=answered: found, "数据文件没有回答")
            QTest.qWait(0)

    # ------------------------------------------------------------ doing

    def find(self, kind: type[W], within: QWidget | None = None) -> W:
        """Give the one visible widget of a kind."""
        found = [widget for widget in (within or self.window).findChildren(kind) if widget.isVisible()]
        check(found, f"界面上没有 {kind.__name__}。")
        return found[0]

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """Give the visible button whose text (or spoken name, where it is painted) begins so."""
        for one in (within or self.window).findChildren(QAbstractButton):
            if one.isVisible() and (one.text().startswith(text) or one.accessibleName().startswith(text)):
                return one
        raise Failed(f"界面上没有“{text}”按钮。")

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the left button of the mouse."""
        check(widget.isEnabled(), f"“{widget.accessibleName()}”点不了。")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click a button by its text."""
        self.click(self.button(text, within))

    def turn(self, tabs: QTabBar, title: str) -> None:
        """Click a tab by the beginning of its title."""
        at = next((at for at in range(tabs.count()) if tabs.tabText(at).startswith(title)), -1)
        check(at >= 0, f"没有“{title}”这个标签。")
        self.click(tabs, tabs.tabRect(at).center())

    def click_row(self, table: QAbstractItemView, row: int, column: int = 1) -> None:
        """Click a cell of a table."""
        check(row >= 0, "表里没有要找的那一行。")
        cell = table.model().index(row, column)
        table.scrollTo(cell)
        self.click(table.viewport(), table.visualRect(cell).center())

    def focus(self) -> QWidget:
        """Give the widget that has the keyboard."""
        wanted = QApplication.activeModalWidget() or QApplication.activeWindow() or self.window
        if not wanted.isActiveWindow():  # off screen nobody gives the keyboard to a dialog, or back after a popup menu
            wanted.activateWindow()
            self.until(wanted.isActiveWindow, "窗口没有得到键盘")
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def write(self, text: str) -> None:
        """Enter text where the keyboard is, as a Chinese input method hands it over."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def write_into(self, field: QWidget, text: str) -> None:
        """Go to a field and write."""
        self.focus()
        field.setFocus()
        self.write(text)

    def action(self, key: str) -> QAction:
        """Give the menu's entry of an action, by the action's id."""
        wanted = next(action for action in ACTIONS if action.id == key)
        entries = self.window.menus[wanted.menu.removesuffix(GROUP)].actions()
        found = next((entry for entry in entries if entry.text().startswith(wanted.text)), None)
        if found is None:
            raise Failed(f"菜单里没有“{wanted.text}”。")
        return found

    def menu(self, key: str) -> None:
        """Choose an entry of a menu."""
        action = self.action(key)
        check(action.isEnabled(), f"菜单“{action.text()}”现在不能用。")
        action.trigger()

    def in_dialog(self, kind: type[W], show: Callable[[], object], act: Callable[[W], None]) -> None:
        """Open a dialog that holds the program up, and act while it is there; what is left open is closed."""
        before = QApplication.activeModalWidget()
        outcome: list[Failed | None] = []
        timer = QTimer()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                return
            timer.stop()
            try:
                check(not outcome, f"{kind.__name__} 没有关上")
                act(dialog)
                outcome.append(None)
            except Failed as failed:  # out of a slot it would only reach the crash report
                outcome.append(failed)
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
            timer.start()  # what was refused comes back

        timer.setInterval(10)
        timer.timeout.connect(look)
        timer.start()
        show()
        self.until(lambda: outcome and QApplication.activeModalWidget() is before, f"{kind.__name__} 没有打开")
        timer.stop()
        for failed in filter(None, outcome):
            raise failed

    # ------------------------------------------------------------ pictures

    def picture(self, name: str, part: QWidget | None = None, *, large: bool = False, toast: bool = False) -> None:
        """Keep a picture of the window, of a part of it, or of a dialog; `large` also on a large screen."""
        self.settle()
        for shown in self.window.findChildren(Toast):
            if not toast:
                shown.leave()
        save(grabbed(part or self.window), self.out / f"{name}.png")
        if large:
            whole = part or self.window
            before = whole.size()
            whole.resize(LARGE)
            self.settle()
            save(grabbed(whole), self.out / f"{name}-1920.png")
            whole.resize(before)
            self.settle()

    def menu_picture(self, name: str, title: str) -> None:
        """Keep a picture of an open menu with the window's corner above it."""
        menu = next(menu for key, menu in self.window.menus.items() if key.startswith(title))
        bar = self.window.menuBar()
        place = bar.actionGeometry(menu.menuAction()).bottomLeft()
        menu.popup(bar.mapToGlobal(place))
        self.until(menu.isVisible, "菜单没有打开")
        image = grabbed(self.window)
        painter = QPainter(image)
        painter.drawImage(bar.mapTo(self.window, place), grabbed(menu))
        painter.end()
        size = QSize(place.x() + menu.width() + 320, place.y() + menu.height() + 24)
        menu.hide()
        save(image.copy(QRect(QPoint(0, 0), size * image.devicePixelRatio())), self.out / f"{name}.png")


def grabbed(widget: QWidget) -> QImage:
    """Give what a widget looks like now."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def save(image: QImage, path: Path) -> None:
    """Write a picture as a small PNG, with a palette and packed as tight as Qt can."""
    palette = _palette(image)
    check(len(palette) > 1, f"截图 {path.name} 是空白的。")
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, palette, flags)
    check(small.save(str(path), "PNG", 0), f"截图 {path.name} 没有写成。")


def _palette(image: QImage) -> list[int]:
    """Choose the colours that fill the picture, then one of each kind of rarer ones: a small red light stays red."""
    used = [colour for colour, _ in Counter(memoryview(image.constBits()).cast("I")).most_common()]
    kinds: dict[int, int] = {}
    for colour in used:
        kinds.setdefault(colour & ALIKE, colour)
    chosen = dict.fromkeys([*used[:MOST_USED], *kinds.values()])
    return [colour | OPAQUE for colour in chosen][:COLOURS]
