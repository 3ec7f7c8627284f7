"""Reports of a whole month as one step, on a real file."""

from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, DeleteProject, EnterMonth, SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.month_entry import MonthRow
from dongliu_desktop.services.month_questions import month_of_year

TODAY = date(2016, 6, 10)
JUNE = date(2016, 6, 1)


def rows(desk: Any, month: int = 6) -> dict[str, MonthRow]:
    found = desk.reader.ask(lambda reading: month_of_year(reading, 2016, month))
    return {row.project.uid: row for row in found}


@pytest.fixture
def month(desk: Any) -> EnterMonth:
    """Three projects of a pillar, each with another figure."""
    chosen = [row for row in desk.projects(2016) if "靓度" in row.pillar_name and row.measure != "quantity"][:3]
    reports = (
        AddReport(f"r{at}", row.uid, TODAY, percent=30.0 + at, progress=" 六月完成 ", seen=row.report)
        for at, row in enumerate(chosen)
    )
    return EnterMonth(JUNE, tuple(reports))


def test_a_month_is_one_step_for_all_rows(desk: Any, month: EnterMonth) -> None:
    before = desk.tables()
    changed = desk.do(month)

    assert (changed.label, changed.entities) == ("6月填报 3 项", {"progress_report"})
    assert {row.uid: row.percent for row in changed.rows} == {one.project: one.percent for one in month.reports}
    assert {row.progress for row in changed.rows} == {"六月完成"}
    assert len(desk.changes(changed.step)) == 3
    assert desk.office.undo().label == "撤销：6月填报 3 项"
    assert desk.tables() == before
    desk.office.redo()
    assert {row.seen for row in rows(desk).values()} >= {"r0", "r1", "r2"}


def test_the_grid_sees_the_month_and_what_was_before(desk: Any, month: EnterMonth) -> None:
    desk.do(month)
    uid = month.reports[0].project
    now = rows(desk)[uid].now
    assert now is not None
    assert (now.uid, now.percent, now.progress, now.as_of) == ("r0", 30.0, "六月完成", TODAY)
    july = rows(desk, 7)[uid]
    assert (july.before, july.now, july.seen) == (now, None, "r0")
    assert rows(desk, 5)[uid].seen == ""


def test_a_corrected_report_does_not_count(desk: Any, month: EnterMonth) -> None:
    desk.do(month)
    first = month.reports[0]
    desk.do(first._replace(uid="better", percent=20.0, supersedes="r0", reason="多报", seen="r0"))
    now = rows(desk)[first.project].now
    assert now is not None
    assert (now.uid, now.percent) == ("better", 20.0)


def test_one_bad_row_refuses_the_whole_and_is_named(desk: Any, month: EnterMonth) -> None:
    before = desk.tables()
    bad = month.reports[1]._replace(percent=130.0)
    name = rows(desk)[bad.project].project.name
    with pytest.raises(Refused) as refused:
        desk.do(month._replace(reports=(month.reports[0], bad, month.reports[2])))
    told = f"“{name}”没有通过，3 项都没有保存。“{name}”：形象进度应在 0 到 100 之间，现在是 130。"
    assert str(refused.value) == told
    assert not isinstance(refused.value, Conflict)
    assert desk.tables() == before


def test_a_single_row_is_refused_in_the_words_of_the_form(desk: Any, month: EnterMonth) -> None:
    desk.do(month)
    lower = month.reports[0]._replace(uid="low", percent=10.0, seen="r0")
    with pytest.raises(Refused, match=r"^形象进度比上次（30%）低，请写明原因。$"):
        desk.do(EnterMonth(JUNE, (lower,)))
    desk.do(EnterMonth(JUNE, (lower._replace(reason="核实"),)))


def test_a_report_of_somebody_else_is_a_conflict_that_changes_nothing(desk: Any, month: EnterMonth) -> None:
    theirs = month.reports[2]
    desk.do(theirs._replace(uid="theirs"))
    before = desk.tables()
    with pytest.raises(Conflict, match=r"3 项都没有保存。.*刚刚有了新的填报"):
        desk.do(month)
    assert desk.tables() == before


def test_a_later_month_does_not_stand_in_the_way_of_an_earlier_one(desk: Any, month: EnterMonth) -> None:
    desk.do(month)
    may = month.reports[0]._replace(uid="may", as_of=date(2016, 5, 28), percent=20.0, seen=None)
    desk.do(EnterMonth(date(2016, 5, 1), (may,)))
    assert rows(desk)[may.project].project.percent == 30.0  # June still shows


def test_a_retry_after_an_unclear_commit_enters_nothing_twice(desk: Any, month: EnterMonth) -> None:
    desk.do(month)
    again = desk.do(month)
    assert (again.step, len(again.rows)) == ("", 3)
    assert len(desk.reports(month.reports[0].project)) == 1
    first = month.reports[0]._replace(percent=99.0)
    with pytest.raises(Conflict, match="上次已经保存"):
        desk.do(month._replace(reports=(first, *month.reports[1:])))


def test_a_deleted_project_and_a_frozen_year_refuse(desk: Any, month: EnterMonth) -> None:
    gone = desk.row(month.reports[0].project)
    desk.do(DeleteProject(gone.uid, gone.version))
    with pytest.raises(Conflict, match="有 1 个项目已经被删除"):
        desk.do(month)
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))
    with pytest.raises(Refused, match="2016年已封存"):
        desk.do(month._replace(reports=month.reports[1:]))


def test_what_is_printed_with_a_quantity_stays_while_the_quantity_does(desk: Any) -> None:
    row = next(row for row in desk.projects(2015) if row.reported_qualifier)
    for uid, quantity, words in (("same", row.quantity, row.reported_qualifier), ("more", row.quantity + 1, "")):
        seen = desk.project(row.name, 2015).report
        report = AddReport(uid, row.uid, row.reference, quantity=quantity, progress="继续推进", seen=seen)
        desk.do(EnterMonth(row.reference.replace(day=1), (report,)))
        assert desk.project(row.name, 2015).reported_qualifier == words
