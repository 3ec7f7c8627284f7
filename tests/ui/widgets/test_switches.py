"""Year switch and tabs: data in, keys out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.widgets.segmented import YearSwitch
from dongliu_desktop.ui.widgets.tabs import PillarTabs, Tab

# The off-screen platform says so about size hints and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TABS = (Tab("overview", "总览"), Tab("a", "乐业东柳", 13), Tab("b", "乐居东柳", 14), Tab("compare", "年度对比"))


@pytest.fixture
def switch(qtbot: QtBot) -> YearSwitch:
    switch = YearSwitch()
    qtbot.addWidget(switch)
    switch.set_years([2014, 2015, 2016], 2015)
    with qtbot.waitActive(switch):
        switch.show()
        switch.activateWindow()
    return switch


def segment(switch: YearSwitch, year: int) -> QAbstractButton:
    return next(button for button in switch.findChildren(QAbstractButton) if button.text() == str(year))


def test_arrows_choose_the_year(qtbot: QtBot, switch: YearSwitch) -> None:
    segment(switch, 2015).setFocus()
    with qtbot.waitSignal(switch.chosen) as told:
        qtbot.keyClick(segment(switch, 2015), Qt.Key.Key_Right)
    assert told.args == [2016]
    assert switch.current() == 2016
    assert QApplication.focusWidget() is segment(switch, 2016)


def test_setting_years_or_the_current_one_tells_nothing(qtbot: QtBot, switch: YearSwitch) -> None:
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_current(2014)
        switch.set_years([2015, 2016], 2016)
    assert switch.current() == 2016


def test_a_click_on_the_chosen_year_keeps_it(qtbot: QtBot, switch: YearSwitch) -> None:
    qtbot.mouseClick(segment(switch, 2015), Qt.MouseButton.LeftButton)
    assert switch.current() == 2015


@pytest.fixture
def tabs(qtbot: QtBot) -> PillarTabs:
    tabs = PillarTabs()
    qtbot.addWidget(tabs)
    tabs.set_tabs(TABS, "a")
    tabs.show()
    return tabs


def test_arrows_choose_the_tab(qtbot: QtBot, tabs: PillarTabs) -> None:
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == ["b"]
    assert tabs.current_key() == "b"


def test_new_tabs_keep_the_chosen_key_without_a_signal(qtbot: QtBot, tabs: PillarTabs) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_tabs((Tab("overview", "总览"), Tab("x", "高度·转", 11), Tab("b", "靓度·破", 10)), "b")
    assert (tabs.count(), tabs.current_key()) == (3, "b")


def test_a_tab_is_read_aloud_with_its_number(tabs: PillarTabs) -> None:
    assert tabs.accessibleTabName(2) == "乐居东柳 14"


def test_a_new_number_makes_room(tabs: PillarTabs) -> None:
    before = tabs.tabRect(1).width()
    tabs.set_tabs((TABS[0], TABS[1]._replace(number=1300), *TABS[2:]), "a")
    assert tabs.tabRect(1).width() > before


def test_an_unknown_key_goes_to_the_first_tab(tabs: PillarTabs) -> None:
    tabs.choose("gone")
    assert tabs.current_key() == "overview"
