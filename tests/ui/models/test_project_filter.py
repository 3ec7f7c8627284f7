"""Which projects a filter shows, and what its chips offer."""

from typing import Any

import pytest

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.models.project_filter import ProjectFilter, counted, haystack


@pytest.mark.parametrize(
    ("wanted", "fields", "matches"),
    [
        (ProjectFilter(text="中山路"), {"name": "中山路综合整治"}, True),
        (ProjectFilter(text="中山 沉降"), {"name": "中山路综合整治", "progress": "路面沉降"}, True),
        (ProjectFilter(text="中山 沉降"), {"name": "中山路综合整治"}, False),
        (ProjectFilter(text="  "), {}, True),
        (ProjectFilter(text="ABC"), {"name": "abc大楼"}, True),
        (ProjectFilter(text="abc"), {"name": "ABC大楼"}, True),
        (ProjectFilter(text="%"), {"name": "中山路"}, False),
        (ProjectFilter(text="城管科"), {"section": "城管科"}, True),
        (ProjectFilter(text="东海"), {"communities": "东海花园、园丁"}, True),
        (ProjectFilter(community="园丁"), {"communities": "东海花园、园丁"}, True),
        (ProjectFilter(community="东海"), {"communities": "东海花园、园丁"}, False),
        (ProjectFilter(light=Light.RED), {"light": Light.RED}, True),
        (ProjectFilter(light=Light.RED), {"light": Light.GREY}, False),
        (ProjectFilter(section="—"), {"section": ""}, True),
        (ProjectFilter(unreported=True), {"as_of": None}, True),
    ],
)
def test_matches(a_row: Any, wanted: ProjectFilter, fields: dict[str, Any], matches: bool) -> None:
    row = a_row("甲")._replace(**fields)
    assert wanted.matches(row, haystack(row)) is matches


def test_a_report_of_the_month_is_not_owed_any_more(a_row: Any) -> None:
    row = a_row("甲", as_of=a_row("甲").reference.replace(day=1))
    assert not ProjectFilter(unreported=True).matches(row, "")


def test_choices_are_counted_most_first(a_row: Any) -> None:
    rows = [a_row("甲", section="城管科"), a_row("乙", section="经济科"), a_row("丙", section="经济科"), a_row("丁")]
    assert list(counted(rows, "section").items()) == [("经济科", 2), ("城管科", 1), ("—", 1)]


def test_a_project_counts_in_each_of_its_communities(a_row: Any) -> None:
    rows = [a_row("甲", communities="东海花园、园丁"), a_row("乙", communities="园丁"), a_row("丙")]
    assert counted(rows, "communities") == {"园丁": 2, "东海花园": 1}
