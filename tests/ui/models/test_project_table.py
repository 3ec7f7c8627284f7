"""The table of projects: a test's docstring is the table it starts from, `check` is what must be left of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.models.project_filter import ProjectFilter
from dongliu_desktop.ui.models.project_table import ProjectTable
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.roles import Roles

AT = {column.key: at for at, column in enumerate(COLUMNS)}
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
SIGNALS = ("modelReset", "dataChanged", "layoutChanged", "rowsInserted", "rowsRemoved", "rowsMoved")


@contextmanager
def exactly(model: ProjectTable, *names: str) -> Iterator[None]:
    """Let the model send these signals and no others."""
    sent: list[str] = []
    for name in SIGNALS:
        getattr(model, name).connect(lambda *_args, name=name: sent.append(name))
    yield
    assert sent == list(names)


def index_of(table: Any, name: str, column: str = "name") -> QModelIndex:
    return table.model.index(table.model.row_of(name), AT[column])


@pytest.mark.parametrize("wanted", [ProjectFilter(), ProjectFilter(section="经济科"), ProjectFilter(text="没有")])
def test_the_model_keeps_qts_rules(table: Any, qtmodeltester: ModelTester, wanted: ProjectFilter) -> None:
    qtmodeltester.check(table.model)  # goes on looking while the model changes
    table.model.filter_by(wanted)
    table.model.sort(AT["progress"], DOWN)
    table.change("甲", percent=35.0)
    table.model.show([])
    table.model.show([table.model.project("甲")] if table.model.project("甲") else [])


def test_projects_stand_below_their_workstreams(table: Any) -> None:
    table.check(
        """
        一是 拆迁 2
          甲 30 红
          乙 80 绿
        二是 整治 2
          丙 - 灰
          丁 40 黄
        """
    )


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ProjectFilter(), "甲 乙 丙 丁"),
        (ProjectFilter(section="经济科"), "甲 丙"),
        (ProjectFilter(section="—"), "丁"),
        (ProjectFilter(light=Light.YELLOW), "丁"),
        (ProjectFilter(text="甲"), "甲"),
        (ProjectFilter(text="经济 丙"), "丙"),
        (ProjectFilter(section="经济科", light=Light.GREEN), ""),
    ],
)
def test_a_filter_shows_what_matches(table: Any, wanted: ProjectFilter, names: str) -> None:
    with exactly(table.model, *([] if wanted == ProjectFilter() else ["modelReset"])):
        table.model.filter_by(wanted)
    assert [row.name for row in table.model.shown_rows()] == names.split()
    assert len(table.model.rows()) == 4


def test_a_workstream_of_which_nothing_is_shown_is_not_named(table: Any) -> None:
    table.model.filter_by(ProjectFilter(light=Light.RED))
    table.check(
        """
        一是 拆迁 1
          甲 30 红
        """
    )


def test_sorting_stays_within_the_workstreams(table: Any) -> None:
    """
    一是 拆迁
      甲 30 红
      乙 80 绿
      戊 - 灰
    二是 整治
      丙 10 红
      丁 40 黄
    """
    with exactly(table.model, "modelReset"):
        table.model.sort(AT["progress"], DOWN)
    table.check(
        """
        一是 拆迁 3
          乙 80 绿
          甲 30 红
          戊 - 灰
        二是 整治 2
          丁 40 黄
          丙 10 红
        """
    )


def test_sorting_by_light_begins_with_the_gravest(table: Any) -> None:
    """
    一是 拆迁
      甲 100 蓝
      乙 80 绿
      丙 - 灰
      丁 40 黄
      戊 10 红
    """
    table.model.sort(AT["light"], UP)
    assert [row.name for row in table.model.shown_rows()] == ["戊", "丁", "丙", "乙", "甲"]


def test_without_a_sort_the_order_of_the_plan_comes_back(table: Any) -> None:
    plan = [row.name for row in table.model.shown_rows()]
    table.model.sort(AT["progress"], DOWN)
    table.model.sort(-1, UP)
    assert [row.name for row in table.model.shown_rows()] == plan


def test_a_changed_project_is_swapped_where_it_stands(table: Any) -> None:
    table.model.sort(AT["progress"], UP)
    with exactly(table.model, "dataChanged"):
        table.change("甲", percent=95.0, light=Light.GREEN)
    table.check(
        """
        一是 拆迁 2
          甲 95 绿
          乙 80 绿
        二是 整治 2
          丙 - 灰
          丁 40 黄
        """
    )


def test_a_changed_project_is_not_hidden_by_the_filter_it_no_longer_matches(table: Any) -> None:
    table.model.filter_by(ProjectFilter(light=Light.RED))
    table.change("甲", percent=95.0, light=Light.GREEN)
    assert [row.name for row in table.model.shown_rows()] == ["甲"]


def test_a_change_tells_the_one_row_it_is_in(table: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.model.dataChanged) as told:
        table.change("丁", percent=45.0)
    first, last = told.args[0], told.args[1]
    assert (first.row(), last.row()) == (5, 5)
    assert (first.column(), last.column()) == (0, len(COLUMNS) - 1)


def test_projects_of_other_pillars_and_hidden_ones_change_nothing_that_is_shown(table: Any, a_row: Any) -> None:
    table.model.filter_by(ProjectFilter(light=Light.RED))
    with exactly(table.model):
        table.model.swap([a_row("别处")])
        table.change("丁", percent=45.0)
    assert table.row("丁").percent == 45.0


def test_search_finds_what_a_change_brought(table: Any) -> None:
    table.model.filter_by(ProjectFilter(text="沉降"))
    assert table.model.shown_rows() == []
    table.change("乙", progress="路面沉降")
    table.model.filter_by(ProjectFilter(text="路面"))
    assert [row.name for row in table.model.shown_rows()] == ["乙"]


# ---------------------------------------------------------------- cells


def test_group_rows_can_be_neither_chosen_nor_edited(table: Any) -> None:
    for at in (0, 3):
        assert table.model.index(at, 0).data(Roles.GROUP)
        for column in range(len(COLUMNS)):
            assert table.model.index(at, column).flags() == Qt.ItemFlag.NoItemFlags
            assert not table.model.setData(table.model.index(at, column), 30.0)
    assert table.edits == []


def test_only_the_figure_can_be_edited(table: Any) -> None:
    editable = [
        column.key for column in COLUMNS if index_of(table, "甲", column.key).flags() & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == ["progress"]


def test_nothing_can_be_edited_in_a_frozen_year(table: Any) -> None:
    table.change("甲", frozen=True)
    assert not index_of(table, "甲", "progress").flags() & Qt.ItemFlag.ItemIsEditable


def test_an_edit_is_handed_on_and_changes_nothing_here(table: Any) -> None:
    with exactly(table.model):
        assert table.model.setData(index_of(table, "甲", "progress"), 35.0)
    assert table.edits == [("甲", 35.0)]
    assert table.row("甲").percent == 30.0
    assert index_of(table, "甲", "progress").data() == "30%"


@pytest.mark.parametrize("value", ["35", None, ""])
def test_what_is_no_figure_is_not_handed_on(table: Any, value: object) -> None:
    assert not table.model.setData(index_of(table, "甲", "progress"), value)
    assert table.edits == []


def test_a_quantity_is_edited_with_its_unit(table: Any) -> None:
    table.change("甲", measure="quantity", unit="户", quantity=294.0)
    index = index_of(table, "甲", "progress")
    assert index.data(Qt.ItemDataRole.EditRole) == 294.0
    assert index.data(Roles.UNIT) == "户"


def test_every_cell_tells_screen_readers_something(table: Any) -> None:
    table.change("丙", reason="没有百分比")
    for column in COLUMNS:
        told = index_of(table, "丙", column.key).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told, column.key


def test_every_column_has_a_spoken_title(table: Any) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    titles = [table.model.headerData(at, Qt.Orientation.Horizontal, spoken) for at in range(len(COLUMNS))]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_cell_of_a_bare_project_fails(table: Any, a_row: Any) -> None:
    table.model.show([a_row("白")])
    for at in range(len(COLUMNS)):
        for role in (*Qt.ItemDataRole, *Roles):
            table.model.index(1, at).data(role)
    assert table.model.index(1, AT["as_of"]).data() == "未填报"


# ---------------------------------------------------------------- in the view


@pytest.fixture
def view(table: Any, qtbot: QtBot) -> GroupedTable:
    looks = [ColumnLook(column.cell, column.width, column.stretch) for column in COLUMNS]
    view = GroupedTable(table.model, table.model.row_of, looks)
    qtbot.addWidget(view)
    view.resize(1200, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_chosen_row_survives_edits_sorts_and_filters(table: Any, view: GroupedTable, qtbot: QtBot) -> None:
    view.choose("丁")
    with qtbot.assertNotEmitted(view.chosen):
        table.change("丁", percent=5.0)
        view.sortByColumn(AT["progress"], UP)
        table.model.filter_by(ProjectFilter(text="丁"))
        table.model.filter_by(ProjectFilter())
    assert view.chosen_uids() == ["丁"]
    assert view.currentIndex().row() == table.model.row_of("丁")


def test_a_chosen_row_that_the_filter_hides_is_let_go(table: Any, view: GroupedTable, qtbot: QtBot) -> None:
    view.choose("丁")
    with qtbot.waitSignal(view.chosen) as told:
        table.model.filter_by(ProjectFilter(text="甲"))
    assert told.args == [""]


def test_selecting_all_selects_no_group_row(view: GroupedTable) -> None:
    view.selectAll()
    assert view.chosen_uids() == ["甲", "乙", "丙", "丁"]


def test_a_click_on_a_group_row_selects_nothing(view: GroupedTable) -> None:
    view.selectionModel().select(view.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert view.chosen_uids() == []


def test_leaving_a_cell_on_purpose_enters_what_is_typed(table: Any, view: GroupedTable, qtbot: QtBot) -> None:
    assert not view.finish_editing()
    view.setFocus()
    view.choose("甲")
    qtbot.keyClicks(view, "4")
    editor = view.findChild(FigureEditor)
    qtbot.keyClicks(editor, "5")
    assert view.finish_editing()
    assert table.edits == [("甲", 45.0)]
