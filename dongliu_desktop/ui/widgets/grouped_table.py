"""A flat table with group rows: workstreams and their projects.

The table paints itself row by row. Qt's own way to a row across all columns, spans, is slow to set for thousands
of rows, and its way to a cell goes through C++ and back; see benchmarks for what this one takes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from dongliu_desktop.ui.widgets.cells import Cell, Index
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.grouped_header import GroupedHeader
from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import fill, fill_rect, focus_ring, scaled
from dongliu_desktop.ui.widgets.roles import Roles

ROW = 36  # pixels
BAR = 3  # pixels of the mark at the left of the chosen row
EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
Flag = Qt.ItemFlag
Cursor = QAbstractItemView.CursorAction
# Direction, whether by pages, whether to the end.
WAYS: dict[Cursor, tuple[int, bool, bool]] = {
    Cursor.MoveUp: (-1, False, False),
    Cursor.MoveDown: (1, False, False),
    Cursor.MovePageUp: (-1, True, False),
    Cursor.MovePageDown: (1, True, False),
    Cursor.MoveHome: (-1, False, True),
    Cursor.MoveEnd: (1, False, True),
}


class ColumnLook(NamedTuple):
    """How one column looks: the kind of its cells, its width in pixels, and whether it takes spare room."""

    cell: type[Cell]
    width: int
    stretch: bool = False


class GroupedTable(QTableView):
    """Shows a flat model some of whose rows are group rows (`Roles.GROUP`).

    `row_of` gives the row of a uid in the model, -1 where it has none; it is asked after every reset.

    Arrows, PageUp/Down, Home and End move among the other rows; Left and Right choose the cell; F2, Enter, a digit or
    a double click edit the cell, or the first editable one of its row. The chosen row is kept by its `Roles.UID`
    when the model is sorted, filtered or filled anew.

    Signals:
        chosen: uid of the row that is current now, "" for none. Only when it is another one.
        opened: uid of a row on which Enter or a double click had nothing to edit.

    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        model: QAbstractItemModel,
        row_of: Callable[[str], int],
        columns: Sequence[ColumnLook],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._uid = self._hidden = ""  # the chosen row, or the one that a filter hides
        self._pointed = -1
        self._look = Look(self.font(), self.palette())
        self._cells = [column.cell(self) for column in columns]
        # A viewport of our own: asking for Qt's makes PySide look through all its widget types, at the worst moment.
        self._canvas = QWidget()
        self._canvas.setBackgroundRole(QPalette.ColorRole.Base)
        self._canvas.setAutoFillBackground(True)
        self.setViewport(self._canvas)
        self._set_up()
        self._set_up_rows()
        self.setModel(model)
        self._set_up_columns(columns)
        model.modelReset.connect(self._find_again)

    def _set_up(self) -> None:
        self.setHorizontalHeader(GroupedHeader(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(scaled(self.font(), ROW))
        rows.hide()

    def _set_up_columns(self, columns: Sequence[ColumnLook]) -> None:
        header = self.horizontalHeader()
        for at, (column, cell) in enumerate(zip(columns, self._cells, strict=True)):
            self.setItemDelegateForColumn(at, cell)
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            header.resizeSection(at, scaled(self.font(), column.width))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the order of the plan until a title is clicked
        self.setSortingEnabled(True)

    def chosen_uid(self) -> str:
        """Give the uid of the current row, "" where there is none."""
        return self._uid

    def chosen_uids(self) -> list[str]:
        """Give the uids of all selected rows, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges: Iterable[QItemSelectionRange] = selection  # pyright: ignore[reportAssignmentType] - the stubs hide it
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        uids = (self.model().index(row, 0).data(Roles.UID) for row in rows)
        return [str(uid) for uid in uids if uid]

    def choose(self, uid: str) -> None:
        """Make a row current and bring it into view; an unknown uid chooses nothing."""
        row = self._row_of(uid) if uid else -1
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(row)
            self.scrollTo(self.currentIndex())

    def finish_editing(self) -> bool:
        """Enter what is typed in a cell that is open; tell whether one was."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing:
            self.setFocus()  # a cell whose editor loses the keyboard takes in what was typed
        return editing

    def _find_again(self) -> None:
        """After a reset Qt has no current row and says so to nobody: choose the same record again, or tell."""
        uid = self._uid or self._hidden
        self.choose(uid)
        if uid and not self.currentIndex().isValid():
            self._tell("")
            self._hidden = uid  # a filter may give it back

    def _tell(self, uid: str) -> None:
        if uid != self._uid:
            self._uid, self._hidden = uid, ""
            self.chosen.emit(uid)

    # ------------------------------------------------------------ keyboard and mouse

    def _is_group(self, row: int) -> bool:
        return self.model().index(row, 0).data(Roles.GROUP) is not None

    def _near(self, row: int, step: int) -> int:
        """Give the first row from `row` on, in the direction of `step`, that is no group row; -1 for none."""
        count = self.model().rowCount()
        while 0 <= row < count and self._is_group(row):
            row += step
        return row if 0 <= row < count else -1

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action not in WAYS:
            return super().moveCursor(action, modifiers)
        direction, pages, ends = WAYS[action]
        count = self.model().rowCount()
        page = max(1, self._canvas.height() // self.verticalHeader().defaultSectionSize() - 1)
        here = self.currentIndex().row()
        far = count if ends else page if pages else 1
        row = min(max(here + direction * far, 0), count - 1)
        found = self._near(row, direction)
        if found < 0:
            found = self._near(row, -direction)
        return self.model().index(found, max(0, self.currentIndex().column()))

    def _editable(self) -> QModelIndex:
        """Give the current cell if it can be edited, else the first one of its row that can."""
        here = self.currentIndex()
        cells = [here, *(here.siblingAtColumn(at) for at in range(self.model().columnCount()))]
        shown = (cell for cell in cells if cell.isValid() and not self.isColumnHidden(cell.column()))
        return next((cell for cell in shown if cell.flags() & Flag.ItemIsEditable), QModelIndex())

    def _edit_or_open(self) -> None:
        cell = self._editable()
        if cell.isValid():
            self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(cell)
        elif self._uid:
            self.opened.emit(self._uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter passes through the cell's editor, which deals with it later
        elif event.key() in EDIT_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._edit_or_open()
        elif event.text().isdigit() and (cell := self._editable()).isValid():
            self.setCurrentIndex(cell)
            self.edit(cell, QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the cell for an input method; Qt itself loses figures that come at once, without being composed."""
        editing = self.state() == QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        field = self.focusWidget()
        if not editing and event.commitString() and isinstance(field, FigureEditor) and not field.is_changed():
            field.type_in(event.commitString())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        cell = self.indexAt(event.position().toPoint())
        if cell.flags() & Flag.ItemIsEnabled and not cell.flags() & Flag.ItemIsEditable:
            self.opened.emit(self._uid)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, row: int) -> None:
        if row != self._pointed:
            for changed in (row, self._pointed):
                self._canvas.update(0, self.rowViewportPosition(changed), self._canvas.width(), self._row_height())
            self._pointed = row

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        if not model.rowCount():
            return
        self._look = fresh(self._look, self)
        painter = QPainter(self._canvas)
        painter.setFont(self._look.font)
        columns = self._columns(event.rect())
        is_selected = self.selectionModel().isSelected
        for row in self._rows(event.region()):
            line = QRect(0, self.rowViewportPosition(row), self._canvas.width(), self._row_height())
            title = model.index(row, 0).data(Roles.GROUP)
            if title is None:
                self._paint_row(painter, line, row, columns, selected=is_selected(model.index(row, 0)))
            else:
                self._paint_group(painter, line, row, title)
        if self.hasFocus():
            self._paint_focus(painter)

    def _rows(self, region: QRegion) -> list[int]:
        """Give the rows to be painted: after scrolling a strip at one end and the one pointed at, not all between."""
        found: set[int] = set()
        for area in cast("Iterable[QRect]", region):  # iterable, though PySide's stubs do not say so
            last = self.rowAt(area.bottom())
            last = self.model().rowCount() - 1 if last < 0 else last
            found.update(range(self.rowAt(area.top()), last + 1))
        return sorted(found)

    def _columns(self, area: QRect) -> list[tuple[int, int, int, Cell]]:
        """Give column, left edge, width and delegate of what is visible within `area`."""
        header = self.horizontalHeader()
        found: list[tuple[int, int, int, Cell]] = []
        for at, cell in enumerate(self._cells):
            left, width = self.columnViewportPosition(at), header.sectionSize(at)
            if not header.isSectionHidden(at) and left <= area.right() and left + width > area.left():
                found.append((at, left, width, cell))
        return found

    def _paint_row(
        self, painter: QPainter, line: QRect, row: int, columns: list[tuple[int, int, int, Cell]], *, selected: bool
    ) -> None:
        tokens = self._look.tokens
        if selected or row == self._pointed:
            fill_rect(painter, line, tokens.selection if selected else tokens.hover)
        if selected:
            fill(painter, line.left(), line.top(), BAR, line.height() - 1, tokens.accent)
        fill(painter, line.left(), line.bottom(), line.width(), 1, tokens.line)
        model = self.model()
        for at, left, width, cell in columns:
            cell.draw(painter, QRect(left, line.top(), width, line.height() - 1), model.index(row, at), self._look)

    def _paint_group(self, painter: QPainter, line: QRect, row: int, title: str) -> None:
        look = self._look
        fill_rect(painter, line, look.tokens.group)
        fill(painter, line.left(), line.bottom(), line.width(), 1, look.tokens.line)
        inner = line.adjusted(look.padding, 0, -look.padding, -1)
        painter.setFont(look.bold)
        painter.setPen(look.tokens.text)
        used = painter.boundingRect(inner, VCENTER, title)
        painter.drawText(inner, VCENTER, title)
        painter.setFont(look.font)
        note = self.model().index(row, 0).data(Roles.GROUP_NOTE)
        if note:
            painter.setPen(look.tokens.muted)
            painter.drawText(inner.adjusted(used.width() + look.padding, 0, 0, 0), VCENTER, note)

    def _paint_focus(self, painter: QPainter) -> None:
        here = self.currentIndex()
        if here.isValid() and here.flags() & Flag.ItemIsEnabled:
            focus_ring(painter, QRectF(self.visualRect(here).adjusted(1, 1, -1, -2)), 4, self._look.tokens)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell(str(current.data(Roles.UID) or "") if current.isValid() else "")
