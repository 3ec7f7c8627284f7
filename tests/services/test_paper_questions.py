"""Sheets of past days: what was valid then, and what was known then."""

from datetime import date
from typing import Any

import pytest

from dongliu_desktop.documents.layout.items import Text
from dongliu_desktop.documents.sheets import made, part, profile_of, sheet_of
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.papers import Gathered, Subject
from dongliu_desktop.services.paper_questions import gathered
from dongliu_desktop.storage import compiled_sql

MAY = date(2016, 5, 31)
STATUS = sheet_of("status")


def gather(desk: Any, subject: Subject) -> Gathered:
    return desk.reader.ask(lambda reading: gathered(reading, subject, part(STATUS.gather)))


def text(found: Gathered) -> str:
    documents = made(STATUS, found, profile_of(STATUS, {})[0])
    return "\n".join(
        item.text for document in documents for page in document.pages for item in page.items if isinstance(item, Text)
    )


@pytest.fixture
def subject(desk: Any) -> Subject:
    project = desk.project("中山路综合整治")
    desk.do(AddReport("r1", project.uid, MAY, percent=30, progress="管道完成", seen=project.report))
    return Subject(2016, projects=(project.uid,), day=MAY)


def test_a_past_day_shows_what_was_valid_then(desk: Any, subject: Subject) -> None:
    (uid,) = subject.projects
    desk.do(AddReport("r2", uid, date(2016, 6, 5), percent=60, progress="桥台完成", seen="r1"))
    found = gather(desk, subject)
    (content,) = found.contents
    assert (found.day, content.project.reference, content.project.percent) == (MAY, MAY, 30)
    assert content.project.progress == "管道完成"
    assert gather(desk, subject._replace(day=None)).contents[0].project.percent == 60
    assert gather(desk, subject._replace(day=date(2016, 5, 30))).contents[0].project.report != "r1"


@pytest.mark.usefixtures("qapp")
def test_last_months_sheet_is_printed_again_word_for_word(desk: Any, subject: Subject) -> None:
    (uid,) = subject.projects
    before = text(gather(desk, subject))
    known = next(report.entered_at for report in desk.reports(uid) if report.uid == "r1")
    wrong = AddReport("r2", uid, MAY, percent=20, progress="更正后", reason="看错一行", supersedes="r1", seen="r1")
    desk.do(wrong)
    desk.do(AddReport("r3", uid, date(2016, 5, 20), progress="补报的", seen="r2"))
    assert "更正后" in text(gather(desk, subject))
    assert text(gather(desk, subject._replace(known=known))) == before
    assert "补报的" not in before


def test_every_question_can_be_asked_of_what_was_known_then() -> None:
    """What was known is put before a statement; one that begins with WITH itself could not take it."""
    statements = [value for name, value in vars(compiled_sql).items() if name.isupper()]
    assert len(statements) > 20
    assert not [statement for statement in statements if statement.lstrip().startswith("WITH")]
