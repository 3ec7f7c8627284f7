"""Texts of the window: written in Chinese (zh_CN), translated by Qt where somebody prefers English.

Qt's own dialogs speak Chinese through qtbase_zh_CN; what that file leaves in English is mended here.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

CONTEXT = "dongliu"
ENGLISH = "en"

# Left in English by qtbase_zh_CN as of Qt 6.12.
MENDED: dict[tuple[str, str], str] = {
    ("QFileDialog", "&Look in:"): "查找范围(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QPrintPropertiesWidget", "Page"): "页面",
    ("QPrintSettingsOutput", "Page &Set:"): "页面集(&S)：",
    ("QPageSetupWidget", "Page &order:"): "页面顺序(&O)：",
    ("QPageSetupWidget", "Pages &per sheet:"): "每张页数(&P)：",
    ("QCupsJobWidget", "Job"): "作业",
}


def tr(text: str) -> str:
    """Give a text of the window in the language of the user. `text` is the Chinese original, a literal."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Give `text` as it is; marks a literal in a data table that `tr` translates when it is shown."""
    return text


class _Mended(QTranslator):
    """Chinese for the few words of Qt's dialogs that its own translation lacks."""

    def translate(  # pyright: ignore[reportIncompatibleMethodOverride] - the stubs forget that None is "not here"
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Give the mended word, None for all others (an empty text would be taken for a translation)."""
        del disambiguation, n
        return MENDED.get((context, source_text))

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return False


def install(app: QApplication, language: str, translations: Path) -> None:
    """Make `app` speak "zh_CN" (also inside Qt's dialogs) or "en".

    Raises:
        FileNotFoundError: the English translation is not where the program expects it.
    """
    if language == ENGLISH:
        QLocale.setDefault(QLocale(QLocale.Language.English))
        _install(app, QTranslator(app), translations / "dongliu_en.qm")
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _install(app, QTranslator(app), folder / "qtbase_zh_CN.qm")
    app.installTranslator(_Mended(app))


def _install(app: QApplication, translator: QTranslator, file: Path) -> None:
    if not translator.load(str(file)):
        raise FileNotFoundError(file)
    app.installTranslator(translator)
