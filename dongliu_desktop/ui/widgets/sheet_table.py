"""A sheet of cells that is used like a spreadsheet: by the keyboard, in blocks, with an input method."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from dongliu_desktop.domain.clipboard_block import Block, block_text, parse_block
from dongliu_desktop.domain.typed import TICKED
from dongliu_desktop.ui.widgets.cells import Index
from dongliu_desktop.ui.widgets.composing import finish_composing
from dongliu_desktop.ui.widgets.grouped_header import GroupedHeader
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import fill, focus_ring, scaled
from dongliu_desktop.ui.widgets.sheet_editor import TABS, CellEditor, SheetDelegate
from dongliu_desktop.ui.widgets.sheet_model import SheetModel, SheetRoles, Typed
from dongliu_desktop.ui.widgets.sheet_moves import jump
from dongliu_desktop.ui.widgets.sheet_paint import paint_cell, tick_box
from dongliu_desktop.ui.widgets.sheet_titles import SheetTitles

Key = Qt.Key
Modifier = Qt.KeyboardModifier
Select = QItemSelectionModel.SelectionFlag
ARROWS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}
STEPS = {
    (Key.Key_Return, False): (1, 0), (Key.Key_Enter, False): (1, 0),
    (Key.Key_Return, True): (-1, 0), (Key.Key_Enter, True): (-1, 0),
    (Key.Key_Tab, False): (0, 1), (Key.Key_Tab, True): (0, -1), (Key.Key_Backtab, True): (0, -1),
}  # fmt: skip
Standard = QKeySequence.StandardKey
WITH_LINE_ENDS = "application/x-libreoffice-tsvc"  # in its plain text a line end within a cell is a space


class SheetTable(QTableView):
    """Shows a `SheetModel`.

    Typing, F2 or a double click edit a cell; Enter and Tab go on to the next one, Shift back; arrows, Home and End
    move, with Ctrl to the end of what is filled in, with Shift selecting. Delete empties, Ctrl+D fills down, Ctrl+C
    and Ctrl+V exchange blocks with spreadsheets, Ctrl+Z and Ctrl+Y take back and do again. Space ticks.
    Ctrl+Enter, or a double click on a row's title, opens what the row tells of.

    Signals:
        moved: another cell is current.
        told: how many cells were pasted, and how many there were to paste.
        typed: something was typed into the cell that is open.
        opened: what a row tells of is to be shown; its number.
    """

    moved = Signal()
    told = Signal(int, int)
    typed = Signal()
    opened = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self._anchor = QModelIndex()
        self._look = Look(self.font(), self.palette())
        self._delegate = SheetDelegate(self)
        self._delegate.left.connect(self._go_on)
        self._delegate.typed.connect(self.typed)
        self._acts: tuple[tuple[Standard | str, Callable[[], object]], ...] = (
            (Standard.Copy, self.copy_block),
            (Standard.Cut, self.cut_block),
            (Standard.Paste, self.paste_block),
            (Standard.SelectAll, self.selectAll),
            (Standard.Undo, partial(self._turn, model.undo)),
            (Standard.Redo, partial(self._turn, model.redo)),
            ("Ctrl+D", self.fill_down),
            ("Delete", self.clear_block),
            ("Backspace", self.clear_block),
            ("F2", self._edit_here),
            ("Space", self._tick_here),
            ("Ctrl+Return", self._open_here),
            ("Ctrl+Enter", self._open_here),
        )
        self._set_up()
        self.setModel(model)

    def _set_up(self) -> None:
        self._columns: list[tuple[int, int]] = []
        self._corner = plain_label("sheet-corner", parent=self)
        self._canvas = QWidget()
        self._canvas.setBackgroundRole(QPalette.ColorRole.Base)
        self._canvas.setAutoFillBackground(True)
        self.setViewport(self._canvas)
        self.setHorizontalHeader(GroupedHeader(self))
        titles = SheetTitles(self)
        titles.sectionDoubleClicked.connect(self.opened)
        self.setVerticalHeader(titles)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab goes from cell to cell, in the ways of this class
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setItemDelegate(self._delegate)
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setSortIndicatorClearable(True)  # the third click gives back the order of the plan
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def set_columns(self, columns: Sequence[tuple[int, int]], corner: str) -> None:
        """Give each column a width in pixels and a share of spare room; `corner` is the title of the rows' titles."""
        self._columns = [(scaled(self.font(), width), share) for width, share in columns]
        self._corner.setText(corner)
        for at, (width, _share) in enumerate(self._columns):
            self.horizontalHeader().resizeSection(at, width)

    def setColumnHidden(self, column: int, hide: bool) -> None:
        if hide != self.isColumnHidden(column):
            super().setColumnHidden(column, hide)
            self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), self.horizontalHeader().height())
        self._share_room()

    def _share_room(self) -> None:
        """Give the room that columns leave to those that take shares of it."""
        shown = [(at, *column) for at, column in enumerate(self._columns) if not self.isColumnHidden(at)]
        spare = self._canvas.width() - sum(width for _at, width, _share in shown)
        shares = sum(share for _at, _width, share in shown)
        for at, width, share in shown:
            self.horizontalHeader().resizeSection(at, width + max(0, spare) * share // max(1, shares))

    # ------------------------------------------------------------ editing

    def open_editor(self) -> CellEditor | None:
        """Give the field that is open, None where no cell is edited."""
        return self._delegate.editor if self.state() == QAbstractItemView.State.EditingState else None

    def finish_editing(self) -> None:
        """Enter what is typed, and what an input method still holds, in a cell that is open."""
        editor = self.open_editor()
        if editor is not None:
            finish_composing([editor])
            self.commitData(editor)
            self.closeEditor(editor, SheetDelegate.EndEditHint.NoHint)
            self.setFocus()

    def _go_on(self, rows: int, columns: int) -> None:
        self.setFocus()
        self._step(rows, columns)

    # ------------------------------------------------------------ moving

    def go_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Make a cell current and bring it into view; `extend` selects up to it."""
        model = self._sheet
        row = min(max(row, 0), model.rowCount() - 1)
        column = self._seen_column(min(max(column, 0), model.columnCount() - 1), -1)
        target = model.index(row, column)
        if not target.isValid():
            return
        if extend and self._anchor.isValid():
            chosen = QItemSelection(*_corners(self._anchor, target))
            self.selectionModel().setCurrentIndex(target, Select.NoUpdate)
            self.selectionModel().select(chosen, Select.ClearAndSelect)
        else:
            self._anchor = target
            self.selectionModel().setCurrentIndex(target, Select.ClearAndSelect)
        self.scrollTo(target)

    def _seen_column(self, column: int, by: int) -> int:
        """Give a column that is not hidden: this one, else the next one in a direction."""
        while 0 <= column < self._sheet.columnCount() and self.isColumnHidden(column):
            column += by
        return column

    def _step(self, rows: int, columns: int) -> None:
        """Go on as Enter and Tab do: down or up; right or left over cells that take nothing, and round the edge."""
        here, model = self.currentIndex(), self._sheet
        row, column = here.row() + rows, here.column()
        if columns:
            cells = model.rowCount() * model.columnCount()
            at = row * model.columnCount() + column + columns
            while 0 <= at < cells and not self._can_fill(*divmod(at, model.columnCount())):
                at += columns
            if not 0 <= at < cells:
                return
            row, column = divmod(at, model.columnCount())
        self.go_to(row, column)

    def _can_fill(self, row: int, column: int) -> bool:
        return not self.isColumnHidden(column) and self._sheet.takes(row, column)

    # ------------------------------------------------------------ keyboard and mouse

    def event(self, event: QEvent) -> bool:
        """Take back and do again here first, while there is something typed; then the keys are the program's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(Standard.Undo) and self._sheet.can_undo()
            redo = event.matches(Standard.Redo) and self._sheet.can_redo()
            if undo or redo:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in TABS:
            self.keyPressEvent(event)  # Qt would go to another widget
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or (
            not self._moves(event) and not self._acts_on(event)
        ):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the cell for an input method; Qt itself loses words that come at once, without being composed."""
        at_once = self.open_editor() is None and not event.preeditString()
        super().inputMethodEvent(event)
        editor = self.open_editor()
        if at_once and editor is not None and editor.toPlainText() == editor.given:
            editor.insertPlainText(event.commitString())

    def _moves(self, event: QKeyEvent) -> bool:
        here, held = self.currentIndex(), event.modifiers() & ~Modifier.KeypadModifier
        extend, far = bool(held & Modifier.ShiftModifier), bool(held & Modifier.ControlModifier)
        key = Key(event.key())
        if (key, extend) in STEPS and not far:
            self._step(*STEPS[key, extend])
        elif key in ARROWS:
            rows, columns = ARROWS[key]
            beside = (here.row() + rows, self._seen_column(here.column() + columns, columns or 1))
            target = jump(self._sheet, (here.row(), here.column()), (rows, columns)) if far else beside
            self.go_to(*target, extend=extend)
        elif key in (Key.Key_Home, Key.Key_End):
            last = self._sheet.rowCount() - 1
            row = here.row() if not far else 0 if key == Key.Key_Home else last
            self.go_to(row, 0 if key == Key.Key_Home else self._sheet.columnCount() - 1, extend=extend)
        elif key in (Key.Key_PageUp, Key.Key_PageDown) and not far:
            page = max(1, self._canvas.height() // self.verticalHeader().defaultSectionSize() - 1)
            self.go_to(here.row() + (page if key == Key.Key_PageDown else -page), here.column(), extend=extend)
        else:
            return False
        return True

    def _acts_on(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; an act that gives False leaves the key to Qt, which begins to edit."""
        pressed = QKeySequence(event.keyCombination())
        for keys, act in self._acts:
            if event.matches(keys) if isinstance(keys, Standard) else pressed == QKeySequence(keys):
                return act() is not False
        return False

    def _turn(self, act: Callable[[], tuple[int, int] | None]) -> None:
        turned = act()
        if turned is not None:
            self.go_to(*turned)

    def _edit_here(self) -> None:
        here = self.currentIndex()
        if here.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(here)
            editor = self.open_editor()
            if editor is not None:
                editor.go_to_end()

    def _open_here(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def _tick_here(self) -> bool:
        ticks = self.currentIndex().data(SheetRoles.TICK) is not None
        if ticks:
            self._tick(self.currentIndex())
        return ticks

    def _tick(self, cell: Index) -> None:
        self._sheet.fill([Typed(cell.row(), cell.column(), "" if cell.data(SheetRoles.TICK) else TICKED)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        cell = self.indexAt(event.position().toPoint())
        if not event.modifiers() & Modifier.ShiftModifier:
            self._anchor = cell
        if cell.data(SheetRoles.TICK) is not None and tick_box(self.visualRect(cell)).contains(event.position()):
            self._tick(cell)

    # ------------------------------------------------------------ blocks

    def _block(self) -> QRect:
        """Give the selected block: columns as x, rows as y."""
        chosen = self.selectionModel().selection()
        here = self.currentIndex()
        if chosen.isEmpty():
            return QRect(here.column(), here.row(), 1, 1)
        part = chosen.first()  # the only one: selections are contiguous
        return QRect(part.left(), part.top(), part.width(), part.height())

    def _columns_of(self, block: QRect) -> list[int]:
        return [at for at in range(block.left(), block.right() + 1) if not self.isColumnHidden(at)]

    def copy_block(self) -> None:
        """Put the selected cells on the clipboard, as spreadsheets read them."""
        block = self._block()
        if block.top() < 0:
            return
        rows = [
            [str(self._sheet.index(row, at).data() or self._sheet.text(row, at)) for at in self._columns_of(block)]
            for row in range(block.top(), block.bottom() + 1)
        ]
        QGuiApplication.clipboard().setText(block_text(rows))

    def cut_block(self) -> None:
        """Copy the selected cells, and empty them."""
        self.copy_block()
        self.clear_block()

    def clear_block(self) -> None:
        """Empty the selected cells."""
        self._sheet.fill(Typed(cell.row(), cell.column(), "") for cell in self.selectedIndexes())

    def paste_block(self) -> None:
        """Enter the clipboard's cells from the current one on; one cell fills all that are selected."""
        copied = parse_block(_clipboard_text())
        block = self._block()
        if not copied or block.top() < 0:
            return
        if len(copied) == len(copied[0]) == 1:
            columns = self._columns_of(block)
            spread: Block = tuple((copied[0][0],) * len(columns) for _row in range(block.height()))
            copied = spread
        shown = [at for at in range(block.left(), self._sheet.columnCount()) if not self.isColumnHidden(at)]
        cells = [
            Typed(block.top() + row, column, text)
            for row, texts in enumerate(copied)
            for column, text in zip(shown, texts, strict=False)
            if block.top() + row < self._sheet.rowCount()
        ]
        taken = self._sheet.fill(cells)
        if cells:
            self._anchor = self._sheet.index(cells[0].row, cells[0].column)
            self.go_to(cells[-1].row, cells[-1].column, extend=True)
        self.told.emit(taken, sum(map(len, copied)))

    def fill_down(self) -> None:
        """Enter the topmost selected cells into those below them; of one single cell, that above it into it."""
        block = self._block()
        single = block.height() == 1
        source = block.top() - 1 if single else block.top()
        if source < 0:
            return
        first = block.top() if single else block.top() + 1
        self._sheet.fill(
            Typed(row, at, self._sheet.text(source, at))
            for at in self._columns_of(block)
            for row in range(first, block.bottom() + 1)
        )

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sheet.rowCount():
            return
        self._look = look = fresh(self._look, self)
        painter = QPainter(self._canvas)
        painter.setFont(look.font)
        area = event.rect()
        last = self.rowAt(area.bottom())
        rows = range(self.rowAt(area.top()), (last if last >= 0 else self._sheet.rowCount() - 1) + 1)
        columns = [at for at in range(self._sheet.columnCount()) if not self.isColumnHidden(at)]
        is_selected = self.selectionModel().isSelected
        block = self._block()
        several = block.width() * block.height() > 1
        for row in rows:
            for at in columns:
                cell = self._sheet.index(row, at)
                rect = self.visualRect(cell)
                if rect.right() >= area.left() and rect.left() <= area.right():
                    ask = partial(self._sheet.answer, row, at)
                    paint_cell(painter, rect, ask, look, selected=several and is_selected(cell))
                    fill(painter, rect.left(), rect.bottom(), rect.width(), 1, look.tokens.line)
                    fill(painter, rect.right(), rect.top(), 1, rect.height(), look.tokens.line)
        if self.hasFocus() and self.currentIndex().isValid():
            ring = QRectF(self.visualRect(self.currentIndex()).adjusted(0, 0, -1, -1))
            focus_ring(painter, ring, 2, look.tokens)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        titles = self.verticalHeader()
        for row in {current.row(), previous.row()} - {-1}:
            titles.viewport().update(0, self.rowViewportPosition(row), titles.width(), self.rowHeight(row))
        self.moved.emit()


def _clipboard_text() -> str:
    """Give the clipboard's cells: as LibreOffice writes them with their line ends, else as all others do."""
    held = QGuiApplication.clipboard().mimeData()
    if held.hasFormat(WITH_LINE_ENDS):
        return bytes(held.data(WITH_LINE_ENDS).data()).decode("utf-8", "replace")
    return held.text()


def _corners(one: QModelIndex, other: QModelIndex) -> tuple[QModelIndex, QModelIndex]:
    rows, columns = sorted((one.row(), other.row())), sorted((one.column(), other.column()))
    model = cast("SheetModel", one.model())
    return model.index(rows[0], columns[0]), model.index(rows[1], columns[1])
