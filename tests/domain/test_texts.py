import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.texts import LONGEST, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("中山路\0综合整治", "中山路综合整治"),
        ("签约\ud83d完成", "签约完成"),  # half of a surrogate pair
        ("\u202e造再区块\u202c", "造再区块"),  # marks that turn the reading direction
        ("\ufeff东柳\u200b街道\u2060", "东柳街道"),  # zero-width marks
        ("第一行\r\n第二行\r第三行\u2028第四行", "第一行\n第二行\n第三行\n第四行"),
        ("列一\t列二", "列一\t列二"),
        ("\u3000 前后空格 \n", "前后空格"),
        ("Cafe\u0301", "Café"),
        ("e\u200d\u0301", "é"),  # what a joiner kept apart
        ("完成👍🏽，❤️", "完成👍🏽，❤️"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "👨👩👧"),  # a joined family
        ("𠮷田、㙍、\ue5e5", "𠮷田、㙍、\ue5e5"),  # rare and private characters of names
        ("１２３，全角", "１２３，全角"),
        ("\x1b[31m红", "[31m红"),
        ("", ""),
        ("\u200b \x07", ""),
    ],
)
def test_what_is_typed_is_made_fit_to_keep(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_text_is_limited() -> None:
    assert clean("长" * (LONGEST + 5)) == "长" * LONGEST
    assert clean("长" * (LONGEST - 1) + " 短") == "长" * (LONGEST - 1)


@given(st.text(st.characters()))
def test_cleaning_is_done_once_and_for_all(typed: str) -> None:
    kept = clean(typed)

    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode()  # no lone surrogates
