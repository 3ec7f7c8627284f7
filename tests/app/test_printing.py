"""Printing from the menus: noted, found in the log, and printed again as it was known then."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.documents.layout.items import Text
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.ui.dialogs import preview_asks
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.dialogs.printing_log import PrintingLog

NAME = "中山路综合整治"


def words(dialog: PreviewDialog) -> str:
    pages = [page for document in dialog._documents for page in document.pages]
    return "\n".join(item.text for page in pages for item in page.items if isinstance(item, Text))


def test_a_sheet_is_printed_again_as_it_was_known_then(
    start: Any, record_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_asks.DesktopAsks, "pdf_file", lambda *_: tmp_path / "x.pdf")
    person: Any = start(record_file)
    hub = person.bench.desk.hub
    person.look_at(2015, "乐居")
    row = person.choose(NAME)
    shown: list[str] = []

    def save(dialog: PreviewDialog) -> None:
        person.wait(dialog.save_button.isEnabled)
        dialog.save_button.click()
        person.wait(lambda: "已保存" in dialog.banner.sentence())
        shown.append(words(dialog))
        dialog.reject()

    def look(dialog: PreviewDialog) -> None:
        person.wait(dialog.save_button.isEnabled)
        shown.append(words(dialog) + dialog.banner.sentence())
        dialog.reject()

    def print_it(action: str, what: Any) -> None:
        before = len(shown)
        person.answer(PreviewDialog, what)
        person.trigger(action)
        person.wait(lambda: len(shown) > before)

    print_it("preview", save)
    assert hub.do(AddReport("later", row.uid, date(2015, 11, 20), percent=12, progress="后来补报的", seen=row.report))
    print_it("preview", look)
    person.answer(PrintingLog, lambda log: log.again.click())
    print_it("printing_log", look)
    first, now, again = shown
    assert "后来补报的" in now
    assert again == first
