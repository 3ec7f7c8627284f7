from typing import Any

import pytest

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.services.finding import find_pillar, find_project, find_year


@pytest.mark.parametrize(
    "part",
    ["中山路综合整治工程", "中山路", " 中 山 路 ", "中山路综合"],
)
def test_a_part_that_only_one_name_holds_is_enough(desk: Any, part: str) -> None:
    assert find_project(desk.projects(2016), part).name == "中山路综合整治工程"


def test_the_exact_name_wins_over_longer_ones(desk: Any) -> None:
    rows = [
        row._replace(name=name)
        for row, name in zip(desk.projects(2016), ("绿化", "绿化二期", "ＡＢ绿化"), strict=False)
    ]

    assert find_project(rows, "绿化").name == "绿化"
    assert find_project(rows, "ab").name == "ＡＢ绿化"


def test_several_are_named_with_their_pillars_but_not_without_end(desk: Any) -> None:
    rows = desk.projects(2016)

    with pytest.raises(Refused, match=r"“整治”对应不止一个项目，请写得更完整些：中山路综合整治工程（靓度·破）、.+。$"):
        find_project(rows, "整治")
    with pytest.raises(Refused, match=r" 等 \d+ 个。$") as refused:
        find_project([row._replace(name=f"绿化{row.uid}") for row in rows], "绿化")
    assert str(refused.value).count("、") == 9


def test_two_of_the_same_name_are_never_confused(desk: Any) -> None:
    rows = [row._replace(name="绿化") for row in desk.projects(2016)[:2]]

    with pytest.raises(Refused, match="不止一个"):
        find_project(rows, "绿化")


@pytest.mark.parametrize("part", ["", "  ", "没有这个"])
def test_nothing_is_not_a_name(desk: Any, part: str) -> None:
    with pytest.raises(Refused):
        find_project(desk.projects(2016), part)


def test_pillars_and_years_are_found_alike(desk: Any) -> None:
    pillars = desk.reader.ask(lambda read: read.pillars(2016))
    years = desk.reader.ask(lambda read: read.years())

    assert find_pillar(pillars, "深度").name == "深度·提"
    assert find_year(years, 2015).year == 2015
    with pytest.raises(Refused, match="没有 2017 年；有的是：2015、2016。"):
        find_year(years, 2017)
