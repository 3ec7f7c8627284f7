"""The year switch: joined buttons of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.painting import box, focus_ring, resized, scaled
from dongliu_desktop.ui.widgets.tab_order import keyboard_passes

RADIUS = 6.0


class _Segment(QAbstractButton):
    """One year."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(tr("{}年度").format(text))
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + scaled(self.font(), 30), scaled(self.font(), 32)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        frame = QRectF(self.rect())
        if self.isChecked():
            box(painter, frame.adjusted(2, 2, -2, -2), RADIUS - 2, tokens.ink)
        elif self.underMouse():
            box(painter, frame.adjusted(2, 2, -2, -2), RADIUS - 2, tokens.hover)
        if self.hasFocus():
            focus_ring(painter, frame, RADIUS, tokens)
        painter.setFont(resized(self.font(), 1.0, bold=self.isChecked()))
        painter.setPen(tokens.on_ink if self.isChecked() else tokens.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class YearSwitch(QWidget):
    """Joined buttons, one per plan year. Left and Right choose, Tab passes over as over one control.

    Signals:
        chosen: the year chosen by the person.

    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("年度"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def set_years(self, years: Sequence[int], current: int) -> None:
        """Offer these years, one of them chosen; no signal. The buttons stay, with the keyboard, while the years do."""
        if [self._group.id(button) for button in self._group.buttons()] != list(years):
            self._make(years)
        self.set_current(current)

    def _make(self, years: Sequence[int]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        for year in years:
            segment = _Segment(str(year), self)
            self._group.addButton(segment, year)
            self._row.addWidget(segment)
        keyboard_passes(self, self._group.buttons())

    def set_current(self, year: int) -> None:
        """Show a year as chosen; no signal."""
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == year)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def current(self) -> int:
        """Give the chosen year."""
        return self._group.checkedId()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        box(painter, QRectF(self.rect()), RADIUS, tokens.panel, tokens.edge)
