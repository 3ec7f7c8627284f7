"""What is as it was when the program starts again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.theme.tokens import DARK, LIGHT

Start = Callable[..., Any]
AT = {column.key: place for place, column in enumerate(COLUMNS)}


def test_size_year_and_tab(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.window.resize(1200, 700)
    person.look_at(2016, "热度")
    person.close()
    again = start(record_file)
    assert (again.context.year.year, again.bench.pillar_row().name) == (2016, "热度·领")
    # The fixture resizes what the program restored; what it restored is in the settings.
    assert again.program._memory.settings.window == person.program._memory.settings.window != ""


@pytest.mark.parametrize("tab", ["总览", "年度对比"])
def test_the_other_pages(start: Start, record_file: Path, tab: str) -> None:
    person = start(record_file)
    person.look_at(2015, tab)
    person.close()
    again = start(record_file)
    assert again.window.tabs.tabText(again.window.tabs.currentIndex()) == tab


def test_columns(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    header = person.page.table.horizontalHeader()
    header.resizeSection(AT["as_of"], 123)
    person.page.hide_columns(person.page.hidden_columns ^ {"schedule", "due"})
    person.close()
    again = start(record_file)
    again.look_at(2015, "乐居")
    table = again.page.table
    assert table.columnWidth(AT["as_of"]) == 123
    assert not table.isColumnHidden(AT["schedule"])
    assert table.isColumnHidden(AT["due"])


@pytest.mark.parametrize(("action", "tokens"), [("theme_dark", DARK), ("theme_light", LIGHT)])
def test_the_theme(start: Start, record_file: Path, action: str, tokens: object) -> None:
    person = start(record_file)
    person.trigger(action)
    assert person.program._theme.tokens is tokens
    person.close()
    assert start(record_file).program._theme.tokens is tokens


def test_what_is_typed_and_not_saved(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.form.percent.setValue(20)
    person.form.texts["problems"].setPlainText("四明中学尚未签约")
    person.close()  # at once: the pause before writing has not passed
    again = start(record_file)
    again.choose("中山路")
    assert again.form.percent.value() == 20
    assert again.form.texts["problems"].toPlainText() == "四明中学尚未签约"


def test_settings_that_are_damaged_are_told_and_put_aside(start: Start, record_file: Path) -> None:
    settings_file().write_text("{", encoding="utf-8")
    person = start(record_file)
    assert "界面设置文件已损坏" in person.told()
    assert person.possible("find")
    assert len(list(settings_file().parent.glob("settings*"))) == 1
