from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.typed import typed_amount, typed_day, typed_figure, typed_lights, typed_year, typed_yes


@pytest.mark.parametrize(
    "text",
    [
        "2016-05-31",
        "2016-5-31",
        "2016/5/31",
        "2016.5.31",
        "2016年5月31日",
        " 2016 年 5 月 31 日 ",
        "２０１６年５月３１日",
    ],
)
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert typed_day(text) == date(2016, 5, 31)


@pytest.mark.parametrize(
    "text", ["", "2016", "2016年5月", "2016-06-31", "2016-13-01", "31.5.2016", "0000-01-01", "今天"]
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}”不是日期，请写成 2016-05-31 或 2016年5月31日。"):
        typed_day(text)


@pytest.mark.parametrize(("text", "value"), [("30", 30), ("30%", 30), ("３０％", 30), ("1,200.5", 1200.5), (" 0 ", 0)])
def test_figures_are_read_as_people_write_them(text: str, value: float) -> None:
    assert typed_figure(text) == value


@pytest.mark.parametrize("text", ["", "%", "一半", "3户"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}”不是数字。"):
        typed_figure(text)


@pytest.mark.parametrize(("text", "year"), [("2016", 2016), ("2016年", 2016), ("２０１６", 2016)])
def test_years(text: str, year: int) -> None:
    assert typed_year(text) == year


@pytest.mark.parametrize("text", ["", "16", "20166", "十六年", "-2016"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是年份"):
        typed_year(text)


@pytest.mark.parametrize(
    ("text", "lights"),
    [
        ("红", {Light.RED}),
        ("黄灯", {Light.YELLOW}),
        ("滞后", {Light.YELLOW}),
        ("红,黄", {Light.RED, Light.YELLOW}),
        ("红、已完成，正常", {Light.RED, Light.BLUE, Light.GREEN}),
    ],
)
def test_lights_are_read_by_colour_and_by_word(text: str, lights: set[Light]) -> None:
    assert typed_lights(text) == lights


@pytest.mark.parametrize("text", ["", ",", "紫", "红,紫", "red"])
def test_what_is_no_light_is_refused_with_all_that_are(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"可以用：蓝（已完成）、绿（正常）、黄（滞后）、橙（明显滞后）、红.*、灰（未定）。"
    ):
        typed_lights(text)


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("", "%", None), ("  ", "家", None),
        ("85", "%", 85), ("85%", "%", 85), ("85 %", "%", 85), ("８５％", "%", 85), ("　８５ ", "%", 85),
        (".5", "%", 0.5),
        ("1,200", "户", 1200), ("１，２００户", "户", 1200), ("12万", "平方米", 120_000),
        ("12 万平方米", "平方米", 120_000),
        ("12万", "万元", 12), ("12万元", "万元", 12), ("1.2亿元", "万元", 12_000), ("3.5", "亿元", 3.5),
        ("3500万", "亿元", 0.35), ("0.1万", "", 1000), ("-5", "家", -5),
    ],
)  # fmt: skip
def test_figures_as_people_paste_them(text: str, unit: str, figure: float | None) -> None:
    assert typed_amount(text, unit) == figure


@pytest.mark.parametrize("text", ["约85", "85家", "1,20", "1.2.3", "万", "nan", "inf", "1e5", "%", "٣"])
def test_what_is_no_figure_is_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="不是数字"):
        typed_amount(text, "%")


@given(st.floats(0, 1e9, allow_nan=False).map(lambda value: round(value, 2)), st.sampled_from(["%", "户", "万元", ""]))
def test_a_figure_is_read_as_it_is_written(value: float, unit: str) -> None:
    written = number(value)
    wide = written.translate({ord(letter): ord(letter) + 0xFEE0 for letter in written})
    assert typed_amount(f"{written}{unit}", unit) == value
    assert typed_amount(f" {wide} {unit}", unit) == value


@pytest.mark.parametrize(
    ("text", "yes"), [("是", True), ("√", True), ("Ｙ", True), ("", False), ("否", False), ("0", False)]
)
def test_yes_and_no(text: str, yes: bool) -> None:
    assert typed_yes(text) is yes


def test_what_is_neither_yes_nor_no() -> None:
    with pytest.raises(ValueError, match="看不出是否办结"):
        typed_yes("大概")
