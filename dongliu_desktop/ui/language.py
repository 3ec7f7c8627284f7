"""Texts of the window: written in Chinese (zh_CN), translated by Qt where somebody prefers English.

What belongs to the window is translated: menus, buttons, headings, hints, questions. What belongs to the record stays
Chinese in any language, because it is official wording that stands in the file, on paper, or in both: names and
figures, the sentences of the rules (refusals, the reasons of lights, why something cannot be compared), the labels of
steps, every paper. So `tr` is for ui and app alone; the rooms below give their sentences as they are.

Every text is a literal in `tr("…")`, or in `mark("…")` where a table holds it until it is shown. `packaging/
translations.py` gathers them for resources/translations/dongliu_en.ts. Punctuation between two texts is one as well:
`tr("{}：{}").format(name, text)`.

Qt's own dialogs speak Chinese through qtbase_zh_CN; qt_mended_zh_CN says what that file leaves in English.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

CONTEXT = "dongliu"
ENGLISH = "en"


def tr(text: str) -> str:
    """Give a text of the window in the language of the user. `text` is the Chinese original, a literal."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Give `text` as it is; marks a literal in a data table that `tr` translates when it is shown."""
    return text


def day_text(day: date) -> str:
    """Write a day as a sentence has it: 2015年11月30日."""
    return tr("{0}年{1}月{2}日").format(day.year, day.month, day.day)


def install(app: QApplication, language: str, translations: Path) -> None:
    """Make `app` speak "zh_CN" (also inside Qt's dialogs) or "en".

    `translations` is the folder of the program's own translation files.

    Raises:
        FileNotFoundError: a translation is not where it is expected.
    """
    if language == ENGLISH:
        QLocale.setDefault(QLocale(QLocale.Language.English))
        _install(app, translations / "dongliu_en.qm")
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _install(app, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm")
    _install(app, translations / "qt_mended_zh_CN.qm")


def _install(app: QApplication, file: Path) -> None:
    translator = QTranslator(app)
    if not translator.load(str(file)):
        raise FileNotFoundError(file)
    app.installTranslator(translator)
