"""The grid of the register of sites: blocks of cells are chosen, filled down and pasted like in Excel or WPS."""

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelectionRange, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.widgets.cells import Cell, Index
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.painting import fill, fill_rect
from dongliu_desktop.ui.widgets.roles import Roles

Block = dict[tuple[int, int], str]
"""Texts by (row, column) of the model."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CENTURY = 2  # digits that a day does without where there is no room for them


def fitting(text: str, metrics: QFontMetrics, room: int) -> str:
    """Give a day without its century where it is wider than `room` pixels; all other words as they are."""
    return text[CENTURY:] if DAY.fullmatch(text) and metrics.horizontalAdvance(text) > room else text


class SiteCellDelegate(Cell):
    """A text that is typed in place; one that cannot be read is told in red."""

    def pen(self, look: Look) -> QColor:
        return look.tokens.text

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        text = index.data()
        if not text:
            return
        wrong = index.data(Roles.FAULT)
        painter.setPen(look.tokens.lights[Light.RED].words if wrong else self.pen(look))
        room = rect.adjusted(look.padding, 0, -look.padding, 0)
        look.write(painter, room, fitting(text, look.metrics, room.width()), right=self.right)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(header))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text() != (index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 0, -1, -1))


class SiteFigureDelegate(SiteCellDelegate):
    """Figures, right aligned."""

    right = True


class SiteMutedDelegate(SiteCellDelegate):
    """Stages that stand beside the track or belong to another one."""

    def pen(self, look: Look) -> QColor:
        return look.tokens.muted


class SiteGrid(GroupedTable):
    """Cells are chosen one by one or as a block; what is typed or pasted goes to the model.

    Ctrl+D fills the topmost cell of each chosen column down, Delete clears, Ctrl+C and Ctrl+V carry blocks of cells,
    Enter goes one down.

    Signals:
        block_entered: texts by (row, column) to be entered as one step.
        moved: rows are to go up (-1) or down (1).
    """

    block_entered = Signal(object)
    moved = Signal(int)

    def __init__(self, model: QAbstractItemModel, row_of: Callable[[str], int], columns: Sequence[ColumnLook]) -> None:
        super().__init__(model, row_of, columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def choose(self, uid: str) -> None:
        row = self._row_of(uid) if uid else -1
        here = self.currentIndex()
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif here.row() != row:
            self.setCurrentIndex(self.model().index(row, max(0, here.column())))

    def _find_again(self) -> None:
        """Choose the first stage of the first site where nothing was chosen yet, so that the keyboard is somewhere."""
        super()._find_again()
        if not self.currentIndex().isValid() and not self._hidden:
            self.setCurrentIndex(self.model().index(0, 1))

    def chosen_block(self) -> tuple[list[int], list[int]]:
        """Give the rows and the columns of the chosen cells, in order."""
        selection = self.selectionModel().selection()
        ranges: Iterable[QItemSelectionRange] = selection  # pyright: ignore[reportAssignmentType] - the stubs hide it
        parts = list(ranges)
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        columns = sorted({at for part in parts for at in range(part.left(), part.right() + 1)})
        return rows, columns

    def fill_down(self) -> None:
        """Enter the topmost chosen cell of each column into all below it."""
        rows, columns = self.chosen_block()
        top = {at: str(self.model().index(rows[0], at).data() or "") for at in columns} if rows else {}
        self.block_entered.emit({(row, at): top[at] for row in rows[1:] for at in columns})

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        rows, columns = self.chosen_block()
        self.block_entered.emit({(row, at): "" for row in rows for at in columns})

    def copied(self) -> str:
        """Give the chosen cells as Excel and WPS take them: tabs between cells, a line per row."""
        rows, columns = self.chosen_block()
        model = self.model()
        return "\n".join("\t".join(str(model.index(row, at).data() or "") for at in columns) for row in rows)

    def paste(self, text: str) -> None:
        """Enter a block from its first chosen cell on; one cell or one row fills all chosen rows."""
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        rows, columns = self.chosen_block()
        if not rows:
            return
        count = self.model().rowCount()
        if len(lines) == 1:
            lines *= len(rows)
        block: Block = {}
        for down, line in enumerate(lines):
            for right, cell in enumerate(line):
                row, at = rows[0] + down, columns[0] + right
                if row < count and at < self.model().columnCount():
                    block[row, at] = cell
        self.block_entered.emit(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        act = None if editing else self._act(event)
        if act is not None:
            act()
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the cell for an input method; Qt itself loses words that come at once, without being composed."""
        editing = self.state() == QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        field = self.focusWidget()
        given = self.currentIndex().data(Qt.ItemDataRole.EditRole) or ""
        if not editing and event.commitString() and isinstance(field, QLineEdit) and field.text() == given:
            field.insert(event.commitString())  # in place of what the cell held: that is selected

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Give what a key does beside moving and typing."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            return lambda: QGuiApplication.clipboard().setText(self.copied())
        if event.matches(QKeySequence.StandardKey.Paste):
            return lambda: self.paste(QGuiApplication.clipboard().text())
        if control and key == Qt.Key.Key_D:
            return self.fill_down
        if alone and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.clear_cells
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        return None

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go one down, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and here.row() + 1 < self.model().rowCount():
            self.setCurrentIndex(here.siblingAtRow(here.row() + 1))

    def _paint_row(
        self, painter: QPainter, line: QRect, row: int, columns: list[tuple[int, int, int, Cell]], *, selected: bool
    ) -> None:
        del selected  # cells are chosen here, not rows
        tokens = self._look.tokens
        if row == self._pointed:
            fill_rect(painter, line, tokens.hover)
        fill(painter, line.left(), line.bottom(), line.width(), 1, tokens.line)
        model, is_selected = self.model(), self.selectionModel().isSelected
        for at, left, width, cell in columns:
            index = model.index(row, at)
            room = QRect(left, line.top(), width, line.height() - 1)
            if is_selected(index):
                fill_rect(painter, room, tokens.selection)
            fill(painter, room.right(), room.top(), 1, room.height(), tokens.line)
            cell.draw(painter, room, index, self._look)
