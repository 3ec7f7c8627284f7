"""The header of a grouped table: muted titles, and an arrow at the column that sorts."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import fill, fill_rect, scaled

HEIGHT = 38
ARROWS = {Qt.SortOrder.AscendingOrder: "chevron-up", Qt.SortOrder.DescendingOrder: "chevron-down"}


class GroupedHeader(QHeaderView):
    """A flat header. Titles stand where the cells below begin; numbers' titles at the right if the model says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = Look(self.font(), self.palette())
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(scaled(self.font(), 36))
        self.setFixedHeight(scaled(self.font(), HEIGHT))
        self.setMouseTracking(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = self._look = fresh(self._look, self)
        painter.save()
        fill_rect(painter, rect, look.tokens.panel)
        fill(painter, rect.left(), rect.bottom(), rect.width(), 1, look.tokens.line)
        inner = rect.adjusted(look.padding, 0, -look.padding, 0)
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        side = scaled(self.font(), 14)
        title = str(self.model().headerData(section, self.orientation()) or "")
        room = inner.adjusted(0, 0, -side if sorts else 0, 0)
        painter.setPen(look.tokens.text if sorts else look.tokens.muted)
        look.write(painter, room, title, right=self._is_right(section))
        if sorts:
            left = min(inner.left() + look.metrics.horizontalAdvance(title) + 3, inner.right() - side)
            square = QRectF(left, rect.center().y() - side / 2, side, side)
            paint_icon(painter, square, ARROWS[self.sortIndicatorOrder()], look.tokens.accent)
        painter.restore()

    def _is_right(self, section: int) -> bool:
        told = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        return bool(told and told & Qt.AlignmentFlag.AlignRight)
