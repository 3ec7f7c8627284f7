"""What is counted above a table."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tally import tally

REFERENCE = date(2016, 6, 10)
BLANK = ProjectRow(*([None] * len(ProjectRow._fields)))


def project(light: Light, percent: float | None, as_of: date | None, weight: float = 1.0) -> ProjectRow:
    return BLANK._replace(
        light=light,
        percent=percent,
        as_of=as_of,
        weight=weight,
        schedule=50.0,
        reference=REFERENCE,
        reason=str(percent),
    )


DAYS = st.none() | st.dates(date(2016, 1, 1), REFERENCE)
PROJECTS = st.builds(project, st.sampled_from(Light), st.none() | st.floats(0, 150), DAYS, st.floats(0.5, 3))


@given(st.lists(PROJECTS))
def test_every_project_is_counted_once(rows: list[ProjectRow]) -> None:
    counted = tally(rows)
    assert sum(counted.counts.values()) == counted.projects == len(rows)
    assert counted.unreported == sum(not row.reported_this_month for row in rows)
    assert counted.measured == sum(row.percent is not None for row in rows)


def test_the_worst_is_farthest_behind() -> None:
    rows = [project(Light.RED, 30.0, REFERENCE), project(Light.RED, 10.0, REFERENCE), project(Light.YELLOW, 45.0, None)]
    assert tally(rows).worst == {Light.RED: rows[1], Light.YELLOW: rows[2]}


def test_a_passed_target_hides_no_delay() -> None:
    rows = [project(Light.BLUE, 150.0, REFERENCE), project(Light.RED, 0.0, REFERENCE)]
    assert tally(rows).average == 50.0


def test_silent_ones_were_never_reported() -> None:
    assert tally([project(Light.GREY, None, None), project(Light.GREY, None, REFERENCE)]).silent == 1
