"""Makes the quick guide: two pages of A4 with pictures of the real program, as docs/quick-guide.pdf.

`python docs/quick_guide.py [file]`, after docs/tour.py has made the pictures. Set with the program's own paper core;
shortcuts and lights are taken from the program. docs/build_manual.py puts it beside the manual.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))  # it runs from the source tree, installed or not

from PySide6.QtGui import QGuiApplication, QImageReader  # noqa: E402 - see above

from dongliu_desktop.documents.layout.items import (  # noqa: E402 - see above
    A4,
    Box,
    Document,
    Ellipse,
    Item,
    Line,
    Page,
    Picture,
    Rect,
    Role,
    Style,
    mm,
    pt,
)
from dongliu_desktop.documents.layout.marks import light_shape  # noqa: E402 - see above
from dongliu_desktop.documents.layout.pdf import write_pdf  # noqa: E402 - see above
from dongliu_desktop.documents.layout.text import Align, Typesetter  # noqa: E402 - see above
from dongliu_desktop.domain.lights import Light  # noqa: E402 - see above
from dongliu_desktop.ui.shell.actions import ACTIONS  # noqa: E402 - see above

TARGET = DOCS / "quick-guide.pdf"
IMAGES = DOCS / "images"
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same text and pictures give the same bytes
EDGE, WIDE = mm(16), A4.width - 2 * mm(16)
GREEN, MUTED, HAIR = "#177245", "#5a6472", "#d5dae1"
TITLE = Style(Role.HEI, 19, bold=True, colour=GREEN)
HEAD = Style(Role.HEI, 12.5, bold=True, colour=GREEN)
BODY = Style(Role.SONG, 9.5, pitch=14.5)
SMALL = Style(Role.SONG, 9, colour=MUTED)
NUMBER = Style(Role.HEI, 9, bold=True, colour="#ffffff")

# The window's parts: where its number stands on the picture (shares of its width and height), and what it is for.
PARTS = (
    (0.345, 0.020, "菜单：所有功能都在里面，右边写着快捷键"),
    (0.274, 0.045, "年度：点一下，整个窗口换到那一年"),
    (0.60, 0.072, "搜索：按 Ctrl+F，输项目、科室、责任人"),
    (0.575, 0.133, "标签：总览、各板块、月度填报、督办、年度对比"),
    (0.697, 0.180, "数字和筛选：点“滞后”，只看滞后的项目"),
    (0.30, 0.680, "项目表：竖线是今天应到的进度；按 F2 直接改"),
    (0.975, 0.250, "填报表：选中的项目在这里填，还有资料和历史"),
    (0.80, 0.985, "状态栏：存了什么、文件在哪、谁在录入"),
)
FIRST_REPORT = (
    "点一个板块，在表里点一个项目。",
    "按 Ctrl+R，填形象进度或完成数。",
    "写进展情况、存在问题、下一步打算；灰字是上次写的。",
    "按 Ctrl+S 保存。表、数字和亮灯马上变。",
    "填错了按 Ctrl+Z 撤销；过后发现的，用“更正”，原来的那条留着。",
)
VIEWS = (
    ("overview-2015", "总览", "一年的项目、亮灯、落后的和本月没填的，双击就到那个项目。"),
    ("monthly", "月度填报", "一张表填完一个月，可以从表格文件粘贴，最后一起保存。"),
    ("comparison", "年度对比", "两年同期的指标，项目从哪年接着来；可以打印。"),
    ("preview-sheet", "打印", "按 Ctrl+P 预览，打印或另存为 PDF，签字栏都排好。"),
)
KEYS = (
    "find", "report", "save", "undo", "redo", "new_project", "edit_project", "preview", "next_tab", "backups",
    "lock_screen", "settings", "refresh", "manual",
)  # fmt: skip
LIGHTS = (
    (Light.BLUE, "已完成"),
    (Light.GREEN, "正常：不低于时序进度"),
    (Light.YELLOW, "滞后：低于时序 10 个百分点以内"),
    (Light.RED, "严重滞后：低于 10 个百分点以上，或逾期"),
    (Light.GREY, "未定：没有百分比或目标数，或没填报"),
)
CARE = (
    "填了就存；没写完的话自动留草稿，断电、重启都不丢。",
    "每天自动备份。“文件 > 备份与恢复”（Ctrl+B）随时再做一份，也能回到以前。",
    "建议在“设置”里选第二备份位置：另一块磁盘或 U 盘。",
    "多人轮流用，在“文件 > 录入人”里换名字；要保密，用“文件 > 密码”。",
    "别的单位用：“文件 > 新建数据文件”，再按“建立本单位的记录”。",
    "不会的按 F1，打开的就是眼前这一页的说明。",
)


class Sheet:
    """Two pages that are filled from the top down."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.y = mm(12)
        self._type = Typesetter()

    def text(self, text: str, style: Style, box: Box, align: float = Align.START) -> None:
        """Set a text into a box, from its top."""
        self.items += self._type.place(text, style, box, align, Align.START)

    def height(self, text: str, style: Style, width: float) -> float:
        """Give the height a text needs at a width."""
        return style.line * len(list(self._type.place(text, style, Box(0, 0, width, 0))))

    def title(self, text: str, beside: str) -> None:
        """Set the head of a page."""
        self.text(text, TITLE, Box(EDGE, self.y, WIDE, TITLE.line))
        self.text(beside, SMALL, Box(EDGE, self.y + mm(3), WIDE, SMALL.line), Align.END)
        self.y += TITLE.line + mm(1.5)
        self.items.append(Line(EDGE, self.y, EDGE + WIDE, self.y, pt(1.2), GREEN))
        self.y += mm(4)

    def heading(self, text: str, left: float = EDGE, width: float = WIDE) -> None:
        """Set a heading."""
        self.text(text, HEAD, Box(left, self.y, width, HEAD.line))
        self.y += HEAD.line + mm(1)

    def picture(self, name: str, left: float, width: float) -> Box:
        """Put a picture of the manual at the present height, framed; give its place."""
        file = IMAGES / f"{name}.png"
        size = QImageReader(str(file)).size()
        box = Box(left, self.y, width, width * size.height() / size.width())
        self.items.append(Picture(*box, str(file)))
        self.items.append(Rect(*box, stroke=HAIR, stroke_width=pt(0.6)))
        return box

    def number(self, number: int, x: float, y: float) -> None:
        """Put a number in a disc, its middle at a point."""
        size = mm(4.6)
        self.items.append(Ellipse(x - size / 2, y - size / 2, size, size, GREEN, "#ffffff", pt(0.7)))
        self.text(str(number), NUMBER, Box(x - size / 2, y - NUMBER.line / 2, size, NUMBER.line), Align.MIDDLE)

    def steps(self, texts: Sequence[str], left: float, width: float) -> None:
        """Set numbered lines."""
        for number, text in enumerate(texts, start=1):
            self.number(number, left + mm(2.5), self.y + BODY.line / 2)
            inner = Box(left + mm(7), self.y, width - mm(7), 0)
            self.text(text, BODY, inner)
            self.y += self.height(text, BODY, inner.width) + mm(1)


