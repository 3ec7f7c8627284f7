"""Short questions: what Enter does, what the answer is, and that nothing of them stays."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.indicator_commands import IndicatorForm
from dongliu_desktop.ui.dialogs.choose_date import ask_date
from dongliu_desktop.ui.dialogs.indicator import IndicatorDialog
from dongliu_desktop.ui.dialogs.notes import ask_whether, show_note

MARKUP = "<b>甲</b><img src=file:///etc/passwd>"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitExposed(parent):
        parent.show()
    return parent


def meet(act: Callable[[QDialog], object]) -> None:
    """Have a person act on the dialog that is about to open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, look)


def press(name: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == name).click()

    return act


def test_the_button_says_what_will_happen(parent: QWidget) -> None:
    meet(press("删除"))
    assert ask_whether(parent, "删除项目？", "可以撤销。", "删除")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_do_nothing_grave(parent: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    meet(lambda dialog: qtbot.keyClick(dialog, key))
    assert not ask_whether(parent, "删除项目？", "可以撤销。", "删除")


def test_names_are_never_taken_for_markup(parent: QWidget) -> None:
    seen: list[Qt.TextFormat] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append(dialog.textFormat())
        dialog.reject()

    meet(look)
    ask_whether(parent, MARKUP, MARKUP, "删除")

    def look_at_note(dialog: QDialog) -> None:
        seen.extend(label.textFormat() for label in dialog.findChildren(QLabel) if label.text() == MARKUP)
        dialog.reject()

    meet(look_at_note)
    show_note(parent, MARKUP, MARKUP)
    assert seen == [Qt.TextFormat.PlainText] * 2


def test_a_day_is_chosen(parent: QWidget, qtbot: QtBot) -> None:
    def act(dialog: QDialog) -> None:
        calendar = dialog.findChild(QCalendarWidget)
        assert calendar.selectedDate() == QDate(2016, 6, 10)
        calendar.setSelectedDate(QDate(2016, 7, 1))
        dialog.accept()

    meet(act)
    assert ask_date(parent, "固定基准日", "按这一天：", date(2016, 6, 10)) == date(2016, 7, 1)
    meet(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask_date(parent, "固定基准日", "按这一天：", date(2016, 6, 10)) is None


def test_no_dialog_outlives_its_answer(parent: QWidget) -> None:
    for ask in (
        lambda: ask_whether(parent, "删除？", "", "删除"),
        lambda: show_note(parent, "关于", "文字"),
        lambda: ask_date(parent, "基准日", "", date(2016, 6, 10)),
    ):
        meet(lambda dialog: dialog.reject())
        ask()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QDialog) == []


def test_the_keyboard_begins_in_the_first_field_and_reaches_all_in_order(parent: QWidget, qtbot: QtBot) -> None:
    dialog = IndicatorDialog("新增指标", IndicatorForm("", "", "乐业", "", ""), ["乐业"], [], parent)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    reached: list[QWidget | None] = []
    for _each in range(5):
        reached.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

    assert reached == [dialog.name, dialog.unit, dialog.theme, dialog.part, dialog.whole]
    assert dialog.focusWidget() is dialog.accept_button
