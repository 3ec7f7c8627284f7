"""The inspector: head, facts, history, and what it shows when the record changes under it."""

from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.directory_commands import Appoint
from dongliu_desktop.domain.rows import StepRow
from dongliu_desktop.services import directory_questions
from dongliu_desktop.services.office import Office
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.ui.pages.inspector_texts import facts, history_entries, report_entries


def facts_shown(pillar: Any) -> list[str]:
    pillar.page.inspector._tabs.choose("facts")
    pillar.settle()
    sheet = pillar.page.inspector.page("facts")._room.widget()
    return [label.text() for label in sheet.findChildren(QLabel)]


def entries(view: Any) -> list[str]:
    model = view.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_no_project_is_told(pillar: Any) -> None:
    assert pillar.page.inspector._empty.isVisible()
    pillar.choose("中山路")
    assert not pillar.page.inspector._empty.isVisible()


def test_head_tells_name_place_and_light(pillar: Any) -> None:
    pillar.choose("中山路")
    inspector = pillar.page.inspector
    assert inspector._title.text() == "中山路综合整治工程"
    assert inspector._crumb.text().startswith("靓度·破 · ")
    assert "尚未填报" in inspector._light.accessibleName()
    pillar.report(pillar.row, percent=80.0)
    assert "正常" in inspector._light.accessibleName()


def test_facts_quote_the_record(pillar: Any) -> None:
    pillar.look_at(2015, "乐居")
    pillar.choose("中山路")
    shown = facts_shown(pillar)
    assert shown[shown.index("出处原文") + 1] == pillar.row.sentence != ""
    assert "点位" in shown
    assert "" not in shown


def test_the_timeline_is_newest_first(pillar: Any) -> None:
    pillar.choose("中山路")
    pillar.report(pillar.row, percent=20.0, as_of=date(2016, 3, 31))
    pillar.report(pillar.row, percent=40.0, as_of=date(2016, 5, 31), problems="沉降", next_steps="加固")
    assert [entry.splitlines()[0] for entry in pillar.timeline] == ["2016-05-31  20% → 40%", "2016-03-31  20%"]
    assert pillar.timeline[0].splitlines()[1:3] == ["问题：沉降", "打算：加固"]


def test_the_history_tells_every_step(pillar: Any, qtbot: QtBot) -> None:
    pillar.choose("中山路")
    inspector = pillar.page.inspector
    inspector._tabs.setFocus()
    while inspector._tabs.current_key() != "history":
        qtbot.keyClick(inspector._tabs, Qt.Key.Key_Right)
    pillar.settle()
    before = len(entries(inspector.page("history").steps))
    pillar.report(pillar.row, percent=20.0)
    pillar.edit(name="中山路综合整治二期")
    shown = entries(inspector.page("history").steps)
    assert len(shown) == before + 2
    assert "名称：中山路综合整治工程 → 中山路综合整治二期" in shown[0]
    assert "填报 中山路综合整治工程 20%" in shown[1]
    assert "测试" in shown[1]


def test_asking_for_the_form_shows_it(pillar: Any) -> None:
    pillar.choose("中山路")
    inspector = pillar.page.inspector
    inspector._tabs.choose("history")
    inspector.focus_form()
    assert pillar.form.percent.hasFocus()
    assert inspector._pages.currentIndex() == 0


def test_enter_in_a_row_without_an_editable_cell_goes_to_the_form(pillar: Any, qtbot: QtBot) -> None:
    row = pillar.choose("中山路")
    pillar.page.model.swap([row._replace(frozen=True)])
    pillar.table.setFocus()
    qtbot.keyClick(pillar.table, Qt.Key.Key_Return)
    assert not pillar.table.hasFocus()


def test_a_report_of_another_program_is_taken_in(pillar: Any, record_file: Any, qtbot: QtBot) -> None:
    row = pillar.choose("中山路")
    pillar.hub.watch()
    pillar.settle()
    other = Office(open_database(record_file), "别人", lambda: date(2016, 6, 20))
    other.do(AddReport("other", row.uid, row.reference, percent=25.0, seen=row.report))
    other.close()
    pillar.hub._look_for_others()
    qtbot.waitUntil(lambda: pillar.row.percent == 25.0)
    pillar.settle()
    assert pillar.form.percent.value() == 25.0
    assert "25%" in pillar.timeline[0]
    pillar.form.percent.setValue(30)
    pillar.save()
    assert pillar.row.percent == 30.0  # not refused as a conflict: the form knows the other one's report


def test_texts_of_nothing_are_empty(pillar: Any) -> None:
    row = pillar.choose("中山路")
    assert report_entries([], row) == []
    assert history_entries([]) == []
    assert all(name and value for name, value in facts(row, [], {}))


def test_facts_name_the_person_who_holds_the_post_at_the_reference_date(pillar: Any) -> None:
    pillar.choose("中山路")
    pillar.edit(leader="街道办副主任", officer="城管科科长")
    found = pillar.ask(directory_questions.entries)
    post = next(row.uid for row in found if row.name == "城管科科长")
    pillar.do(Appoint("one", post, "王强", date(2016, 3, 1)))
    pillar.do(Appoint("two", post, "赵敏", date(2017, 3, 1)))

    held = pillar.ask(lambda reading: directory_questions.holders(reading, pillar.row.reference))
    told = dict(facts(pillar.row, [], held))
    assert (told["分管领导"], told["责任人"]) == ("街道办副主任", "城管科科长（王强）")
    pillar.page.inspector._tabs.choose("facts")
    page = pillar.page.inspector.page("facts")
    pillar.qtbot.waitUntil(lambda: any(label.text() == "城管科科长（王强）" for label in page.findChildren(QLabel)))


def test_history_has_room_for_the_whole_label() -> None:
    """Labels carry the figure at their end: beside the day they would be cut."""
    step = StepRow("s", datetime(2016, 6, 10, tzinfo=UTC), "党政办", "撤销：填报 中山路综合整治工程 82%", None)
    (entry,) = history_entries([(step, "progress_report", None, None, {})])
    assert (entry.headline, entry.text) == ("党政办", step.label)
