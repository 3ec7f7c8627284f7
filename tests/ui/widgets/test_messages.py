"""Banner, toast, empty state and busy strip: what is said, and what their buttons do."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.widgets.banner import Banner, Weight
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.toast import Toast

# The off-screen platform says so about size hints and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    QVBoxLayout(window).addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(qtbot: QtBot, place: QWidget, text: str) -> None:
    button = next(button for button in place.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_banner_says_acts_and_is_closed(qtbot: QtBot, window: QWidget) -> None:
    banner, done = Banner(window), []
    assert banner.isHidden()
    banner.say(Weight.ERROR, "磁盘已满，<b>不能</b>保存。", "重试", lambda: done.append(1))
    assert banner.accessibleName() == "错误：磁盘已满，<b>不能</b>保存。"
    press(qtbot, banner, "重试")
    assert done == [1]
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_banner_without_an_action_has_no_button(window: QWidget) -> None:
    banner = Banner(window)
    banner.say(Weight.INFO, "第一句", "重试", print)
    banner.say(Weight.INFO, "第二句")
    assert banner.findChildren(QPushButton)[0].isHidden()
    assert banner.sentence() == "第二句"


def test_user_text_is_never_markup(window: QWidget) -> None:
    banner, toast = Banner(window), Toast(window)
    banner.say(Weight.INFO, "<b>x</b>")
    toast.say("<b>x</b>")
    labels = banner.findChildren(QLabel) + toast.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_toast_undoes_and_never_takes_the_keyboard(qtbot: QtBot, window: QWidget) -> None:
    field = window.findChildren(QLineEdit)[0]
    field.setFocus()
    toast, done = Toast(window), []
    toast.say("已保存", "撤销", lambda: done.append(1))
    assert field.hasFocus()
    press(qtbot, toast, "撤销")
    assert done == [1]
    assert toast.isHidden()
    assert field.hasFocus()


def test_a_toast_stays_at_the_bottom_centre_when_the_window_is_resized(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("很长的一句话" * 40)
    window.resize(400, 300)
    assert abs(toast.geometry().center().x() - 200) <= 1
    assert toast.geometry().bottom() < 300
    assert toast.width() <= 400


@pytest.mark.usefixtures("qapp")
def test_a_toast_goes_down_with_its_window() -> None:
    window = QWidget()
    window.show()
    toast = Toast(window)
    toast.say("已保存", "撤销", lambda: None)
    shiboken6.delete(window)
    assert not shiboken6.isValid(toast)


def test_an_empty_state_offers_the_way_on(qtbot: QtBot) -> None:
    done: list[int] = []
    empty = EmptyState("inbox", "没有符合条件的项目", "换一个筛选条件。")
    qtbot.addWidget(empty)
    empty.offer("清除筛选", lambda: done.append(1))
    press(qtbot, empty, "清除筛选")
    assert done == [1]
    empty.show_text("还没有项目", "先新建一个。")
    assert empty.accessibleName() == "还没有项目。先新建一个。"


def test_short_work_shows_nothing(qtbot: QtBot, window: QWidget) -> None:
    strip = BusyStrip(window)
    strip.start("正在保存…")
    strip.finish()
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(strip.isVisible, timeout=300)


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot, window: QWidget) -> None:
    cancelled: list[int] = []
    strip = BusyStrip(window)
    strip.start("正在导出…", lambda: cancelled.append(1))
    qtbot.waitUntil(strip.isVisible)
    strip.set_progress(5, 14)
    assert strip.accessibleName() == "正在导出…  5 / 14"
    press(qtbot, strip, "取消")
    assert cancelled == [1]
    strip.set_progress(6, 14)
    assert strip.accessibleName() == "正在取消…"
    strip.finish()
    assert strip.isHidden()
