"""Page ranges as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.page_ranges import chosen_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("  ", [1, 2, 3, 4, 5]),
        ("2", [2]),
        ("1-3", [1, 2, 3]),
        ("１－３，５", [1, 2, 3, 5]),
        ("5、1 至", [1, 2, 3, 4, 5]),
        ("4-", [4, 5]),
        ("-2", [1, 2]),
        ("3~9", [3, 4, 5]),
        ("5,1,5", [1, 5]),
    ],
)
def test_it_is_read_as_it_is_meant(text: str, pages: list[int]) -> None:
    assert chosen_pages(text.replace(" 至", "至"), 5) == pages


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x", "看不懂"),
        ("1.5", "看不懂"),
        ("-", "看不懂"),
        ("3-1", "请写成 1-3"),
        ("9", "一共 5 页"),
        ("0", "一共 5 页"),
    ],
)
@pytest.mark.bad_input
def test_what_makes_no_sense_is_told(text: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        chosen_pages(text, 5)


@given(st.text("0123456789-,，、至 x~", max_size=12), st.integers(1, 40))
def test_any_text_is_pages_of_the_paper_or_a_sentence(text: str, count: int) -> None:
    try:
        pages = chosen_pages(text, count)
    except Refused:
        return
    assert pages
    assert pages == sorted(set(pages))
    assert set(pages) <= set(range(1, count + 1))
