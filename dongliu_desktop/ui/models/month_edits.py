"""What is typed into the monthly grid and not yet saved: per cell, to be undone cell by cell, and kept as a draft."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import uuid4

from dongliu_desktop.domain.month_entry import CARRIED, FIELDS, MonthRow, cell_text, is_saved

SEEN, UID = "seen", "uid"


class Cell(NamedTuple):
    """One cell: the project's uid and the field."""

    project: str
    field: str


class RowEdits(NamedTuple):
    """What is typed of one project. `seen` is the report its editor saw, `uid` that of the report to be."""

    seen: str
    uid: str
    cells: Mapping[str, str]


Before = tuple[tuple[Cell, str | None], ...]  # cells and what they held, None where nothing was typed


def drafted(draft: Mapping[str, str]) -> int:
    """Give how many cells a draft holds."""
    return sum(key.rpartition("/")[2] in FIELDS for key in draft)


class MonthEdits:
    """The typed cells of one month. An undo takes back one act: a typed cell, or a whole paste or fill."""

    def __init__(self) -> None:
        self._rows: dict[str, RowEdits] = {}
        self._seen: dict[str, str] = {}  # outlives the last cell of a row: an undo may bring it back
        self._done: list[Before] = []
        self._undone: list[Before] = []

    def rows(self) -> Mapping[str, RowEdits]:
        """Give what is typed, by project."""
        return self._rows

    def cells_of(self, project: str) -> Mapping[str, str]:
        """Give what is typed of a project, by field."""
        row = self._rows.get(project)
        return row.cells if row else {}

    def count(self) -> int:
        """Give how many cells are typed and not saved."""
        return sum(len(row.cells) for row in self._rows.values())

    def can_undo(self) -> bool:
        """Tell whether there is something to take back."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Tell whether there is something to do again."""
        return bool(self._undone)

    def put(self, typed: Iterable[tuple[MonthRow, str, str]]) -> set[str]:
        """Enter cells as one act; give the projects it touched. What is as it was before any typing is no edit."""
        before: list[tuple[Cell, str | None]] = []
        for row, field, text in typed:
            cell, known = Cell(row.project.uid, field), self.cells_of(row.project.uid).get(field)
            shown = cell_text(row, row.latest if field in CARRIED else row.now, field)
            untouched = text == shown and (row.now is not None or not text)
            wanted = None if untouched else text
            if wanted != known:
                before.append((cell, known))
                if cell.project not in self._rows:
                    self._seen[cell.project] = row.seen
                self._set(cell, wanted)
        if before:
            self._done.append(tuple(before))
            self._undone.clear()
        return {cell.project for cell, _text in before}

    def undo(self) -> set[Cell]:
        """Take back the latest act; give the cells it touched."""
        return self._turn(self._done, self._undone)

    def redo(self) -> set[Cell]:
        """Do again what was taken back; give the cells it touched."""
        return self._turn(self._undone, self._done)

    def acknowledge(self, row: MonthRow) -> None:
        """Let what is typed come after the newest report: the person has been told of it."""
        edits = self._rows.get(row.project.uid)
        if edits is not None:
            self._seen[row.project.uid] = row.seen
            self._rows[row.project.uid] = edits._replace(seen=row.seen)

    def settle(self, rows: Mapping[str, MonthRow]) -> None:
        """Forget what the rows, by project, now hold: saved just now or before a crash. Undo is the program's then.

        What was typed into a row after a save whose end nobody saw is to make a report of its own.
        """
        typed = [(rows[project], edits) for project, edits in self._rows.items() if project in rows]
        for row, edits in typed:
            if is_saved(row, edits.cells, edits.uid):
                del self._rows[row.project.uid]
                self._done.clear()
                self._undone.clear()
            elif row.now is not None and row.now.uid == edits.uid:
                self._seen[row.project.uid] = row.seen
                self._rows[row.project.uid] = edits._replace(seen=row.seen, uid=uuid4().hex)

    def draft(self) -> dict[str, str]:
        """Give all of it as texts."""
        kept: dict[str, str] = {}
        for project, edits in self._rows.items():
            kept |= {f"{project}/{SEEN}": edits.seen, f"{project}/{UID}": edits.uid}
            kept |= {f"{project}/{field}": text for field, text in edits.cells.items()}
        return kept

    def restore(self, draft: Mapping[str, str]) -> None:
        """Begin with a draft; what is no field of a row is passed over."""
        self._done.clear()
        self._undone.clear()
        found: dict[str, dict[str, str]] = {}
        for key, text in draft.items():
            project, _slash, field = key.rpartition("/")
            found.setdefault(project, {})[field] = text
        self._rows = {
            project: RowEdits(texts.get(SEEN, ""), texts.get(UID) or uuid4().hex, cells)
            for project, texts in found.items()
            if (cells := {field: texts[field] for field in FIELDS if field in texts})
        }
        self._seen = {project: edits.seen for project, edits in self._rows.items()}

    def _set(self, cell: Cell, text: str | None) -> None:
        edits = self._rows.get(cell.project) or RowEdits(self._seen[cell.project], uuid4().hex, {})
        cells = {field: kept for field, kept in edits.cells.items() if field != cell.field}
        if text is not None:
            cells[cell.field] = text
        if cells:
            self._rows[cell.project] = edits._replace(cells=cells)
        else:
            self._rows.pop(cell.project, None)

    def _turn(self, source: list[Before], target: list[Before]) -> set[Cell]:
        if not source:
            return set()
        act = source.pop()
        target.append(tuple((cell, self.cells_of(cell.project).get(cell.field)) for cell, _text in act))
        for cell, text in act:
            self._set(cell, text)
        return {cell for cell, _text in act}
