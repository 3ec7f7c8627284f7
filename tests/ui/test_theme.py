"""The look of the two themes: legible, complete, and following the desktop."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import dongliu_desktop
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.shell.actions import ACTIONS
from dongliu_desktop.ui.theme.icons import APP_SIZES, Tint, app_icon, icon
from dongliu_desktop.ui.theme.theme import Mode, Theme, interface_font, style_sheet
from dongliu_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, tokens_of
from dongliu_desktop.ui.widgets.banner import STYLES
from dongliu_desktop.ui.widgets.grouped_header import ARROWS

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
SURFACES = ("window", "panel", "raised", "group", "hover", "pressed", "selection")


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    palette, sheet, font = QPalette(qapp.palette()), qapp.styleSheet(), qapp.font()
    yield qapp
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def theme(app: QApplication) -> Iterator[Theme]:
    theme = Theme(app, Mode.LIGHT)
    yield theme
    theme.setParent(None)
    theme.deleteLater()


def luminance(colour: QColor) -> float:
    """WCAG 2.1, relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@THEMES
@pytest.mark.parametrize("name", ["text", "muted", "accent"])
def test_text_is_legible_on_every_surface(tokens: Tokens, name: str) -> None:
    found = {surface: contrast(getattr(tokens, name), getattr(tokens, surface)) for surface in SURFACES}
    assert min(found.values()) >= 4.5, found


@THEMES
def test_text_is_legible_on_filled_buttons_and_toasts(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    assert contrast(tokens.on_ink, tokens.ink) >= 4.5


@THEMES
def test_each_light_is_visible_as_shape_and_legible_as_words(tokens: Tokens) -> None:
    for light, colours in tokens.lights.items():
        for ground in (tokens.panel, tokens.selection, tokens.hover, tokens.track):
            assert contrast(colours.shape, ground) >= 3.0, (light, ground.name())
        for ground in (tokens.panel, tokens.window, tokens.selection, colours.tint):
            assert contrast(colours.words, ground) >= 4.5, (light, ground.name())


@THEMES
def test_the_style_sheet_names_only_colours_that_exist_and_pictures_that_lie_there(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_using_a_theme_changes_palette_and_tells(theme: Theme, qtbot: QtBot) -> None:
    assert tokens_of(QApplication.palette()) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.use(Mode.DARK)
    assert tokens_of(QApplication.palette()) is DARK
    assert theme.tokens is DARK
    with qtbot.assertNotEmitted(theme.changed):
        theme.use(Mode.DARK)


def test_the_system_theme_follows_the_desktop_and_a_fixed_one_does_not(theme: Theme, app: QApplication) -> None:
    theme.use(Mode.SYSTEM)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tokens_of(QApplication.palette()) is DARK
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert tokens_of(QApplication.palette()) is LIGHT
    theme.use(Mode.DARK)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert tokens_of(QApplication.palette()) is DARK


def test_the_font_is_never_smaller_than_ten_points_and_keeps_a_larger_one(app: QApplication) -> None:
    font = app.font()
    font.setPointSizeF(8)
    assert interface_font(font).pointSizeF() == 10
    font.setPointSizeF(14)
    assert interface_font(font).pointSizeF() == 14


def icon_names_in_code() -> set[str]:
    """Every icon named in a call, and in the tables of actions, banners and sort arrows."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(dongliu_desktop.__file__).parent.joinpath("ui").rglob("*.py"))
    )
    calls = re.findall(r'(?:\bicon\(|icon_name=|\b_icon = |EmptyState\()\s*"([a-z0-9-]+)"', source)
    tables = [action.icon for action in ACTIONS] + [style.icon_name for style in STYLES.values()] + [*ARROWS.values()]
    return {name for name in [*calls, *tables] if name}


def test_every_icon_named_in_the_code_exists() -> None:
    names = icon_names_in_code()
    assert names
    missing = {name for name in names if not (resources_dir() / "icons" / f"{name}.svg").is_file()}
    assert not missing


def ink(image: QImage) -> set[str]:
    """The colours of the opaque pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_at_the_size_of_the_screen(theme: Theme, ratio: float) -> None:
    pixmap = icon("printer").pixmap(QSize(20, 20), ratio)
    assert pixmap.width() == 20 * ratio
    assert theme.tokens.text.name() in ink(pixmap.toImage())


def test_an_icon_takes_the_colours_of_theme_state_and_purpose(theme: Theme) -> None:
    drawing = icon("printer")
    theme.use(Mode.DARK)
    assert DARK.text.name() in ink(drawing.pixmap(32, 32).toImage())
    assert DARK.disabled.name() in ink(drawing.pixmap(32, 32, QIcon.Mode.Disabled).toImage())
    assert DARK.on_accent.name() in ink(icon("printer", Tint.ON_ACCENT).pixmap(32, 32).toImage())


def test_a_changed_copy_of_an_icon_lives_on(theme: Theme) -> None:
    """Qt clones the engine then; a clone freed by Python would take the program with it."""
    first = icon("printer")
    copy = QIcon(first)
    copy.setIsMask(True)
    del first
    assert theme.tokens.text.name() in ink(copy.pixmap(32, 32).toImage())


@pytest.mark.usefixtures("qapp")
def test_the_program_icon_has_every_size() -> None:
    assert {size.width() for size in app_icon().availableSizes()} == set(APP_SIZES)
