"""The log of printed sheets: kept in the file, not to be undone, enough to print again."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, Revert
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.printed import NotePrinted, Printed, subject_from_json, subject_to_json
from dongliu_desktop.services.printing_log import printed_sheets
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.stored import Illegible

NOW = datetime(2016, 6, 1, tzinfo=UTC)
SUBJECT = Subject(2016, "p", ("a", "b"), 2015, date(2016, 5, 31), None, "乐居", frozenset({Kind.CARRIED}))
PRINTED = Printed("status", "中山路", SUBJECT, '{"notes": "注"}', 2, 3, "", "0" * 64)


def test_what_was_printed_is_found_with_all_it_takes_to_print_it_again(desk: Any) -> None:
    changed = desk.do(NotePrinted("n1", PRINTED))
    desk.do(NotePrinted("n2", PRINTED._replace(file="中山路.pdf")))
    desk.restart()
    newest, first = desk.reader.ask(lambda reading: printed_sheets(reading, 10))
    assert (changed.label, changed.entities) == ("打印：中山路", {"printed_sheet"})
    assert (newest.printed.file, first.who) == ("中山路.pdf", "测试")
    assert first.printed == PRINTED._replace(subject=SUBJECT._replace(known=first.at))
    assert len(desk.reader.ask(lambda reading: printed_sheets(reading, 1))) == 1


def test_paper_cannot_be_taken_back(desk: Any) -> None:
    project = desk.project("中山路综合整治")
    desk.do(AddReport("r1", project.uid, date(2016, 6, 10), percent=30, seen=project.report))
    noted = desk.do(NotePrinted("n1", PRINTED))
    assert desk.office.undo_state().undo == f"填报 {project.name} 30%"
    desk.restart()
    assert desk.office.undo_state().undo == f"填报 {project.name} 30%"
    with pytest.raises(Refused, match="不能撤销"):
        desk.do(Revert(noted.step))


@pytest.mark.parametrize("subject", [SUBJECT, Subject(2015), Subject(2016, day=date(2016, 1, 2))])
def test_a_subject_comes_back(subject: Subject) -> None:
    assert subject_from_json(subject_to_json(subject), NOW) == subject._replace(known=NOW)


@pytest.mark.bad_input
def test_an_entry_that_cannot_be_read_is_damage(desk: Any) -> None:
    desk.do(NotePrinted("n1", PRINTED))
    connection = driver.connect(desk.path)
    connection.execute("UPDATE printed_sheet SET subject = '[]'")
    connection.close()
    with pytest.raises(Exception, match="读不出") as told:
        desk.reader.ask(lambda reading: printed_sheets(reading, 10))
    assert isinstance(told.value.__cause__, Illegible)
