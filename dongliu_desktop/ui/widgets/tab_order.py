"""Where Tab leads to widgets that are made late."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def keyboard_passes(holder: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab pass through `parts` of `holder` where it stands, not behind all that was made before them."""
    policy = holder.focusPolicy()
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves out what cannot have the keyboard
    before = holder
    for part in parts:
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, part)
            before = part
    holder.setFocusPolicy(policy)
