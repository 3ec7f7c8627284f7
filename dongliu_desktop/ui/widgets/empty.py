"""What a page shows where there is nothing: an icon, what is missing, and what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

ICON = 44  # pixels


class _Picture(QWidget):
    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name

    def show_icon(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        side = scaled(self.font(), ICON)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = scaled(self.font(), ICON)
        square = QRectF((self.width() - side) / 2, 0, side, side)
        paint_icon(QPainter(self), square, self._icon_name, tokens_of(self.palette()).muted)


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most one button, in the middle of the room it is given."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Callable[[], None] = lambda: None
        self._title = plain_label("", title, wrap=True)
        self._title.setFont(resized(self.font(), 1.2, bold=True))
        self._sentence = plain_label("muted", sentence, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._column.setSpacing(scaled(self.font(), 8))
        self._picture = _Picture(icon_name)
        self._column.addWidget(self._picture)
        for part in (self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(part)
        self.setAccessibleName(tr("{}。{}").format(title, sentence))

    def offer(self, text: str, run: Callable[[], None]) -> None:
        """Add the button that helps."""
        button = push_button(text)
        button.clicked.connect(self._act)
        self._run = run
        self._column.addSpacing(scaled(self.font(), 6))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _act(self) -> None:
        self._run()

    def show_text(self, title: str, sentence: str, icon_name: str = "") -> None:
        """Say something else, as where a filter leaves nothing; without a name the icon stays."""
        if icon_name:
            self._picture.show_icon(icon_name)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(tr("{}。{}").format(title, sentence))
