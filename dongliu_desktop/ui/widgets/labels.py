"""Labels that show their text as it is: user text is never taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(name: str = "", text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Make a label of plain text; `name` is its style (muted, refusal, title …), `wrap` lets it take several lines."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    return label
