"""Steps of the tour that print: preview, then PDF through the file dialog, then a look into the PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pikepdf
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QLineEdit
from tour_hand import PROJECT, Tour, check
from tour_report import WORDS

from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.widgets.page_view import Fit

UPRIGHT, ACROSS = QSize(880, 1150), QSize(1200, 850)  # windows in which a whole page is readable


class Paper(NamedTuple):
    """One thing to print: its picture, its PDF, a text that must be findable in it, and how it lies."""

    picture: str
    pdf: str
    text: str
    size: QSize = UPRIGHT


def print_project(tour: Tour) -> str:
    """Print the status sheet of the project."""
    tour.choose()
    paper = Paper("sheet", "中山路综合整治工程-进度单.pdf", PROJECT + WORDS["progress"])
    pages = _print(tour, lambda: tour.hand.menu("preview"), paper)
    return f"预览“{PROJECT}”的进度单，另存为 PDF，共 {pages} 页，文字可以搜索。"


def print_pillar(tour: Tour) -> str:
    """Print the sheets of all projects of the pillar in one go."""
    projects = tour.hand.bench.pillar.model.rows()
    pages = _print(
        tour, lambda: tour.hand.menu("preview_pillar"), Paper("", "乐居东柳-全部进度单.pdf", projects[-1].name)
    )
    check(pages >= len(projects), "进度单的页数比项目数还少。")
    return f"打印本板块全部 {len(projects)} 个项目的进度单，共 {pages} 页。"


def print_comparison(tour: Tour) -> str:
    """Print the comparison that is shown."""
    paper = Paper("comparison-sheet", "2015年与2016年对比表.pdf", "不可比结转延续新增办结", ACROSS)
    pages = _print(tour, lambda: tour.hand.press("打印对比表"), paper)
    return f"打印年度对比表，共 {pages} 页。"


def _print(tour: Tour, show: Callable[[], object], paper: Paper) -> int:
    """Preview, save as PDF, and give the number of its pages."""
    target = tour.papers / paper.pdf
    target.unlink(missing_ok=True)  # or the file dialog asks
    shown: list[int] = []
    tour.hand.in_dialog(PreviewDialog, show, partial(_preview, tour, paper, target, shown))
    with pikepdf.open(target) as pdf:
        check(shown == [len(pdf.pages)], f"{paper.pdf} 的页数与预览不同。")
        missing = set(paper.text) - _searchable(pdf)
    check(not missing, f"{paper.pdf} 里搜不到“{''.join(sorted(missing))}”。")
    return shown[0]


def _preview(tour: Tour, paper: Paper, target: Path, shown: list[int], dialog: PreviewDialog) -> None:
    hand = tour.hand
    hand.until(dialog.save_button.isEnabled, "没有排好版")
    shown.append(dialog.pages.model().rowCount())
    if paper.picture:
        hand.picture(f"preview-{paper.picture}", dialog)
        before = dialog.size()
        dialog.resize(paper.size)
        dialog.view.set_fit(Fit.PAGE)
        dialog.view.go_to(0)
        hand.picture(f"paper-{paper.picture}", dialog.view.viewport())
        dialog.resize(before)
    hand.in_dialog(QFileDialog, lambda: hand.click(dialog.save_button), partial(_name, target))
    hand.until(lambda: target.exists() and dialog.save_button.isEnabled(), f"{target.name} 没有写成")
    check(dialog.banner.isVisible(), "保存 PDF 后没有告诉用户。")


def _name(target: Path, dialog: QFileDialog) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")  # as a person types it; what is preselected may come late
    field.setText(str(target))
    check([Path(name) for name in dialog.selectedFiles()] == [target], "另存为对话框没有接受文件名。")
    dialog.accept()


def _searchable(pdf: pikepdf.Pdf) -> set[str]:
    """Give all characters that can be searched and copied."""
    fonts = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry)
    found: set[str] = set()
    for font in fonts:
        for line in font["/ToUnicode"].read_bytes().splitlines():
            _glyph, _space, meant = line.partition(b"> <")
            if meant.endswith(b">"):
                found.update(bytes.fromhex(meant[:-1].decode()).decode("utf-16-be"))
    return found
