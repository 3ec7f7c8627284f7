"""Cells of the overview's table of pillars: a bar of lights, and counts that stand out where they matter."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.overview import TOTAL
from dongliu_desktop.ui.widgets.cells import Cell, Index
from dongliu_desktop.ui.widgets.light import paint_light
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.roles import Roles

LIGHT_COUNTS = max(Roles) + 1  # Sequence[int]: what a bar of lights shows, in the order of `Light`
NOUGHT = "0"
BAR = 2.75  # height of a bar, in heights of a progress bar, of which
EDGE = 0.4  # at its foot are of the light's own colour
RADIUS = 4.0
GAP = 2  # pixels between segments
VCENTER = Qt.AlignmentFlag.AlignVCenter


class TotalTextDelegate(Cell):
    """Text; bold in the line of all pillars together."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        inner = rect.adjusted(look.padding, 0, -look.padding, 0)
        painter.setPen(self.colour(index, look))
        if index.data(Roles.UID) == TOTAL:
            side = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
            painter.setFont(look.bold)
            painter.drawText(inner, side | VCENTER, index.data())
            painter.setFont(look.font)
        else:
            look.write(painter, inner, index.data(), right=self.right)

    def colour(self, _index: Index, look: Look) -> QColor:
        """Give the colour of the text."""
        return look.tokens.text


class CountDelegate(TotalTextDelegate):
    """A count, right aligned: in the colour of its light if it has one, muted where it is nought."""

    right = True

    def colour(self, index: Index, look: Look) -> QColor:
        if index.data() == NOUGHT:
            return look.tokens.muted
        light: Light | None = index.data(Roles.LIGHT)
        return look.tokens.lights[light].words if light else look.tokens.text


class Segment(NamedTuple):
    """One light of a bar: its projects, and the pixels that their shape and number need."""

    light: Light
    projects: int
    needs: int


class LightsDelegate(Cell):
    """One bar of all lights: shape and count on the light's tint, as wide as its share; the words are the tool tip."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        height = round(look.bar_height * BAR)
        bar = QRect(rect.left() + look.padding, 0, rect.width() - 2 * look.padding, height)
        bar.moveTop(rect.center().y() - height // 2 + 1)
        segments = _segments(index.data(LIGHT_COUNTS), look)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(bar), RADIUS, RADIUS)
        painter.setClipPath(shape)
        left = bar.left()
        for segment, width in zip(segments, _widths(segments, bar.width()), strict=True):
            _paint_segment(painter, QRect(left, bar.top(), width, height), segment, look)
            left += width + GAP
        painter.restore()

    def hint(self, index: Index, rect: QRect, metrics: QFontMetrics) -> str:
        del rect, metrics
        return str(index.data(Qt.ItemDataRole.ToolTipRole))


def _segments(counts: Sequence[int], look: Look) -> list[Segment]:
    room = look.light_side + 2 * look.padding
    return [
        Segment(light, count, room + look.metrics.horizontalAdvance(str(count)))
        for light, count in zip(Light, counts, strict=True)
        if count
    ]


def _widths(segments: Sequence[Segment], width: int) -> list[int]:
    """Share `width` by counts, but leave each segment what its words need, as far as there is room."""
    spare = width - GAP * (len(segments) - 1)
    shares = dict.fromkeys(range(len(segments)), 0.0)
    free, projects = set(shares), sum(segment.projects for segment in segments)
    if sum(segment.needs for segment in segments) > spare:
        return [round(spare * segment.projects / projects) for segment in segments]
    while True:
        tight = {at for at in free if spare * segments[at].projects / projects < segments[at].needs}
        if not tight:
            break
        for at in tight:
            shares[at] = segments[at].needs
        free -= tight
        spare -= sum(segments[at].needs for at in tight)
        projects -= sum(segments[at].projects for at in tight)
    for at in free:
        shares[at] = spare * segments[at].projects / projects
    return [round(share) for share in shares.values()]


def _paint_segment(painter: QPainter, rect: QRect, segment: Segment, look: Look) -> None:
    colours = look.tokens.lights[segment.light]
    painter.fillRect(rect, colours.tint)
    edge = round(look.bar_height * EDGE)
    painter.fillRect(rect.left(), rect.bottom() + 1 - edge, rect.width(), edge, colours.shape)
    if rect.width() < segment.needs:
        return
    side, pad = look.light_side * 0.86, look.padding * 0.6
    inner = QRectF(rect).adjusted(pad, 0, 0, -edge)
    paint_light(painter, QRectF(inner.left(), inner.center().y() - side / 2, side, side), segment.light, look.tokens)
    painter.setPen(colours.words)
    painter.drawText(inner.adjusted(side + pad, 0, 0, 0), VCENTER, str(segment.projects))
