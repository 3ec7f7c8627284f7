"""A pillar's page: what it counts, filters and finds, and what an edit in it does."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import AddWorkstream, DeleteProject, SetFrozen
from dongliu_desktop.domain.rows import PillarRow
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.widgets.chip import FilterChip
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.tile import Tile

NO_PILLAR = PillarRow("none", 2016, "空", "空", "", "", 0)


def offered(chip: FilterChip) -> list[str]:
    """Open a chip's menu, give what it offers, and close it."""
    chip.open_menu()
    menu = QApplication.activePopupWidget()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return texts


def tile(pillar: Any, label: str) -> Tile:
    return next(tile for tile in pillar.page._tiles._tiles if tile.facts.label == label)


def test_tiles_count_the_lights(pillar: Any) -> None:
    assert pillar.tiles == {"项目": "13", "已完成": "0", "正常": "0", "滞后": "0", "严重滞后": "0", "未定": "13"}


def test_tiles_chips_and_counts_follow_an_edit(pillar: Any) -> None:
    row = pillar.choose("中山路")
    pillar.report(row, percent=80.0)
    assert pillar.tiles["正常"] == "1"
    assert pillar.tiles["未定"] == "12"
    assert tile(pillar, "项目").facts.hint == "1 项平均 80%"
    assert pillar.page._unreported.text() == "本月未填报 12"
    assert "绿灯 正常  1" in offered(pillar.page._lights)


def test_chips_filter(pillar: Any, qtbot: QtBot) -> None:
    pillar.report(pillar.choose("中山路"), percent=80.0)
    pillar.report(pillar.choose("生活垃圾分类"), percent=10.0)
    pillar.page._lights.choose("red")
    assert pillar.names == ["生活垃圾分类"]
    assert pillar.page._count.text().endswith("13 项中的 1 项")
    assert tile(pillar, "严重滞后").isChecked()
    qtbot.keyClick(pillar.page._lights, Qt.Key.Key_Delete)
    assert len(pillar.names) == 13
    assert not tile(pillar, "严重滞后").isChecked()

    qtbot.mouseClick(pillar.page._unreported, Qt.MouseButton.LeftButton)
    assert len(pillar.names) == 11


def test_a_community_shows_the_projects_in_it(pillar: Any) -> None:
    pillar.look_at(2015, "乐居")
    assert offered(pillar.page._communities) == ["全部社区", "东海花园社区  2"]
    pillar.page._communities.choose("东海花园社区")
    assert pillar.names == ["低碳绿色东柳品牌", "生活垃圾分类"]
    pillar.look_at(2016, "热度")  # no project there is in a community: the filter goes, not the projects
    assert len(pillar.names) == 16


def test_a_tile_filters_by_its_light(pillar: Any, qtbot: QtBot) -> None:
    pillar.report(pillar.choose("中山路"), percent=80.0)
    qtbot.mouseClick(tile(pillar, "正常"), Qt.MouseButton.LeftButton)
    assert pillar.names == ["中山路综合整治工程"]
    assert pillar.page._lights.shown_text() == "绿灯 正常"
    qtbot.mouseClick(tile(pillar, "正常"), Qt.MouseButton.LeftButton)
    assert len(pillar.names) == 13


def test_what_is_filtered_by_stays_offered_when_an_edit_takes_its_last_project(pillar: Any) -> None:
    row = pillar.choose("中山路")
    pillar.report(row, percent=80.0)
    pillar.page._lights.choose("green")
    pillar.report(pillar.row, percent=10.0)
    assert pillar.names == ["中山路综合整治工程"]  # an edit does not hide its row
    assert "绿灯 正常  0" in offered(pillar.page._lights)
    assert pillar.page._lights.value == "green"


def test_search_words_must_all_be_found(pillar: Any) -> None:
    pillar.page.search("路 桥")
    assert pillar.names
    assert all("路" in name and "桥" in name for name in pillar.names)


