"""The real program, watched from its start to the first edit on disk. `python -m … FILE`.

Tells when the frame was painted, the record was painted, a figure typed into the table stood in its editor, and the
report was committed.
"""

from typing import TYPE_CHECKING

from benchmarks.children.program import Watched, press, run
from benchmarks.children.told import since_start, tell

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class FirstEdit(Watched):
    """A person who knows which project and which figure, and starts typing with the first picture."""

    def _start(self) -> None:
        self._marks = {"frame": since_start()}
        super()._start()
        self.bench.shown.connect(self._watch_table)

    def _watch_table(self) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415 - imported by the program by now

        table = self.bench.pillar.table
        paint = table.paintEvent

        def painted(event: "QPaintEvent") -> None:
            paint(event)
            if table.paintEvent is painted:
                del table.paintEvent
                QTimer.singleShot(0, self._on_record)

        table.paintEvent = painted

    def _on_record(self) -> None:
        self._marks["record"] = since_start()
        from PySide6.QtCore import Qt  # noqa: PLC0415 - as late as the program does

        from dongliu_desktop.domain.rows import QUANTITY  # noqa: PLC0415 - as above
        from dongliu_desktop.ui.widgets.figure_editor import FigureEditor  # noqa: PLC0415 - as above

        page = self.bench.pillar
        project = next(row for row in page.model.shown_rows() if row.measure != QUANTITY)
        figure = str(int(project.entered_percent or 0.0) + 1)
        page.table.choose(project.uid)
        press(page.table, Qt.Key.Key_F2)
        editor = page.table.findChild(FigureEditor)
        for digit in figure:
            press(editor, Qt.Key(Qt.Key.Key_0 + int(digit)), digit)
        if editor.cleanText() != figure:
            raise AssertionError(editor.text())
        self._marks["typed"] = since_start()
        self.bench.desk.hub.changed.connect(self._on_saved)
        press(editor, Qt.Key.Key_Return)

    def _on_saved(self) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above

        tell({**self._marks, "saved": since_start()})
        QTimer.singleShot(0, self.window.close)


if __name__ == "__main__":
    run(FirstEdit)
