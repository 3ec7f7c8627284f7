"""The questions behind the tables on paper, asked of the real record with a few made-up entries."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.indicator_commands import EnterReadings, ReadingEntry, ReadingForm
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.problem_commands import AddProblems, CloseProblem, NewProblem, ProblemForm
from dongliu_desktop.domain.problems import State
from dongliu_desktop.domain.readings import month_period
from dongliu_desktop.domain.sites_commands import HouseholdForm, SetHousehold
from dongliu_desktop.services import table_questions as tables
from dongliu_desktop.services.paper_questions import gathered
from dongliu_desktop.services.reader import Reading

Question = Callable[[Reading, Subject], Sequence[Any]]
YEAR = Subject(2016)


def asked(desk: Any, question: Question, subject: Subject = YEAR) -> Sequence[Any]:
    return desk.reader.ask(lambda read: question(read, subject))


def add(desk: Any, uid: str, project: Any, due: date | None = date(2016, 6, 1)) -> ProblemForm:
    form = ProblemForm(f"事项{uid}", due=due, opened_on=date(2016, 5, 2))
    desk.do(AddProblems(desk.year(2016).uid, (NewProblem(uid, project and project.uid, form),)))
    return form


def test_every_project_of_the_year_stands_in_the_table_of_its_pillar(desk: Any) -> None:
    found = asked(desk, tables.pillar_tables)
    assert [table.pillar.name for table in found] == ["高度·转", "靓度·破", "深度·提", "厚度·合", "热度·领"]
    assert tuple(row for table in found for row in table.projects) == desk.projects(2016)
    assert found[0].schedule == pytest.approx(10 / 24 * 100)
    (one,) = asked(desk, tables.pillar_tables, Subject(2016, desk.pillar("靓度").uid))
    assert one == found[1]


def test_registers_are_those_of_the_chosen_projects_that_have_sites(desk: Any) -> None:
    road, without = desk.project("中山路综合整治", 2015), desk.projects(2015)[-1]
    listings = asked(desk, tables.public_site_listings, Subject(2015, projects=(without.uid, road.uid)))
    assert [listing.project.name for listing in listings] == ["中山路综合整治工程"]
    with pytest.raises(Refused, match="没有登记点位"):
        asked(desk, tables.site_listings, Subject(2015, projects=(without.uid,)))


def test_the_public_register_knows_nothing_of_a_household_and_the_other_only_its_mask(desk: Any) -> None:
    project = desk.project("三号桥", 2015)
    site = asked(desk, lambda read, _subject: read.sites(project.uid))[0]
    desk.do(SetHousehold(site.uid, None, HouseholdForm(site.name, "13812345678")))
    chosen = Subject(2015, projects=(project.uid,))
    public, inside = (asked(desk, ask, chosen) for ask in (tables.public_site_listings, tables.site_listings))
    assert "138****5678" in str(inside[0].rows)
    for listing in (*public, *inside):
        assert site.name not in str(listing.rows)  # the site is called like its owner
        assert "13812345678" not in str(listing.rows)
    assert "138" not in str(public[0].rows)


def test_indicators_are_those_known_at_the_reference_date(desk: Any) -> None:
    (table,) = asked(desk, tables.indicator_tables, Subject(2015))
    assert sum(len(months.readings) for months in table.indicators) == 34
    (own,) = asked(desk, tables.indicator_tables, Subject(2015, desk.pillar("乐居").uid))
    assert {months.indicator.theme for months in own.indicators} == {"乐居"}
    uid = table.indicators[0].indicator.uid
    late = ReadingForm(month_period(1, 12, cumulative=True), 3.1, "3.1")
    desk.do(EnterReadings(uid, desk.year(2015).uid, (ReadingEntry("d" * 32, late),)))
    assert asked(desk, tables.indicator_tables, Subject(2015)) == [table]  # December is over after 30 November
    with pytest.raises(Refused, match="2016年没有指标数据"):
        asked(desk, tables.indicator_tables)


def test_items_of_a_pillar_are_those_of_its_projects_the_most_pressing_first(desk: Any) -> None:
    road, other = desk.project("中山路综合整治"), desk.projects(2016)[0]
    for uid, project, due in (("a", road, None), ("b", road, date(2016, 6, 1)), ("c", other, None), ("d", None, None)):
        add(desk, uid, project, due)
    (whole,) = asked(desk, tables.problem_tables)
    assert (whole.problems[0].uid, len(whole.problems)) == ("b", 4)
    (own,) = asked(desk, tables.problem_tables, Subject(2016, road.pillar))
    assert [row.uid for row in own.problems] == ["b", "a"]
    assert own.pillar == "靓度·破"
    with pytest.raises(Refused, match="没有督办事项"):
        asked(desk, tables.problem_tables, Subject(2016, desk.pillar("热度").uid))


def test_a_list_of_a_past_day_knows_nothing_of_what_came_later(desk: Any) -> None:
    form = add(desk, "a", desk.project("中山路综合整治"))
    desk.do(CloseProblem("a", form, date(2016, 6, 9), ""))

    def at(day: date) -> State:
        found = desk.reader.ask(lambda read: gathered(read, YEAR._replace(day=day), tables.problem_tables))
        return found.contents[0].problems[0].state

    assert [at(date(2016, *day)) for day in ((5, 31), (6, 8), (6, 9))] == [State.OPEN, State.OVERDUE, State.CLOSED]
    with pytest.raises(Refused, match="没有督办事项"):
        at(date(2016, 5, 1))


def test_a_slip_goes_to_each_section_with_what_it_is_late_with(desk: Any) -> None:
    road = desk.project("中山路综合整治")
    form = add(desk, "a", road)
    add(desk, "b", None)
    slips = asked(desk, tables.slips)
    assert [slip.whom for slip in slips] == [""]  # the record names no section
    assert len(slips[0].unreported) == len(desk.projects(2016))
    assert [row.state for row in slips[0].problems] == [State.OVERDUE, State.OVERDUE]
    desk.do(CloseProblem("a", form, date(2016, 6, 9), ""))
    desk.do(AddReport("e" * 32, road.uid, date(2016, 6, 8), percent=12.0))
    (slip,) = asked(desk, tables.slips)
    assert road.uid not in {row.uid for row in slip.unreported}
    assert [row.uid for row in slip.behind] == [road.uid]
    assert [row.uid for row in slip.problems] == ["b"]
    (own,) = asked(desk, tables.slips, Subject(2016, projects=(road.uid,)))
    assert (own.behind, own.unreported, own.problems) == (slip.behind, (), ())


def test_who_is_late_with_nothing_gets_no_slip(desk: Any) -> None:
    road = desk.project("中山路综合整治")
    desk.do(AddReport("e" * 32, road.uid, date(2016, 6, 8), percent=100.0, done=True))
    with pytest.raises(Refused, match="不用催办"):
        asked(desk, tables.slips, Subject(2016, projects=(road.uid,)))