def test_nothing_found_is_told_with_the_way_back(pillar: Any, qtbot: QtBot) -> None:
    pillar.page.search("没有这个项目")
    assert pillar.page._nothing.isVisible()
    assert not pillar.table.isVisible()
    with qtbot.waitSignal(pillar.page.search_dropped):
        qtbot.mouseClick(pillar.page._nothing.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pillar.table.isVisible()
    assert len(pillar.names) == 13


def test_a_search_goes_on_in_the_next_pillar(pillar: Any) -> None:
    pillar.page.search("中山路")
    pillar.look_at(2015, "乐居")
    assert pillar.names == ["中山路综合整治工程"]
    pillar.look_at(2016, "热度")
    assert pillar.names == []
    assert pillar.page._nothing.isVisible()


def test_an_empty_pillar_offers_its_first_project(pillar: Any, qtbot: QtBot) -> None:
    pillar.page.show_pillar(NO_PILLAR, ())
    assert pillar.page._empty.isVisible()
    pillar.page.search("什么")
    assert pillar.page._empty.isVisible()
    with qtbot.waitSignal(pillar.page.new_project_wanted):
        qtbot.mouseClick(pillar.page._empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_choosing_a_hidden_project_takes_the_filters_off(pillar: Any, qtbot: QtBot) -> None:
    uid = pillar.choose("中山路").uid
    pillar.page.search("垃圾")
    assert pillar.page.project() is None
    with qtbot.waitSignal(pillar.page.search_dropped):
        pillar.page.choose(uid)
    assert pillar.row.uid == uid


def test_a_project_that_a_filter_hid_is_chosen_again_when_it_comes_back(pillar: Any) -> None:
    uid = pillar.choose("中山路").uid
    pillar.page.search("垃圾")
    assert pillar.page.project() is None
    pillar.page.search("")
    assert pillar.row.uid == uid


def test_each_pillar_remembers_its_chosen_project(pillar: Any) -> None:
    uid = pillar.choose("中山路").uid
    pillar.look_at(2016, "热度")
    assert pillar.page.project() is None
    pillar.look_at(2016, "靓度")
    assert pillar.row.uid == uid


def test_each_pillar_remembers_how_far_it_was_scrolled(pillar: Any) -> None:
    pillar.page.resize(1366, 420)
    bar = pillar.table.verticalScrollBar()
    pillar.choose(pillar.names[-1])
    far = bar.value()
    assert far > 0
    pillar.look_at(2015, "乐活")
    assert bar.value() == 0
    pillar.look_at(2016, "靓度")
    assert bar.value() == far


def test_a_pillar_that_is_read_again_stays_where_it_is(pillar: Any) -> None:
    pillar.page.resize(1366, 420)
    uid = pillar.choose(pillar.names[-1]).uid
    far = pillar.table.verticalScrollBar().value()
    pillar.do(AddWorkstream("w", pillar.page._pillar.uid, "新条线"))
    assert pillar.table.verticalScrollBar().value() == far > 0
    assert pillar.row.uid == uid


def test_selected_projects_come_from_top_to_bottom(pillar: Any) -> None:
    pillar.table.selectAll()
    assert [row.name for row in pillar.page.selected()] == pillar.names


def test_columns_that_are_empty_everywhere_stay_away(pillar: Any) -> None:
    at = {column.key: place for place, column in enumerate(COLUMNS)}
    assert pillar.table.isColumnHidden(at["officer"])  # nobody is named in the record
    assert not pillar.table.isColumnHidden(at["name"])
    pillar.page.hide_columns(frozenset({"as_of"}))
    assert pillar.table.isColumnHidden(at["as_of"])
    assert not pillar.table.isColumnHidden(at["kind"])


def test_a_deleted_project_goes_and_its_inspector_with_it(pillar: Any) -> None:
    row = pillar.choose("中山路")
    pillar.do(DeleteProject(row.uid, row.version))
    assert row.name not in pillar.names
    assert pillar.page.project() is None
    assert pillar.tiles["项目"] == "12"


# ---------------------------------------------------------------- in the table's cells


def test_a_figure_typed_in_the_table_is_a_report_of_the_reference_date(pillar: Any) -> None:
    pillar.choose("中山路")
    pillar.type_in_cell("35")
    assert pillar.row.percent == 35.0
    assert pillar.row.as_of == pillar.row.reference
    assert pillar.timeline[0].startswith("2016-06-10  35%")
    assert pillar.table.hasFocus()


def test_a_quantity_may_pass_its_target(pillar: Any) -> None:
    pillar.choose("宁穿路三号桥")
    pillar.type_in_cell("12")
    assert pillar.row.quantity == 12.0
    assert pillar.row.percent == 120.0


def test_a_lower_figure_falls_back_and_asks_for_the_reason(pillar: Any) -> None:
    pillar.report(pillar.choose("中山路"), percent=60.0)
    pillar.type_in_cell("50")
    assert pillar.row.percent == 60.0
    assert pillar.told == "形象进度比上次（60%）低，请写明原因。"
    assert pillar.form.percent.value() == 50.0
    assert pillar.form.reason.hasFocus()
    pillar.form.reason.setText("重新核实")
    pillar.save()
    assert pillar.row.percent == 50.0
    assert len(pillar.reports) == 2  # 60 and 50: leaving the cell entered nothing twice


def test_a_refused_figure_leads_back_from_where_the_person_clicked(pillar: Any, qtbot: QtBot) -> None:
    row = pillar.choose("中山路")
    pillar.report(row, percent=60.0)
    pillar.type_in_cell("50", leave=False)
    other = next(at for at, shown in enumerate(pillar.names) if shown != row.name)
    place = pillar.table.visualRect(pillar.page.model.index(other + 1, 1)).center()
    qtbot.mouseClick(pillar.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(pillar.told))
    assert pillar.row.uid == row.uid
    assert pillar.form.percent.value() == 50.0


def test_saving_takes_in_the_cell_that_is_still_open(pillar: Any) -> None:
    pillar.choose("中山路")
    pillar.type_in_cell("45", leave=False)
    pillar.page.save()
    pillar.settle()
    assert pillar.row.percent == 45.0


def test_turning_to_another_pillar_takes_in_the_cell_that_is_still_open(pillar: Any) -> None:
    uid = pillar.choose("中山路").uid
    pillar.type_in_cell("45", leave=False)
    pillar.look_at(2016, "热度")
    assert pillar.ask(lambda reading: reading.projects_by_uid([uid]))[0].percent == 45.0


def test_a_cell_of_a_frozen_year_is_not_opened(pillar: Any, qtbot: QtBot) -> None:
    year = pillar.ask(lambda reading: reading.years())[1]
    pillar.choose("中山路")
    pillar.do(SetFrozen(year.uid, frozen=True))
    pillar.table.setFocus()
    qtbot.keyClick(pillar.table, Qt.Key.Key_F2)
    assert pillar.table.findChild(FigureEditor) is None
    assert pillar.told == "2016年已封存，只能查看。"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_escape_leaves_a_cell_as_it_was(pillar: Any, qtbot: QtBot, key: Qt.Key) -> None:
    pillar.choose("中山路")
    pillar.table.setFocus()
    qtbot.keyClick(pillar.table, key)
    editor = pillar.table.findChild(FigureEditor)
    qtbot.keyClicks(editor, "45")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert pillar.row.percent is None
    assert pillar.reports == ()
