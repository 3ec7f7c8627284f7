"""The real program, worked by a seeded hand in its own process. `python -m … FILE LEDGER SEED ACTS`.

Prints "ready", then the name of every act that is over; after so many ACTS it quits as a person does. Whoever reads
may kill it at any time.
"""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from benchmarks.soak.ledger import Entry, Ledger
from dongliu_desktop.app import Program
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.ui.dialogs.crash import CrashDialog
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.theme.theme import STYLE_ARGUMENTS

BREATH = 15  # milliseconds between two acts
CRASHED = 3  # the exit code that tells of a bug
FIGURE = next(at for at, column in enumerate(COLUMNS) if column.edits)
Act = Callable[[], None]


class Worker:
    """Does one act after the other, each chosen by the seed."""

    def __init__(self, program: Program, ledger: Ledger, seed: str, acts: int) -> None:
        self._program = program
        self._ledger = ledger
        self._seed = seed
        self._chosen = random.Random(seed)
        self._left = acts
        self._number = 0
        self._act = ""
        self._words = ""
        self._printing: Path | None = None
        self._acts: tuple[tuple[str, int, Act], ...] = (
            ("report", 40, self._report),
            ("figure", 20, self._figure),
            ("undo", 12, lambda: self._trigger("undo")),
            ("redo", 8, lambda: self._trigger("redo")),
            ("draft", 6, self._draft),
            ("tab", 12, self._turn),
            ("year", 4, self._change_year),
            ("print", 2, self._print),
        )
        self._timer = QTimer()
        self._timer.setInterval(BREATH)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    # ------------------------------------------------------------ the beat

    def _tick(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._deal_with(dialog)
        elif any(isinstance(widget, CrashDialog) for widget in QApplication.topLevelWidgets()):
            os._exit(CRASHED)
        elif self._possible():
            self._step()

    def _possible(self) -> bool:
        """Tell whether a person could work: the record is shown and changes are possible."""
        bench = self._program.bench
        if bench is None or not bench.context.page or bench.desk.hub._office is None:  # noqa: SLF001 - nothing else tells it
            return False
        if not self._number:
            bench.desk.hub.changed.connect(self._acknowledge)
            tell("ready")
            self._number = 1
        return True

    def _step(self) -> None:
        if self._act:
            tell(self._act)
            self._left -= 1
        if self._left <= 0:
            self._timer.stop()
            self._program.window.close()
            return
        names = [name for name, _weight, _run in self._acts]
        self._act = self._chosen.choices(names, [weight for _name, weight, _run in self._acts])[0]
        self._words = ""
        self._number += 1
        next(run for name, _weight, run in self._acts if name == self._act)()

    def _acknowledge(self, changes: ChangeSet) -> None:
        if changes.step:
            self._ledger.note(Entry(changes.step, self._act, self._words))

    # ------------------------------------------------------------ the acts

    def _report(self) -> None:
        if not self._choose():
            return
        form = self._page.inspector.form
        self._words = f"浸泡 {self._seed} 第{self._number}次"
        form.texts["progress"].setPlainText(self._words)
        if self._chosen.random() < 0.5:
            form.percent.setValue(self._chosen.randrange(0, 101))
        self._trigger("save")

    def _figure(self) -> None:
        uid = self._choose()
        if uid:
            model = self._page.model
            model.setData(model.index(model.row_of(uid), FIGURE), float(self._chosen.randrange(0, 101)))

    def _draft(self) -> None:
        if self._choose():
            self._page.inspector.form.texts["progress"].setPlainText(f"没写完 {self._number}")

    def _turn(self) -> None:
        bench = self._program.bench
        if bench is not None:
            keys = [pillar.uid for pillar in bench.pillars] + ["overview", "comparison"]
            self._program.window.tabs.choose(self._chosen.choice(keys))

    def _change_year(self) -> None:
        bench = self._program.bench
        if bench is not None:
            bench.go_to_year(self._chosen.choice([year.year for year in bench.years]))

    def _print(self) -> None:
        if self._choose():
            self._printing = Path(sys.argv[2]).parent / "进度单.pdf"
            QTimer.singleShot(0, lambda: self._trigger("preview"))

    # ------------------------------------------------------------ inside

    @property
    def _page(self):  # noqa: ANN202 - PillarPage
        bench = self._program.bench
        assert bench is not None  # noqa: S101 - `_possible` has looked
        return bench.pillar

    def _choose(self) -> str:
        """Choose any project of the pillar that is shown; "" where none is."""
        bench = self._program.bench
        if bench is None or bench.context.page != "pillar":
            return ""
        rows = self._page.model.shown_rows()
        uid = self._chosen.choice(rows).uid if rows else ""
        if uid:
            self._page.choose(uid)
        return uid

    def _trigger(self, action: str) -> None:
        menus = self._program._menus  # noqa: SLF001 - a person has them before the eyes
        if menus is not None:
            menus.actions[action].trigger()

    def _deal_with(self, dialog: QDialog) -> None:
        """Save a preview as PDF once; whatever else comes up is closed."""
        if isinstance(dialog, CrashDialog):
            os._exit(CRASHED)
        if isinstance(dialog, QFileDialog) and self._printing is not None:
            field = dialog.findChild(QLineEdit)
            field.setText(str(self._printing))
            self._printing.unlink(missing_ok=True)  # nobody asks whether to replace it
            self._printing = None
            QTimer.singleShot(0, dialog.accept)
        elif isinstance(dialog, PreviewDialog) and not dialog.save_button.isEnabled():
            return  # still being laid out or written
        elif isinstance(dialog, PreviewDialog) and self._printing is not None:
            QTimer.singleShot(0, dialog.save_button.click)
        else:
            QTimer.singleShot(0, dialog.reject)


def tell(word: str) -> None:
    """Print a line in one piece: who reads it must not see half of it after a kill."""
    os.write(1, f"{word}\n".encode())


def main(file: str, ledger: str, seed: str, acts: str) -> int:
    """Start the program as a person would, and let the hand begin."""
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    app.setApplicationName("dongliu")
    program = Program(app, Path(file))
    worker = Worker(program, Ledger(Path(ledger)), seed, int(acts))
    program.window.show()
    code = app.exec()
    del worker
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
