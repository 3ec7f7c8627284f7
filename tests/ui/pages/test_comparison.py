"""The page 年度对比 over a real file, used as a person would."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import create_file, open_database
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.pages.comparison import ComparisonPage
from dongliu_desktop.ui.widgets.roles import Roles

TODAY = date(2016, 6, 10)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    file = tmp_path / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    hub = Hub(Reader(file, lambda: TODAY), Lane("database"))
    hub.open_office(lambda: Office(open_database(file), "测试", lambda: TODAY))
    yield hub
    hub.close()


@pytest.fixture
def years(hub: Hub, qtbot: QtBot) -> tuple[YearRow, ...]:
    return asked(hub, qtbot, lambda reading: reading.years())


@pytest.fixture
def page(hub: Hub, years: tuple[YearRow, ...], qtbot: QtBot) -> ComparisonPage:
    page = ComparisonPage(hub)
    hub.changed.connect(page.apply)
    qtbot.addWidget(page, before_close_func=lambda _page: hub.close())  # no answer may come when it is gone
    page.resize(1366, 640)
    page.show_plan(years, None, ())
    page.show()
    qtbot.waitUntil(lambda: page.compared() is not None)
    return page


def asked(hub: Hub, qtbot: QtBot, question: Callable) -> tuple:
    found: list[tuple] = []
    hub.ask(question, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def shown(page: ComparisonPage) -> list[str]:
    """Give the names of the projects in the table, without group rows."""
    model = page.tables.projects
    rows = (model.index(row, 1) for row in range(model.rowCount()))
    return [index.data() for index in rows if index.siblingAtColumn(0).data(Roles.GROUP) is None]


def kinds_shown(page: ComparisonPage) -> set[str]:
    model = page.tables.projects
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return {index.data() for index in rows if index.data(Roles.GROUP) is None}


def key_of(page: ComparisonPage, part: str) -> str:
    comparison = page.compared()
    assert comparison is not None
    return next(row.key for group in comparison.projects for row in group.rows if part in row.name)


def report(page: ComparisonPage, hub: Hub, part: str, percent: float) -> ChangeSet | None:
    row = page.tables.projects.row(key_of(page, part))
    assert row is not None
    assert row.later is not None
    later = row.later
    return hub.do(AddReport(uuid4().hex, later.uid, TODAY, percent=percent, progress="推进", seen=later.report))


def test_models_keep_qts_rules(page: ComparisonPage) -> None:
    for model in (page.tables.projects, page.tables.indicators, page.tables.counts):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.sort(1, Qt.SortOrder.DescendingOrder)
        page.tables.chips[Kind.CARRIED].toggle()
        assert tester.model() is model


def test_cards_are_the_economic_headlines_and_tell_why_nothing_is_compared(page: ComparisonPage) -> None:
    cards = page.grid.cards()
    assert [card.text() for card in cards] == ["税收", "限上社零", "固定资产投资", "出口"]
    assert all("不可比：2016年没有这个指标的数" in card.accessibleName() for card in cards)
    assert "全区增幅第 1" in cards[1].further()


def test_a_card_leads_to_its_indicator(page: ComparisonPage, qtbot: QtBot) -> None:
    card = page.grid.cards()[2]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert page.tables.indicator_table.currentIndex().data() == "固定资产投资"
    assert page.tables.tabs.current_key() == "indicators"


def test_filters_by_kind_and_theme(page: ComparisonPage) -> None:
    everything = shown(page)
    page.tables.chips[Kind.CARRIED].click()
    assert kinds_shown(page) == {"结转"}
    assert "中山路综合整治工程" in shown(page)
    page.tables.chips[Kind.FINISHED].click()
    assert kinds_shown(page) == {"结转", "办结"}
    page.tables.show_all_kinds()
    page.bar._themes.choose("乐享")
    titles = {page.tables.projects.index(0, 0).data(Roles.GROUP)}
    assert titles == {"乐享东柳 → 热度·领"}
    page.bar._themes.choose("")
    assert shown(page) == everything


def test_a_filter_that_leaves_nothing_says_so(page: ComparisonPage) -> None:
    page.bar._themes.choose("乐业")
    page.tables.chips[Kind.CARRIED].click()
    assert shown(page) == []
    assert page.tables._nothing.isVisible()
    page.tables.show_all_kinds()
    assert page.tables.project_table.isVisible()


def test_sorting_stays_within_the_themes(page: ComparisonPage) -> None:
    model = page.tables.projects
    groups = [model.index(row, 0).data(Roles.GROUP) for row in range(model.rowCount())]
    page.tables.project_table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 0).data(Roles.GROUP) for row in range(model.rowCount())].count(None) == groups.count(None)
    assert model.index(0, 0).data(Roles.GROUP) == groups[0]
    first = [model.index(row, 1).data() for row in range(1, groups.index(groups[0]) + 5)]
    assert first == sorted(first)


def test_an_edit_shows_here_and_keeps_the_chosen_row(page: ComparisonPage, hub: Hub, qtbot: QtBot) -> None:
    key = key_of(page, "中山路综合整治工程")
    page.tables.project_table.choose(key)
    before = page.compared()
    assert report(page, hub, "中山路综合整治工程", 30.0) is not None
    qtbot.waitUntil(lambda: page.compared() != before)
    row = page.tables.projects.row(key)
    assert row is not None
    assert row.later is not None
    assert row.later.percent == 30.0
    assert page.tables.project_table.chosen_uid() == key


def test_a_hidden_page_reads_when_it_is_shown_again(page: ComparisonPage, hub: Hub, qtbot: QtBot) -> None:
    before = page.compared()
    page.hide()
    report(page, hub, "生活垃圾分类", 40.0)
    asked(hub, qtbot, lambda reading: reading.years())
    assert page.compared() == before
    page.show()
    qtbot.waitUntil(lambda: page.compared() != before)


def test_enter_opens_the_project_of_the_year_that_the_cell_tells_of(page: ComparisonPage, qtbot: QtBot) -> None:
    table = page.tables.project_table
    table.choose(key_of(page, "中山路综合整治工程"))
    opened: list[str] = []
    page.project_activated.connect(opened.append)
    for column in (1, 3):
        table.setCurrentIndex(table.currentIndex().siblingAtColumn(column))
        qtbot.keyClick(table, Qt.Key.Key_Return)
    row = page.tables.projects.row(table.chosen_uid())
    assert row is not None
    assert opened == [row.later.uid, row.earlier.uid]


def test_a_finished_project_opens_in_its_own_year(page: ComparisonPage, qtbot: QtBot) -> None:
    page.tables.chips[Kind.FINISHED].click()
    table = page.tables.project_table
    table.choose(page.tables.projects.index(1, 0).data(Roles.UID))
    with qtbot.waitSignal(page.project_activated) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    row = page.tables.projects.row(table.chosen_uid())
    assert row is not None
    assert opened.args == [row.earlier.uid]


def test_the_sheet_shows_what_the_page_shows(page: ComparisonPage, qtbot: QtBot) -> None:
    page.tables.chips[Kind.CARRIED].click()
    assert page.subject() == Subject(2016, earlier=2015, kinds=frozenset({Kind.CARRIED}))
    page.tables.show_all_kinds()
    assert page.subject() == Subject(2016, earlier=2015)
    with qtbot.waitSignal(page.sheet_requested):
        page.bar.sheet.click()


def test_years_are_never_compared_with_themselves(page: ComparisonPage, qtbot: QtBot) -> None:
    first, second = page.bar._boxes
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert {first.currentData(), second.currentData()} == {2015, 2016}
    assert page.years() == (2015, 2016)
    qtbot.waitUntil(lambda: page._job is None)


def test_one_year_alone_is_told_and_compares_nothing(hub: Hub, years: tuple[YearRow, ...], qtbot: QtBot) -> None:
    page = ComparisonPage(hub)
    qtbot.addWidget(page, before_close_func=lambda _page: hub.close())  # no answer may come when it is gone
    page.show_plan(years[:1], None, ())
    page.show()
    asked(hub, qtbot, lambda reading: reading.years())
    assert page._empty.isVisible()
    assert page.compared() is None
    assert page.subject() is None
    page.show_plan(years, None, ())
    qtbot.waitUntil(lambda: page.compared() is not None)


def test_the_chart_tells_its_figures_in_words(page: ComparisonPage) -> None:
    told = page.chart.accessibleDescription()
    assert "乐居东柳 → 靓度·破：2015年 16 项、已完成" in told
    assert page.grab().width() == 1366


def test_cards_wrap_and_what_has_no_room_is_scrolled_to(page: ComparisonPage, qtbot: QtBot) -> None:
    wide = page.grid.height()
    page.resize(900, 640)
    qtbot.waitUntil(lambda: page.grid.height() > wide)
    assert page._cards.height() <= page.height() * 0.5
