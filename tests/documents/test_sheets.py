"""The table of sheets: every line names things that are there, and prints the real record."""

import inspect
from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.profile import Profile
from dongliu_desktop.documents.sheets import (
    SHEETS,
    Scope,
    Sheet,
    columns,
    designed,
    made,
    part,
    profile_of,
    saved_profiles,
    stored_with,
    title_of,
)
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.papers import Gathered, Subject
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.paper_questions import gathered
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")
each_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("sheets") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    return file


def read(file: Path, sheet: Sheet, subject: Subject | None = None) -> Gathered:
    def question(reading: Reading) -> Gathered:
        pillar = reading.pillars(2016)[0].uid
        scopes = {
            Scope.PROJECTS: Subject(2016, projects=tuple(row.uid for row in reading.projects(pillar)[:2])),
            Scope.PILLAR: Subject(2016, pillar),
            Scope.YEAR: Subject(2016),
            Scope.YEARS: Subject(2016, earlier=2015),
        }
        return gathered(reading, subject or scopes[sheet.scope], part(sheet.gather))

    reader = Reader(file, lambda: date(2016, 6, 10))
    try:
        return reader.ask(question)
    finally:
        reader.close()


def test_keys_and_titles_are_unique() -> None:
    assert len({sheet.key for sheet in SHEETS}) == len({sheet.title for sheet in SHEETS}) == len(SHEETS)


@each_sheet
def test_what_a_line_names_is_there(sheet: Sheet) -> None:
    assert isinstance(designed(sheet), Profile)
    keys = [key for key, _ in columns(sheet)]
    assert len(set(keys)) == len(keys)
    assert list(inspect.signature(part(sheet.build)).parameters)[:3] == ["content", "profile", "heading"]


@each_sheet
def test_it_prints_the_record_as_designed_and_as_an_office_wants_it(sheet: Sheet, file: Path) -> None:
    try:
        found = read(file, sheet)
    except Refused:  # the record holds nothing of the kind; the sheet's own tests print made-up rows
        return
    said = {"title": "另一个题目", "type_size": 0.9, "signatories": ["主任"], "office": "某街道", "paper": "A3"}
    (as_designed, _), (wanted, wrong) = profile_of(sheet, {}), profile_of(sheet, {sheet.key: said})
    first, second = list(made(sheet, found, as_designed)), list(made(sheet, found, wanted))
    assert wrong == []
    assert first
    assert all(isinstance(document, Document) and document.pages for document in first)
    assert all(document.paper.short_mm == 297 for document in second)
    assert first == list(made(sheet, found, as_designed))  # same input, same sheet


def test_names_tell_what_is_printed(file: Path) -> None:
    by_key = {sheet.key: sheet for sheet in SHEETS}
    status, compared = by_key["status"], by_key["comparison"]
    two = read(file, status)
    one = two._replace(contents=two.contents[:1])
    first = one.contents[0].project.name
    assert title_of(status, Subject(2016), one) == first
    assert title_of(status, Subject(2016), two) == f"{first}等2个项目"
    assert title_of(compared, Subject(2016, earlier=2015), read(file, compared)) == "2015年与2016年对比表"


def test_a_year_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(Refused, match="没有1999年"):
        read(file, SHEETS[0], Subject(1999))
    with pytest.raises(Refused, match="还不能对比"):
        read(file, next(sheet for sheet in SHEETS if sheet.scope == Scope.YEARS), Subject(2015))


def test_profiles_are_kept_beside_those_of_other_sheets() -> None:
    sheet = SHEETS[0]
    design = designed(sheet)
    before = {"other": {"unit": "万元"}, f"{sheet.key}/旧的": {"title": "旧"}, sheet.key: {"title": "旧"}}
    big = design._replace(type_size=1.2)
    stored = stored_with(before, sheet, design._replace(notes="注"), {"大字": big})
    assert stored == {
        "other": {"unit": "万元"},
        sheet.key: {"notes": "注"},
        f"{sheet.key}/大字": {"type_size": 1.2},
    }
    assert profile_of(sheet, stored) == (design._replace(notes="注"), [])
    assert saved_profiles(sheet, stored) == {"大字": big}
