"""The chart of a comparison: projects per lasting theme in both years, the finished ones at the foot of each column."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dongliu_desktop.domain.comparison import Counts, ThemeCounts
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.comparison_cards import MARGIN, RADIUS, SMALL, YEAR_COLOURS
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import box, elided, plain_tip, resized, scaled

COLUMN = 26  # pixels
REST = 0.32  # strength of the colour above the finished part


class _Column(NamedTuple):
    """One column of the chart."""

    theme: ThemeCounts
    year: int
    counts: Counts
    rect: QRect


class ThemeChart(QWidget):
    """Two columns per theme on one scale; the figures above them are finished / all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = (0, 0)
        self._themes: Sequence[ThemeCounts] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_counts(self, years: tuple[int, int], themes: Sequence[ThemeCounts]) -> None:
        """Show other counts."""
        self._years, self._themes = years, themes
        told = tr("；").join(tr("{}：{}").format(theme.title, self.told(theme)) for theme in themes)
        self.setAccessibleName(tr("各主题项目数与完成数"))
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def told(self, theme: ThemeCounts) -> str:
        """Give one theme in words, for tool tips and screen readers."""
        sides = zip(self._years, (theme.earlier, theme.later), strict=True)
        return tr("，").join(
            tr("{}年 {} 项、已完成 {} 项").format(year, counts.projects, counts.finished) for year, counts in sides
        )

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), max(250, 76 * len(self._themes)) + 2 * MARGIN), scaled(self.font(), 150))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 250), scaled(self.font(), 120))

    # ------------------------------------------------------------ geometry

    def _small(self) -> QFontMetrics:
        return QFontMetrics(resized(self.font(), SMALL))

    def _inner(self) -> QRect:
        margin = scaled(self.font(), MARGIN)
        return self.rect().adjusted(margin, scaled(self.font(), 10), -margin, -scaled(self.font(), 6))

    def _plot(self) -> QRect:
        line = self._small().height()
        return self._inner().adjusted(0, self.fontMetrics().height() + line + 4, 0, -line - 3)

    def _columns(self) -> Iterator[_Column]:
        plot = self._plot()
        most = max((max(theme.earlier.projects, theme.later.projects) for theme in self._themes), default=0)
        if not most:
            return
        share = plot.width() / len(self._themes)
        width = min(scaled(self.font(), COLUMN), int(share / 2) - 2)
        for at, theme in enumerate(self._themes):
            middle = plot.left() + round(share * (at + 0.5))
            for year, counts in enumerate((theme.earlier, theme.later)):
                height = round(plot.height() * counts.projects / most)
                left = middle + (2 if year else -width - 2)
                yield _Column(theme, year, counts, QRect(left, plot.bottom() + 1 - height, width, height))

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        box(painter, QRectF(self.rect()), RADIUS, tokens.panel, tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_head(painter, tokens)
        painter.setFont(resized(self.font(), SMALL))
        for column in self._columns():
            self._paint_column(painter, column, tokens)
        plot = self._plot()
        painter.fillRect(plot.left(), plot.bottom() + 1, plot.width(), 1, tokens.edge)
        self._paint_names(painter, plot, tokens)

    def _paint_head(self, painter: QPainter, tokens: Tokens) -> None:
        inner = self._inner()
        bold = resized(self.font(), 1.0, bold=True)
        title = tr("各主题项目数")
        painter.setFont(bold)
        painter.setPen(tokens.text)
        painter.drawText(inner.left(), inner.top() + QFontMetrics(bold).ascent(), title)
        small = self._small()
        side = scaled(self.font(), 10)
        painter.setFont(resized(self.font(), SMALL))
        right = inner.right() + 1
        baseline = inner.top() + QFontMetrics(bold).ascent()
        note = tr("已完成/全部")
        entries = [*((str(year), tokens.lights[light].shape) for year, light in self._legend()), (note, None)]
        for text, colour in reversed(entries):
            right -= small.horizontalAdvance(text)
            painter.setPen(tokens.muted)
            painter.drawText(right, baseline, text)
            if colour:
                right -= side + 4
                painter.fillRect(right, baseline - side + 1, side, side, colour)
            right -= scaled(self.font(), 10)

    def _legend(self) -> Iterator[tuple[int, Light]]:
        return zip(self._years, YEAR_COLOURS, strict=True)

    def _paint_column(self, painter: QPainter, column: _Column, tokens: Tokens) -> None:
        colour = tokens.lights[YEAR_COLOURS[column.year]].shape
        rect, counts = column.rect, column.counts
        painter.setOpacity(REST)
        painter.fillRect(rect, colour)
        painter.setOpacity(1.0)
        if counts.projects:
            finished = round(rect.height() * counts.finished / counts.projects)
            painter.fillRect(rect.left(), rect.bottom() + 1 - finished, rect.width(), finished, colour)
        painter.setPen(tokens.text)
        text = f"{counts.finished}/{counts.projects}"
        width = self._small().horizontalAdvance(text)
        painter.drawText(rect.center().x() - width // 2, rect.top() - self._small().descent(), text)

    def _paint_names(self, painter: QPainter, plot: QRect, tokens: Tokens) -> None:
        painter.setPen(tokens.muted)
        share = plot.width() / max(1, len(self._themes))
        baseline = plot.bottom() + 3 + self._small().ascent()
        for at, theme in enumerate(self._themes):
            name = elided(self._small(), theme.theme, int(share) - 4)
            left = plot.left() + share * (at + 0.5) - self._small().horizontalAdvance(name) / 2
            painter.drawText(round(left), baseline, name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            theme = self.theme_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(f"{theme.title}\n{self.told(theme)}") if theme else "", self)
            return True
        return super().event(event)

    def theme_at(self, point: QPoint) -> ThemeCounts | None:
        """Give the theme under a point of the widget."""
        plot = self._plot()
        if not self._themes or not plot.left() <= point.x() <= plot.right():
            return None
        return self._themes[int((point.x() - plot.left()) / plot.width() * len(self._themes))]