def first_page() -> Page:
    """Tell the window's parts, the first report and the lights."""
    sheet = Sheet()
    sheet.title("快速指南", "东柳街道重点工作进度管理 · 按 F1 看使用手册")
    sheet.heading("窗口里有什么")
    shown = sheet.picture("pillar", EDGE, WIDE)
    for number, (x, y, _words) in enumerate(PARTS, start=1):
        sheet.number(number, shown.x + x * shown.width, shown.y + y * shown.height)
    sheet.y += shown.height + mm(3)
    half = WIDE / 2
    top = sheet.y
    for number, (_x, _y, words) in enumerate(PARTS):
        column, row = divmod(number, (len(PARTS) + 1) // 2)
        left, y = EDGE + column * half, top + row * (BODY.line + mm(1.2))
        sheet.number(number + 1, left + mm(2.5), y + BODY.line / 2)
        sheet.text(words, BODY, Box(left + mm(7), y, half - mm(8), 0))
    sheet.y = top + (len(PARTS) + 1) // 2 * (BODY.line + mm(1.2)) + mm(3)
    top = sheet.y
    sheet.heading("填一次进展")
    sheet.steps(FIRST_REPORT, EDGE, WIDE * 0.58)
    sheet.y += mm(2)
    sheet.heading("亮灯")
    for light, words in LIGHTS:
        sheet.items.append(light_shape(light, EDGE + mm(1), sheet.y + BODY.line / 2 - mm(1.6), mm(3.2)))
        sheet.text(words, BODY, Box(EDGE + mm(7), sheet.y, WIDE * 0.58, 0))
        sheet.y += BODY.line
    sheet.y = top
    sheet.picture("report-typed", EDGE + WIDE * 0.64, WIDE * 0.36)
    return Page(tuple(sheet.items))


def second_page() -> Page:
    """Show the other pages, and tell the keys and what keeps the record safe."""
    sheet = Sheet()
    sheet.title("看、打印、保管", "第 2 页")
    gap, top = mm(6), sheet.y
    width = (WIDE - gap) / 2
    bottoms: list[float] = []
    for number, (name, title, words) in enumerate(VIEWS):
        column, row = number % 2, number // 2
        left = EDGE + column * (width + gap)
        sheet.y = top if row == 0 else max(bottoms[:2]) + mm(3)
        sheet.heading(title, left, width)
        sheet.y += sheet.picture(name, left, width).height + mm(1)
        sheet.text(words, BODY, Box(left, sheet.y, width, 0))
        bottoms.append(sheet.y + sheet.height(words, BODY, width))
    sheet.y = top = max(bottoms) + mm(4)
    sheet.heading("常用快捷键")
    for keys, words in shortcuts():
        sheet.text(keys, BODY, Box(EDGE, sheet.y, mm(30), 0))
        sheet.text(words, BODY, Box(EDGE + mm(32), sheet.y, width - mm(32), 0))
        sheet.y += BODY.line
    sheet.y = top
    left = EDGE + width + gap
    sheet.heading("放心用", left, width)
    sheet.steps(CARE, left, width)
    return Page(tuple(sheet.items))


def shortcuts() -> Iterator[tuple[str, str]]:
    """Give keys and what they do, as the menus have them."""
    actions = {action.id: action for action in ACTIONS}
    for key in KEYS:
        yield actions[key].shortcut, actions[key].text.rstrip("…")
    yield "F2", "在表中直接修改进度"


def main(target: Path) -> None:
    """Write the guide."""
    app = QGuiApplication(sys.argv[:1])
    document = Document("快速指南", A4, (first_page(), second_page()))
    write_pdf([document], target, title="东柳街道重点工作进度管理 快速指南", created=MADE)
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else TARGET)
