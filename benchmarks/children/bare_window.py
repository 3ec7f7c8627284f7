"""The yardstick: the least PySide6 window with a 50-row table. `python -m … REST_MS [MODULE …]`.

Tells when it was painted and, after resting, its memory. The modules are imported before the window is made:
with `sqlalchemy.orm` it is the floor under any program of our packages that opens its database first.
"""

import sys
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from benchmarks.children.told import resident, since_start, tell

ROWS, COLUMNS = 50, 6


class Table(QTableWidget):
    """Tells once, after its first picture is on screen."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's method
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, on_painted)


def on_painted() -> None:
    painted = since_start()
    QTimer.singleShot(int(sys.argv[1]), lambda: on_rested(painted))


def on_rested(painted: float) -> None:
    tell({"painted": painted, "resident": resident()})
    QApplication.quit()


def main() -> None:
    for name in sys.argv[2:]:
        import_module(name)
    app = QApplication([])
    window, table = QMainWindow(), Table(ROWS, COLUMNS)
    window.setWindowTitle("bare")
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"项目 {row} {column}"))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
