"""What a page shows where there is nothing: an icon, what is missing, and what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dongliu_desktop.ui.theme.icons import Tint, icon
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

ICON = 44  # pixels


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most one button, in the middle of the room it is given."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._run: Callable[[], None] = lambda: None
        self._picture = QLabel()
        self._title = plain_label("", title, wrap=True)
        self._title.setFont(resized(self.font(), 1.2, bold=True))
        self._sentence = plain_label("muted", sentence, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._column.setSpacing(scaled(self.font(), 8))
        for part in (self._picture, self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(part)
        self.setAccessibleName(f"{title}。{sentence}")
        self._show_picture()

    def offer(self, text: str, run: Callable[[], None]) -> None:
        """Add the button that helps."""
        button = push_button(text)
        button.clicked.connect(self._act)
        self._run = run
        self._column.addSpacing(scaled(self.font(), 6))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _act(self) -> None:
        self._run()

    def show_text(self, title: str, sentence: str) -> None:
        """Say something else, as where a filter leaves nothing."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}。{sentence}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_picture()

    def _show_picture(self) -> None:
        side = scaled(self.font(), ICON)
        drawn = icon(self._icon_name, Tint.MUTED).pixmap(QSize(side, side), self.devicePixelRatioF())
        self._picture.setPixmap(drawn)
