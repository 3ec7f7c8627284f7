"""The office's wishes beside the preview: what is typed is seen on the pages, remembered, and taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.documents.layout.flow import Margins, NewPage, Paragraph, compose
from dongliu_desktop.documents.layout.items import Document, Paper, Role, Text
from dongliu_desktop.documents.layout.paging import digest
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.documents.profile import Profile, foot_blocks, frame
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.dialogs.print_job import Outcome, PrintJob, Wishes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DESIGNED = Profile(signatories=("主任", "经办人"))
COLUMNS = (("name", "项目"), ("light", "亮灯"), ("due", "时限"))
BIG = Profile(type_size=1.5)


def documents(profile: Profile) -> list[Document]:
    shown = "、".join(profile.chosen([key for key, _ in COLUMNS]))
    style = profile.style(Role.HEI, 20)
    blocks = [Paragraph(profile.title or "原题", style), Paragraph(shown, style), *foot_blocks(profile), NewPage()]
    return [compose("表", [*blocks, Paragraph("第二页", style)], frame(profile), Typesetter())]


class Kept:
    """What the shell would do: it keeps profiles, and reads other days."""

    def __init__(self) -> None:
        self.profile = DESIGNED
        self.saved: Mapping[str, Profile] = {"大字版": BIG}
        self.asked: list[date] = []
        self.logged: list[Outcome] = []

    def job(self, profile: Profile, day: date = date(2016, 5, 31)) -> PrintJob:
        wishes = Wishes(
            DESIGNED, profile, COLUMNS, self.saved, day, self.keep, partial(self.job, day=day), self.at, self.log
        )
        return PrintJob(f"{day}的表", 1, partial(documents, profile), "表.pdf", wishes)

    def log(self, outcome: Outcome) -> None:
        self.logged.append(outcome)

    def keep(self, profile: Profile, saved: Mapping[str, Profile]) -> None:
        self.profile, self.saved = profile, saved

    def at(self, day: date, answer: Any) -> None:
        self.asked.append(day)
        answer("这一年还没有开始。" if day.year < 2016 else self.job(self.profile, day))


class Desk:
    """The desktop's dialogs; the printer is a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copies = 0
        self.pages = 0
        self.paper: Paper | None = None

    def has_printer(self) -> bool:
        return True

    def printer(self, parent: QWidget, paper: Paper, pages: int, copies: int) -> QPrinter | None:
        del parent
        self.paper, self.pages, self.copies = paper, pages, copies
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "queue.pdf"))
        return printer

    def pdf_file(self, parent: QWidget, name: str) -> Path | None:
        del parent
        return self.folder / name

    def show_folder(self, folder: Path) -> None:
        del folder


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, kept: Kept, desk: Desk) -> Iterator[PreviewDialog]:
    lane = Lane("files", qapp)
    dialog = PreviewDialog(kept.job(DESIGNED), lane, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.print_button.isEnabled)
    dialog.layout_button.click()
    yield dialog
    dialog.close()
    lane.stop()


def words(dialog: PreviewDialog) -> list[str]:
    return [item.text for page in dialog._documents[0].pages for item in page.items if isinstance(item, Text)]


def test_what_is_typed_is_seen_on_the_pages_and_remembered(qtbot: QtBot, dialog: PreviewDialog, kept: Kept) -> None:
    editor = dialog.editor
    assert editor is not None
    editor.title.setText("重点项目一览")
    editor.paper.setCurrentText("A3")
    editor.lies.setCurrentIndex(1)
    editor.signatories.setText("书记、主任，经办人")
    editor.margins[3].setValue(33)
    qtbot.waitUntil(lambda: "重点项目一览" in words(dialog))
    wanted = DESIGNED._replace(
        title="重点项目一览", paper="A3", landscape=True, signatories=("书记", "主任", "经办人"),
        margins=Margins(18, 15, 17, 33),
    )  # fmt: skip
    assert kept.profile == wanted
    assert dialog._documents[0].paper == wanted.sheet_of_paper()
    assert "书记：" in words(dialog)
    editor.reset_button.click()
    qtbot.waitUntil(lambda: "原题" in words(dialog))
    assert kept.profile == DESIGNED
    assert editor.title.text() == ""


def test_columns_are_ticked_and_moved_by_keys(qtbot: QtBot, dialog: PreviewDialog, kept: Kept) -> None:
    assert dialog.editor is not None
    columns = dialog.editor.columns
    columns.setCurrentRow(2)
    qtbot.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    columns.item(2).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "due、name" in words(dialog))
    assert kept.profile.columns == ("due", "name")
    dialog.editor.down.click()
    qtbot.waitUntil(lambda: "name、due" in words(dialog))


def test_a_profile_is_kept_under_a_name_and_used_again(
    qtbot: QtBot, dialog: PreviewDialog, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = dialog.editor
    assert editor is not None
    editor.names.activated.emit(editor.names.findText("大字版"))
    qtbot.waitUntil(lambda: kept.profile == BIG)
    assert editor.type_size.value() == 150
    editor.title.setText("给领导看的")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("领导版", True))
    editor.save_button.click()
    assert kept.saved["领导版"] == BIG._replace(title="给领导看的")
    assert editor.names.findText("领导版") > 0


def test_the_page_that_is_looked_at_stays(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.view.go_to(1)
    assert dialog.editor is not None
    dialog.editor.unit.setText("万元")
    qtbot.waitUntil(lambda: dialog._print_job.wishes.profile.unit == "万元" and dialog.print_button.isEnabled())
    assert dialog.view.current == 1


def test_another_day_is_read_and_a_day_without_figures_told(qtbot: QtBot, dialog: PreviewDialog, kept: Kept) -> None:
    dialog.out.day.setDate(QDate(2016, 3, 31))
    qtbot.waitUntil(lambda: dialog.windowTitle() == "打印预览：2016-03-31的表" and dialog.print_button.isEnabled())
    dialog.out.day.setDate(QDate(2014, 1, 1))
    assert kept.asked == [date(2016, 3, 31), date(2014, 1, 1)]
    assert dialog.banner.sentence() == "这一年还没有开始。"
    assert dialog.out.day.date() == QDate(2016, 3, 31)


def test_only_the_wanted_pages_and_copies_go_out_and_are_noted(
    qtbot: QtBot, dialog: PreviewDialog, desk: Desk, kept: Kept
) -> None:
    dialog.out.range.setText("2")
    dialog.out.copies.setValue(3)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: "已送往打印机" in dialog.banner.sentence())
    assert (desk.pages, desk.copies) == (1, 3)
    assert desk.paper == DESIGNED.sheet_of_paper()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "（1 页）" in dialog.banner.sentence())
    assert [outcome[:3] for outcome in kept.logged] == [(1, 3, ""), (1, 1, "表.pdf")]
    assert {outcome.digest for outcome in kept.logged} == {digest(dialog._documents)}
    dialog.out.log.setChecked(False)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: "已送往打印机" in dialog.banner.sentence())
    assert len(kept.logged) == 2
    dialog.out.range.setText("7")
    dialog.save_button.click()
    assert dialog.banner.sentence() == "一共 2 页，没有“7”这样的页。"


def test_every_field_has_a_name(dialog: PreviewDialog) -> None:
    assert dialog.editor is not None
    for widget in (dialog.editor, dialog.out):
        for field in widget.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isVisible() and field.parent() is not None:
                named = field.accessibleName() or getattr(field, "text", str)()
                assert named or not field.metaObject().className().startswith("Q"), field
