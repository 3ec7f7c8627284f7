"""Fields that several forms have: names that are known or new, dates that may be undecided, texts of some lines."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QPlainTextEdit

from dongliu_desktop.ui.language import tr

NO_DATE = QDate(2000, 1, 1)  # the lowest date of a date field stands for "none"
EDGES = 20  # pixels of border, padding and margins around the lines of a text; with less a scroll bar shows


def combo(names: Sequence[str]) -> QComboBox:
    """Make a field that offers known names and takes new ones."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(["", *names])
    completer = QCompleter(list(names), field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field


def text_field(lines: int) -> QPlainTextEdit:
    """Make a field for a text of so many visible lines; Tab leaves it."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + EDGES)
    return field


def date_field() -> QDateEdit:
    """Make a field for a date that may be undecided."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setMinimumDate(NO_DATE)
    field.setSpecialValueText(tr("（未定）"))
    field.setDate(NO_DATE)
    return field


def show_date(field: QDateEdit, day: date | None) -> None:
    """Show a day, None as undecided."""
    field.setDate(NO_DATE if day is None else QDate(day.year, day.month, day.day))


def day_of(field: QDateEdit) -> date | None:
    """Give the day that is entered, None for undecided."""
    day = field.date()
    return None if day == NO_DATE else date(day.year(), day.month(), day.day())
