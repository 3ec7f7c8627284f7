"""The order of the tour: a first day at work, and the morning after, each with a start of its own."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tour_attachments import attach_files
from tour_check import look_before_sending
from tour_hand import PILLAR, YEAR, Failed, Hand, Tour, check
from tour_lights import plan_milestones, see_what_is_due, try_a_rule
from tour_month import fill_in_month
from tour_papers import print_comparison, print_pillar, print_project
from tour_places import (
    be_welcomed,
    go_back,
    go_to_next_year,
    look_around,
    look_at_comparison,
    look_at_directories,
    look_at_indicators,
    look_at_overview,
    look_at_pillars,
    look_at_sites,
    make_a_project,
    search,
    see_dark,
    use_filters,
)
from tour_report import (
    LATER,
    PERCENT,
    choose_project,
    edit_in_place,
    entries,
    meet_a_rule,
    open_pillar,
    redo,
    save_report,
    type_report,
    undo,
)
from tour_safekeeping import keep_safe, look_at_settings, look_through

from dongliu_desktop.app import Program
from dongliu_desktop.services.checking import check as check_file
from dongliu_desktop.system.paths import default_file
from dongliu_desktop.ui.theme.theme import STYLE_ARGUMENTS

REPORTS = 3  # in the project's timeline at the end of the first day
UNFINISHED = "12月上旬与两家产权单位再次商谈。"


def leave(tour: Tour) -> str:
    """Type something, do not save it, and quit."""
    hand = tour.hand
    hand.write_into(hand.bench.pillar.inspector.form.texts["progress"], UNFINISHED)
    _quit(hand)
    return "写下一句还没有保存的话，就退出程序。"


def find_all_again(tour: Tour) -> str:
    """Start again: the place, the report, the draft and the undo are as they were left."""
    hand = tour.hand
    hand.until(lambda: hand.program.bench and hand.program.bench.years, "记录没有显示出来")
    hand.until(lambda: hand.bench.context.undo, "再次启动后不能撤销")
    hand.settle()
    pillar = hand.bench.pillar_row()
    check(pillar and (pillar.name, pillar.year) == (PILLAR, YEAR), "再次启动后没有回到上次的板块。")
    page = hand.bench.pillar
    tour.choose()
    check(tour.project().percent == tour.stored().percent == LATER, "上次保存的进度不在了。")
    check(entries(tour) == REPORTS, "填报时间线少了。")
    check(page.inspector.form.texts["progress"].toPlainText() == UNFINISHED, "没写完的草稿不在了。")
    hand.picture("restart")
    return f"再次启动：回到“{PILLAR}”，{LATER}% 和时间线都在，没写完的那句话也在。"


def undo_yesterday(tour: Tour) -> str:
    """Undo and redo what was done before the restart."""
    hand = tour.hand
    hand.menu("undo")
    hand.until(lambda: tour.project().percent == PERCENT, "没有撤销到上一条填报")
    check(tour.stored().percent == PERCENT, "文件里没有撤销。")
    hand.menu("redo")
    hand.until(lambda: tour.project().percent == LATER, "没有重做")
    hand.settle()
    return f"昨天的操作今天还能撤销、重做：{LATER}% → {PERCENT}% → {LATER}%。"


def check_the_file(tour: Tour) -> str:
    """Quit, and let the program check its own file."""
    _quit(tour.hand)
    checked = check_file(tour.file)
    check(not checked.findings, "数据文件检查有问题：" + "；".join(checked.findings))
    return f"退出后检查数据文件，没有发现问题：{checked.holds}。"


DAYS: dict[str, tuple[Callable[[Tour], str], ...]] = {
    "first": (
        be_welcomed, look_at_overview, open_pillar, choose_project, plan_milestones, type_report, save_report,
        undo, redo, attach_files, edit_in_place, meet_a_rule, try_a_rule, use_filters, search, look_around,
        look_at_sites, look_at_indicators, look_before_sending, make_a_project, look_at_directories, print_project,
        print_pillar, look_at_pillars, go_to_next_year, look_at_pillars, look_at_comparison, print_comparison, go_back,
        see_what_is_due, keep_safe, look_through, look_at_settings, leave,
    ),
    "second": (find_all_again, undo_yesterday, fill_in_month, see_dark, check_the_file),
}  # fmt: skip


def run_day(day: str, pictures: Path, papers: Path) -> int:
    """Start the program, take the steps of one day, and give the exit code. Folders: for PNGs and for PDFs."""
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    app.setApplicationName("dongliu")
    app.setCursorFlashTime(0)  # pictures do not depend on the moment
    program = Program(app, None)  # as a first start: it makes the user's own file, here in a folder of the tour's
    tour = Tour(Hand(program, pictures), default_file(), papers)
    first = 1 if day == "first" else 1 + len(DAYS["first"])
    for number, step in enumerate(DAYS[day], start=first):
        try:
            print(f"{number:2}. {step(tour)}", flush=True)
        except Failed as failed:
            print(f"第 {number} 步没有成功：{failed}", file=sys.stderr)
            program.window.close()
            return 1
        except Exception:  # noqa: BLE001 - the program's own guard would take it in silence
            print(f"第 {number} 步没有成功，演示脚本自己出错了：\n{traceback.format_exc()}", file=sys.stderr)
            return 1
    return 0


def _quit(hand: Hand) -> None:
    window = hand.window
    hand.menu("quit")
    hand.until(lambda: not window.isVisible(), "窗口没有关上")
    check(hand.program.bench is None, "窗口关上了，数据文件还开着。")
