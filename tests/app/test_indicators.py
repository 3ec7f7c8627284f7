"""The ways to an indicator through the whole window: by the menu, and from 年度对比."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

Start = Callable[..., Any]


def shown(person: Any) -> tuple[int, str, str]:
    """Give year, pillar and indicator that are shown."""
    panel = person.page._indicators
    assert panel.isVisible()
    return person.context.year.year, person.bench.pillar_row().name, panel.chosen().name


def test_a_row_of_the_comparison_leads_to_its_months(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2016, "年度对比")
    person.wait(lambda: person.bench.shown_comparison().compared())
    tables = person.bench.shown_comparison().tables
    key = next(pair.key for pair in person.bench.shown_comparison().compared().indicators if pair.name == "出口")
    tables.show_indicator(key)
    person.qtbot.keyClick(tables.indicator_table, Qt.Key.Key_Return)
    person.wait(lambda: person.page._indicators is not None and person.page._indicators.chosen() is not None)
    person.settle()

    assert shown(person) == (2015, "乐业东柳", "出口")


def test_the_menu_opens_them_and_a_search_leaves_them(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "总览")
    assert not person.possible("indicators")
    person.look_at(2015, "乐居")
    person.choose("仇毕")
    person.trigger("indicators")
    person.settle()
    assert shown(person)[:2] == (2015, "乐居东柳")
    assert person.context.project is None
    assert not person.possible("edit_project")

    person.look_at(2015, "乐享")
    assert shown(person)[:2] == (2015, "乐享东柳")

    person.window.header.search.setText("平安")
    person.wait(person.page.splitter.isVisible)
    assert person.page._indicators.isHidden()
