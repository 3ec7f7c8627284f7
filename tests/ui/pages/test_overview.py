"""总览 on the real record: what it counts and lists, where it leads, and when it reads again."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.milestone_commands import SaveMilestone
from dongliu_desktop.domain.overview import TOTAL
from dongliu_desktop.domain.problem_commands import AddProblems, NewProblem, ProblemForm
from dongliu_desktop.domain.rows import ProjectRow, YearRow
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file, open_database
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.models.overview_cells import LightsDelegate
from dongliu_desktop.ui.models.overview_columns import SPARED
from dongliu_desktop.ui.pages.overview import OverviewPage
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.roles import Roles

TODAY = date(2016, 6, 10)
BAR = 3  # column of the table of pillars
NO_YEAR = YearRow("none", 2020, "", date(2020, 6, 10), fixed=True, frozen=False, closing_day=28)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record") / "made.dongliu"
    create_file(made, bundled_record(resources_dir() / "record"))
    return made


@pytest.fixture
def hub(record: Path, tmp_path: Path) -> Iterator[Hub]:
    file = Path(copy(record, tmp_path / "东柳.dongliu"))
    hub = Hub(Reader(file, lambda: TODAY), Lane("database"))
    hub.open_office(lambda: Office(open_database(file), "测试", lambda: TODAY))
    yield hub
    hub.close()


@pytest.fixture
def page(hub: Hub, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(hub)
    hub.changed.connect(page.apply)
    qtbot.addWidget(page, before_close_func=lambda _page: hub.close())  # no answer may come when it is gone
    page.resize(1366, 640)
    page.show()
    return page


def asked(hub: Hub, qtbot: QtBot, question: Callable[[Reading], Any]) -> Any:
    """Ask in the same lane as the page: what the page asked before has been answered then."""
    found: list[Any] = []
    hub.ask(question, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def look_at(page: OverviewPage, hub: Hub, qtbot: QtBot, year: int) -> None:
    years, pillars = asked(hub, qtbot, lambda reading: (reading.years(), reading.pillars(year)))
    page.show_plan(years, next(row for row in years if row.year == year), pillars)
    qtbot.waitUntil(lambda: column(page.pillars.table, 0)[1:] == [row.name for row in pillars])


def column(table: GroupedTable, at: int) -> list[str]:
    model = table.model()
    return [model.index(row, at).data() for row in range(model.rowCount())]


def project(hub: Hub, qtbot: QtBot, part: str) -> ProjectRow:
    rows: tuple[ProjectRow, ...] = asked(hub, qtbot, lambda reading: reading.projects_of_year(2016))
    return next(row for row in rows if part in row.name)


def report(hub: Hub, row: ProjectRow, percent: float) -> None:
    assert hub.do(AddReport(uuid4().hex, row.uid, TODAY, percent=percent, progress="推进", seen=row.report))


def row_with(table: GroupedTable, name: str, at: int) -> list[str]:
    """Give the cells of the row whose cell `at` holds `name`."""
    row = column(table, at).index(name)
    return [table.model().index(row, cell).data() for cell in range(table.model().columnCount())]


def texts(page: OverviewPage) -> str:
    return "，".join(part.accessibleName() for part in (page.behind.empty, page.unreported.empty))


def test_the_real_year_2015_is_counted_pillar_by_pillar_all_together_first(
    page: OverviewPage, hub: Hub, qtbot: QtBot
) -> None:
    look_at(page, hub, qtbot, 2015)
    table = page.pillars.table
    assert column(table, 0) == ["合计", "乐业东柳", "乐居东柳", "乐活东柳", "乐享东柳"]
    assert row_with(table, "合计", 0)[4:] == ["7", "0", "0", "0", "61", "2", "—"]
    assert row_with(table, "合计", 0)[BAR] == "合计 68 项\n已完成（蓝灯）7 项\n未定（灰灯）61 项"


def test_where_nothing_can_be_told_behind_it_says_why(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2015)
    assert "68 项中 61 项没有百分比或目标数，无法判断快慢。" in texts(page)
    look_at(page, hub, qtbot, 2016)
    assert "69 项都尚未填报，无法判断快慢。" in texts(page)


def test_what_was_not_reported_this_month_is_listed_with_its_latest_report(
    page: OverviewPage, hub: Hub, qtbot: QtBot
) -> None:
    look_at(page, hub, qtbot, 2015)
    assert row_with(page.unreported.table, "外贸出口", 0) == ["外贸出口", "乐业东柳", "", "10-31"]
    assert page.unreported.note.text() == "2015年11月"
    assert page.lists[1].tabs.tabText(0) == "本月未填报 2"
    look_at(page, hub, qtbot, 2016)
    assert set(column(page.unreported.table, 3)) == {"从未填报"}
    assert page.unreported.table.isColumnHidden(2), "no section is known, so there is no column for it"


def test_a_report_below_schedule_moves_a_project_to_what_is_behind(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    report(hub, project(hub, qtbot, "中山路"), 35.0)
    report(hub, project(hub, qtbot, "五水共治"), 10.0)
    qtbot.waitUntil(lambda: page.behind.table.model().rowCount() == 2)
    assert column(page.behind.table, 1) == ["“五水共治”", "中山路综合整治工程"]
    assert column(page.behind.table, 4)[1] == "低于时序进度 6.7 个百分点"
    assert page.unreported.table.model().rowCount() == 67
    assert row_with(page.pillars.table, "靓度·破", 0)[-1] == "2 项平均 22.5%"
    hub.undo()
    qtbot.waitUntil(lambda: column(page.behind.table, 1) == ["中山路综合整治工程"])


def test_a_hidden_page_reads_nothing_until_it_is_shown(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    page.hide()
    row = project(hub, qtbot, "中山路")
    report(hub, row, 5.0)
    QApplication.processEvents()
    asked(hub, qtbot, lambda reading: reading.years())
    assert page.behind.table.model().rowCount() == 0
    page.show()
    qtbot.waitUntil(lambda: column(page.behind.table, 1) == [row.name])


def test_a_change_in_another_year_is_none_of_its_business(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2015)
    resets: list[None] = []
    page.pillars.table.model().modelReset.connect(lambda: resets.append(None))
    report(hub, project(hub, qtbot, "中山路"), 5.0)
    QApplication.processEvents()
    asked(hub, qtbot, lambda reading: reading.years())
    assert not resets


def test_enter_leads_to_the_project_and_to_the_pillar(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    page.unreported.table.choose(project(hub, qtbot, "中山路").uid)
    with qtbot.waitSignal(page.project_activated) as told:
        qtbot.keyClick(page.unreported.table, Qt.Key.Key_Return)
    assert told.args == [project(hub, qtbot, "中山路").uid]
    page.pillars.table.choose(TOTAL)
    with qtbot.assertNotEmitted(page.pillar_activated):
        qtbot.keyClick(page.pillars.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.pillars.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.pillar_activated) as told:
        qtbot.keyClick(page.pillars.table, Qt.Key.Key_Return)
    assert told.args == [page.pillars.table.chosen_uid()]


def test_tab_walks_tables_and_their_tabs_in_reading_order(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    report(hub, project(hub, qtbot, "中山路"), 5.0)
    qtbot.waitUntil(page.behind.table.isVisible)
    left, right = page.lists
    walk = [page.pillars.table]
    for lists, panel in ((left, page.behind), (right, page.unreported)):
        walk += [lists.tabs, lists.copy_button, panel.table]
    assert all(part.accessibleName() or part.text() for part in walk)
    page.activateWindow()
    walk[0].setFocus()
    for part in walk[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part


def test_a_year_without_projects_says_what_to_do(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    assert "还没有年度" in shown_words(page)
    look_at(page, hub, qtbot, 2016)
    page.show_plan((), NO_YEAR, ())
    qtbot.waitUntil(lambda: "2020年还没有项目" in shown_words(page))


def shown_words(page: OverviewPage) -> str:
    stack = page.layout().itemAt(0).widget()
    return stack.currentWidget().accessibleName()


def test_however_sorted_the_total_stays_first(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2015)
    page.pillars.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert column(page.pillars.table, 2) == ["68", "22", "17", "16", "13"]


def test_a_narrow_window_keeps_the_bar_and_stacks_the_lists(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2015)
    left, right = page.lists
    assert left.y() == right.y()
    page.resize(760, 900)
    qtbot.waitUntil(lambda: left.y() < right.y())
    table = page.pillars.table
    assert {at for at in range(table.model().columnCount()) if table.isColumnHidden(at)} == SPARED
    assert table.columnWidth(BAR) > 200


def test_all_pillars_are_seen_without_scrolling(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    table = page.pillars.table
    last = table.visualRect(table.model().index(5, 0))
    assert table.viewport().rect().contains(last.center())
    assert table.viewport().height() >= last.bottom()


def test_the_bar_shows_every_light_in_its_place_and_width(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    for part, percent in (("中山路", 5.0), ("五水共治", 36.0), ("生活垃圾分类", 100.0), ("物业管理", 90.0)):
        report(hub, project(hub, qtbot, part), percent)
    qtbot.waitUntil(lambda: page.unreported.table.model().rowCount() == 65)
    widths = painted_lights(page, column(page.pillars.table, 0).index("靓度·破"))
    assert list(widths) == [Light.BLUE, Light.GREEN, Light.YELLOW, Light.RED, Light.GREY]
    assert widths[Light.GREY] > 3 * widths[Light.RED]


def painted_lights(page: OverviewPage, row: int) -> dict[Light, int]:
    """Give the lights at the foot of a painted bar from left to right, with their widths."""
    table = page.pillars.table
    look = Look(table.font(), table.palette())
    image = QImage(600, 35, QImage.Format.Format_RGB32)
    image.fill(look.tokens.panel)
    delegate = table.itemDelegateForColumn(BAR)
    assert isinstance(delegate, LightsDelegate)
    painter = QPainter(image)
    delegate.draw(painter, QRect(0, 0, 600, 35), table.model().index(row, BAR), look)
    painter.end()
    names = {colours.shape.name(): light for light, colours in tokens_of(table.palette()).lights.items()}
    foot = max(y for y in range(35) if image.pixelColor(300, y).name() in names)
    widths: dict[Light, int] = {}
    for x in range(600):
        light = names.get(image.pixelColor(x, foot).name())
        if light:
            widths[light] = widths.get(light, 0) + 1
    return widths


def test_models_keep_qts_rules(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    for panel in (page.pillars, page.behind, page.unreported):
        tester = QAbstractItemModelTester(panel.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        look_at(page, hub, qtbot, 2015)
        look_at(page, hub, qtbot, 2016)
        assert tester.model() is panel.table.model()


def add_problem(hub: Hub, qtbot: QtBot, row: ProjectRow | None, form: ProblemForm) -> None:
    year = next(year for year in asked(hub, qtbot, lambda reading: reading.years()) if year.year == 2016)
    assert hub.do(AddProblems(year.uid, (NewProblem(uuid4().hex, row.uid if row else None, form),)))


def test_what_falls_due_stands_under_its_window_and_leads_to_its_page(
    page: OverviewPage, hub: Hub, qtbot: QtBot
) -> None:
    look_at(page, hub, qtbot, 2016)
    row = project(hub, qtbot, "中山路")
    for name, planned in (("管道", date(2016, 6, 1)), ("铺装", date(2016, 6, 12)), ("绿化", date(2016, 7, 31))):
        assert hub.do(SaveMilestone(uuid4().hex, row.uid, name, planned))
    add_problem(hub, qtbot, None, ProblemForm("渣土车夜间扰民", due=date(2016, 6, 17)))
    qtbot.waitUntil(lambda: page.due.many == 3)

    assert column(page.due.table, 0) == [
        "已过时限", f"{row.name}：管道", "3 天内", f"{row.name}：铺装", "7 天内", "渣土车夜间扰民",
    ]  # fmt: skip
    assert page.lists[0].tabs.tabText(1) == "即将到期 3"
    page.lists[0].tabs.choose("due")
    with qtbot.waitSignal(page.page_activated) as told:
        page.due.table.opened.emit(page.due.model.index(1, 0).data(Roles.UID))
    assert told.args == [row.uid, "milestones"]
    with qtbot.waitSignal(page.pillar_activated) as place:
        page.due.table.opened.emit(page.due.model.index(5, 0).data(Roles.UID))
    assert place.args == ["supervision"]


def test_changes_since_the_last_report_day_are_told(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    assert "没有变化" in page.changed.empty.accessibleName()
    row = project(hub, qtbot, "中山路")
    report(hub, row, 35.0)
    qtbot.waitUntil(lambda: page.changed.many == 1)

    assert row_with(page.changed.table, row.name, 0)[1:] == ["06-10", "", "— → 35%，未定 → 滞后，推进"]
    assert "2016年5月28日" in page.changed.note.text()


def test_the_problem_that_is_open_longest_comes_first(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    row = project(hub, qtbot, "中山路")
    for text, day in (("新问题", date(2016, 6, 1)), ("老问题", date(2016, 1, 4))):
        add_problem(hub, qtbot, row, ProblemForm(text, opened_on=day))
    qtbot.waitUntil(lambda: page.problems.many == 2)

    assert column(page.problems.table, 1) == ["老问题", "新问题"]
    assert column(page.problems.table, 3) == ["158", "9"]
    with qtbot.waitSignal(page.page_activated) as told:
        page.problems.table.opened.emit(page.problems.model.index(0, 0).data(Roles.UID))
    assert told.args == [row.uid, "problems"]


def test_reminders_are_copied_for_the_chosen_lines_or_for_all(page: OverviewPage, hub: Hub, qtbot: QtBot) -> None:
    look_at(page, hub, qtbot, 2016)
    for part, percent in (("中山路", 5.0), ("五水共治", 10.0)):
        report(hub, project(hub, qtbot, part), percent)
    qtbot.waitUntil(lambda: page.behind.many == 2)
    left, right = page.lists

    qtbot.mouseClick(left.copy_button, Qt.MouseButton.LeftButton)
    both = QApplication.clipboard().text()
    assert "【催办】各责任单位：" in both
    assert "\n2. " in both
    assert "已复制 2 项的催办" in page.behind.note.text()
    page.behind.table.choose(page.behind.model.index(1, 0).data(Roles.UID))
    qtbot.mouseClick(left.copy_button, Qt.MouseButton.LeftButton)
    assert "\n2. " not in QApplication.clipboard().text()
    qtbot.mouseClick(right.copy_button, Qt.MouseButton.LeftButton)
    assert "请在2016年6月28日前报送进展" in QApplication.clipboard().text()
    right.tabs.choose("changed")
    assert not right.copy_button.isVisible()
