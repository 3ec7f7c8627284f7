"""A step of the tour that looks through the year before anything is printed."""

from PySide6.QtCore import Qt
from tour_hand import PILLAR, Tour, check

from dongliu_desktop.ui.pages.precheck import PrecheckPage


def look_before_sending(tour: Tour) -> str:
    """See what should be looked at, go to the field of the last finding, and come back to the pillar."""
    hand = tour.hand
    hand.menu("precheck")
    hand.settle()
    page = hand.find(PrecheckPage)
    hand.until(page.model.rowCount, "报前体检没有结果")
    hand.settle()
    told = [page.model.index(row, 1).data() for row in range(page.model.rowCount())]
    check(any("按 294家／320家 算是 91.88%" in str(line) for line in told), "报前体检没有看出 91.8% 算错了。")
    hand.picture("precheck")
    hand.key(Qt.Key.Key_End)
    hand.key(Qt.Key.Key_Return)
    hand.settle()
    hand.until(hand.bench.pillar.isVisible, "回车没有去到要改的地方")
    hand.settle()
    hand.key(Qt.Key.Key_Escape)
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    return f"报前体检：{page.title.text()}，回车去到要改的那一格。"
