"""Puts the look on the application: base style, font, palette and one small style sheet.

What a palette can say is said by the palette. The style sheet (resources/qss/base.qss) holds the rest: rounded
fields, buttons, menus and scroll bars. Tables, tiles, chips and tabs paint themselves, so it stays short: every
rule costs each widget some microseconds when it is first shown.
"""

import sys
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

# For QApplication's list of arguments. `setStyle` would do the same, but makes PySide build QStyle with its thousand
# names, a tenth of the time a bare window needs.
STYLE_ARGUMENTS = ("-style", "fusion")
POINTS = 10.0  # smallest size of the interface font: Chinese at 9 points tires on office screens
FAMILIES: dict[str, tuple[str, ...]] = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei", "SimSun"),
    "darwin": ("PingFang SC", "Hiragino Sans GB"),
    "linux": ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "Sans Serif"),
}
Role = QPalette.ColorRole


class Mode(StrEnum):
    """Which theme is shown; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of one application, which was made with `STYLE_ARGUMENTS`.

    Make it before the first widget: widgets made later are not polished twice.

    Attributes:
        tokens: the colours shown now.
        mode: the mode chosen last.

    Signals:
        changed: the colours have changed; widgets repaint by themselves, documents and caches may listen.

    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        app.setFont(interface_font(app.font()))
        self.tokens = self._wanted(app.styleHints().colorScheme())
        self._put_on()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.use(mode)

    def use(self, mode: Mode) -> None:
        """Show the light or the dark theme, or the one of the desktop now and whenever it changes."""
        self.mode = mode
        hints = self._app.styleHints()
        hints.setColorScheme(SCHEMES[mode])  # window frames and native dialogs go along; may call `_follow`
        self._follow(hints.colorScheme())

    def _follow(self, desktop: Qt.ColorScheme) -> None:
        tokens = self._wanted(desktop)
        if tokens is not self.tokens:
            self.tokens = tokens
            self._put_on()
            self.changed.emit()

    def _wanted(self, desktop: Qt.ColorScheme) -> Tokens:
        scheme = desktop if self.mode is Mode.SYSTEM else SCHEMES[self.mode]
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _put_on(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))


SCHEMES: dict[Mode, Qt.ColorScheme] = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def interface_font(given: QFont) -> QFont:
    """Give the desktop's font size, 10 points at least, in the platform's Chinese interface family."""
    font = QFont(given)
    font.setFamilies(FAMILIES.get(sys.platform, FAMILIES["linux"]))
    font.setPointSizeF(max(POINTS, given.pointSizeF()))
    return font


def palette(tokens: Tokens) -> QPalette:
    """Give the palette for all that needs no style sheet."""
    result = QPalette()
    for role, colour in _roles(tokens).items():
        result.setColor(role, colour)
    for role in (Role.Text, Role.WindowText, Role.ButtonText, Role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, role, tokens.disabled)
    result.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, tokens.line)
    return result


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, QColor]:
    return {
        Role.Window: tokens.window,
        Role.WindowText: tokens.text,
        Role.Base: tokens.panel,
        Role.AlternateBase: tokens.group,
        Role.Text: tokens.text,
        Role.PlaceholderText: tokens.muted,
        Role.Button: tokens.panel,
        Role.ButtonText: tokens.text,
        Role.BrightText: tokens.on_accent,
        Role.Highlight: tokens.accent,
        Role.HighlightedText: tokens.on_accent,
        Role.Accent: tokens.accent,
        Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent,
        Role.ToolTipBase: tokens.ink,
        Role.ToolTipText: tokens.on_ink,
        Role.Light: tokens.panel,
        Role.Midlight: tokens.line,
        Role.Mid: tokens.edge,
        Role.Dark: tokens.edge,
        Role.Shadow: tokens.edge,
    }


def style_sheet(tokens: Tokens) -> str:
    """Fill the colours and the folder of the arrows into resources/qss/base.qss."""
    folder = resources_dir()
    template = Template((folder / "qss" / "base.qss").read_text(encoding="utf-8"))
    colours = {name: value.name() for name, value in tokens._asdict().items() if isinstance(value, QColor)}
    colours["danger"] = tokens.lights[Light.RED].words.name()
    colours["tone"] = "dark" if tokens is DARK else "light"
    colours["controls"] = (folder / "icons" / "controls").as_posix()
    return template.substitute(colours)
