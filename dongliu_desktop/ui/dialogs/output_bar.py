"""What of a preview goes out: which pages, how many copies, and as of which day."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from dongliu_desktop.domain.page_ranges import chosen_pages
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled

MOST_COPIES = 99
RANGE_WIDTH = 110  # pixels


class OutputBar(QWidget):
    """Page range, copies and day.

    Signals:
        day_chosen: the day (date) as of which the sheet is wanted.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(tr("截至日期"))
        self.day.setToolTip(tr("按这一天有效的填报重新生成，可以补印以前的表"))
        self.range = QLineEdit()
        self.range.setAccessibleName(tr("页码范围"))
        self.range.setPlaceholderText(tr("全部"))
        self.range.setToolTip(tr("打印或存成 PDF 的页，例如 1-3,5；空着就是全部"))
        self.range.setFixedWidth(scaled(self.font(), RANGE_WIDTH))
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setAccessibleName(tr("份数"))
        self.log = QCheckBox(tr("记入打印记录"))
        self.log.setToolTip(tr("记下打印了什么、何时、谁打印的，以后可以查到、可以照样补印"))
        self.log.setChecked(True)
        self._day_title = plain_label("muted", tr("截至"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self.font(), 6))
        for widget in (self._day_title, self.day):
            row.addWidget(widget)
        row.addSpacing(scaled(self.font(), 14))
        for widget in (plain_label("muted", tr("页码")), self.range, plain_label("muted", tr("份数")), self.copies):
            row.addWidget(widget)
        row.addSpacing(scaled(self.font(), 14))
        row.addWidget(self.log)
        row.addStretch(1)
        self.day.dateChanged.connect(self._on_day)

    def show_day(self, day: date | None) -> None:
        """Show the day that the figures hold for; None where it cannot be chosen. No signal."""
        for widget in (self._day_title, self.day):
            widget.setVisible(day is not None)
        if day is not None:
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(day.year, day.month, day.day))

    def _on_day(self, day: QDate) -> None:
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def pages(self, count: int) -> list[int]:
        """Give the numbers of the pages that are wanted, of `count`. Raises Refused with one sentence."""
        return chosen_pages(self.range.text(), count)
