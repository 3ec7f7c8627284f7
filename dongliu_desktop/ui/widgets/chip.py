"""Filter chips: small pills above a table, each a choice ("全部科室 ▾") or a switch ("本月未填报 2")."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.painting import box, focus_ring, scaled

ALL = ""  # value of a chip that filters nothing
RESET_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OPEN_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST = 12  # characters of a choice before it is cut


class Choice(NamedTuple):
    """One entry of a chip's menu: its value, its text, and how many rows it would show (None: not told)."""

    value: str
    text: str
    rows: int | None = None


class _Chip(QAbstractButton):
    """A pill with a text and, at its right, a small icon."""

    _icon = ""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def is_active(self) -> bool:
        """Tell whether the chip filters anything."""
        raise NotImplementedError

    def shown_text(self) -> str:
        """Give the text on the pill."""
        return self.text()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.shown_text()) + scaled(self.font(), 26)
        width += scaled(self.font(), 18) if self._icon else 0
        return QSize(width, scaled(self.font(), 28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        frame = QRectF(self.rect())
        radius = frame.height() / 2
        active = self.is_active()
        fill = tokens.selection if active else tokens.hover if self.underMouse() else tokens.panel
        box(painter, frame, radius, fill, tokens.accent if active else tokens.edge)
        if self.hasFocus():
            focus_ring(painter, frame, radius - 1, tokens)
        colour = tokens.accent if active else tokens.text if self.isEnabled() else tokens.disabled
        painter.setPen(colour)
        inner = self.rect().adjusted(scaled(self.font(), 13), 0, -scaled(self.font(), 13), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown_text())
        if self._icon:
            self._paint_icon(painter, colour)

    def _paint_icon(self, painter: QPainter, colour: QColor) -> None:
        side = scaled(self.font(), 14)
        right = self.width() - scaled(self.font(), 10)
        paint_icon(painter, QRectF(right - side, (self.height() - side) / 2, side, side), self._icon, colour)


class FilterChip(_Chip):
    """A pill that opens a menu of choices; its first one, `everything` ("全部科室"), filters nothing.

    Space, Enter and Down open the menu, Delete goes back to everything.

    Signals:
        changed: key of the chip, value chosen (`ALL` for everything).
        opening: the menu is about to be made; the last moment for `set_choices`.

    """

    changed = Signal(str, str)
    opening = Signal()
    _icon = "chevron-down"

    def __init__(self, key: str, title: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._title = title
        self._everything = everything
        self._choices: list[Choice] = []
        self.value = ALL
        self.clicked.connect(self.open_menu)
        self._show()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these. A value that is no longer among them is dropped, with a signal."""
        self._choices = list(choices)
        if self.value not in {choice.value for choice in choices}:
            self.choose(ALL)
        self._show()

    def choose(self, value: str) -> None:
        """Filter by a value; signals only a change."""
        if value != self.value:
            self.value = value
            self._show()
            self.changed.emit(self._key, value)

    def _on_chosen(self, value: str, _checked: bool = False) -> None:
        self.choose(value)

    def is_active(self) -> bool:
        return self.value != ALL

    def shown_text(self) -> str:
        for choice in self._choices:
            if choice.value == self.value:
                return choice.text if len(choice.text) <= LONGEST else choice.text[: LONGEST - 1] + "…"
        return self._everything

    def menu(self) -> QMenu:
        """Make the menu of choices, the current one ticked. It deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in (Choice(ALL, self._everything), *self._choices):
            text = choice.text if choice.rows is None else f"{choice.text}  {choice.rows}"
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.value == self.value)
            action.triggered.connect(partial(self._on_chosen, choice.value))
            if choice.value == ALL:
                menu.addSeparator()
        return menu

    def open_menu(self) -> None:
        """Open the menu below the pill."""
        self.opening.emit()
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RESET_KEYS:
            self.choose(ALL)
        elif event.key() in OPEN_KEYS:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.setAccessibleName(tr("{}：{}").format(self._title, self.shown_text()))
        self.updateGeometry()
        self.update()


class ToggleChip(_Chip):
    """A pill that is on or off: "本月未填报 2".

    Signals:
        changed: key of the chip, "1" for on, `ALL` for off.

    """

    changed = Signal(str, str)

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._title = title
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.show_count(None)

    def show_count(self, count: int | None) -> None:
        """Show how many rows it would leave."""
        self.setText(self._title if count is None else f"{self._title} {count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def is_active(self) -> bool:
        return self.isChecked()

    def _on_toggled(self, checked: bool) -> None:
        self.changed.emit(self._key, "1" if checked else ALL)
