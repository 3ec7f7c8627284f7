"""The step of the tour that fills in a month's sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tour_hand import PILLAR, PROJECT, Tour, check

from dongliu_desktop.domain.month_entry import FIGURE, PROGRESS
from dongliu_desktop.ui.models.month_table import AT
from dongliu_desktop.ui.pages.monthly import MonthlyPage

# An example on a copy of the record, as a spreadsheet puts a row on the clipboard: a quoted cell holds a line end.
PERCENT = 88
BLOCK = '"管道施工全部完成；\n桥梁收尾。"\t枫丹馨园、四明中学尚未签约。\t与两家产权单位商谈签约。\r\n'
CELLS = 4  # the figure, and the three of the block
CONTROL = Qt.KeyboardModifier.ControlModifier


def fill_in_month(tour: Tour) -> str:
    """Type a figure, paste a row, save all at once, and undo it."""
    hand = tour.hand
    hand.turn(hand.window.tabs, "月度填报")
    page = hand.find(MonthlyPage)
    hand.until(page.model.rows, "月度填报没有列出项目")
    uid = next(row.project.uid for row in page.model.rows() if row.project.name == PROJECT)
    page.table.setFocus()
    page.table.go_to(page.model.row_of(uid), AT[FIGURE])
    hand.write(str(PERCENT))
    hand.key(Qt.Key.Key_Tab)
    check(page.table.currentIndex().column() == AT[PROGRESS], "按 Tab 没有到右边一格。")
    QApplication.clipboard().setText(BLOCK)
    hand.key(Qt.Key.Key_V, CONTROL)
    check(page.model.edits.count() == CELLS, "粘贴的格子没有填上。")
    hand.picture("monthly", large=True)
    before = tour.stored().percent
    hand.key(Qt.Key.Key_S, CONTROL)
    hand.until(lambda: not page.model.edits.count(), "月度填报没有保存")
    check(tour.stored().percent == PERCENT, "文件里没有刚才填的进度。")
    hand.menu("undo")
    hand.settle()
    check(tour.stored().percent == before, "月度填报没有一步撤销。")
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    return "月度填报：填一格，从表格文件粘贴一行，一次保存，再一步撤销。"
