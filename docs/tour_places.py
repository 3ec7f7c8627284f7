"""Steps of the tour that look at things: filters, search, the other tabs, the other year, the comparison."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from tour_hand import PILLAR, PROJECT, YEAR, Tour, check

from dongliu_desktop.domain.directories import COMMUNITY
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.ui.dialogs.directories import DirectoriesDialog
from dongliu_desktop.ui.dialogs.office import NewOfficeDialog
from dongliu_desktop.ui.dialogs.project import ProjectDialog
from dongliu_desktop.ui.pages.comparison import ComparisonPage
from dongliu_desktop.ui.pages.comparison_tables import ComparisonTables
from dongliu_desktop.ui.pages.indicators import IndicatorPanel
from dongliu_desktop.ui.pages.site_ledger import SiteLedger
from dongliu_desktop.ui.pages.welcome import WelcomePage
from dongliu_desktop.ui.widgets.chip import FilterChip
from dongliu_desktop.ui.widgets.tabs import PillarTabs

NEXT_YEAR = 2016
MEASURED = "乐业"
WANTED, ELSEWHERE = "地块", "招大引强"
NEW_PROJECT = "社区便民服务点改造（示例）"


def be_welcomed(tour: Tour) -> str:
    """See the welcome of a first start, look at the form for an office of one's own, and go on with the record."""
    hand = tour.hand
    pages = hand.window.pages
    hand.until(lambda: isinstance(pages.currentWidget(), WelcomePage), "没有看到欢迎页")
    hand.until(lambda: hand.bench.context.undo or hand.bench.years, "记录没有显示出来")
    hand.picture("welcome", large=True)
    page = hand.find(WelcomePage)

    def act(dialog: NewOfficeDialog) -> None:
        hand.write_into(dialog.name, "示例街道")
        hand.write_into(dialog.pillars, "经济发展\n城市建设\n平安法治\n民生服务")
        hand.write_into(dialog.sections, "经济发展科\n城市管理科")
        check(dialog.path().name == "示例街道.dongliu", "新文件没有用单位名称命名。")
        hand.picture("own-office", dialog)

    hand.click(page.own)
    hand.in_dialog(NewOfficeDialog, lambda: hand.press("开始使用"), act)
    hand.click(page.record)
    hand.key(Qt.Key.Key_Return)
    check(hand.bench.context.page and pages.currentWidget() is not page, "欢迎页没有离开。")
    return "第一次启动：欢迎页写明记录在哪里；看了看怎样建立本单位的记录，按回车接着用东柳的记录。"


def look_at_overview(tour: Tour) -> str:
    """See the year's overview, which a first start shows."""
    hand = tour.hand
    hand.until(lambda: hand.program.bench and hand.program.bench.years, "记录没有显示出来")
    hand.until(lambda: all(menu.actions() for menu in hand.window.menus.values()), "菜单没有出现")
    hand.settle()
    check(tour.file.is_file(), "数据文件没有建立。")
    years = [row.year for row in hand.bench.years]
    check(years == [YEAR, NEXT_YEAR], f"记录的年度不对：{years}。")
    projects = sum(pillar.projects for pillar in hand.bench.pillars)
    check(projects and hand.button(f"项目 {projects}"), "总览的项目数与各板块之和不一样。")
    hand.picture("overview-2015", large=True)
    return f"第一次启动：建立数据文件，载入 {YEAR}、{NEXT_YEAR} 两年的记录，总览显示{YEAR}年 {projects} 个项目。"


def look_at_pillars(tour: Tour) -> str:
    """Turn to every pillar of the year that is shown."""
    hand = tour.hand
    pillars = hand.bench.pillars
    for number, pillar in enumerate(pillars, start=1):
        hand.turn(hand.window.tabs, pillar.name)
        hand.settle()
        check(len(hand.bench.pillar.model.shown_rows()) == pillar.projects, f"“{pillar.name}”的项目没有列全。")
        hand.picture(f"pillar-{pillar.year}-{number}")
    names = "、".join(pillar.name for pillar in pillars)
    return f"依次打开{pillars[0].year}年的 {len(pillars)} 个板块：{names}。"


def go_to_next_year(tour: Tour) -> str:
    """Switch the year: the tab of the same theme comes up."""
    hand = tour.hand
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    before = hand.bench.pillar_row()
    hand.press(f"{NEXT_YEAR}年度", hand.window.header)
    hand.until(lambda: hand.bench.context.year and hand.bench.context.year.year == NEXT_YEAR, "年度没有切换")
    hand.settle()
    after = hand.bench.pillar_row()
    check(before and after and before.theme == after.theme, "切换年度后没有停在同一主题的板块上。")
    hand.turn(hand.window.tabs, "总览")
    hand.settle()
    hand.picture("overview-2016")
    return f"切换到{NEXT_YEAR}年：“{before.name}”接着的是“{after.name}”。"


