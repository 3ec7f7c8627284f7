"""文件 → 导出表格和文书…: asked, read, written and told, without a look at the disk for anything else."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from dongliu_desktop.documents.office.exports import EXPORTS
from dongliu_desktop.ui.dialogs.export import ExportDialog

Start = Callable[..., Any]


@pytest.fixture
def file(record_file: Path, tmp_path: Path) -> Path:
    (tmp_path / "办公室").mkdir()
    return Path(shutil.copy(record_file, tmp_path / "办公室" / "东柳.dongliu"))


def choose(dialog: ExportDialog, key: str, of: str = "") -> None:
    dialog.kinds.setCurrentIndex([export.key for export in EXPORTS].index(key))
    if of:
        texts = [dialog.of.itemText(at) for at in range(dialog.of.count())]
        dialog.of.setCurrentIndex(next(at for at, text in enumerate(texts) if of in text))


def names_in(target: Path) -> str:
    with zipfile.ZipFile(target) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_the_shown_pillar_becomes_a_workbook(start: Start, file: Path, tmp_path: Path) -> None:
    person = start(file)
    person.look_at(2015, "乐居")
    target = tmp_path / "乐居"

    def ask(dialog: ExportDialog) -> None:
        choose(dialog, "plan", "板块")
        person.pick_file(target)
        dialog.accept()

    person.answer(ExportDialog, ask)
    person.trigger("export_office")
    written = target.with_suffix(".xlsx")
    person.wait(lambda: "已导出到" in person.told())

    assert str(written) in person.told()
    text = names_in(written)
    assert all(row.name in text for row in person.page.model.rows())


def test_the_chosen_project_becomes_a_text_by_the_offices_own_template(
    start: Start, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    person = start(file)
    person.look_at(2015, "乐居")
    row = person.choose("中山路")
    target = tmp_path / "中山路.docx"

    def ask(dialog: ExportDialog) -> None:
        choose(dialog, "status", row.name)
        assert dialog.template_button.isVisible()
        dialog.template_button.click()
        person.pick_file(target)
        dialog.accept()

    person.answer(ExportDialog, ask)
    person.trigger("export_office")
    person.wait(lambda: "已导出到" in person.told())

    own = file.parent / "模板" / "单项目进度单.docx"
    assert opened == [str(own)]
    assert own.is_file()
    assert row.name in names_in(target)


def test_what_cannot_be_narrowed_is_not_offered_so(start: Start, file: Path) -> None:
    person = start(file)
    person.look_at(2015, "乐居")
    seen: dict[str, int] = {}

    def ask(dialog: ExportDialog) -> None:
        for key in ("overview", "problems", "plan"):
            choose(dialog, key)
            seen[key] = dialog.of.count()
        choose(dialog, "month")
        assert dialog.months.isVisible()
        assert dialog.extent.wanted.month == dialog.months.currentData()
        person.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    person.answer(ExportDialog, ask)
    person.trigger("export_office")
    assert seen["overview"] == 1
    assert seen["problems"] == 2
    assert seen["plan"] >= 2


def test_an_empty_table_is_told_and_nothing_is_written(start: Start, file: Path, tmp_path: Path) -> None:
    person = start(file)
    person.look_at(2016, "总览")
    target = tmp_path / "督办.xlsx"

    def ask(dialog: ExportDialog) -> None:
        choose(dialog, "problems")
        person.pick_file(target)
        dialog.accept()

    told: list[str] = []
    person.bench.desk.hub.refused.connect(told.append)
    person.answer(ExportDialog, ask)
    person.trigger("export_office")
    person.settle()

    assert told == ["督办清单是空的，没有可导出的内容。"]
    assert not target.exists()
