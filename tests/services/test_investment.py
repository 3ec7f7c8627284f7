"""投资: planned in the project, reported by the month, added up since the start."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from dongliu_desktop.domain.commands import AddReport, EditProject, ProjectForm
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.checking import check

LISTS = ("supporting", "communities")


def plan(desk: Any, row: ProjectRow, **money: float | None) -> Any:
    named = {field: getattr(row, field) for field in ProjectForm._fields if field not in LISTS}
    lists = {field: tuple(filter(None, getattr(row, field).split("、"))) for field in LISTS}
    return desk.do(EditProject(row.uid, row.version, ProjectForm(**{**named, **lists, **money})))


def report(desk: Any, day: date, **fields: Any) -> Any:
    row = desk.project("中山路")
    return desk.do(AddReport(uuid4().hex, row.uid, day, seen=row.report, **fields))


def test_what_is_done_counts_against_the_year_and_adds_up_since_the_start(desk: Any) -> None:
    plan(desk, desk.project("中山路"), total_investment=12000.0, annual_investment=3000.0, invested_before=4000.0)
    changed = report(desk, date(2016, 5, 31), investment=1500.0)

    row = changed.rows[0]
    assert (row.invested, row.investment_percent, row.invested_since_start) == (1500.0, 50.0, 5500.0)
    assert desk.reports(row.uid)[0].investment == 1500.0
    assert check(desk.path).findings == ()


def test_a_report_that_does_not_tell_money_keeps_what_was_told(desk: Any) -> None:
    report(desk, date(2016, 4, 30), investment=900.0)
    report(desk, date(2016, 5, 31), percent=40.0)

    row = desk.project("中山路")
    assert (row.percent, row.invested) == (40.0, 900.0)
    assert (row.investment_percent, row.invested_since_start) == (
        None,
        None,
    )  # no plan, and nobody told the years before


def test_less_than_before_asks_for_a_reason(desk: Any) -> None:
    report(desk, date(2016, 4, 30), investment=900.0)

    with pytest.raises(Refused, match="本年完成投资比上次（900万元）少，请写明原因"):
        report(desk, date(2016, 5, 31), investment=800.0)
    assert report(desk, date(2016, 5, 31), investment=800.0, reason="审计核减").rows[0].invested == 800.0


@pytest.mark.parametrize("money", [-1.0, float("nan"), float("inf")])
def test_money_is_a_number_of_its_own(desk: Any, money: float) -> None:
    with pytest.raises(Refused, match="本年完成投资应是不小于 0 的数"):
        report(desk, date(2016, 5, 31), investment=money)
    with pytest.raises(Refused, match="总投资应是不小于 0 的数"):
        plan(desk, desk.project("中山路"), total_investment=money)


def test_a_project_without_money_says_so(desk: Any) -> None:
    assert not any(row.has_investment for row in desk.projects(2016))
    plan(desk, desk.project("中山路"), annual_investment=0.0)
    assert desk.project("中山路").has_investment
