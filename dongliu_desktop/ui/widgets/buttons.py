"""Push buttons of three kinds; the look of each stands in resources/qss/base.qss."""

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from dongliu_desktop.ui.theme.icons import Tint, icon
from dongliu_desktop.ui.widgets.painting import scaled

ICON = 16  # pixels


class Kind(StrEnum):
    """How much a button asks to be pressed: at most one `PRIMARY` per page or dialog."""

    PLAIN = "plain"
    PRIMARY = "primary"
    FLAT = "flat"


def push_button(
    text: str, *, kind: Kind = Kind.PLAIN, icon_name: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Give a button with a text and, at its left, an icon from resources/icons."""
    button = QPushButton(text, parent)
    button.setProperty("kind", str(kind))
    button.setAutoDefault(False)  # Enter belongs to the field or the table, not to the next button
    if icon_name:
        # Wider than high: the square icon stands in its middle, clear of the text.
        button.setIconSize(QSize(scaled(button.font(), ICON + 5), scaled(button.font(), ICON)))
        button.setIcon(icon(icon_name, Tint.ON_ACCENT if kind is Kind.PRIMARY else Tint.TEXT))
    return button
