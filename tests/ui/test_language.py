"""The window speaks Chinese, and so do Qt's own buttons and dialogs."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.language import install, mark, tr

TRANSLATIONS = resources_dir() / "translations"
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
def test_our_own_texts_stay_as_they_are_written() -> None:
    assert tr("保存 (Ctrl+S)") == "保存 (Ctrl+S)"
    assert mark("保存") == "保存"


@pytest.mark.usefixtures("chinese")
def test_texts_that_nobody_translated_are_shown_and_not_lost() -> None:
    assert QCoreApplication.translate("QFileDialog", "never heard of") == "never heard of"


def test_a_translation_that_is_not_there_is_said(application: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dongliu_en"):
        install(application, "en", tmp_path)
