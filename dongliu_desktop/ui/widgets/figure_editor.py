"""The little field that edits a percentage or a quantity in a table's cell."""

from unicodedata import normalize

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from dongliu_desktop.ui.language import tr

FULL = 100.0
STEP = 5.0
TEXT_LEFT = 8  # pixels; the style sheet cannot say it
MOST = 1e9  # no quantity of an office is larger


class FigureEditor(QDoubleSpinBox):
    """A spin box that may stay empty, and knows whether the person changed anything.

    `unit` None edits a percentage (0-100, steps of 5), else a quantity, which may pass its target.
    """

    def __init__(self, unit: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: float | None = None
        percentage = unit is None
        self.setRange(0.0, FULL if percentage else MOST)
        self.setSingleStep(STEP if percentage else 1.0)
        self.setDecimals(1 if percentage else 2)
        self.setSuffix(" %" if percentage else f" {unit}".rstrip())
        self.setAccelerated(True)
        self.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self.setAccessibleName(tr("形象进度") if percentage else tr("完成数量"))

    def show_figure(self, value: float | None) -> None:
        """Start from a value; None starts empty, so that leaving the cell does not enter a zero."""
        self._given = value
        self.setValue(value or 0.0)
        if value is None:
            self.clear()
        self.selectAll()

    def figure(self) -> float | None:
        """Give what is entered, None where the field is empty."""
        return self.value() if self.cleanText() else None

    def is_changed(self) -> bool:
        """Tell whether anything else than the value at the start is entered."""
        return self.figure() is not None and self.figure() != self._given

    def type_in(self, text: str) -> None:
        """Type something, as the keyboard does: it replaces what is selected."""
        self.lineEdit().insert(text)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Take full-width digits as what they are: an input method may be set to them."""
        plain = normalize("NFKC", text)
        return super().validate(plain if len(plain) == len(text) else text, pos)  # the cursor stays where it is

    def textFromValue(self, val: float) -> str:
        return f"{val:.{self.decimals()}f}".rstrip("0").rstrip(".")
