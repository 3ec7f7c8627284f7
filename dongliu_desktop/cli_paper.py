"""The verb `dongliu table`, and laying sheets out for the other verbs that print."""

import os
import sys
from pathlib import Path

from dongliu_desktop.documents.sheets import SHEETS, Sheet, made, part, profile_of, title_of
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.output import writing
from dongliu_desktop.services.paper_questions import gathered
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import load_settings
from dongliu_desktop.system.terminal_text import Waiting


def typed_sheet(text: str) -> Sheet:
    """Give the sheet whose title is, or holds, `text`. Raises ValueError where there is none, or more than one."""
    found = [sheet for sheet in SHEETS if text in {sheet.key, sheet.title}]
    found = found or [sheet for sheet in SHEETS if text and text in sheet.title]
    if len(found) != 1:
        raise ValueError(f"只能是：{'、'.join(sheet.title for sheet in SHEETS)}")
    return found[0]


def print_sheet(reader: Reader, sheet: Sheet, subject: Subject, target: Path) -> tuple[int, int]:
    """Write a sheet as PDF, as the office's settings want it; give its numbers of documents and pages.

    Raises:
        Refused: there is nothing to print, or the file cannot be written.
    """
    found = reader.ask(lambda reading: gathered(reading, subject, part(sheet.gather)))
    _prepare_painting()
    from dongliu_desktop.documents.layout.pdf import write_pdf  # noqa: PLC0415 - Qt, for papers only

    profile, wrong = profile_of(sheet, load_settings(settings_file()).settings.papers)
    if wrong:
        print(f"注意：打印设置里的 {'、'.join(wrong)} 看不懂，按原样打印。", file=sys.stderr)
    documents = made(sheet, found, profile)
    total, title = len(found.contents), title_of(sheet, subject, found)
    with writing(target), Waiting() as waiting:
        pages = write_pdf(documents, target, title=title, progress=lambda done: waiting(sheet.title, done, total))
    return total, pages


def _prepare_painting() -> None:
    """Let Qt measure and paint text. It needs no display for that, and must not look for one where there is none."""
    if sys.platform not in {"win32", "darwin"}:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - Qt, for papers only

    if QGuiApplication.instance() is None:
        QGuiApplication(["dongliu"])
