"""How the cells of a sheet are painted: texts of two lines, grey hints, ticks, marks of what is typed or wrong."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.theme.tokens import Tokens
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.painting import box, elided, fill, fill_rect
from dongliu_desktop.ui.widgets.sheet_model import SheetRoles

MARK = 7  # pixels of the corner that tells of an unsaved cell
TICK = 16
LINES = 2


def paint_cell(painter: QPainter, rect: QRect, ask: Callable[[int], Any], look: Look, *, selected: bool) -> None:
    """Paint one cell, of which `ask` gives what the model answers; grid lines are the table's."""
    tokens = look.tokens
    fault, dirty, tick = ask(SheetRoles.FAULT), ask(SheetRoles.DIRTY), ask(SheetRoles.TICK)
    still = bool(ask(SheetRoles.GREY))
    if selected or fault or still:
        fill_rect(
            painter, rect, tokens.selection if selected else tokens.lights[Light.RED].tint if fault else tokens.group
        )
    rect = rect.adjusted(0, 0, -1, -1)
    if tick is not None:
        _paint_tick(painter, rect, tokens, ticked=tick, hint=not dirty)
    else:
        text = ask(Qt.ItemDataRole.DisplayRole)
        grey = still or not text
        painter.setPen(tokens.lights[Light.RED].words if fault else tokens.muted if grey else tokens.text)
        inner = rect.adjusted(look.padding, 0, -look.padding, 0)
        shown = text or (ask(SheetRoles.HINT) if not dirty else "")
        if shown:
            write_lines(painter, inner, shown, look, right=bool(ask(SheetRoles.RIGHT)))
    if fault:
        fill(painter, rect.left(), rect.bottom() - 1, rect.width(), 2, tokens.lights[Light.RED].shape)
    if dirty:
        _paint_mark(painter, rect, tokens.lights[Light.RED].shape if fault else tokens.accent)


def write_lines(painter: QPainter, rect: QRect, text: str, look: Look, *, right: bool = False) -> None:
    """Write a text on at most two lines, in the middle of `rect`."""
    lines = wrapped(text, rect.width(), look.metrics)
    height = look.metrics.lineSpacing()
    top = rect.top() + (rect.height() - height * len(lines)) // 2
    for at, line in enumerate(lines):
        look.write(painter, QRect(rect.left(), top + at * height, rect.width(), height), line, right=right)


def wrapped(text: str, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """Give a text as at most two lines that fit into `width`; what is left over is cut with …."""
    if metrics.horizontalAdvance(text) <= width and "\n" not in text:
        return (text,)
    first, _break, rest = text.partition("\n")
    fits = _fitting(first, width, metrics)
    if fits < len(first):
        first, rest = first[:fits], text[fits:]
    return (first, elided(metrics, rest.strip().replace("\n", " "), width)) if rest.strip() else (first,)


def _fitting(text: str, width: int, metrics: QFontMetrics) -> int:
    """Give how many characters stand on the first line."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if metrics.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    return low


def _paint_mark(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    right, top = rect.right() + 1, rect.top()
    painter.drawPolygon(QPolygonF([QPointF(right - MARK, top), QPointF(right, top), QPointF(right, top + MARK)]))


def tick_box(rect: QRect) -> QRectF:
    """Give where the box of a tick stands in its cell."""
    square = QRectF(0, 0, TICK, TICK)
    square.moveCenter(QRectF(rect).center())
    return square


def _paint_tick(painter: QPainter, rect: QRect, tokens: Tokens, *, ticked: bool, hint: bool) -> None:
    square = tick_box(rect)
    colour = tokens.muted if hint else tokens.accent
    box(painter, square, 3, colour if ticked else tokens.panel, colour if ticked else tokens.edge)
    if ticked:
        paint_icon(painter, square.adjusted(2, 2, -2, -2), "check", tokens.on_accent)


def title_ground(painter: QPainter, rect: QRect, tokens: Tokens, *, chosen: bool) -> None:
    """Paint what is behind a row's title."""
    fill_rect(painter, rect, tokens.selection if chosen else tokens.group)
    fill(painter, rect.left(), rect.bottom(), rect.width(), 1, tokens.line)
    fill(painter, rect.right(), rect.top(), 1, rect.height(), tokens.edge)
