"""Asks for a day with a calendar."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dongliu_desktop.ui.widgets.labels import plain_label


def ask_date(parent: QWidget, title: str, question: str, day: date) -> date | None:
    """Give the day that was chosen, None where the person gave up."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    calendar.activated.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    for part in (plain_label("", question), calendar, buttons):
        column.addWidget(part)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = calendar.selectedDate()
    dialog.deleteLater()  # the window, its parent, would keep it
    if not accepted:
        return None
    return date(chosen.year(), chosen.month(), chosen.day())
