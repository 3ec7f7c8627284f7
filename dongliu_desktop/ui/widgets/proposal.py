"""A sentence that proposes something, and the button that does it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label


class Proposal(QFrame):
    """Hidden until something is proposed."""

    def __init__(self, verb: str, run: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.sentence = plain_label("", wrap=True)
        self.button = push_button(verb, icon_name="flag")
        self.button.clicked.connect(run)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)

    def offer(self, sentence: str, *, possible: bool) -> None:
        """Show a sentence, "" to hide."""
        self.sentence.setText(sentence)
        self.button.setEnabled(possible)
        self.setVisible(bool(sentence))
