"""Blocks of cells on the clipboard, as spreadsheets write and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.clipboard_block import block_text, parse_block

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
BLOCK = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(BLOCK)
def test_what_is_copied_is_what_is_pasted(rows: list[list[str]]) -> None:
    assert parse_block(block_text(rows)) == tuple(map(tuple, rows))


@given(st.text(max_size=60))
def test_any_text_is_read_and_no_words_are_lost(text: str) -> None:
    found = "".join("".join(row) for row in parse_block(text))
    wanted = [letter for letter in text if letter not in '\t\r\n"']
    assert [letter for letter in found if letter not in '\t\r\n"'] == wanted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("85%", (("85%",),)),
        ("85%\t已开工\r\n90%\t\r\n", (("85%", "已开工"), ("90%", ""))),
        ('"第一行\n第二行"\t5"管\r\n', (("第一行\n第二行", '5"管'),)),
        ('"写着""停工""二字"\t1', (('写着"停工"二字', "1"),)),
        ('"新"桥\t2', (('"新"桥', "2"),)),  # the quotes belong to the words
        ('"没有结束', (('"没有结束',),)),
        ("a\nb", (("a",), ("b",))),
        ("a\t", (("a", ""),)),
        ("\n", (("",),)),
    ],
)
def test_blocks_of_excel_and_wps(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert parse_block(text) == rows


def test_a_block_as_libreoffice_calc_copied_it() -> None:
    copied = (
        '85%\t"管道施工全部完成；\n桥梁收尾。"\t他说“快了”，"引号"在这里\t2016年6月3日\t82%\n'
        '0\t5" 管道\tab\t\t1,200\n'
        '１２.５％\t以"开头\t\t\t2016年6月3日\n'
        '\t=不是公式\t尾引号"\t是\t\n'
    )
    assert parse_block(copied) == (
        ("85%", "管道施工全部完成；\n桥梁收尾。", '他说“快了”，"引号"在这里', "2016年6月3日", "82%"),
        ("0", '5" 管道', "ab", "", "1,200"),
        ("１２.５％", '以"开头', "", "", "2016年6月3日"),
        ("", "=不是公式", '尾引号"', "是", ""),
    )
