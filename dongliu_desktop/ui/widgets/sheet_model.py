"""What a sheet of cells (`SheetTable`) asks of its model, beside Qt's own questions."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class SheetRoles(IntEnum):
    """Roles beyond Qt's. `NOTE` is asked of the rows' titles, the others of cells."""

    HINT = _FIRST + 101  # str: what stands grey in an empty cell
    DIRTY = _FIRST + 102  # bool: typed and not saved
    FAULT = _FIRST + 103  # str: what is wrong with the cell
    GREY = _FIRST + 104  # bool: to look at, not to fill in
    TICK = _FIRST + 105  # bool | None: a box with or without a tick, None for text
    RIGHT = _FIRST + 106  # bool: figures stand at the right
    NOTE = _FIRST + 107  # str: the second line of a row's title


class Typed(NamedTuple):
    """A text for one cell."""

    row: int
    column: int
    text: str


class SheetModel(QAbstractTableModel):
    """Cells that hold texts."""

    def answer(self, row: int, column: int, role: int) -> Any:  # noqa: ANN401 - one type per role
        """Give what `data` gives of a cell, but not on a way through C++: a picture asks 500 times."""
        raise NotImplementedError

    def takes(self, row: int, column: int) -> bool:
        """Tell whether a cell can be filled in."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Give what a cell holds, as it is copied."""
        raise NotImplementedError

    def fill(self, cells: Iterable[Typed]) -> int:
        """Enter texts as one act, leaving out cells that take none; give how many were entered."""
        raise NotImplementedError

    def undo(self) -> tuple[int, int] | None:
        """Take back the latest act; give a cell of it, None where there was nothing."""
        raise NotImplementedError

    def redo(self) -> tuple[int, int] | None:
        """Do it again, as `undo`."""
        raise NotImplementedError

    def can_undo(self) -> bool:
        """Tell whether `undo` has something to do."""
        raise NotImplementedError

    def can_redo(self) -> bool:
        """Tell whether `redo` has something to do."""
        raise NotImplementedError
