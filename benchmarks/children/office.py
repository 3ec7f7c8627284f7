"""Sheets to PDF by the program, and the same as files for LibreOffice to print. `python -m … FILE TIMES FOLDER`.

Tells per sheet what the program took in ms, and the file that holds the same.
"""

import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.children.told import tell
from dongliu_desktop.documents import sheets
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.office import exports
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services import export_questions, paper_questions
from dongliu_desktop.services.reader import Reader

SUBJECT = Subject(2016, earlier=2015)
SAME = (("status", "status"), ("comparison", "comparison"))  # a sheet, and the export that holds the same


def by_program(reader: Reader, key: str, target: Path) -> float:
    began = time.perf_counter()
    sheet = sheets.sheet_of(key)
    question = sheets.part(sheet.gather)
    found = reader.ask(lambda reading: paper_questions.gathered(reading, SUBJECT, question))
    write_pdf(sheets.made(sheet, found, sheets.designed(sheet)), target, title=sheet.title)
    return (time.perf_counter() - began) * 1000


def for_office(reader: Reader, key: str, folder: Path) -> Path:
    export = next(one for one in exports.EXPORTS if one.key == key)
    question = exports.part(export.gather)
    found = reader.ask(lambda reading: export_questions.gathered(reading, SUBJECT, question))
    target = folder / f"{key}{export.suffix}"
    target.write_bytes(exports.made(export, found, folder))
    return target


def main() -> None:
    _app = QGuiApplication([])
    file, times, folder = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    reader = Reader(file, date.today)
    told = {}
    for sheet, export in SAME:
        made = [by_program(reader, sheet, folder / f"{sheet}.pdf") for _ in range(times + 1)]
        told[sheet] = {"made": made[1:], "same": str(for_office(reader, export, folder))}
    reader.close()
    tell(told)


if __name__ == "__main__":
    main()
