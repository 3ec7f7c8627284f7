from datetime import date

import pytest

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.overview import TOTAL, Overview, average_percent, overview
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow

JUNE = date(2016, 6, 10)
YEAR = YearRow("y", 2016, "", JUNE, fixed=True, frozen=False, closing_day=28)
PILLARS = [PillarRow(name, 2016, name, name, "", "乐居", 0) for name in ("靓度·破", "深度·提", "热度·领")]
PROJECT = ProjectRow._make([""] * len(ProjectRow._fields))._replace(
    year=2016, reference=JUNE, due=None, weight=1.0, as_of=None, percent=None, schedule=50.0, light=Light.GREY,
)  # fmt: skip


def project(uid: str, light: Light = Light.GREY, **changes: object) -> ProjectRow:
    return PROJECT._replace(uid=uid, light=light, **{"pillar": "靓度·破", "as_of": JUNE, **changes})


def summed(*projects: ProjectRow) -> Overview:
    return overview(YEAR, PILLARS, projects)


def uids(rows: tuple[ProjectRow, ...]) -> list[str]:
    return [row.uid for row in rows]


def test_projects_are_counted_by_pillar_and_light() -> None:
    found = summed(
        project("a", Light.BLUE), project("b", Light.RED), project("c", Light.RED, pillar="深度·提"), project("d")
    )
    assert [(row.name, row.projects) for row in found.pillars] == [("靓度·破", 3), ("深度·提", 1), ("热度·领", 0)]
    assert [row.lights[Light.RED] for row in (found.total, *found.pillars)] == [2, 1, 1, 0]
    assert (found.total.uid, list(found.total.lights.values())) == (TOTAL, [1, 0, 0, 0, 2, 1])


def test_a_project_of_a_pillar_that_is_new_counts_in_the_total() -> None:
    found = summed(project("a"), project("b", pillar="新板块"))
    assert (found.total.projects, sum(row.projects for row in found.pillars)) == (2, 1)


def test_the_schedule_is_that_of_the_whole_year() -> None:
    assert summed().schedule == pytest.approx(10 / 24 * 100)


def test_the_average_is_weighted_and_leaves_out_projects_that_have_words_only() -> None:
    assert average_percent([project("a", percent=20.0), project("b", percent=80.0, weight=3.0), project("c")]) == 65.0
    assert average_percent([project("a")]) is None
    assert summed(project("a", percent=20.0), project("b")).total.measured == 1


def test_a_passed_target_does_not_make_up_for_a_late_project() -> None:
    assert average_percent([project("a", percent=300.0), project("b", percent=0.0)]) == 50.0


def test_what_is_behind_stands_worst_first() -> None:
    found = summed(
        project("well", Light.GREEN, percent=60.0),
        project("yellow", Light.YELLOW, percent=41.0),
        project("yellow, further behind", Light.YELLOW, percent=40.5),
        project("red", Light.RED, percent=20.0),
        project("red, due later", Light.RED, percent=10.0, due=date(2016, 12, 31)),
        project("overdue, words only", Light.RED, due=date(2016, 6, 8)),
        project("overdue for long", Light.RED, percent=99.0, due=date(2016, 1, 31)),
        project("set red by a person", Light.RED, percent=90.0),
    )
    assert uids(found.behind) == [
        "overdue for long",
        "overdue, words only",
        "red, due later",
        "red",
        "set red by a person",
        "yellow, further behind",
        "yellow",
    ]


def test_a_report_is_owed_unless_it_came_this_month_or_the_project_is_done() -> None:
    may = date(2016, 5, 31)
    found = summed(
        project("reported"),
        project("in May", as_of=may),
        project("done in May", Light.BLUE, as_of=may),
        project("never", as_of=None),
    )
    assert uids(found.unreported) == ["in May", "never"]
    assert (found.total.unreported, found.pillars[0].unreported) == (2, 2)


def test_grey_is_told_apart_by_its_cause() -> None:
    found = summed(
        project("words"), project("silent", as_of=None), project("silent too", as_of=None), project("set", percent=9.0)
    )
    assert (found.unmeasured, found.silent) == (1, 2)
