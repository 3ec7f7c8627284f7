"""Everything the menus offer, as data: to add a verb, add a line. Menus, shortcuts and the key list read this table."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dongliu_desktop.documents.sheets import SHEETS, Scope
from dongliu_desktop.ui.language import mark
from dongliu_desktop.ui.shell.context import COMPARISON, MONTHLY, PILLAR, Context
from dongliu_desktop.ui.shell.menu_names import EDIT, FILE, HELP, PRINT, PROJECT, VIEW, YEAR
from dongliu_desktop.ui.shell.verbs import Verbs
from dongliu_desktop.ui.shell.window_verbs import WindowVerbs


class Action(NamedTuple):
    """One verb: `run` does it. A menu "项目/" starts a new group in 项目.

    What needs an open file says so by `enabled`; all else is a verb of `WindowVerbs`.
    """

    id: str
    text: str
    menu: str
    run: Callable[[Verbs], None]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[Context], bool] = lambda _context: True


def when(test: Callable[[Context], bool]) -> Callable[[Context], bool]:
    """Give `test` as it is; type checkers do not see what a lambda takes inside a NamedTuple's constructor."""
    return test


is_open = when(lambda now: bool(now.page))
may_change = when(lambda now: is_open(now) and not now.locked)
may_edit = when(lambda now: is_open_year(now) and now.page == PILLAR)
may_edit_project = when(lambda now: may_edit(now) and now.project is not None)
may_save = when(lambda now: may_edit_project(now) or (is_open_year(now) and now.page == MONTHLY))
is_open_year = when(lambda now: now.year is not None and not now.year.frozen and not now.locked)

POSSIBLE: dict[Scope, Callable[[Context], bool]] = {
    Scope.PROJECTS: when(lambda now: now.project is not None),
    Scope.PILLAR: when(lambda now: now.page == PILLAR),
    Scope.YEAR: when(lambda now: now.year is not None),
    Scope.YEARS: is_open,
}
SHEET_ACTIONS = tuple(
    Action(
        f"sheet_{sheet.key}",
        mark(sheet.entry),
        PRINT + "/" * (number == 0),
        partial(Verbs.preview_sheet, key=sheet.key),
        enabled=POSSIBLE[sheet.scope],
    )
    for number, sheet in enumerate(SHEETS)
)
"""Every kind of sheet, of what is shown now."""

