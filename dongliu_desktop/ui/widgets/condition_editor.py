"""One condition of a light rule as fields: the light, two comparisons at most, and words for the reason."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dongliu_desktop.domain.lights import COLOUR_WORDS, COMPARISONS, FIELDS, WORDS, Check, Condition, Light
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import icon
from dongliu_desktop.ui.widgets.figure_editor import TEXT_LEFT
from dongliu_desktop.ui.widgets.labels import plain_label

MOST = 1e6
SIGNS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "="}
CHECKS = 2  # more comparisons of one condition are kept, but not shown


class FigureField(QDoubleSpinBox):
    """A figure that shows no decimals it does not need."""

    def textFromValue(self, value: float) -> str:
        return f"{value:.1f}".removesuffix(".0")


class CheckFields(QWidget):
    """A comparison: what is asked for, the sign, and the figure; yes-or-no fields need the first alone."""

    changed = Signal()

    def __init__(self, check: Check | None, *, optional: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.sign, self.figure = QComboBox(), QComboBox(), FigureField()
        if optional:
            self.field.addItem(tr("（没有）"), "")
        for key in FIELDS:
            self.field.addItem(tr(FIELDS[key].title), key)
        for key in COMPARISONS:
            self.sign.addItem(SIGNS[key], key)
        self.figure.setRange(-MOST, MOST)
        self.figure.setDecimals(1)
        self.figure.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self._lay_out()
        self._show(check or Check("" if optional else "behind", "<=", 0))
        self.field.currentIndexChanged.connect(self._on_field)
        self.sign.currentIndexChanged.connect(self.changed)
        self.figure.valueChanged.connect(self.changed)
        self._on_field()

    def check(self) -> Check | None:
        """Give what is entered, None where nothing is asked for."""
        key = self.field.currentData()
        if not key:
            return None
        if FIELDS[key].unit:
            return Check(key, self.sign.currentData(), self.figure.value())
        return Check(key, "=", self.figure.value())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        wide = self.fontMetrics().averageCharWidth()
        fields = ((self.field, tr("条件"), 13), (self.sign, tr("比较"), 5), (self.figure, tr("数值"), 12))
        for field, name, characters in fields:
            field.setAccessibleName(name)
            field.setFixedWidth(wide * characters)
            stays = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            stays.setRetainSizeWhenHidden(True)  # the fields of all conditions stand in columns
            field.setSizePolicy(stays)
            row.addWidget(field)

    def _show(self, check: Check) -> None:
        self.field.setCurrentIndex(max(self.field.findData(check.field), 0))
        self.sign.setCurrentIndex(self.sign.findData(check.comparison))
        self.figure.setValue(check.figure)

    def _on_field(self) -> None:
        key = self.field.currentData()
        unit = FIELDS[key].unit if key else ""
        if key and not unit:
            self.figure.setValue(1.0)
        self.figure.setSuffix(f" {tr(unit)}" if unit else "")
        self.sign.setVisible(bool(unit))
        self.figure.setVisible(bool(unit))
        self.changed.emit()


class ConditionEditor(QWidget):
    """Edits one condition; its second comparison is on a line of its own, there when wanted.

    Signals:
        changed: something else is entered.
        moved: the condition is to be tried earlier (-1) or later (1).
        removed: the condition is to go.
    """

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = condition.checks[CHECKS:]
        self.light = QComboBox()
        for light in Light:
            self.light.addItem(tr(COLOUR_WORDS[light]) + " " + tr(WORDS[light]), light)
        self.light.setCurrentIndex(self.light.findData(condition.light))
        self.light.setAccessibleName(tr("亮灯"))
        first, second = (*condition.checks, None, None)[:CHECKS]
        self.checks = (CheckFields(first, optional=False), CheckFields(second, optional=True))
        self.words = QLineEdit(condition.words)
        self.words.setPlaceholderText(tr("补充说明（写进理由）"))
        self.words.setAccessibleName(tr("补充说明"))
        self._lay_out()
        self._show_second(shown=second is not None)
        self.light.currentIndexChanged.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        for check in self.checks:
            check.changed.connect(self.changed)

    def condition(self) -> Condition:
        """Give what is entered."""
        checks = [found for fields in self.checks if (found := fields.check()) is not None]
        return Condition(self.light.currentData(), (*checks, *self._more), self.words.text().strip())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setVerticalSpacing(4)
        self._and = plain_label("muted", tr("并且"))
        grid.addWidget(self.light, 0, 0)
        grid.addWidget(self.checks[0], 0, 1)
        grid.addWidget(self.words, 0, 2)
        grid.addWidget(self._and, 1, 0)
        grid.addWidget(self.checks[1], 1, 1)
        grid.setColumnStretch(2, 1)
        self._second = self._button("plus", tr("再加一个比较（并且）"), lambda: self._show_second(shown=True))
        buttons = (
            self._second,
            self._button("chevron-up", tr("上移"), lambda: self.moved.emit(-1)),
            self._button("chevron-down", tr("下移"), lambda: self.moved.emit(1)),
            self._button("trash-2", tr("删除这个条件"), self.removed.emit),
        )
        for at, button in enumerate(buttons, 3):
            grid.addWidget(button, 0, at)

    def _show_second(self, *, shown: bool) -> None:
        self._and.setVisible(shown)
        self.checks[1].setVisible(shown)
        self._second.setEnabled(not shown)

    def _button(self, picture: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button
