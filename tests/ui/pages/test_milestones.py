"""The page of milestones: what it tells, and what its keys do."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.domain.milestone_commands import SaveMilestone
from dongliu_desktop.ui.dialogs.milestone import MilestoneDialog

TODAY = date(2016, 6, 20)


@pytest.fixture
def page(pillar: Any) -> Any:
    """The page of 中山路综合整治工程, which has three milestones, the first of them late."""
    row = pillar.choose("中山路")
    for name, planned, weight in (
        ("管道", date(2016, 6, 1), 1.0),
        ("铺装", date(2016, 9, 30), 2.0),
        ("绿化", None, 1.0),
    ):
        pillar.do(SaveMilestone(uuid4().hex, row.uid, name, planned, None, weight))
    pillar.page.inspector._tabs.choose("milestones")
    pillar.settle()
    found = pillar.page.inspector.page("milestones")
    found.list.setFocus()
    return found


def shown(page: Any) -> list[str]:
    model = page.list.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def names(page: Any) -> list[str]:
    return [entry.splitlines()[0].split("  ")[1] for entry in shown(page)]


def test_late_ones_say_by_how_many_days(page: Any, pillar: Any) -> None:
    late = (pillar.row.reference - date(2016, 6, 1)).days

    assert shown(page)[0].splitlines() == ["未完成  管道", f"已晚 {late} 天", "计划 2016-06-01"]
    assert shown(page)[1].splitlines() == ["未完成  铺装", "计划 2016-09-30 · 权重 2"]
    assert "已完成 0 / 3 个节点，按权重 0%" in page.summary.text()


def test_one_key_says_done_today_and_takes_it_back(page: Any, pillar: Any, qtbot: Any) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    pillar.settle()
    done = shown(page)[0]
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    pillar.settle()

    assert f"实际 {TODAY}" in done
    assert "实际" not in shown(page)[0]


def test_the_buttons_offer_what_can_be_done(page: Any, pillar: Any, qtbot: Any) -> None:
    done = page._buttons["done"]
    before = done.text()
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    pillar.settle()
    at_reached = done.text()
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert (before, at_reached, done.text()) == ("今天完成", "撤回完成", "今天完成")

    for _each in names(page):
        page.delete()
        pillar.settle()
    assert [name for name, button in page._buttons.items() if button.isEnabled()] == ["add"]


def test_the_order_is_changed_by_keys_and_the_chosen_one_stays_chosen(page: Any, pillar: Any, qtbot: Any) -> None:
    for _time in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        pillar.settle()

    assert names(page) == ["铺装", "绿化", "管道"]
    assert page.list.currentIndex().row() == 2
    pillar.hub.undo()
    pillar.settle()
    assert names(page) == ["铺装", "管道", "绿化"]


def test_one_is_taken_out_and_brought_back(page: Any, pillar: Any, qtbot: Any) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    pillar.settle()
    assert names(page) == ["铺装", "绿化"]

    pillar.hub.undo()
    pillar.settle()
    assert names(page) == ["管道", "铺装", "绿化"]


def test_a_new_one_is_asked_for_until_it_is_right(page: Any, pillar: Any, qtbot: Any) -> None:
    told: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MilestoneDialog)
        if not told:
            told.append(dialog._message.text())
            QTimer.singleShot(0, fill)
            dialog.accept()
            return
        told.append(dialog._message.text())
        dialog.name.setText("亮灯")
        dialog.accept()

    QTimer.singleShot(0, fill)
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    pillar.settle()

    assert told == ["", "请填写节点名称。"]
    assert names(page) == ["管道", "铺装", "绿化", "亮灯"]
    assert page.list.currentIndex().row() == 3


def test_progress_follows_where_the_project_is_measured_so(page: Any, pillar: Any) -> None:
    pillar.edit(measure="milestones")
    assert pillar.row.percent == 0.0
    pillar.hub.undo()
    pillar.edit(measure="milestones", start=date(2016, 1, 1))
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    page.finish()
    pillar.settle()

    assert pillar.row.computed == pillar.row.percent == (0.0 if pillar.row.reference < TODAY else 25.0)


def test_a_frozen_year_is_only_looked_at(page: Any, pillar: Any) -> None:
    year = next(row for row in pillar.ask(lambda reading: reading.years()) if row.year == 2016)
    pillar.do(SetFrozen(year.uid, frozen=True))
    pillar.look_at(2016, "靓度")
    pillar.choose("中山路")

    assert not page.isEnabled()


def test_the_history_of_the_project_tells_of_its_milestones(page: Any, pillar: Any) -> None:
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    page.finish()
    pillar.page.inspector._tabs.choose("history")
    pillar.settle()
    newest = pillar.page.inspector.page("history").steps.model().index(0, 0).data()

    assert "修改节点 管道" in newest
    assert f"实际日期：— → {TODAY}" in newest
