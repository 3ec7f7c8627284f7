"""The window speaks Chinese, and so do Qt's own buttons and dialogs."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.language import day_text, install, mark, tr

TRANSLATIONS = resources_dir() / "translations"
CHINESE = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z]{3}")
PROPERTIES = ("text", "title", "windowTitle", "toolTip", "placeholderText", "suffix", "specialValueText")
BUTTONS = {
    "Ok": "确定",
    "Cancel": "取消",
    "Save": "保存",
    "Yes": "是",
    "No": "否",
    "Close": "关闭",
    "Apply": "应用",
    "Reset": "重置",
    "Help": "帮助",
}


def mended() -> list[tuple[str, str, str]]:
    """Give context, English and Chinese of each text that the mending file holds in its readable form."""
    contexts = ET.parse(TRANSLATIONS / "qt_mended_zh_CN.ts").getroot().findall("context")  # noqa: S314 - our own file
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("translation", ""))
        for context in contexts
        for message in context.findall("message")
    ]


def texts_of(widget: QWidget) -> set[str]:
    """What a person can read in a widget, or be told about it."""
    parts: list[QObject] = [widget, *widget.findChildren(QObject)]
    found = {part.property(name) for part in parts for name in PROPERTIES}
    for part in parts:
        if isinstance(part, QComboBox):
            found |= {part.itemText(at) for at in range(part.count())}
        elif isinstance(part, QTabWidget):
            found |= {part.tabText(at) for at in range(part.count())}
    return {text for text in found if isinstance(text, str) and "/" not in text}  # no paths


def file_dialog() -> QFileDialog:
    dialog = QFileDialog(caption="打开数据文件", filter="数据文件 (*.dongliu)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def save_dialog() -> QFileDialog:
    dialog = file_dialog()
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    return dialog


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """An application that forgets what it was taught."""
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    yield qapp
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(locale)


@pytest.fixture
def chinese(application: QApplication) -> QApplication:
    install(application, "zh_CN", TRANSLATIONS)
    return application


@pytest.mark.usefixtures("chinese")
def test_qts_buttons_are_chinese(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox()
    qtbot.addWidget(buttons)

    shown = {
        name: buttons.addButton(getattr(QDialogButtonBox.StandardButton, name)).text().replace("&", "").split("(")[0]
        for name in BUTTONS
    }

    assert shown == BUTTONS


@pytest.mark.usefixtures("chinese")
def test_a_question_has_chinese_answers(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)

    assert [button.text().replace("&", "")[0] for button in box.buttons()] == ["是", "否"]


@pytest.mark.usefixtures("chinese")
def test_dates_are_written_the_chinese_way() -> None:
    assert QLocale().language() == QLocale.Language.Chinese
    assert QLocale().monthName(6) == "六月"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("context", "text", "chinese_text"), mended())
def test_what_qt_leaves_in_english_is_mended(context: str, text: str, chinese_text: str) -> None:
    assert QCoreApplication.translate(context, text) == chinese_text


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("dialog", [file_dialog, save_dialog, QPrintDialog, QInputDialog])
def test_nothing_in_qts_dialogs_is_left_in_english(qtbot: QtBot, dialog: Callable[[], QWidget]) -> None:
    widget = dialog()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()

    shown = texts_of(widget)

    assert any(CHINESE.search(text) for text in shown)
    assert not {text for text in shown if WORD.search(text) and not CHINESE.search(text)}


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_uses_the_words_of_ours(
    qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)

    entries = [action.text().split("(")[0] for action in menu.actions() if action.text()]

    assert entries[:2] == [tr("撤销"), tr("重做")]
    assert all(CHINESE.match(entry) for entry in entries)


@pytest.mark.usefixtures("chinese")
def test_our_own_texts_stay_as_they_are_written() -> None:
    assert tr("保存 (Ctrl+S)") == "保存 (Ctrl+S)"
    assert mark("保存") == "保存"


@pytest.mark.usefixtures("chinese")
def test_texts_that_nobody_translated_are_shown_and_not_lost() -> None:
    assert QCoreApplication.translate("QFileDialog", "never heard of") == "never heard of"


def test_who_prefers_english_gets_it(application: QApplication) -> None:
    install(application, "en", TRANSLATIONS)

    assert tr("保存 (Ctrl+S)") == "Save (Ctrl+S)"
    assert day_text(date(2016, 6, 10)) == "2016-06-10"
    assert QLocale().monthName(6) == "June"


def test_a_translation_that_is_not_there_is_said(application: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dongliu_en"):
        install(application, "en", tmp_path)
