"""The form of a project gives back what it was given, and takes what offices type."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import ProjectForm
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.dialogs.project import Choices, ProjectDialog

CHOICES = Choices(
    [("w1", "靓度·破 / 一是 拆迁"), ("w2", "靓度·破 / 二是 整治"), ("w3", "热度·领 / 一是 党建")],
    kinds=["征迁", "招商"],
    sections=["经济科", "城管科"],
    posts=["科长"],
    communities=["东海花园", "园丁"],
)
FORM = ProjectForm(
    workstream="w2",
    name="中山路综合整治",
    kind="征迁",
    nature="续建",
    measure="quantity",
    target="年底前签约",
    target_quantity=320.0,
    unit="户",
    qualifier="余",
    start=date(2016, 3, 1),
    due=date(2016, 12, 31),
    due_text="年底前",
    leader="主任",
    section="城管科",
    supporting=("经济科", "派出所"),
    officer="科长",
    communities=("东海花园", "园丁"),
    weight=2.5,
    total_investment=12000.0,
    annual_investment=3000.0,
    invested_before=4000.5,
)


def row_of(form: ProjectForm) -> ProjectRow:
    """Give a project as the register shows it after this form was taken."""
    blank: dict[str, Any] = {field: "" if kind is str else None for field, kind in ProjectRow.__annotations__.items()}
    lists = {"supporting": "、".join(form.supporting), "communities": "、".join(form.communities)}
    return ProjectRow(**{**blank, **form._asdict(), **lists, "uid": "p", "version": 1, "light": Light.GREY})


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(parent: QWidget) -> ProjectDialog:
    return ProjectDialog.for_new(CHOICES, "w2", parent)


@pytest.mark.parametrize("form", [FORM, ProjectForm(workstream="w1", name="空")])
def test_a_form_that_nobody_touches_changes_nothing(parent: QWidget, form: ProjectForm) -> None:
    assert ProjectDialog.for_project(CHOICES, row_of(form), parent).form() == form


def test_a_new_project_starts_in_the_chosen_workstream_with_the_usual_measure(dialog: ProjectDialog) -> None:
    assert dialog.form() == ProjectForm(workstream="w2", name="")


def test_names_that_are_new_are_taken(dialog: ProjectDialog) -> None:
    dialog.section.setCurrentText("新成立的科室")
    assert dialog.form().section == "新成立的科室"


@pytest.mark.parametrize(
    "typed", ["甲社区、乙社区", "甲社区，乙社区", "甲社区, 乙社区", "甲社区；乙社区;", "、甲社区、、乙社区"]
)
def test_lists_are_split_at_what_people_type(dialog: ProjectDialog, typed: str) -> None:
    dialog.communities.setText(typed)
    assert dialog.form().communities == ("甲社区", "乙社区")


def test_a_refusal_is_told_in_the_form(dialog: ProjectDialog, qtbot: QtBot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.show_refusal("请填写项目名称。")
    assert dialog._message.isVisible()
    dialog.show_trouble(StorageTrouble(Trouble.DISK_FULL, "磁盘空间不足"))
    assert dialog._message.text() == "磁盘空间不足"
    dialog.close()


def test_enter_in_a_line_saves_and_escape_gives_up(dialog: ProjectDialog, qtbot: QtBot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)


def test_every_field_has_a_title_and_a_name_for_screen_readers(dialog: ProjectDialog) -> None:
    titles = {label.text() for label in dialog.findChildren(QLabel)}
    fields = (dialog.workstream, dialog.name, dialog.target, dialog.leader, dialog.weight, dialog.communities)
    assert {field.accessibleName() for field in fields} <= titles
    assert all(field.accessibleName() for field in (dialog.target_quantity, dialog.unit, dialog.start, dialog.due))


def test_another_measure_says_what_becomes_of_the_reports(parent: QWidget) -> None:
    dialog = ProjectDialog.for_project(CHOICES, row_of(FORM)._replace(percent=82.0), parent)
    assert not dialog.warning.isVisibleTo(dialog)

    dialog.measure.setCurrentIndex(dialog.measure.findData("milestones"))
    assert dialog.warning.isVisibleTo(dialog)
    assert dialog.warning.text().startswith("以前的填报都保留（现在 82%）。以后按节点")
    dialog.measure.setCurrentIndex(dialog.measure.findData("quantity"))
    assert not dialog.warning.isVisibleTo(dialog)


def test_money_that_is_not_known_stays_unknown(parent: QWidget) -> None:
    form = FORM._replace(total_investment=None, invested_before=0.0)
    given = ProjectDialog.for_project(CHOICES, row_of(form), parent).form()

    assert (given.total_investment, given.annual_investment, given.invested_before) == (None, 3000.0, 0.0)
