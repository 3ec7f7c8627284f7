"""The field that opens over a cell of a sheet. It holds text of any kind: rules are checked on the cell, not here."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dongliu_desktop.ui.widgets.cells import Index

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
MOST_LINES = 7
NEW_LINE = Qt.KeyboardModifier.AltModifier  # as in spreadsheets


class CellEditor(QPlainTextEdit):
    """Plain text that grows downwards with its lines.

    Attributes:
        given: the text it began with; None where typing replaces the cell.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.given: str | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("cell-editor")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.textChanged.connect(self._grow)

    def begin(self, text: str) -> None:
        """Begin with a text, all of it selected: typing replaces it, F2 or an arrow goes on in it."""
        if self.given is None:
            self.given = text
            self.setPlainText(text)
            self.selectAll()

    def go_to_end(self) -> None:
        """Put the cursor behind the text."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        return QSize(80, lines * self.fontMetrics().lineSpacing() + 14)

    def _grow(self) -> None:
        room = self.parentWidget()
        wanted = max(self.minimumHeight(), self.sizeHint().height())
        if wanted != self.height() and room is not None:
            top = max(0, min(self.y(), room.height() - wanted))
            self.setGeometry(self.x(), top, self.width(), wanted)


class SheetDelegate(QStyledItemDelegate):
    """Opens the field, and closes it in the ways of a spreadsheet.

    Signals:
        left: the field was closed by a key; how many rows and columns to go.
        typed: something was typed into the field that is open.
    """

    left = Signal(int, int)
    typed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: CellEditor | None = None  # the newest one: a closed one lives until Qt has time to delete it

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = self.editor = CellEditor(parent)
        editor.setMinimumHeight(option.rect.height() - 1)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        editor.textChanged.connect(self.typed)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor) and editor.toPlainText() != editor.given:
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        height = max(option.rect.height() - 1, editor.sizeHint().height())
        view = self.parent()
        room = view.viewport().height() if isinstance(view, QAbstractItemView) else option.rect.bottom()
        top = max(0, min(option.rect.top(), room - height))
        editor.setGeometry(option.rect.left(), top, option.rect.width() - 1, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the field on Enter and Tab; Alt+Enter begins a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, CellEditor):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in ENTER:
                if event.modifiers() & NEW_LINE:
                    watched.insertPlainText("\n")
                else:
                    self._leave(watched, -1 if back else 1, 0)
                return True
            if event.key() in TABS:
                self._leave(watched, 0, -1 if back or event.key() == Qt.Key.Key_Backtab else 1)
                return True
        return super().eventFilter(watched, event)

    def _leave(self, editor: CellEditor, rows: int, columns: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(rows, columns)
