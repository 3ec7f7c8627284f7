"""A person chooses the language of the window; what belongs to the record stays as it is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import Settings, load_settings, save_settings

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
PROPERTIES = ("text", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName", "accessibleDescription")


@pytest.fixture
def _locale() -> Iterator[None]:
    locale = QLocale()
    yield
    QLocale.setDefault(locale)


def texts_of(window: QWidget) -> set[str]:
    """What a person can read in a window, or be told about it, on all pages that were shown so far."""
    parts: list[QObject] = [window, *window.findChildren(QObject)]
    found = {part.property(name) for part in parts for name in PROPERTIES}
    for part in parts:
        if isinstance(part, QComboBox):
            found |= {part.itemText(at) for at in range(part.count())}
        elif isinstance(part, QHeaderView) and part.model():
            found |= {part.model().headerData(at, part.orientation()) for at in range(part.count())}
    return {text for text in found if isinstance(text, str)}


@pytest.mark.usefixtures("_own_folders", "_locale")
def test_every_page_is_english_where_that_was_chosen(start: Callable[..., Any], tmp_path: Path) -> None:
    """The file holds no record, so all that is still Chinese is ours."""
    save_settings(settings_file(), Settings(language="en"))
    create_file(tmp_path / "empty.dongliu", None)
    driven = start(tmp_path / "empty.dongliu")
    shown: set[str] = set()
    for tab in driven.window.tabs._tabs:
        driven.window.tabs.choose(tab.key)
        driven.settle()
        shown |= texts_of(driven.window)

    assert "No years yet" in shown
    assert {text for text in shown if CHINESE.search(text)} == {"Chinese Interface (中文界面)"}


@pytest.mark.usefixtures("_locale")
def test_the_language_is_chosen_in_the_menu_and_the_record_stays_as_it_is(
    start: Callable[..., Any], record_file: Path
) -> None:
    chinese = start(record_file)
    chinese.trigger("language_english")
    assert "下次启动" in chinese.window.banner.sentence()
    chinese.close()

    english = start(record_file)
    english.look_at(2015, "乐居")
    english.choose("中山路")
    shown = texts_of(english.window)
    assert {"&File", "Issues", "Undo"} <= shown
    assert {"文件(&F)", "存在问题", "撤销"}.isdisjoint(shown)
    assert {"乐居东柳", english.row.name} <= shown | {tab.title for tab in english.window.tabs._tabs}

    english.trigger("language_chinese")
    english.close()
    assert load_settings(settings_file()).settings.language == "zh_CN"
