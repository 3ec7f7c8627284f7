from typing import Any

import pytest

from dongliu_desktop.domain.comparison import ComparedProject, Comparison
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.services.comparing import comparison


def rows(found: Comparison) -> list[ComparedProject]:
    return [row for group in found.projects for row in group.rows]


def named(found: Comparison, part: str) -> list[ComparedProject]:
    return [row for row in rows(found) if part in row.name]


def test_the_real_years_stand_side_by_side(desk: Any) -> None:
    found = desk.reader.ask(lambda reading: comparison(reading, 2016, 2015))
    assert found.years == (2015, 2016)
    assert [counts.title for counts in found.themes] == [
        "乐业东柳 → 高度·转", "乐居东柳 → 靓度·破", "乐活东柳 → 深度·提 / 厚度·合", "乐享东柳 → 热度·领",
    ]  # fmt: skip
    assert [row.kind for row in named(found, "中山路综合整治工程")] == [Kind.CARRIED]
    assert "分为 2 项" in named(found, "“五水共治”")[0].change
    assert all("由 2 项合并" in row.change for row in named(found, "楼宇去化"))


def test_every_project_of_both_years_is_there(desk: Any) -> None:
    found = desk.reader.ask(lambda reading: comparison(reading, 2015, 2016))
    for year, side in ((2015, "earlier"), (2016, "later")):
        shown = {getattr(row, side).uid for row in rows(found) if getattr(row, side)}
        assert shown == {project.uid for project in desk.projects(year)}
    balance, total = found.balance, found.total
    assert balance.continued + balance.finished + balance.unlisted == total.earlier.projects == len(desk.projects(2015))
    assert balance.continuing + balance.added == total.later.projects == len(desk.projects(2016))


def test_a_year_without_readings_makes_every_indicator_incomparable(desk: Any) -> None:
    found = desk.reader.ask(lambda reading: comparison(reading, 2015, 2016))
    assert {pair.reason for pair in found.indicators} == {"2016年没有这个指标的数"}
    assert len(found.indicators) == len(desk.reader.ask(lambda reading: reading.readings(2015)))


def test_years_that_cannot_be_compared_are_refused(desk: Any) -> None:
    with pytest.raises(Refused, match="不同的年度"):
        desk.reader.ask(lambda reading: comparison(reading, 2015, 2015))
    with pytest.raises(Refused, match="没有2014年"):
        desk.reader.ask(lambda reading: comparison(reading, 2014, 2016))
