"""The real record, and what an exported file holds, read without the library that wrote it."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from dongliu_desktop.documents.office.exports import EXPORTS, Export, part
from dongliu_desktop.domain.office_exports import Gathered
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.export_questions import gathered
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Gather = Callable[[str, int], Gathered]
AsPdf = Callable[[bytes, str], str]


def export_of(key: str) -> Export:
    return next(export for export in EXPORTS if export.key == key)


class Cell(NamedTuple):
    """A cell as it is stored: "s" for a text, "n" for a number, and what it shows."""

    kind: str
    text: str


def read(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own file


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def cells(data: bytes, number: int = 1) -> dict[str, Cell]:
    """Give the cells of a worksheet by their names ("A1"); empty ones are left out."""
    found = parts(data)
    texts = ["".join(node.text or "" for node in item.iter(f"{MAIN}t")) for item in read(found["xl/sharedStrings.xml"])]
    told: dict[str, Cell] = {}
    for cell in read(found[f"xl/worksheets/sheet{number}.xml"]).iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            kind = cell.get("t", "n")
            told[cell.get("r", "")] = Cell(kind, texts[int(value)] if kind == "s" else value)
    return told


@pytest.fixture(scope="session")
def gather(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gather]:
    """Read what an export of the real record holds."""
    file = tmp_path_factory.mktemp("exports") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))

    def read(key: str, year: int) -> Gathered:
        return reader.ask(lambda reading: gathered(reading, Subject(year), part(export_of(key).gather)))

    yield read
    reader.close()


@pytest.fixture
def as_pdf(tmp_path: Path) -> AsPdf:
    """Have LibreOffice open a file and print it; give the text of its pages."""
    soffice = shutil.which("soffice")
    if soffice is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed")

    def convert(data: bytes, suffix: str) -> str:
        source = tmp_path / f"导出{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=100, check=False)
        made = source.with_suffix(".pdf")
        if not made.exists() and "source file could not be loaded" in done.stderr + done.stdout:
            pytest.skip(f"LibreOffice has no filter for {suffix}")
        text = subprocess.run(["pdftotext", "-layout", made, "-"], capture_output=True, encoding="utf-8", check=True)
        return text.stdout

    return convert
