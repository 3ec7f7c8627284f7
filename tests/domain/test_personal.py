"""Masks and identity numbers. The numbers here are made up; their check characters are computed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.personal import (
    id_number_fault,
    masked_account,
    masked_amount,
    masked_id_number,
    masked_name,
    masked_phone,
    plain_number,
)

VALID = "11010519491231002X"  # the standard's own example


def test_masks_leave_what_tells_two_people_apart_and_no_more() -> None:
    assert [masked_name(name) for name in ("", "张", "张三", "欧阳修")] == ["", "*", "张*", "欧**"]
    assert masked_phone("13812345678") == "138****5678"
    assert masked_id_number("330" + "0" * 11 + "1234") == "330***********1234"
    assert masked_account("6222021234567891234") == "***************1234"
    assert [masked_amount(amount) for amount in (None, 0.0, 120000.0)] == ["", "****", "****"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="*"), max_size=30))
def test_no_mask_shows_more_than_seven_characters_of_a_number(text: str) -> None:
    for mask in (masked_phone, masked_id_number, masked_account):
        shown = mask(text).replace("*", "")
        assert len(mask(text)) == len(text)
        assert len(shown) <= min(7, len(text) // 2 + 3)
        assert len(text) - len(shown) >= min(4, len(text))


def test_a_valid_number_passes_and_so_does_none() -> None:
    assert id_number_fault(VALID) == id_number_fault("") == ""
    assert plain_number(" １１０１０５ 19491231-002x ") == VALID


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105491231002", "应是 18 位，现在是 15 位"),
        ("110105194913310021", "格式不对"),
        ("11010519491231002A", "格式不对"),
        ("110105194912310021", "校验不通过"),
    ],
)
def test_a_number_that_cannot_be_says_why(number: str, why: str) -> None:
    assert why in id_number_fault(number)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(place: int, by: int) -> None:
    wrong = str((int(VALID[place]) + by) % 10)

    assert id_number_fault(VALID[:place] + wrong + VALID[place + 1 :])
