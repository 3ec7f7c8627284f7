"""The titles of a sheet's rows: they stay in place when the cells are scrolled sideways."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import elided, resized, scaled
from dongliu_desktop.ui.widgets.sheet_model import SheetRoles
from dongliu_desktop.ui.widgets.sheet_paint import title_ground

ROW = 46  # pixels
WIDTH = 250


class SheetTitles(QHeaderView):
    """A name, and a muted line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = Look(self.font(), self.palette())
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setDefaultSectionSize(scaled(self.font(), ROW))
        self.setFixedWidth(scaled(self.font(), WIDTH))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.defaultSectionSize())  # Qt would ask for the titles of 200 rows

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = self._look = fresh(self._look, self)
        view, model = self.parent(), self.model()
        painter.save()
        chosen = isinstance(view, QWidget) and self.selectionModel().currentIndex().row() == section
        title_ground(painter, rect, look.tokens, chosen=chosen)
        inner = rect.adjusted(look.padding, 4, -look.padding, -5)
        half = inner.height() // 2
        painter.setPen(look.tokens.text)
        look.write(painter, inner.adjusted(0, 0, 0, -half), str(model.headerData(section, self.orientation()) or ""))
        small = resized(self.font(), 0.85)
        painter.setFont(small)
        painter.setPen(look.tokens.muted)
        note = str(model.headerData(section, self.orientation(), SheetRoles.NOTE) or "")
        below = inner.adjusted(0, half, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(QFontMetrics(small), note, below.width()))
        painter.restore()
