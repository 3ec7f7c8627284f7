"""A sentence above the page about the surroundings: what is the matter, and the way out."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.theme.icons import icon, paint_icon
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import box, scaled

RADIUS = 8.0


class Weight(StrEnum):
    """How grave a banner is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class _Style(NamedTuple):
    colours: Light
    icon_name: str
    spoken: str


STYLES: dict[Weight, _Style] = {
    Weight.INFO: _Style(Light.BLUE, "info", mark("提示")),
    Weight.WARNING: _Style(Light.YELLOW, "triangle-alert", mark("注意")),
    Weight.ERROR: _Style(Light.RED, "circle-alert", mark("错误")),
}


class Banner(QWidget):
    """One sentence with at most two ways out, and a cross. Hidden until `say`.

    Signals:
        closed: the person has closed it.

    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._style = STYLES[Weight.INFO]
        self._run: Callable[[], None] = lambda: None
        self._run_other: Callable[[], None] = lambda: None
        self._sentence = plain_label(wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = push_button("")
        self._action.clicked.connect(self._act)
        self._other = push_button("")
        self._other.clicked.connect(self._act_otherwise)
        self._cross = QToolButton()
        self._cross.setIcon(icon("x"))
        self._cross.setAccessibleName(tr("关闭提示"))
        self._cross.setToolTip(tr("关闭"))
        self._cross.clicked.connect(self._close)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        edge = scaled(self.font(), 8)
        row.setContentsMargins(scaled(self.font(), 40), edge, edge, edge)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        row.addWidget(self._other)
        row.addWidget(self._cross)

    def say(self, weight: Weight, sentence: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Show a sentence; with a button where `action` names one, which calls `run`."""
        self._style = STYLES[weight]
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._run = run or (lambda: None)
        self._other.hide()
        self.setAccessibleName(tr("{}：{}").format(tr(self._style.spoken), sentence))
        self.show()
        self.update()

    def offer(self, action: str, run: Callable[[], None]) -> None:
        """Offer a second way out beside the first."""
        self._run_other = run
        self._other.setText(action)
        self._other.show()

    def sentence(self) -> str:
        """Give what it says."""
        return self._sentence.text()

    def _act(self) -> None:
        self._run()

    def _act_otherwise(self) -> None:
        self._run_other()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = tokens_of(self.palette()).lights[self._style.colours]
        box(painter, QRectF(self.rect()), RADIUS, colours.tint, colours.shape)
        side = scaled(self.font(), 18)
        square = QRectF(scaled(self.font(), 13), (self.height() - side) / 2, side, side)
        paint_icon(painter, square, self._style.icon_name, colours.words)
