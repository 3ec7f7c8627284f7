"""Steps of the tour that enter a report: the form, undo and redo, the cell, what the rules refuse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tour_hand import PILLAR, PROJECT, YEAR, Tour, check

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.timeline import Timeline

# An example on a copy of the record, which has words for this project and no percentage.
PERCENT, LATER, LOWER = 82, 85, 80
WORDS = {
    "progress": "南侧道路管道施工基本完成，3座桥梁处于收尾施工阶段。",
    "problems": "枫丹馨园、四明中学征地测量和评估已结束，尚未签约。",
    "next_steps": "与两家产权单位商谈签约，督促桥梁工程收尾。",
}
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_pillar(tour: Tour) -> str:
    """Open the tab of a pillar."""
    hand = tour.hand
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    pillar = hand.bench.pillar_row()
    rows = hand.bench.pillar.model.rows()
    check(pillar and pillar.name == PILLAR and pillar.year == YEAR, f"没有打开{YEAR}年的“{PILLAR}”。")
    check(rows and len(rows) == pillar.projects, "表里的项目数与标签上的不一样。")
    return f"打开“{PILLAR}”，表里列出 {len(rows)} 个项目，按工作条线分组。"


def choose_project(tour: Tour) -> str:
    """Choose the project in the table."""
    tour.choose()
    check(tour.project().percent is None, f"“{PROJECT}”已经有百分比，与记录不符。")
    check(entries(tour) == 1, "填报时间线没有显示记录里的那一条。")
    return f"选中“{PROJECT}”，右边显示它的亮灯、填报表和时间线。"


def type_report(tour: Tour) -> str:
    """Fill in the form; nothing is saved yet."""
    hand = tour.hand
    form = hand.bench.pillar.inspector.form
    hand.menu("report")
    check(QApplication.focusWidget() in {form.percent, form.percent.lineEdit()}, "填报进度后键盘不在形象进度上。")
    QTest.keyClicks(form.percent, str(PERCENT))
    for name, words in WORDS.items():
        hand.write_into(form.texts[name], words)
    hand.until(lambda: form.draft_note.text().startswith("草稿已自动保存"), "草稿没有自动保存")
    check(tour.stored().percent is None, "还没有按保存，文件里却已经改了。")
    hand.picture("report-typed", hand.bench.pillar.inspector)
    return f"填入形象进度 {PERCENT}% 和三段文字，还没有保存，草稿已自动留存。"


def save_report(tour: Tour) -> str:
    """Save, and see table, tiles and timeline change at once."""
    tour.hand.key(Qt.Key.Key_S, CONTROL)
    _holds(tour, PERCENT, 2)
    project = tour.project()
    check(project.light is Light.YELLOW and "9.7" in project.reason, f"亮灯不对：{project.reason}。")
    check((project.progress, project.problems) == (WORDS["progress"], WORDS["problems"]), "文字没有存全。")
    tour.hand.picture("saved", toast=True)
    tour.hand.picture("pillar", large=True)
    return f"按 Ctrl+S 保存：表格、数字卡片和时间线同时变为 {PERCENT}%，亮黄灯，{project.reason}。"


def undo(tour: Tour) -> str:
    """Undo the report."""
    tour.hand.menu("undo")
    _holds(tour, None, 1)
    return "撤销：百分比、亮灯和时间线都回到填报以前。"


def redo(tour: Tour) -> str:
    """Redo the report."""
    tour.hand.menu("redo")
    _holds(tour, PERCENT, 2)
    return f"重做：又是 {PERCENT}%，文字一字不少。"


def edit_in_place(tour: Tour) -> str:
    """Enter a figure in the table's own cell."""
    hand = tour.hand
    _type_into_cell(tour, LATER)
    hand.picture("edit-in-place", hand.bench.pillar.table)
    hand.key(Qt.Key.Key_Return)
    _holds(tour, LATER, 3)
    return f"在表格里按 F2，直接把进度改为 {LATER}%，同样存成一条填报。"


def meet_a_rule(tour: Tour) -> str:
    """Try a lower figure without a reason."""
    hand = tour.hand
    form = hand.bench.pillar.inspector.form
    _type_into_cell(tour, LOWER)
    hand.key(Qt.Key.Key_Return)
    hand.until(form.message.isVisible, "没有提示要写原因")
    check("请写明原因" in form.message.text() and form.reason.hasFocus(), "没有转到原因一栏。")
    check(tour.stored().percent == LATER, "没有写原因的低进度不该存进文件。")
    hand.picture("refusal", hand.bench.pillar.inspector)
    hand.press("清空")
    check(not form.message.isVisible(), "清空以后提示还在。")
    return f"改低到 {LOWER}%，程序说明要写原因，没有存入；清空后恢复原样。"


def entries(tour: Tour) -> int:
    """Give the number of entries in the project's timeline."""
    return tour.hand.find(Timeline, tour.hand.bench.pillar.inspector).model().rowCount()


def _holds(tour: Tour, percent: float | None, reports: int) -> None:
    """Check that window and file hold a percentage, with so many reports."""
    hand = tour.hand
    hand.until(lambda: tour.project().percent == percent, f"形象进度没有变成 {percent}")
    hand.settle()
    page = hand.bench.pillar
    row = page.model.row_of(tour.project().uid)
    shown = {page.model.index(row, at).data() for at in range(page.model.columnCount())}
    check(percent is None or f"{percent}%" in shown, "表格里没有新的百分比。")
    check(entries(tour) == reports, "填报时间线的条数不对。")
    check(hand.button("滞后 ", page).accessibleName().startswith(f"滞后 {int(percent is not None)}"), "数字卡片不对。")
    check(tour.stored().percent == percent, "文件里的形象进度不对。")


def _type_into_cell(tour: Tour, figure: int) -> None:
    """Go to the project's row, press F2 and type, without Enter."""
    hand = tour.hand
    page = hand.bench.pillar
    hand.click_row(page.table, page.model.row_of(tour.project().uid))
    hand.key(Qt.Key.Key_F2)
    editor = hand.find(FigureEditor, page.table)
    QTest.keyClicks(editor, str(figure))
