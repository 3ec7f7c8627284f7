"""Where the layout matters, sheets look as they did when somebody looked at them: tests/documents/pictures/.

Compared small and blurred, so that another release of a font or of Qt passes, and a missing rule, column or block does
not. After a wanted change: `DONGLIU_PICTURES=new .venv/bin/python -m pytest tests/documents/test_pictures.py`, and look
at the new pictures before they are committed.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from dongliu_desktop.documents.layout.fonts import installed_families
from dongliu_desktop.documents.sheets import SHEETS, Scope, made, part, profile_of
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.paper_questions import gathered
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.widgets.page_view import picture, sheets_of

PICTURES = Path(__file__).parent / "pictures"
FONT = "Noto Sans CJK SC"  # the pictures were made with it
DRAWN, COMPARED = 1000, 80  # pixels: width as drawn, both sides as compared
ODD = 48  # of 255: a spot that looks different


@pytest.fixture(scope="module")
def reader(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    del qapp  # fonts are asked of it
    if FONT not in installed_families():
        pytest.skip(f"{FONT} is not installed")
    file: Path = tmp_path_factory.mktemp("pictures") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    return Reader(file, lambda: date(2016, 6, 10))


def first_page(reader: Reader, key: str) -> QImage:
    """Draw the first page of a sheet of 2015, and make it small and grey."""
    sheet = next(sheet for sheet in SHEETS if sheet.key == key)

    def subject(reading: Reading) -> Subject:
        pillar = reading.pillars(2015)[1].uid
        whole = {Scope.PILLAR: Subject(2015, pillar), Scope.YEARS: Subject(2016, earlier=2015)}
        project = next(row.uid for row in reading.projects(pillar) if row.name.startswith("中山路"))
        return whole.get(sheet.scope, Subject(2015, projects=(project,) if sheet.scope is Scope.PROJECTS else ()))

    found = reader.ask(lambda reading: gathered(reading, subject(reading), part(sheet.gather)))
    profile, _ = profile_of(sheet, {})
    shown = sheets_of(list(made(sheet, found, profile)))[0]
    size = QSize(DRAWN, round(DRAWN * shown.paper.height / shown.paper.width))
    drawn = picture(shown, size, 1.0, grey=True)
    small = drawn.scaled(
        COMPARED, COMPARED, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def differences(one: QImage, other: QImage) -> list[int]:
    return [
        abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value())
        for y in range(one.height())
        for x in range(one.width())
    ]


@pytest.mark.parametrize("key", ["status", "pillar", "comparison", "notice", "wall"])
def test_a_sheet_looks_as_it_did_when_somebody_looked(reader: Reader, key: str) -> None:
    now, kept = first_page(reader, key), PICTURES / f"{key}.png"
    if os.environ.get("DONGLIU_PICTURES") == "new":
        now.save(str(kept))
    before = QImage(str(kept))
    assert before.size() == now.size(), f"{kept.name} is missing or of another size"
    found = differences(now, before)
    assert sum(found) / len(found) < 3
    assert sum(one > ODD for one in found) < len(found) / 100


def test_another_sheet_does_not_pass_for_it(reader: Reader) -> None:
    """The comparison is tolerant, not blind."""
    found = differences(first_page(reader, "status"), first_page(reader, "pillar"))
    assert sum(found) / len(found) > 6
