"""A list of which entries are shown and in which order: ticks, and moves by button, drag or Alt with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dongliu_desktop.ui.language import tr

KEY = Qt.ItemDataRole.UserRole


class OrderList(QListWidget):
    """Ticked entries in their order.

    Signals:
        changed: the person ticked or moved something.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tr("勾选要印的栏目；拖动，或按 Alt 加上下箭头，改变先后"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._on_change)
        self.model().rowsMoved.connect(self._on_move)

    def show_entries(self, entries: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Show pairs of key and title: the chosen ones first, ticked, in their order; no signal."""
        titles = dict(entries)
        ticked = [key for key in chosen if key in titles] or list(titles)
        self.blockSignals(True)
        self.clear()
        for key in [*ticked, *(key for key in titles if key not in ticked)]:
            item = QListWidgetItem(titles[key], self)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """Give the keys of the ticked entries in their order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked)

    def move_current(self, step: int) -> None:
        """Move the current entry up (-1) or down (1)."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.changed.emit()

    def _on_change(self, _item: QListWidgetItem) -> None:
        self.changed.emit()

    def _on_move(self, *_where: QModelIndex | int) -> None:
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)
