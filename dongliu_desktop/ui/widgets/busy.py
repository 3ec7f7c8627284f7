"""A thin strip that tells of work that takes long, how far it is, and lets it be cancelled."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import fill, fill_rect, scaled

PATIENCE = 200  # milliseconds before the strip shows: shorter work only flickers
FRAME = 40  # milliseconds between two pictures of work of unknown length
LINE = 3  # pixels
WANDERER = 0.25  # share of the width that wanders


class BusyStrip(QWidget):
    """Title, progress line and 取消. Hidden, and shown only when work lasts more than 0.2 s.

    `start`, then `set_progress` as often as wished, then `finish`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._cancel: Callable[[], None] | None = None
        self._share: float | None = None
        self._cancelled = False
        self._at = 0.0
        self._title = plain_label()
        self._button = push_button(tr("取消"), kind=Kind.FLAT)
        self._button.clicked.connect(self._on_cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE)
        self._delay.timeout.connect(self._appear)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME)
        self._frames.timeout.connect(self._wander)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(self.font(), 16), LINE + 2, scaled(self.font(), 10), 2)
        row.addWidget(self._title, 1)
        row.addWidget(self._button)
        self.hide()

    def start(self, title: str, cancel: Callable[[], None] | None = None) -> None:
        """Begin: "正在导出 14 份进度单…". Without `cancel` there is no 取消."""
        self._words = title
        self._share = None
        self._cancelled = False
        self._cancel = cancel
        self._button.setVisible(cancel is not None)
        self._button.setEnabled(True)
        self._tell(title)
        self._delay.start()

    def set_progress(self, done: int, total: int) -> None:
        """Tell how many of how many are done."""
        self._share = done / total if total else None
        if not self._cancelled:
            self._tell(f"{self._words}  {done} / {total}")
        self.update()

    def finish(self) -> None:
        """Hide again: the work has ended, or was cancelled."""
        self._delay.stop()
        self._frames.stop()
        self.hide()

    def _tell(self, text: str) -> None:
        self._title.setText(text)
        self.setAccessibleName(text)

    def _appear(self) -> None:
        self._frames.start()
        self.show()

    def _on_cancel(self) -> None:
        self._cancelled = True
        self._button.setEnabled(False)
        self._tell(tr("正在取消…"))
        if self._cancel:
            self._cancel()

    def _wander(self) -> None:
        self._at = (self._at + 0.02) % (1.0 + WANDERER)
        if self._share is None:
            self.update(0, 0, self.width(), LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        fill_rect(painter, self.rect(), tokens.panel)
        fill(painter, 0, 0, self.width(), LINE, tokens.track)
        if self._share is None:
            left, width = (self._at - WANDERER) * self.width(), WANDERER * self.width()
        else:
            left, width = 0.0, self._share * self.width()
        fill(painter, left, 0, width, LINE, tokens.accent)
