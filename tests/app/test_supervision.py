"""督办清单 and the page 督办 of a project: by the real dialogs, from the first word to the striking off."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.ui.dialogs.problem import ClosingDialog, ProblemDialog, ReopeningDialog, StrikingDialog
from dongliu_desktop.ui.pages.problem_card import facts
from dongliu_desktop.ui.pages.project_problems import ProjectProblemsPage
from dongliu_desktop.ui.pages.supervision import SupervisionPage

Start = Callable[..., Any]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    """Somebody at 乐居 2015 with 仇毕 chosen, whose report of the record names a problem."""
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("仇毕")
    return person


def of_project(person: Any) -> ProjectProblemsPage:
    person.page.inspector._tabs.choose("problems")
    person.settle()
    person.wait(lambda: not person.page.inspector.page("problems")._soon.isActive())
    person.settle()
    page = person.page.inspector.page("problems")
    assert isinstance(page, ProjectProblemsPage)
    return page


def the_list(person: Any) -> SupervisionPage:
    person.window.tabs.choose("supervision")
    person.settle()
    page = person.bench.place("supervision")
    person.wait(lambda: not page._stale)
    person.settle()
    assert isinstance(page, SupervisionPage)
    return page


def by_dialog(person: Any, kind: type, fill: Callable[[Any], object], press: Callable[[], object]) -> None:
    def act(dialog: Any) -> None:
        fill(dialog)
        dialog.accept_button.click()

    person.answer(kind, act)
    press()
    person.wait(lambda: not [timer for timer in person._answering if timer.isActive()])
    person.settle()
    person.settle()


def nothing(_dialog: Any) -> None:
    """Change nothing in a dialog."""


def take_up(person: Any) -> ProjectProblemsPage:
    page = of_project(person)
    by_dialog(
        person, ProblemDialog, lambda dialog: dialog.owner.setCurrentText("拆迁办主任"), page.from_report.button.click
    )
    person.wait(lambda: page.model.rowCount() == 1)
    return page


def test_the_problem_of_a_report_becomes_an_item_that_is_struck_off_by_another_person(person: Any) -> None:
    page = of_project(person)
    assert page._empty.isVisible()
    assert "剩余1户车棚正在履行司法程序" in page.from_report.sentence.text()

    take_up(person)

    assert page.from_report.isHidden()
    assert person.context.undo == "新增督办 剩余1户车棚正在履行司法程序"
    assert not page.card.buttons["close"].isHidden()
    assert page.card.buttons["strike_off"].isHidden()
    by_dialog(person, ClosingDialog, nothing, page.card.buttons["close"].click)
    person.wait(lambda: not page.card.buttons["strike_off"].isHidden())

    refused: list[str] = []

    def by_owner_first(dialog: Any) -> None:
        if not dialog._message.text():
            dialog.by.setText("拆迁办主任")
            person.answer(StrikingDialog, lambda again: again_by_another(again, refused))

    def again_by_another(dialog: Any, told: list[str]) -> None:
        told.append(dialog._message.text())
        assert dialog.by.text() == "拆迁办主任"  # nothing typed is lost
        dialog.by.setText("党政办")
        dialog.accept_button.click()

    by_dialog(person, StrikingDialog, by_owner_first, page.card.buttons["strike_off"].click)
    assert refused == ["“拆迁办主任”是责任人或办结人，不能自己核验；请由另一个人销号。"]
    person.wait(lambda: page.model.index(0, 0).data() == "已销号")
    by_dialog(person, ReopeningDialog, lambda dialog: dialog.reason.setText("回潮"), page.card.buttons["reopen"].click)
    person.wait(lambda: page.model.index(0, 0).data() == "办理中")
    person.trigger("undo")
    person.wait(lambda: page.model.index(0, 0).data() == "已销号")


def test_the_list_of_the_year_filters_searches_sorts_and_leads_to_the_project(person: Any) -> None:
    take_up(person)
    page = the_list(person)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert page.model.rowCount() == 4  # the three of the record, and the new one
    assert [tile.facts.figure for tile in page._tiles._tiles] == ["4", "0", "4", "0", "0"]

    page.search.setText("车棚 仇毕")
    assert page.model.rowCount() == 1
    page.reset_filters()
    assert (page.model.rowCount(), page.search.text()) == (4, "")
    page._owners.choose("拆迁办主任")
    assert page.model.rowCount() == 1
    page._tiles.activated.emit("overdue")
    assert page._stack.currentWidget() is page._nothing
    page.reset_filters()
    page.model.sort(2)
    assert page.model.rowCount() == 4

    uid = next(row.uid for row in page._rows if row.project)
    page.table.choose(uid)
    assert page.card._row is not None
    page.table.opened.emit(uid)
    person.wait(lambda: person.context.project is not None and "仇毕" in person.context.project.name)


def test_a_reminder_of_all_selected_items_is_on_the_clipboard(person: Any) -> None:
    take_up(person)
    page = the_list(person)

    page.table.selectAll()
    page.remind_button.click()

    text = QApplication.clipboard().text()
    assert text.count("【催办】") == 4
    assert "【催办】拆迁办主任：" in text
    assert page._note.text() == "已复制 4 项催办，可以粘贴到短信或文件里。"


def test_an_item_of_the_whole_year_is_added_edited_and_deleted_from_the_list(person: Any) -> None:
    page = the_list(person)
    before = page.model.rowCount()
    by_dialog(person, ProblemDialog, lambda dialog: dialog.text.setPlainText("全街道的事"), page.add_button.click)
    person.wait(lambda: page.model.rowCount() == before + 1)

    row = next(row for row in page._rows if row.text == "全街道的事")
    assert (row.project, row.opened_on) == (None, row.reference)
    page.table.choose(row.uid)
    by_dialog(
        person,
        ProblemDialog,
        lambda dialog: dialog.measure.setPlainText("专题研究"),
        lambda: page.table.opened.emit(row.uid),
    )
    person.wait(lambda: page.card._row is not None and page.card._row.measure == "专题研究")
    assert ("附件", "没有对应的项目，不能添加附件；请写在“佐证材料”里。") in facts(page.card._row, with_project=True)
    page.card.buttons["delete"].click()
    person.wait(lambda: page.model.rowCount() == before)
    person.trigger("undo")
    person.wait(lambda: page.model.rowCount() == before + 1)


def test_a_frozen_year_shows_its_items_and_offers_no_change(person: Any) -> None:
    page = take_up(person)
    person.bench.desk.hub.do(SetFrozen(person.context.year.uid, frozen=True))
    person.wait(lambda: person.row.frozen and not page.add_button.isEnabled())
    person.wait(lambda: not page.card.buttons["close"].isEnabled())
    assert page.card.buttons["remind"].isEnabled()
    wide = the_list(person)
    assert not wide.add_button.isEnabled()
