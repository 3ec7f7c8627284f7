"""附件 by the real program: photos and files in, shown, out again, renamed, taken away; of projects and of items."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from photos import BOMB, photo, position
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.domain.problem_commands import AddProblems, NewProblem, ProblemForm
from dongliu_desktop.ui.dialogs.attachment import AttachmentDialog
from dongliu_desktop.ui.pages.attachment_panel import AttachmentPanel
from dongliu_desktop.ui.pages.project_attachments import AttachmentsDialog

Start = Callable[..., Any]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("仇毕")
    return person


@pytest.fixture
def panel(person: Any) -> AttachmentPanel:
    person.page.inspector._tabs.choose("attachments")
    panel = person.page.inspector.page("attachments").panel
    person.wait(lambda: panel._project is not None)
    return panel


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "照片"
    folder.mkdir()
    (folder / "现场.jpg").write_bytes(photo())
    (folder / "汇报.pdf").write_bytes(b"%PDF-1.4 of the court")
    return [folder / "现场.jpg", folder / "汇报.pdf"]


def names(panel: AttachmentPanel) -> list[str]:
    return sorted(row.name for row in panel._rows)


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(person: Any, panel: AttachmentPanel, paths: list[Path]) -> None:
    panel.acts.add_pasted(panel._project.uid, panel._chosen_place(), dropped(paths))  # type: ignore[union-attr]
    before = len(panel._rows)
    person.wait(lambda: len(panel._rows) > before or panel.note.text())
    person.settle()


def choose(panel: AttachmentPanel, name: str) -> None:
    row = next(at for at, entry in enumerate(panel.list.entries.entries) if entry.title == name)
    panel.list.setCurrentIndex(panel.list.entries.index(row))


def test_files_are_added_by_the_button_to_the_report_that_is_named(
    person: Any, panel: AttachmentPanel, files: list[Path]
) -> None:
    assert panel._empty.isVisible()
    panel.place.setCurrentIndex(panel.place.findText("2015-11-30 填报"))
    person.pick_file(files[0])
    panel.buttons["add"].click()
    person.wait(lambda: panel._rows)

    assert panel.list.entries.entries[0].line.endswith("2015-11-30 填报")
    assert "1 个附件，共" in panel.size_label.text()
    person.wait(lambda: any(panel.list._pictures.values()))  # its small picture, made elsewhere
    person.trigger("undo")
    person.wait(lambda: not panel._rows)
    person.trigger("redo")
    person.wait(lambda: names(panel) == ["现场.jpg"])


@pytest.mark.bad_input
def test_a_bad_file_keeps_all_out_and_is_told(person: Any, panel: AttachmentPanel, files: list[Path]) -> None:
    bomb = files[0].with_name("炸弹.png")
    bomb.write_bytes(BOMB)

    drop(person, panel, [*files, bomb])

    assert "“炸弹.png”太大" in panel.note.text()
    assert not panel._rows
    assert not panel.busy.isVisible()


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")  # Qt 6.8 knows no other way to make one
def test_files_are_dropped_onto_the_page_and_the_timeline_counts_them(
    person: Any, panel: AttachmentPanel, files: list[Path]
) -> None:
    data = dropped(files)
    panel.place.setCurrentIndex(1)
    where, action = QPoint(20, 60), Qt.DropAction.CopyAction
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(where, action, *held)
    QApplication.sendEvent(panel, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(where.toPointF(), action, *held))
    person.wait(lambda: names(panel) == ["汇报.pdf", "现场.jpg"])

    person.page.inspector._tabs.choose("report")
    person.wait(lambda: "附件 2 个" in person.page.inspector._timeline._entries.entry(0).text)


def test_a_screenshot_is_pasted(person: Any, panel: AttachmentPanel) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    panel.paste()
    person.wait(lambda: names(panel) == ["粘贴的图片.png"])

    QGuiApplication.clipboard().setText("没有图片")
    panel.paste()
    assert "剪贴板里没有照片或文件" in panel.note.text()


def test_photos_are_saved_without_their_position_and_nothing_is_overwritten(
    person: Any, panel: AttachmentPanel, files: list[Path], tmp_path: Path
) -> None:
    drop(person, panel, files)
    out = tmp_path / "给别人"
    out.mkdir()
    (out / "现场.jpg").write_bytes(b"mine")
    panel.list.selectAll()
    person.pick_file(out)
    panel.buttons["save"].click()
    person.wait(panel.note.text)

    assert panel.note.text() == "已另存 2 个附件。其中 1 张照片已去掉拍摄位置。"
    assert sorted(path.name for path in out.iterdir()) == ["汇报.pdf", "现场 (2).jpg", "现场.jpg"]
    assert (out / "现场.jpg").read_bytes() == b"mine"
    assert not position((out / "现场 (2).jpg").read_bytes())


def test_one_is_opened_as_a_copy_in_the_system_s_program(
    person: Any, panel: AttachmentPanel, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(person, panel, files)
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or False)
    choose(panel, "汇报.pdf")
    panel.buttons["show"].click()
    person.wait(lambda: opened and panel.note.text())

    assert opened[0].name == "汇报.pdf"
    assert opened[0].read_bytes() == files[1].read_bytes()
    assert "没有能打开“汇报.pdf”的程序" in panel.note.text()


def test_one_is_renamed_and_moved_by_its_form_and_another_deleted(
    person: Any, panel: AttachmentPanel, files: list[Path]
) -> None:
    drop(person, panel, files)
    choose(panel, "现场.jpg")

    def fill(dialog: AttachmentDialog) -> None:
        dialog.name.setText("车棚")
        dialog.place.setCurrentText("2015-11-30 填报")
        dialog.accept_button.click()

    person.answer(AttachmentDialog, fill)
    panel.buttons["edit"].click()
    person.wait(lambda: names(panel) == ["汇报.pdf", "车棚.jpg"])
    assert {row.place.report is not None for row in panel._rows if row.name == "车棚.jpg"} == {True}

    choose(panel, "汇报.pdf")
    panel.buttons["delete"].click()
    person.wait(lambda: names(panel) == ["车棚.jpg"])
    assert "Ctrl+Z" in panel.note.text()
    page = person.page.inspector.page("history")
    person.page.inspector._tabs.choose("history")
    person.wait(lambda: not page._stale)
    person.settle()
    assert "删除附件 汇报.pdf" in page.steps._entries.entry(0).text


def test_an_item_of_supervision_has_its_own(person: Any, panel: AttachmentPanel, files: list[Path]) -> None:
    hub, project = person.bench.desk.hub, person.row
    hub.do(AddProblems(person.context.year.uid, (NewProblem("p1", project.uid, ProblemForm("车棚未拆")),)))
    drop(person, panel, files[1:])
    person.page.inspector._tabs.choose("problems")
    page = person.page.inspector.page("problems")
    person.wait(lambda: page.model.rowCount() == 1)
    seen: list[list[str]] = []

    def act(dialog: AttachmentsDialog) -> None:
        inside = dialog.panel
        person.wait(lambda: inside._project is not None)
        seen.append(names(inside))
        drop(person, inside, files[:1])
        person.wait(lambda: inside._rows)
        seen.append(names(inside))
        dialog.reject()

    person.answer(AttachmentsDialog, act)
    page.card.buttons["attach"].click()
    person.wait(lambda: len(seen) == 2)
    person.settle()

    assert seen == [[], ["现场.jpg"]]
    person.wait(lambda: page.card.buttons["attach"].text() == "附件 1…")
    person.page.inspector._tabs.choose("attachments")
    person.wait(lambda: names(panel) == ["汇报.pdf", "现场.jpg"])
    assert {row.place for row in panel._rows} == {Place(), Place(problem="p1")}


def test_a_site_has_its_own_from_the_register(person: Any, files: list[Path]) -> None:
    person.page.inspector._tabs.choose("sites")
    person.settle()
    person.page.inspector.page("sites").more.click()
    person.wait(lambda: person.bench._ledger and person.bench._ledger.grid and person.bench._ledger.model.rows())
    ledger = person.bench._ledger
    ledger.grid.setCurrentIndex(ledger.model.index(0, 0))
    seen: list[list[str]] = []

    def act(dialog: AttachmentsDialog) -> None:
        person.wait(lambda: dialog.panel._project is not None)
        drop(person, dialog.panel, files[:1])
        seen.append(names(dialog.panel))
        dialog.reject()

    person.answer(AttachmentsDialog, act)
    ledger.attach_button.click()
    person.wait(lambda: seen)
    person.settle()

    assert seen == [["现场.jpg"]]


def test_a_dialog_may_be_closed_while_its_files_are_read(
    person: Any, panel: AttachmentPanel, files: list[Path]
) -> None:
    hub, project = person.bench.desk.hub, person.row
    hub.do(AddProblems(person.context.year.uid, (NewProblem("p1", project.uid, ProblemForm("车棚未拆")),)))
    person.page.inspector._tabs.choose("problems")
    page = person.page.inspector.page("problems")
    person.wait(lambda: page.model.rowCount() == 1)

    def act(dialog: AttachmentsDialog) -> None:
        person.wait(lambda: dialog.panel._project is not None)
        dialog.panel.acts.add_pasted(project.uid, Place(problem="p1"), dropped(files))
        dialog.reject()

    person.answer(AttachmentsDialog, act)
    page.card.buttons["attach"].click()
    person.wait(lambda: page.card.buttons["attach"].text() == "附件 2…")
    person.page.inspector._tabs.choose("attachments")
    person.wait(lambda: names(panel) == ["汇报.pdf", "现场.jpg"])


def test_in_a_frozen_year_they_are_only_looked_at(person: Any, panel: AttachmentPanel, files: list[Path]) -> None:
    drop(person, panel, files)
    person.bench.desk.hub.do(SetFrozen(person.context.year.uid, True))
    person.wait(lambda: panel._project is not None and panel._project.frozen)
    person.settle()
    choose(panel, "现场.jpg")

    enabled = {key for key, button in panel.buttons.items() if button.isEnabled()}
    assert enabled == {"show", "save"}
    panel.paste()
    QApplication.processEvents()
    assert names(panel) == ["汇报.pdf", "现场.jpg"]
