"""Line icons by name, painted when needed in the colours of the theme that is shown then.

An icon is a file of resources/icons; where one comes from stands in the README there. `icon` costs nothing: the file is
read at the first painting, by Qt's SVG plugin (importing PySide6.QtSvg would take longer than drawing all icons of the
window). A theme change needs no new icons.
"""

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of

LARGE = 30.0  # pixels: from here on the strokes would look clumsy
APP_SIZES = (16, 20, 24, 32, 48, 64, 128, 256)


class Tint(StrEnum):
    """What an icon is coloured for; each is the name of a colour in `Tokens`."""

    TEXT = "text"
    MUTED = "muted"
    ON_ACCENT = "on_accent"


def icon(name: str, tint: Tint = Tint.TEXT) -> QIcon:
    """Give the icon `name` (a file resources/icons/NAME.svg), greyed by itself where its widget is disabled."""
    return QIcon(_SvgEngine(name, tint))


def app_icon() -> QIcon:
    """Give the program's own icon in all sizes that desktops ask for."""
    result = QIcon()
    for size in APP_SIZES:
        result.addFile(str(resources_dir() / "icons" / "app" / f"dongliu-{size}.png"), QSize(size, size))
    return result


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon into a square in one colour, sharp at the painter's scaling."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), _pixmap(name, rect.width(), colour, ratio))


def _pixmap(name: str, width: float, colour: QColor, ratio: float) -> QPixmap:
    side = round(width * ratio)
    key = f"dongliu-icon {name} {side} {colour.name()} {ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixmap = QPixmap()
    pixmap.loadFromData(_drawing(name, colour, width, side), "SVG")
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _drawing(name: str, colour: QColor, width: float, side: int) -> bytes:
    """Give the file's drawing in a colour and `side` pixels large, with thinner strokes where it is shown large."""
    source = (resources_dir() / "icons" / f"{name}.svg").read_bytes()
    stroke = b"1.4" if width > LARGE else b"2"
    for old, new in (
        (b"currentColor", colour.name().encode()),
        (b'\n  width="24"', b'\n  width="%d"' % side),
        (b'\n  height="24"', b'\n  height="%d"' % side),
        (b'stroke-width="2"', b'stroke-width="%s"' % stroke),
    ):
        source = source.replace(old, new)
    return source


def _colour(tokens: Tokens, tint: Tint, mode: QIcon.Mode) -> QColor:
    if mode is QIcon.Mode.Disabled:
        return tokens.disabled
    colour: QColor = getattr(tokens, tint)
    return colour


class _SvgEngine(QIconEngine):
    """Paints one file in one tint."""

    # Qt owns a clone but PySide does not hand it over: without this reference it would be freed under Qt's feet.
    # Qt clones only an icon that is changed after it was shared, which this program does not do.
    _clones: ClassVar[list[QIconEngine]] = []

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        colour = _colour(tokens_of(QGuiApplication.palette()), self._tint, mode)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        paint_icon(painter, square, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _SvgEngine(self._name, self._tint)
        self._clones.append(copy)
        return copy
