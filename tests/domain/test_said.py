"""Figures that words tell, as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.quantities import number, quantity
from dongliu_desktop.domain.said import contradict, said_amounts, said_percents


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("累计签约8户，腾空5户", "户", [8, 5]),
        ("截至5月底，引进企业１２０家", "家", [120]),
        ("累计产税700余万元", "万元", [700]),
        ("共募集资金98.8万余元", "万元", [98.8]),
        ("拆违3.3万平方米", "平方米", [33000]),
        ("复绿3,580㎡", "平方米", [3580]),
        ("改造436个楼道，历时3个月", "个", [436]),
        ("第3家正在洽谈", "家", []),
        ("三家已签约", "家", []),
        ("本月签约3户", "户", []),
        ("剩余1户车棚正在履行司法程序", "户", []),
        ("计划完成10家", "家", []),
        ("引进企业320家，其中亿元企业6家；另有29家金融企业", "家", [320, 29]),
        ("完成3家,200户签约", "户", [200]),
        ("完成10-12家", "家", []),
        ("进展顺利", "家", []),
        ("完成80%", "", []),
    ],
)
def test_amounts_are_those_of_the_whole(text: str, unit: str, values: list[float]) -> None:
    assert [said.value for said in said_amounts(text, unit)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("形象进度达到80%", [80]),
        ("已完成60％，桩基完成100%", [60]),
        ("截至5月底完成总工程量的45.5%", [45.5]),
        ("重点楼宇产税率达90%", []),
        ("同比增长79.1%", []),
        ("占新引进企业数的91.8%", []),
        ("完成投资55%", []),
        ("签约率98%", []),
        ("力争形象进度达到100%", []),
    ],
)
def test_percentages_are_those_of_the_whole(text: str, values: list[float]) -> None:
    assert [said.value for said in said_percents(text)] == values


@given(st.integers(0, 10_000_000), st.sampled_from(["户", "家", "个", "平方米", "万元", "个楼道"]))
def test_what_the_table_prints_never_contradicts_it(value: int, unit: str) -> None:
    for qualifier in ("", "余", "超过"):
        text = f"截至目前累计完成{quantity(value, unit, qualifier)}。"
        assert said_amounts(text, unit)
        assert not contradict(said_amounts(text, unit), value)


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_percentage_contradicts_all_others(told: int, stands: int) -> None:
    assert contradict(said_percents(f"形象进度{told}%"), stands) == (told != stands)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=5))
def test_parts_may_add_up_to_the_table(parts: list[int]) -> None:
    text = "，".join(f"{at}号地块签约{number(part)}户" for at, part in enumerate(parts))
    assert not contradict(said_amounts(text, "户"), sum(parts))
    assert contradict(said_amounts(text, "户"), sum(parts) + 1)


def test_rough_figures_may_be_a_little_off() -> None:
    assert not contradict(said_amounts("录用稿件50余篇", "篇"), 53)
    assert contradict(said_amounts("录用稿件50余篇", "篇"), 60)
    assert contradict(said_amounts("录用稿件50篇", "篇"), 53)
    assert not contradict(said_amounts("拆违3.3万平方米", "平方米"), 33182)


@given(st.text(max_size=60), st.sampled_from(["户", "万元", "%", ".", "*"]))
def test_no_text_is_too_odd(text: str, unit: str) -> None:
    for said in (*said_amounts(text, unit), *said_percents(text)):
        assert said.value >= 0