def go_back(tour: Tour) -> str:
    """Switch back to the first year and its pillar."""
    hand = tour.hand
    hand.press(f"{YEAR}年度", hand.window.header)
    hand.until(lambda: hand.bench.context.year and hand.bench.context.year.year == YEAR, "年度没有切换")
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    tour.choose()
    return f"回到{YEAR}年“{PILLAR}”，“{PROJECT}”仍是 {tour.project().percent:.0f}%。"


def use_filters(tour: Tour) -> str:
    """Filter by a tile and by a chip, and take both off."""
    hand = tour.hand
    page = hand.bench.pillar
    hand.press("未定 ", page)
    grey = page.model.shown_rows()
    check(grey and all(row.light is Light.GREY for row in grey), "点“未定”后列出了别的项目。")
    hand.picture("filter")
    hand.press("未定 ", page)
    check(len(page.model.shown_rows()) == len(page.model.rows()), "取消筛选后项目没有列全。")
    chip = next(chip for chip in page.findChildren(FilterChip) if chip.accessibleName().startswith("状态"))
    chip.setFocus()
    hand.key(Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    check(isinstance(menu, QMenu), "状态筛选的菜单没有打开。")
    next(action for action in menu.actions() if action.text().startswith("蓝灯")).trigger()
    menu.close()
    blue = page.model.shown_rows()
    check(blue and all(row.light is Light.BLUE for row in blue), "筛选“蓝灯”后列出了别的项目。")
    hand.key(Qt.Key.Key_Delete)
    check(len(page.model.shown_rows()) == len(page.model.rows()), "取消筛选后项目没有列全。")
    return f"筛选：点卡片“未定”列出 {len(grey)} 项，状态选“已完成”列出 {len(blue)} 项，再都取消。"


def search(tour: Tour) -> str:
    """Search in the pillar, and clear the search."""
    hand = tour.hand
    page = hand.bench.pillar
    hand.menu("find")
    hand.write(WANTED)
    found = page.model.shown_rows()
    check(0 < len(found) < len(page.model.rows()), f"搜索“{WANTED}”没有筛出项目。")
    hand.picture("search")
    hand.menu("find")
    hand.write(ELSEWHERE)
    hand.key(Qt.Key.Key_Return)
    hand.until(lambda: hand.bench.context.project, f"按回车没有找到别的板块里的“{ELSEWHERE}”")
    elsewhere = hand.bench.pillar_row()
    check(ELSEWHERE in hand.bench.context.project.name and elsewhere.name != PILLAR, "找到的项目不对。")
    hand.menu("find")
    hand.key(Qt.Key.Key_Escape)
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    check(len(page.model.shown_rows()) == len(page.model.rows()), "清空搜索后项目没有列全。")
    return f"搜索“{WANTED}”，列出 {len(found)} 项；搜索“{ELSEWHERE}”按回车，转到“{elsewhere.name}”；按 Esc 恢复。"


def look_around(tour: Tour) -> str:
    """Look at facts, history, menus and the list of shortcuts."""
    hand = tour.hand
    tour.choose()
    inspector = hand.bench.pillar.inspector
    tabs = hand.find(PillarTabs, inspector)
    for title, name in (("资料", "facts"), ("历史", "history")):
        hand.turn(tabs, title)
        hand.picture(name, inspector)
    hand.turn(tabs, "填报")
    for title, name in (("文件", "menu-file"), ("项目", "menu-project"), ("年度", "menu-year"), ("查看", "menu-view")):
        hand.menu_picture(name, title)
    hand.in_dialog(QDialog, lambda: hand.menu("keys"), lambda dialog: hand.picture("keys", dialog))
    return "看过项目的资料和修改历史、各个菜单和快捷键一览。"


def look_at_indicators(tour: Tour) -> str:
    """See the months of a pillar's indicators, and come back to its projects."""
    hand = tour.hand
    page = hand.bench.pillar
    hand.turn(hand.window.tabs, MEASURED)
    hand.settle()
    hand.press("指标", page)
    hand.settle()
    panel = hand.find(IndicatorPanel)
    shares = [
        at for at in range(panel.list_model.rowCount()) if panel.list_model.index(at, 0).data().startswith("“六大")
    ]
    hand.click_row(panel.table, shares[0])
    hand.settle()
    months = panel.months
    beside = [months.index(at, 2).data() for at in range(months.rowCount()) if months.index(at, 1).data()]
    check(beside == ["≠ 91.875"], f"91.8% 旁边算出来的不是 91.875：{beside}。")
    hand.picture("indicator")
    hand.key(Qt.Key.Key_Escape)
    check(page.table.isVisible(), "按 Esc 没有回到项目。")
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    return "看过各月的指标：原文的 91.8% 旁边是算得的 91.875%，按 Esc 回到项目。"


def look_at_sites(tour: Tour) -> str:
    """Open the register of sites of the project, and go back."""
    hand = tour.hand
    tour.choose()
    inspector = hand.bench.pillar.inspector
    tabs = hand.find(PillarTabs, inspector)
    hand.turn(tabs, "点位")
    hand.settle()
    hand.press("展开台账", inspector)
    hand.until(hand.bench.register, "点位台账没有打开")
    register = hand.find(SiteLedger)
    hand.until(register.model.rows, "点位台账里没有点位")
    hand.picture("sites")
    sites = len(register.model.rows())
    hand.press("返回", register)
    hand.turn(tabs, "填报")
    return f"展开“{PROJECT}”的点位台账：{sites} 处点位，再回到项目表。"


def make_a_project(tour: Tour) -> str:
    """Enter a new project, and undo it."""
    hand = tour.hand
    page = hand.bench.pillar
    before = len(page.model.rows())

    def fill(dialog: ProjectDialog) -> None:
        hand.write_into(dialog.name, NEW_PROJECT)
        hand.write_into(dialog.target, "年底前完成改造")
        hand.picture("project", dialog)
        dialog.accept()

    hand.in_dialog(ProjectDialog, lambda: hand.menu("new_project"), fill)
    hand.settle()
    check(any(row.name == NEW_PROJECT for row in page.model.rows()), "新增的项目没有出现在表里。")
    hand.menu("undo")
    hand.settle()
    check(len(page.model.rows()) == before, "撤销后新增的项目还在。")
    return f"新增项目“{NEW_PROJECT}”，看到它出现，再撤销。"


def look_at_directories(tour: Tour) -> str:
    """See the names of sections, communities and posts, and where they are used."""
    hand = tour.hand
    told: list[str] = []

    def look(dialog: DirectoriesDialog) -> None:
        hand.settle()
        hand.turn(dialog.tabs, "社区")
        hand.settle()
        model = dialog.models[COMMUNITY]
        told.extend(str(model.index(at, 2).data()) for at in range(model.rowCount()))
        check(all(told), "有社区没有写明用在哪里。")
        hand.picture("directories", dialog)

    hand.in_dialog(DirectoriesDialog, lambda: hand.menu("directories"), look)
    return f"看过科室、社区和岗位：{len(told)} 个社区都写明用在哪里。"


def look_at_comparison(tour: Tour) -> str:
    """Compare the two years: indicators on the same months only, projects by lineage."""
    hand = tour.hand
    hand.turn(hand.window.tabs, "年度对比")
    hand.until(hand.bench.shown_comparison, "年度对比没有打开")
    page = hand.find(ComparisonPage)
    hand.until(page.compared, "年度对比没有算出来")
    hand.settle()
    compared = page.compared()
    check(compared.years == (YEAR, NEXT_YEAR), "对比的不是这两年。")
    for pair in compared.indicators:
        check(pair.comparable or pair.reason, f"指标“{pair.name}”不可比，却没有说明原因。")
        same = pair.earlier and pair.later and pair.earlier.period == pair.later.period
        check(same or not pair.comparable, f"指标“{pair.name}”的统计期不同，不该对比。")
    hand.picture("comparison", large=True)
    tables = hand.find(ComparisonTables, page)
    for title, name in (("全部指标", "indicators"), ("分主题统计", "counts"), ("项目衔接", "lineage")):
        hand.turn(tables.tabs, title)
        if name == "lineage":
            hand.press(Kind.CARRIED, tables)
        hand.picture(name, tables)
    carried = [row for group in page.compared().projects for row in group.rows]
    check(carried and all(row.kind is Kind.CARRIED for row in carried), "筛选“结转”后列出了别的项目。")
    hand.press(Kind.CARRIED, tables)
    barred = sum(not pair.comparable for pair in compared.indicators)
    return (
        f"年度对比：{len(compared.indicators)} 项指标中 {barred} 项不可比，都说明了原因；结转项目 {len(carried)} 个。"
    )


def see_dark(tour: Tour) -> str:
    """Turn to the dark theme and back."""
    hand = tour.hand
    hand.menu("theme_light")
    before = hand.window.palette().window().color()
    hand.menu("theme_dark")
    QTest.qWait(0)
    check(hand.window.palette().window().color() != before, "颜色没有变深。")
    hand.picture("dark")
    hand.menu("theme_light")
    return "换成深色，再换成浅色。"
