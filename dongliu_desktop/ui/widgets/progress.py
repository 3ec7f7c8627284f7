"""A percentage as a bar with the schedule mark (时序), and words where there is no percentage."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import percent as percent_text
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.painting import fill, plain_tip, scaled

FULL = 100.0
WIDEST = "100%"  # bars of a column end at the same place: room is kept for this


class Progress(NamedTuple):
    """What a bar shows. Percentages are 0-100 (`percent` may be more); without one `words` stand instead."""

    percent: float | None
    schedule: float | None
    light: Light
    words: str = ""

    def text(self) -> str:
        """Give what stands beside the bar, or instead of it."""
        return self.words or "—" if self.percent is None else percent_text(self.percent)

    def hint(self) -> str:
        """Give the figure and what the mark means, for tool tips and screen readers."""
        return tr("{}（竖线为时序进度 {}）").format(self.text(), percent_text(self.schedule))


def paint_progress(painter: QPainter, rect: QRect, progress: Progress, look: Look) -> None:
    """Paint one bar, its schedule mark and its figure into `rect`, in the middle of its height."""
    text = progress.text()
    if progress.percent is None:
        painter.setPen(look.tokens.muted)
        look.write(painter, rect, text)
        return
    kept = max(look.line(part, rect.width()).size().width() for part in (WIDEST, text)) + look.padding
    _paint_bar(painter, QRectF(rect).adjusted(0, 0, -kept, 0), progress, look)
    painter.setPen(look.tokens.text)
    look.write(painter, rect, text, right=True)


def _paint_bar(painter: QPainter, rect: QRectF, progress: Progress, look: Look) -> None:
    height = look.bar_height
    radius = height / 2
    bar = QRectF(rect.x(), round(rect.center().y() - radius), rect.width(), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.track)
    painter.drawRoundedRect(bar, radius, radius)
    share = min(max(progress.percent or 0.0, 0.0), FULL) / FULL
    if share > 0:
        painter.setBrush(look.tokens.lights[progress.light].shape)
        painter.drawRoundedRect(QRectF(bar.x(), bar.y(), max(bar.width() * share, height), height), radius, radius)
    if progress.schedule is not None:
        _paint_schedule(painter, bar, progress.schedule, look.tokens)


def _paint_schedule(painter: QPainter, bar: QRectF, schedule: float, tokens: Tokens) -> None:
    """Draw the mark with a thin halo, or it could not be seen on the bar itself."""
    at = round(bar.x() + bar.width() * min(max(schedule, 0.0), FULL) / FULL)
    at = min(max(at, round(bar.x()) + 1), round(bar.right()) - 1)
    over = bar.height() * 0.6
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    fill(painter, at - 2, bar.y() - over, 4, bar.height() + 2 * over, tokens.panel)
    fill(painter, at - 1, bar.y() - over, 2, bar.height() + 2 * over, tokens.tick)


class ProgressBar(QWidget):
    """The same bar as a widget, for an inspector or a card."""

    def __init__(self, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_progress(progress)

    def show_progress(self, progress: Progress) -> None:
        """Show other figures."""
        self._progress = progress
        self.setAccessibleName(tr("形象进度 {}").format(progress.hint()))
        self.setToolTip(plain_tip(progress.hint()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 160), max(scaled(self.font(), 24), self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_progress(painter, self.rect(), self._progress, Look(self.font(), self.palette()))
