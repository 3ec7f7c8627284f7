"""打印记录: what was printed is found again."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.printed import Printed, PrintedRow
from dongliu_desktop.ui.dialogs.printing_log import PrintingLog


def entry(title: str, who: str, day: int) -> PrintedRow:
    subject = Subject(2016, day=date(2016, 5, day))
    printed = Printed("status", title, subject, "{}", 2, 3, "", "")
    return PrintedRow(title, datetime(2016, 6, day, 8, 30, tzinfo=UTC), who, printed)


ROWS = (entry("中山路综合整治", "王建国", 3), entry("2016年板块汇总表", "李芳", 2))


def test_an_entry_is_found_by_any_of_its_words_and_chosen_by_keys(qtbot: QtBot) -> None:
    log = PrintingLog(ROWS)
    qtbot.addWidget(log)
    log.show()
    log.search.setText("李芳 汇总")
    assert [item.isHidden() for item in log._items()] == [True, False]
    assert log._items()[1].text(4) == "2 × 3"
    qtbot.keyClick(log.list, Qt.Key.Key_Return)
    assert log.chosen == ROWS[1]
    assert not log.isVisible()


def test_nothing_found_and_nothing_printed_offer_nothing(qtbot: QtBot) -> None:
    log = PrintingLog(ROWS)
    qtbot.addWidget(log)
    log.show()
    log.search.setText("没有这个")
    assert not log.again.isEnabled()
    empty = PrintingLog(())
    qtbot.addWidget(empty)
    empty.show()
    assert empty.empty.isVisible()
    assert not empty.list.isVisible()
