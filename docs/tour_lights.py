"""Steps of the tour about what the lights go by: milestones with days of delay, and another rule tried first."""

from datetime import date

from PySide6.QtWidgets import QApplication
from tour_hand import PILLAR, Tour, check

from dongliu_desktop.domain.light_presets import PRESETS
from dongliu_desktop.ui.dialogs.fields import show_date
from dongliu_desktop.ui.dialogs.light_rule import LightRuleDialog
from dongliu_desktop.ui.dialogs.milestone import MilestoneDialog
from dongliu_desktop.ui.pages.milestones import MilestonesPage
from dongliu_desktop.ui.pages.overview import OverviewPage
from dongliu_desktop.ui.widgets.tabs import PillarTabs

# An example on a copy of the record, which names no days.
STEPS = (
    ("南侧道路管道基本完成", date(2015, 9, 30), date(2015, 10, 12)),
    ("三座桥梁收尾", date(2015, 11, 15), None),
    ("枫丹馨园、四明中学签约", date(2015, 12, 20), None),
)
PUBLISHED = "银川 2025"


def plan_milestones(tour: Tour) -> str:
    """Enter three milestones in the inspector, and see which are late."""
    hand = tour.hand
    inspector = hand.bench.pillar.inspector
    tabs = hand.find(PillarTabs, inspector)
    hand.turn(tabs, "节点")
    hand.settle()
    page = hand.find(MilestonesPage, inspector)
    for name, planned, actual in STEPS:

        def act(
            dialog: MilestoneDialog, name: str = name, planned: date = planned, actual: date | None = actual
        ) -> None:
            hand.write_into(dialog.name, name)
            show_date(dialog.planned, planned)
            show_date(dialog.actual, actual)
            hand.press("保存", dialog)

        hand.in_dialog(MilestoneDialog, lambda: hand.press("新增", page), act)
        hand.settle()
    hand.picture("milestones", large=True)
    check("1 / 3" in page.summary.text(), f"节点没有数对：{page.summary.text()}")
    hand.turn(tabs, "填报")
    hand.focus()
    return f"写下 {len(STEPS)} 个节点：{page.summary.text()}"


def try_a_rule(tour: Tour) -> str:
    """Look what a published rule would change, and leave all as it is."""
    hand = tour.hand
    told: list[str] = []

    def act(dialog: LightRuleDialog) -> None:
        at = next(at for at in range(dialog.start.count()) if dialog.start.itemText(at).startswith(PUBLISHED))
        dialog.start.setCurrentIndex(at)
        dialog.start.activated.emit(at)
        hand.until(lambda: "个项目会变" in dialog.told.text(), "没有算出哪些项目会变")
        check(dialog.rule() == next(rule for rule in PRESETS if rule.name == PUBLISHED), "规则没有照原样列出。")
        told.append(dialog.told.text())
        hand.picture("light-rule", dialog)

    hand.in_dialog(LightRuleDialog, lambda: hand.menu("light_rule"), act)
    return f"试了试“{PUBLISHED}”的亮灯规则，没有保存：{told[0]}"


def see_what_is_due(tour: Tour) -> str:
    """Look on the overview what falls due, copy the reminder, and go back to the project."""
    hand = tour.hand
    hand.turn(hand.window.tabs, "总览")
    hand.settle()
    page = hand.find(OverviewPage)
    left, right = page.lists
    hand.turn(left.tabs, "即将到期")
    hand.turn(right.tabs, "最近变化")
    check(page.due.many and page.changed.many, "总览没有列出到期的节点和最近的变化。")
    hand.picture("overview-due", large=True)
    hand.click(left.copy_button)
    check("三座桥梁收尾" in QApplication.clipboard().text(), "没有复制催办。")
    hand.turn(hand.window.tabs, PILLAR)
    hand.settle()
    tour.choose()
    return f"总览：即将到期 {page.due.many} 项，最近变化 {page.changed.many} 项，复制了催办。"
