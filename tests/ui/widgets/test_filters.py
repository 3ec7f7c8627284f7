"""Chips and tiles: what a person clicks or types becomes one signal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip, ToggleChip
from dongliu_desktop.ui.widgets.tile import Tile, TileFacts, TileRow

# The off-screen platform says so about size hints and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TILES = (
    TileFacts("all", "14", "项目", "较上月 +0"),
    TileFacts("blue", "9", "已完成", "64%", Light.BLUE),
    TileFacts("green", "3", "正常", "", Light.GREEN),
    TileFacts("yellow", "1", "滞后", "低于时序 6 个百分点", Light.YELLOW),
    TileFacts("red", "1", "严重滞后", "已逾期 12 天", Light.RED),
    TileFacts("average", "88%", "平均形象进度", "时序进度 92%", clickable=False),
)


@pytest.fixture
def chip(qtbot: QtBot) -> FilterChip:
    chip = FilterChip("section", "科室", "全部科室")
    qtbot.addWidget(chip)
    chip.set_choices([Choice("a", "城管科", 8), Choice("b", "R&D科")])
    return chip


def actions(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isChecked() for action in menu.actions() if not action.isSeparator()}


def test_the_menu_offers_everything_first_and_ticks_the_current_choice(chip: FilterChip) -> None:
    chip.choose("a")
    assert actions(chip.menu()) == {"全部科室": False, "城管科  8": True, "R&&D科": False}


def test_a_choice_is_told_shown_and_read_aloud(qtbot: QtBot, chip: FilterChip) -> None:
    with qtbot.waitSignal(chip.changed) as told:
        chip.menu().actions()[2].trigger()
    assert told.args == ["section", "a"]
    assert chip.shown_text() == "城管科"
    assert chip.accessibleName() == "科室：城管科"
    assert chip.is_active()


def test_the_same_choice_is_not_told_again(qtbot: QtBot, chip: FilterChip) -> None:
    chip.choose("a")
    with qtbot.assertNotEmitted(chip.changed):
        chip.choose("a")


def test_delete_goes_back_to_everything(qtbot: QtBot, chip: FilterChip) -> None:
    chip.choose("a")
    with qtbot.waitSignal(chip.changed) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == ["section", ""]
    assert chip.shown_text() == "全部科室"


def test_a_value_that_is_no_longer_offered_is_dropped(qtbot: QtBot, chip: FilterChip) -> None:
    chip.choose("a")
    with qtbot.waitSignal(chip.changed) as told:
        chip.set_choices([Choice("b", "社区科")])
    assert told.args == ["section", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_keys_open_the_menu(qtbot: QtBot, chip: FilterChip, key: Qt.Key) -> None:
    chip.show()
    qtbot.keyClick(chip, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_long_choice_does_not_stretch_the_chip(chip: FilterChip) -> None:
    chip.set_choices([Choice("long", "一二三四五六七八九十一二三四五")])
    chip.choose("long")
    assert chip.shown_text() == "一二三四五六七八九十一…"


def test_a_toggle_tells_on_and_off_and_its_count(qtbot: QtBot) -> None:
    chip = ToggleChip("unreported", "本月未填报")
    qtbot.addWidget(chip)
    chip.show_count(2)
    assert chip.accessibleName() == "本月未填报 2"
    for expected in ("1", ""):
        with qtbot.waitSignal(chip.changed) as told:
            qtbot.keyClick(chip, Qt.Key.Key_Space)
        assert told.args == ["unreported", expected]


@pytest.fixture
def row(qtbot: QtBot) -> TileRow:
    row = TileRow()
    qtbot.addWidget(row)
    row.resize(940, 100)
    row.show_tiles(TILES)
    return row


def tile(row: TileRow, key: str) -> Tile:
    return next(tile for tile in row.findChildren(Tile) if tile.facts.key == key)


def test_a_tile_filters_and_a_second_click_takes_the_filter_off(qtbot: QtBot, row: TileRow) -> None:
    for expected in ("red", ""):
        with qtbot.waitSignal(row.activated) as told:
            qtbot.mouseClick(tile(row, "red"), Qt.MouseButton.LeftButton)
        assert told.args == [expected]


def test_only_one_tile_is_pressed(qtbot: QtBot, row: TileRow) -> None:
    qtbot.mouseClick(tile(row, "red"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(tile(row, "blue"), Qt.Key.Key_Space)
    assert [key for key in ("all", "blue", "red") if tile(row, key).isChecked()] == ["blue"]


def test_a_tile_that_is_no_filter_takes_neither_focus_nor_clicks(qtbot: QtBot, row: TileRow) -> None:
    average = tile(row, "average")
    assert average.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.mouseClick(average, Qt.MouseButton.LeftButton)
    assert not average.isChecked()


def test_new_figures_keep_the_filter(row: TileRow) -> None:
    row.check("red")
    row.show_tiles([facts._replace(figure="2") for facts in TILES])
    assert tile(row, "red").isChecked()
    assert tile(row, "red").accessibleName() == "严重滞后 2，已逾期 12 天"


@pytest.mark.parametrize(("width", "lines"), [(1500, 1), (940, 1), (560, 2)])
def test_tiles_fill_the_row_and_break_into_two_lines_where_it_is_narrow(row: TileRow, width: int, lines: int) -> None:
    row.show()
    row.resize(width, row.height())
    tiles = [tile(row, facts.key) for facts in TILES]
    assert len({each.y() for each in tiles}) == lines
    assert max(each.geometry().right() for each in tiles) == width - 1
    assert row.height() == max(each.geometry().bottom() for each in tiles) + 1
