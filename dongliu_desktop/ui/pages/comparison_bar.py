"""The line above a comparison: which years, which theme, what cannot be compared, and the sheet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dongliu_desktop.domain.comparison import Comparison
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip
from dongliu_desktop.ui.widgets.labels import plain_label


class ComparisonBar(QWidget):
    """Years, theme, and what the sheet is printed with.

    Signals:
        years_chosen: another pair of years was chosen.
        theme_chosen: another theme, or all.
        reasons_wanted: the notice of what cannot be compared was pressed.
        sheet_wanted: the button of the sheet was pressed.
    """

    years_chosen = Signal()
    theme_chosen = Signal()
    reasons_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = (_year_box(tr("对比年度之一")), _year_box(tr("对比年度之二")))
        first, second = self._boxes
        first.activated.connect(partial(self._on_chosen, first, second))
        second.activated.connect(partial(self._on_chosen, second, first))
        self._themes = FilterChip("theme", tr("主题"), tr("全部主题"))
        self._themes.changed.connect(self._on_theme)
        self._dates = plain_label("muted")
        self._notice = push_button("", kind=Kind.FLAT, icon_name="triangle-alert")
        self._notice.clicked.connect(self._on_notice)
        self._notice.hide()
        self.sheet = push_button(tr("打印对比表…"), icon_name="printer")
        self.sheet.clicked.connect(self._on_sheet)
        self.sheet.setEnabled(False)
        self._lay_out()

    def set_years(self, years: Sequence[int]) -> None:
        """Offer these years, oldest first; choices that still exist stay, else the newest two are chosen."""
        before = self.years()
        wanted = before if before[0] != before[1] and set(before) <= set(years) else (years[-2], years[-1])
        for box, year in zip(self._boxes, wanted, strict=True):
            box.clear()
            for offered in years:
                box.addItem(tr("{}年").format(offered), offered)
            box.setCurrentIndex(box.findData(year))

    def years(self) -> tuple[int, int]:
        """Give the two years, the older one first; (0, 0) before there are any."""
        first, second = sorted(int(box.currentData() or 0) for box in self._boxes)
        return first, second

    def theme(self) -> str:
        """Give the chosen theme, "" for all."""
        return self._themes.value

    def show_comparison(self, whole: Comparison) -> None:
        """Offer its themes, and say from which days its figures are and what cannot be compared."""
        rows = {group.theme: sum(map(len, group.kinds.values())) for group in whole.projects}
        self._themes.set_choices([Choice(one.theme, one.theme, rows.get(one.theme, 0)) for one in whole.themes])
        days = [day_text(year.reference) for year in (whole.earlier, whole.later)]
        self._dates.setText(tr("截至 {} / {}").format(*days))
        barred = sum(not pair.comparable for pair in whole.indicators)
        self._notice.setText(tr("{} 项指标中 {} 项不可比").format(len(whole.indicators), barred))
        self._notice.setToolTip(tr("统计期不同或只有一年有数的指标不作比较；点击查看原因"))
        self._notice.setVisible(bool(barred))
        self.sheet.setEnabled(True)

    def _on_chosen(self, own: QComboBox, other: QComboBox, _at: int) -> None:
        """Take a year; a year is not compared with itself, so the other one gives way."""
        if own.currentData() == other.currentData():
            other.setCurrentIndex(own.currentIndex() - 1 if own.currentIndex() else 1)
        self.years_chosen.emit()

    def _on_theme(self, _key: str, _value: str) -> None:
        self.theme_chosen.emit()

    def _on_notice(self) -> None:
        self.reasons_wanted.emit()

    def _on_sheet(self) -> None:
        self.sheet_wanted.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._boxes[0])
        row.addWidget(plain_label("muted", tr("对比")))
        row.addWidget(self._boxes[1])
        row.addWidget(self._themes)
        row.addWidget(self._dates)
        row.addStretch(1)
        row.addWidget(self._notice)
        row.addWidget(self.sheet)


def _year_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box
