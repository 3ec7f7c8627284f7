"""What a model answers to the views and delegates of this folder, beside Qt's own roles."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Roles(IntEnum):
    """Roles beyond Qt's. Any but GROUP and UID may be None where a column does not need it.

    A row whose GROUP (asked at column 0) is a text is a group row: the text is its title, its cells are not asked
    for anything else, and its flags must be `Qt.NoItemFlags`, so that the keyboard passes over it.
    """

    UID = _FIRST + 1  # str: identity of the row's record; the chosen row is found again by it
    GROUP = _FIRST + 2  # str | None: title of a group row
    GROUP_NOTE = _FIRST + 3  # str | None: what stands muted behind the title, as "5 项"
    LIGHT = _FIRST + 4  # domain.lights.Light
    REASON = _FIRST + 5  # str: why the light shows this colour
    PERCENT = _FIRST + 6  # float | None: 0-100, more where a target was passed
    SCHEDULE = _FIRST + 7  # float | None: 时序进度, 0-100
    WORDS = _FIRST + 8  # str: what is shown where there is no percentage
    UNIT = _FIRST + 9  # str | None: unit of an editable quantity; None means a percentage is edited
    BADGE = _FIRST + 10  # domain.lights.Light: colour of a badge such as 结转
    SORT = _FIRST + 11  # what a column sorts by
    FAULT = _FIRST + 12  # bool: what was typed cannot be read; the tool tip says why
