"""The report form beside the table: what it takes, what it refuses, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.system.drafts import DraftStore


@pytest.fixture
def form(pillar: Any) -> Any:
    """The form of 中山路综合整治工程 2016, which nobody has reported on."""
    pillar.choose("中山路")
    return pillar.form


def write(pillar: Any, **texts: str) -> None:
    """Type into the text fields."""
    for name, text in texts.items():
        pillar.form.texts[name].setFocus()
        pillar.qtbot.keyClicks(pillar.form.texts[name], text)


def text_of(pillar: Any, name: str = "progress") -> str:
    return pillar.form.texts[name].toPlainText()


# ---------------------------------------------------------------- saving


def test_a_report_is_entered_whole(pillar: Any, form: Any) -> None:
    form.percent.setValue(35)
    write(pillar, progress="A", problems="B", next_steps="C")
    form.as_of.setDate(QDate(2016, 5, 31))
    pillar.save()
    (report,) = pillar.reports
    assert report[2:9] == (date(2016, 5, 31), 35.0, None, "", False, "A", "B")
    assert report.next_steps == "C"
    assert report.reporter == "测试"
    assert pillar.row.percent == 35.0


def test_after_saving_the_form_is_empty_and_hints_at_what_was_said(pillar: Any, form: Any) -> None:
    write(pillar, progress="Phase 1")
    form.percent.setValue(35)
    pillar.save()
    assert text_of(pillar) == ""
    assert form.texts["progress"].placeholderText() == "上次：Phase 1"
    assert form.percent.value() == 35.0
    assert pillar.table.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_in_a_text_saves(pillar: Any, form: Any, qtbot: QtBot, key: Qt.Key) -> None:
    write(pillar, progress="A")
    qtbot.keyClick(form.texts["progress"], key, Qt.KeyboardModifier.ControlModifier)
    pillar.settle()
    assert [report.progress for report in pillar.reports] == ["A"]


def test_enter_alone_makes_a_new_line(pillar: Any, form: Any, qtbot: QtBot) -> None:
    write(pillar, progress="A")
    qtbot.keyClick(form.texts["progress"], Qt.Key.Key_Return)
    assert text_of(pillar) == "A\n"


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (lambda _form: None, "请至少填写形象进度、完成数量、进展情况中的一项。"),
        (lambda form: form.as_of.setDate(QDate(2016, 6, 21)), "还没有到，不能晚于今天"),
        (lambda form: form.as_of.setDate(QDate(2015, 12, 31)), "早于2016年，请检查年份"),
    ],
)
def test_what_the_rules_refuse_is_told_beside_the_form(
    pillar: Any, form: Any, fill: Callable[[Any], object], sentence: str
) -> None:
    fill(form)
    pillar.save()
    assert sentence in pillar.told
    assert pillar.reports == ()
    write(pillar, progress="A")
    assert pillar.told == ""  # the person is mending it


def test_a_lower_figure_asks_for_the_reason(pillar: Any, form: Any) -> None:
    pillar.report(pillar.row, percent=60.0)
    assert not form.reason.isVisible()
    form.percent.setValue(50)
    pillar.save()
    assert pillar.told == "形象进度比上次（60%）低，请写明原因。"
    assert form.reason.isVisible()
    assert form.reason.hasFocus()
    pillar.qtbot.keyClicks(form.reason, "checked")
    pillar.qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    pillar.settle()
    assert (pillar.reports[0].percent, pillar.reports[0].reason) == (50.0, "checked")
    assert not form.reason.isVisible()


def test_a_day_after_the_reference_date_is_taken_and_explained(pillar: Any, form: Any) -> None:
    form.as_of.setDate(QDate(2016, 6, 15))
    form.percent.setValue(40)
    pillar.save()
    assert pillar.told == "已保存。截至日期晚于基准日 2016-06-10，改了基准日才会显示在表里。"
    assert pillar.row.percent is None
    assert "40%" in pillar.timeline[0]


def test_a_quantity_project_asks_for_its_quantity(pillar: Any) -> None:
    pillar.choose("宁穿路三号桥")
    assert pillar.form.quantity.isVisible()
    assert not pillar.form.percent.isVisible()
    assert pillar.form.quantity.suffix() == " 家"
    pillar.form.quantity.setValue(12)
    pillar.save()
    assert (pillar.row.quantity, pillar.row.percent) == (12.0, 120.0)
    assert "12家" in pillar.timeline[0]


def test_a_done_project_turns_blue(pillar: Any, form: Any) -> None:
    form.done.setChecked(True)
    pillar.save()
    assert pillar.row.light == "blue"
    assert "已办结" in pillar.timeline[0]


def test_a_frozen_year_can_only_be_looked_at(pillar: Any, form: Any) -> None:
    year = pillar.ask(lambda reading: reading.years())[1]
    pillar.do(SetFrozen(year.uid, frozen=True))
    assert not form.isEnabled()
    assert pillar.told == "2016年已封存，只能查看。"
    pillar.do(SetFrozen(year.uid, frozen=False))
    assert form.isEnabled()
    assert pillar.told == ""


# ---------------------------------------------------------------- correcting


def correct(pillar: Any, at: int = 0) -> None:
    timeline = pillar.page.inspector._timeline
    timeline.setFocus()
    timeline.setCurrentIndex(timeline.model().index(at, 0))
    pillar.qtbot.keyClick(timeline, Qt.Key.Key_Return)


def test_a_correction_needs_a_reason_and_keeps_both(pillar: Any, form: Any) -> None:
    pillar.report(pillar.row, percent=60.0, progress="写错了")
    correct(pillar)
    assert form.draft_note.text() == "更正 2016-06-10 的填报"
    assert (form.percent.value(), text_of(pillar)) == (60.0, "写错了")
    form.percent.setValue(50)
    form.texts["progress"].setPlainText("写对了")
    pillar.save()
    assert pillar.told == "更正已有的填报要写明原因。"
    form.reason.setText("数字抄错")
    pillar.save()
    assert pillar.row.percent == 50.0
    assert [report.superseded for report in pillar.reports] == [False, True]
    assert "原因：数字抄错" in pillar.timeline[0]
    assert "（已更正）" in pillar.timeline[1]


def test_a_corrected_report_is_not_corrected_again(pillar: Any, form: Any) -> None:
    pillar.report(pillar.row, percent=60.0, progress="写错了")
    pillar.report(pillar.row, percent=50.0, progress="写对了", supersedes=pillar.reports[0].uid)
    correct(pillar, at=1)
    assert form.draft_note.text() == ""


def test_a_correction_does_not_take_the_place_of_what_is_typed(pillar: Any, form: Any) -> None:
    pillar.report(pillar.row, percent=60.0, progress="写错了")
    write(pillar, progress="typed")
    correct(pillar)
    assert text_of(pillar) == "typed"
    assert pillar.told == "这个项目还有没保存的填报，请先保存或清空，再更正。"
    form.clear_button.click()
    correct(pillar)
    assert text_of(pillar) == "写错了"


# ---------------------------------------------------------------- drafts


def test_each_project_has_its_own_draft(pillar: Any, form: Any) -> None:
    write(pillar, progress="one")
    form.percent.setValue(20)
    pillar.choose("生活垃圾")
    assert text_of(pillar) == ""
    write(pillar, problems="two")
    pillar.choose("中山路")
    assert (text_of(pillar), form.percent.value()) == ("one", 20.0)
    assert form.draft_note.text() == "接着上次没写完的草稿"
    pillar.choose("生活垃圾")
    assert text_of(pillar, "problems") == "two"


def test_a_draft_is_on_the_disk_a_moment_after_the_last_key(
    pillar: Any, form: Any, qtbot: QtBot, drafts: DraftStore, record_file: Any
) -> None:
    write(pillar, progress="typed")
    qtbot.waitUntil(lambda: drafts.get(str(record_file), pillar.row.uid) != {})
    assert "草稿已自动保存" in form.draft_note.text()


def test_a_draft_survives_a_crash(
    pillar: Any, form: Any, qtbot: QtBot, drafts: DraftStore, record_file: Any, open_pillar: Callable[[], Any]
) -> None:
    form.percent.setValue(20)
    form.as_of.setDate(QDate(2016, 5, 31))
    form.done.setChecked(True)
    write(pillar, progress="typed")
    qtbot.waitUntil(lambda: drafts.get(str(record_file), pillar.row.uid).get("progress") == "typed")
    again = open_pillar()  # nothing was told to the first one: it may as well have been killed
    again.look_at(2016, "靓度")
    again.choose("中山路")
    assert (text_of(again), again.form.percent.value()) == ("typed", 20.0)
    assert again.form.as_of.date() == QDate(2016, 5, 31)
    assert again.form.done.isChecked()


def test_a_saved_report_leaves_no_draft(
    pillar: Any, form: Any, qtbot: QtBot, drafts: DraftStore, record_file: Any
) -> None:
    write(pillar, progress="typed")
    qtbot.waitUntil(lambda: drafts.get(str(record_file), pillar.row.uid) != {})
    assert form.isEnabled()
    pillar.save()
    assert drafts.get(str(record_file), pillar.row.uid) == {}
    pillar.choose("生活垃圾")
    pillar.choose("中山路")
    assert form.draft_note.text() == ""


def test_clearing_gives_the_draft_up(
    pillar: Any, form: Any, qtbot: QtBot, drafts: DraftStore, record_file: Any
) -> None:
    write(pillar, progress="typed")
    qtbot.waitUntil(lambda: drafts.get(str(record_file), pillar.row.uid) != {})
    form.clear_button.click()
    assert text_of(pillar) == ""
    pillar.choose("生活垃圾")
    pillar.choose("中山路")
    assert form.draft_note.text() == ""
    assert drafts.get(str(record_file), pillar.row.uid) == {}


def test_what_was_typed_after_a_save_that_was_never_noted_is_saved_at_the_second_try(pillar: Any, form: Any) -> None:
    """The plug was pulled between the commit and the removal of its draft; then the person went on writing."""
    form.percent.setValue(35)
    old = {**form.draft(), "progress": "more"}
    pillar.save()
    form.show_project(pillar.row, old)
    pillar.save()
    assert "上次已经保存" in form.message.text()
    assert text_of(pillar) == "more"
    pillar.save()
    assert [report.progress for report in pillar.reports] == ["more", ""]


def test_a_refused_report_stays_as_a_draft(pillar: Any, form: Any) -> None:
    form.as_of.setDate(QDate(2016, 6, 21))
    write(pillar, progress="typed")
    pillar.save()
    pillar.choose("生活垃圾")
    pillar.choose("中山路")
    assert text_of(pillar) == "typed"
    assert form.as_of.date() == QDate(2016, 6, 21)


def test_a_draft_that_cannot_be_written_is_told(pillar: Any, form: Any, tmp_path: Any, qtbot: QtBot) -> None:
    (tmp_path / "drafts.json").mkdir()
    write(pillar, progress="typed")
    qtbot.waitUntil(lambda: "草稿没有存上" in pillar.told)
    assert text_of(pillar) == "typed"
    assert form.isEnabled()


def test_damaged_drafts_are_told(pillar: Any, tmp_path: Any, qtbot: QtBot) -> None:
    (tmp_path / "drafts.json").write_text("{", encoding="utf-8")
    pillar.choose("中山路")
    qtbot.waitUntil(lambda: "草稿文件已损坏" in pillar.told)


# ---------------------------------------------------------------- while others change the project


def test_what_is_typed_stays_under_the_cursor(pillar: Any, form: Any, qtbot: QtBot) -> None:
    write(pillar, progress="before")
    field = form.texts["progress"]
    field.moveCursor(field.textCursor().MoveOperation.Start)
    pillar.report(pillar.row, percent=60.0, progress="别人填的")
    qtbot.keyClicks(field, ">")
    assert text_of(pillar) == ">before"
    assert field.hasFocus()
    assert field.placeholderText() == "上次：别人填的"
    field.undo()
    assert text_of(pillar) != ">before"


def test_figures_nobody_touched_follow_and_typed_ones_stay(pillar: Any, form: Any) -> None:
    write(pillar, progress="typed")
    pillar.report(pillar.row, percent=60.0)
    assert form.percent.value() == 60.0
    form.percent.setValue(65)
    pillar.report(pillar.row, percent=70.0)
    assert form.percent.value() == 65.0
    form.percent.setValue(75)
    pillar.save()
    assert pillar.row.percent == 75.0


def test_a_form_that_is_typed_in_tells_when_the_year_is_frozen(pillar: Any, form: Any) -> None:
    write(pillar, progress="typed")
    year = pillar.ask(lambda reading: reading.years())[1]
    pillar.do(SetFrozen(year.uid, frozen=True))
    assert not form.isEnabled()
    assert pillar.told == "2016年已封存，只能查看。"
    pillar.do(SetFrozen(year.uid, frozen=False))
    assert text_of(pillar) == "typed"
    assert pillar.told == ""


def test_a_form_that_is_typed_in_takes_another_measure(pillar: Any, form: Any) -> None:
    write(pillar, progress="typed")
    pillar.edit(measure="quantity", unit="户")
    assert form.quantity.isVisible()
    assert not form.percent.isVisible()
    assert text_of(pillar) == "typed"


def test_an_untouched_form_follows(pillar: Any, form: Any) -> None:
    pillar.report(pillar.row, percent=60.0)
    assert form.percent.value() == 60.0
    assert text_of(pillar) == ""


# ---------------------------------------------------------------- input methods, wheel, Tab


def compose(field: Any, letters: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(letters, []))


def commit(field: Any, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def test_what_is_being_composed_outlives_the_changes_of_others(pillar: Any, form: Any) -> None:
    write(pillar, progress="A")
    compose(form.texts["progress"], "zhongshan")
    pillar.report(pillar.row, percent=60.0)
    commit(form.texts["progress"], "中山")
    assert text_of(pillar) == "A中山"


def test_what_is_being_composed_is_kept_when_another_project_is_chosen(pillar: Any, form: Any) -> None:
    form.texts["progress"].setFocus()
    compose(form.texts["progress"], "zhongshan")
    pillar.choose("生活垃圾")
    assert text_of(pillar) == ""
    pillar.choose("中山路")
    assert text_of(pillar) == "zhongshan"


def test_what_is_being_composed_is_saved(pillar: Any, form: Any) -> None:
    form.texts["progress"].setFocus()
    compose(form.texts["progress"], "zhongshan")
    pillar.page.save()
    pillar.settle()
    assert pillar.reports[0].progress == "zhongshan"


@pytest.mark.parametrize("name", ["as_of", "percent"])
def test_the_wheel_scrolls_past_date_and_figures(form: Any, name: str) -> None:
    field = getattr(form, name)
    form.percent.setValue(20)
    before = field.text()
    field.setFocus()
    place = QPointF(field.rect().center())
    down = QPoint(0, -120)
    buttons, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(place, place, QPoint(), down, buttons, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(field, event)
    assert field.text() == before


def test_tab_leads_from_the_table_through_the_form(pillar: Any, qtbot: QtBot) -> None:
    pillar.choose("中山路")
    pillar.table.setFocus()
    walked: list[str] = []
    while "保存 (Ctrl+S)" not in walked:
        qtbot.keyClick(pillar.keyboard, Qt.Key.Key_Tab)
        widget = pillar.keyboard
        walked.append(widget.accessibleName() or widget.text())
    assert list(dict.fromkeys(walked)) == [  # a date is left after year, month and day
        "项目内容",
        "截至日期",
        "已办结",
        "形象进度",
        "进展情况",
        "存在问题",
        "下一步打算",
        "清空",
        "保存 (Ctrl+S)",
    ]
