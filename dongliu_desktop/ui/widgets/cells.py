"""How the cells of a `GroupedTable` are painted: one delegate per kind of column.

`draw` is the one way a cell is painted. The table calls it straight from its own paint event: going through C++ and
back for each of some 200 visible cells would cost several milliseconds per repaint (and `QStyle`, which Qt's way
needs, costs the start as much as importing all of this folder).
"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.light import paint_light, told
from dongliu_desktop.ui.widgets.look import PADDING, Look
from dongliu_desktop.ui.widgets.painting import box, plain_tip
from dongliu_desktop.ui.widgets.progress import Progress, paint_progress
from dongliu_desktop.ui.widgets.roles import Roles

Index = QModelIndex | QPersistentModelIndex


class Cell(QStyledItemDelegate):
    """One line of text, cut with … where it does not fit; the tool tip then tells it whole. Kinds derive from it."""

    right = False

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        """Paint the cell's content; row background, hairline and focus are the table's."""
        text = index.data()
        if text:
            painter.setPen(self.pen(look))
            look.write(painter, rect.adjusted(look.padding, 0, -look.padding, 0), text, right=self.right)

    def pen(self, look: Look) -> QColor:
        """Give the colour of the text."""
        return look.tokens.text

    def hint(self, index: Index, rect: QRect, metrics: QFontMetrics) -> str:
        """Give what the tool tip says: the model's, or the text where it is cut, else nothing."""
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        if told:
            return str(told)
        text = index.data() or ""
        room = rect.width() - 2 * PADDING
        return text if metrics.horizontalAdvance(text) > room else ""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = self.hint(index, option.rect, view.fontMetrics()) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tip(text) if text else "", view)
        return True


class ElidedTextDelegate(Cell):
    """Text in the usual colour."""


class MutedTextDelegate(Cell):
    """Text of less weight, as dates of the latest report."""

    def pen(self, look: Look) -> QColor:
        return look.tokens.muted


class NumberDelegate(Cell):
    """Figures, right aligned."""

    right = True


class LightDelegate(Cell):
    """The light's shape alone, centred; its word and reason are the tool tip."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        light = index.data(Roles.LIGHT)
        if light is not None:
            square = QRectF(0, 0, look.light_side, look.light_side)
            square.moveCenter(QRectF(rect).center())
            paint_light(painter, square, light, look.tokens)

    def hint(self, index: Index, rect: QRect, metrics: QFontMetrics) -> str:
        light: Light | None = index.data(Roles.LIGHT)
        return told(light, index.data(Roles.REASON) or "") if light else super().hint(index, rect, metrics)


class BadgeDelegate(Cell):
    """A short word in a tinted pill, as 结转 or 新增, in the colours of a light."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        text = index.data()
        if not text:
            return
        colours = look.tokens.lights[index.data(Roles.BADGE) or Light.GREY]
        width = look.metrics.horizontalAdvance(text) + 2 * look.padding
        height = look.metrics.height() + 2
        pill = QRect(rect.left() + look.padding, rect.center().y() - height // 2, width, height)
        box(painter, QRectF(pill), height / 2, colours.tint)
        painter.setPen(colours.words)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class ProgressDelegate(Cell):
    """A bar with the schedule mark, or words; edited as a percentage or, where the row has a unit, a quantity."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        paint_progress(painter, rect.adjusted(look.padding, 0, -look.padding, 0), _progress(index), look)

    def hint(self, index: Index, rect: QRect, metrics: QFontMetrics) -> str:
        progress = _progress(index)
        if progress.percent is None:
            return progress.words if metrics.horizontalAdvance(progress.words) > rect.width() - 2 * PADDING else ""
        return progress.hint()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        return FigureEditor(index.data(Roles.UNIT), parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, FigureEditor):
            editor.show_figure(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, FigureEditor) and editor.is_changed():
            model.setData(index, editor.figure(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -2))


def _progress(index: Index) -> Progress:
    return Progress(
        index.data(Roles.PERCENT),
        index.data(Roles.SCHEDULE),
        index.data(Roles.LIGHT) or Light.GREY,
        index.data(Roles.WORDS) or "",
    )