ACTIONS: tuple[Action, ...] = (
    Action("open", mark("打开数据文件…"), FILE, WindowVerbs.open_file, "Ctrl+O", "folder-open"),
    Action("new_file", mark("新建数据文件…"), FILE, WindowVerbs.new_file, "", "database"),
    Action("save_copy", mark("另存到…"), FILE, Verbs.save_copy, "Ctrl+Shift+S", "save", is_open),
    Action("export_office", mark("导出表格和文书…"), FILE + "/", Verbs.export_office, "Ctrl+Shift+E", "file-output",
           when(lambda now: now.year is not None)),
    Action("export_json", mark("导出全部数据 (JSON)…"), FILE, Verbs.export_json, "", "file-output", is_open),
    Action("backups", mark("备份与恢复…"), FILE + "/", WindowVerbs.show_backups, "Ctrl+B", "archive"),
    Action("check_file", mark("检查数据文件…"), FILE, WindowVerbs.check_file, "", "clipboard-check"),
    Action("password", mark("密码…"), FILE + "/", Verbs.change_password, "", "lock", is_open),
    Action("lock_screen", mark("立即锁定"), FILE, Verbs.lock_screen, "Ctrl+L", "", is_open),
    Action("choose_patience", mark("自动锁定…"), FILE, Verbs.choose_patience, "", "clock", is_open),
    Action("sign", mark("录入人…"), FILE + "/", Verbs.sign, "", "user", is_open),
    Action("settings", mark("设置…"), FILE, WindowVerbs.show_settings, "Ctrl+,", "settings"),
    Action("quit", mark("退出"), FILE + "/", WindowVerbs.quit, "Ctrl+Q", "log-out"),
    Action("undo", mark("撤销"), EDIT, Verbs.undo, "Ctrl+Z", "undo-2",
           when(lambda now: bool(now.undo) and not now.locked)),
    Action("redo", mark("重做"), EDIT, Verbs.redo, "Ctrl+Y", "redo-2",
           when(lambda now: bool(now.redo) and not now.locked)),
    Action("find", mark("查找"), EDIT + "/", Verbs.find, "Ctrl+F", "search", is_open),
    Action("directories", mark("科室、社区和岗位…"), EDIT + "/", Verbs.show_directories, "", "users", is_open),
    Action("save", mark("保存填报"), PROJECT, Verbs.save_report, "Ctrl+S", "save", may_save),
    Action("report", mark("填报进度"), PROJECT, Verbs.focus_report, "Ctrl+R", "clipboard-check", may_edit_project),
    Action("correct", mark("更正选中的填报"), PROJECT, Verbs.correct_report, "", "pencil", may_edit_project),
    Action("override_light", mark("人工设定亮灯…"), PROJECT, Verbs.override_light, "", "flag", may_edit_project),
    Action("new_project", mark("新增项目…"), PROJECT + "/", Verbs.new_project, "Ctrl+N", "plus", may_edit),
    Action("edit_project", mark("修改、移动项目…"), PROJECT, Verbs.edit_project, "Ctrl+E", "pencil", may_edit_project),
    Action("delete_project", mark("删除项目"), PROJECT, Verbs.delete_project, "Ctrl+Delete", "trash-2",
           may_edit_project),
    Action("new_workstream", mark("新增条线…"), PROJECT + "/", Verbs.new_workstream, "", "list", may_edit),
    Action("rename_workstream", mark("条线改名…"), PROJECT, Verbs.rename_workstream, "", "pencil", may_edit_project),
    Action("new_year", mark("新增年度…"), YEAR, Verbs.new_year, "", "calendar-days", may_change),
    Action("new_pillar", mark("新增板块…"), YEAR, Verbs.new_pillar, "", "layout-dashboard", is_open_year),
    Action("reference_today", mark("基准日跟随今天"), YEAR + "/", Verbs.reference_today, "", "calendar-check",
           when(lambda now: is_open_year(now) and now.year is not None and now.year.fixed)),
    Action("reference_fixed", mark("固定基准日…"), YEAR, Verbs.reference_fixed, "", "calendar-days", is_open_year),
    Action("light_rule", mark("亮灯规则…"), YEAR, Verbs.light_rule, "", "settings", is_open_year),
    Action("freeze", mark("封存本年度"), YEAR + "/", Verbs.freeze, "", "lock", is_open_year),
    Action("unfreeze", mark("解除封存"), YEAR, Verbs.unfreeze, "", "lock-open",
           when(lambda now: now.year is not None and now.year.frozen and not now.locked)),
    Action("preview", mark("打印…"), PRINT, Verbs.preview_shown, "Ctrl+P", "printer",
           when(lambda now: now.project is not None or now.page == COMPARISON)),
    Action("preview_pillar", mark("本板块全部进度单…"), PRINT, Verbs.preview_pillar, "Ctrl+Shift+P", "file-text",
           when(lambda now: now.page == PILLAR)),
    *SHEET_ACTIONS,
    Action("precheck", mark("报前体检…"), PRINT + "/", Verbs.precheck, "F7", "clipboard-check",
           when(lambda now: now.year is not None)),
    Action("printing_log", mark("打印记录…"), PRINT, Verbs.show_printing_log, "", "history", is_open),
    Action("next_tab", mark("下一个标签"), VIEW, Verbs.next_tab, "Ctrl+PgDown", "chevron-right", is_open),
    Action("previous_tab", mark("上一个标签"), VIEW, Verbs.previous_tab, "Ctrl+PgUp", "chevron-left", is_open),
    Action("refresh", mark("刷新"), VIEW, Verbs.refresh, "F5", "refresh-cw", is_open),
    Action("indicators", mark("本板块指标"), VIEW + "/", Verbs.show_indicators, "Ctrl+I", "chart-column",
           when(lambda now: now.page == PILLAR)),
    Action("columns", mark("显示的列…"), VIEW, Verbs.choose_columns, "", "columns-3",
           when(lambda now: now.page == PILLAR)),
    Action("theme_system", mark("颜色跟随系统"), VIEW + "/", WindowVerbs.theme_system, "", "monitor"),
    Action("theme_light", mark("浅色"), VIEW, WindowVerbs.theme_light, "", "sun"),
    Action("theme_dark", mark("深色"), VIEW, WindowVerbs.theme_dark, "", "moon"),
    Action("language_chinese", mark("中文界面"), VIEW + "/", WindowVerbs.language_chinese),
    Action("language_english", mark("英文界面 (English)"), VIEW, WindowVerbs.language_english),
    Action("manual", mark("使用手册"), HELP, WindowVerbs.manual, "F1", "book-open"),
    Action("quick_guide", mark("快速指南（两页）"), HELP, WindowVerbs.quick_guide, "", "file-text"),
    Action("keys", mark("快捷键一览"), HELP, WindowVerbs.show_keys, "", "keyboard"),
    Action("log", mark("日志…"), HELP + "/", WindowVerbs.show_log, "", "file-text"),
    Action("about", mark("关于"), HELP, WindowVerbs.about, "", "info"),
)  # fmt: skip
