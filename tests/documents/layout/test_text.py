"""Breaking text into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.documents.layout.items import Role, Style, pt
from dongliu_desktop.documents.layout.text import Typesetter, Wrap, clean

pytestmark = pytest.mark.usefixtures("qapp")
STYLE = Style(Role.SONG, 10)
LONG = "枫丹馨园、四明中学测量评估结束，南侧管道基本完成，3座桥梁收尾；S214段K3+200至K3+560完成12.5公里。"


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("一行", "一行"),
        ("两\r\n行\u2028三", "两\n行\n三"),
        ("制\t表", "制 表"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("\u202e反着写\u202c", "反着写"),
        ("半\ud842个", "半个"),
        ("<b>不是</b>&amp;标记", "<b>不是</b>&amp;标记"),
    ],
)
def test_only_printable_text_is_left(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_no_line_is_wider_than_its_cell_and_nothing_is_lost(typesetter: Typesetter) -> None:
    lines = typesetter.lines(LONG, STYLE, Wrap(pt(100)))
    assert len(lines) > 3
    assert "".join(line.text for line in lines) == LONG
    assert all(line.width <= pt(100) for line in lines)


def test_a_line_never_begins_with_a_closing_mark(typesetter: Typesetter) -> None:
    for width in range(60, 200, 7):
        lines = typesetter.lines(LONG, STYLE, Wrap(pt(width)))
        assert not any(line.text[0] in "，。、；）》”" for line in lines)


def test_numbers_and_codes_stay_whole(typesetter: Typesetter) -> None:
    lines = typesetter.lines(LONG, STYLE, Wrap(pt(100)))
    for word in ("S214", "12.5"):
        assert any(word in line.text for line in lines)


def test_rare_characters_do_not_shift_the_cut(typesetter: Typesetter) -> None:
    text = "𠮷𠮷𠮷" + LONG
    lines = typesetter.lines(text, STYLE, Wrap(pt(70)))
    assert "".join(line.text for line in lines) == text


def test_line_breaks_of_the_user_are_kept_and_empty_lines_too(typesetter: Typesetter) -> None:
    assert [line.text for line in typesetter.lines("甲\n\n乙", STYLE, Wrap(pt(100)))] == ["甲", "", "乙"]


def test_a_text_cut_short_says_so(typesetter: Typesetter) -> None:
    lines = typesetter.lines(LONG, STYLE, Wrap(pt(100), max_lines=2))
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
    assert lines[-1].width <= pt(100)


def test_first_line_is_indented_and_only_full_lines_are_justified(typesetter: Typesetter) -> None:
    lines = typesetter.lines(LONG, STYLE, Wrap(pt(100), pt(20), justify=True))
    assert [line.left for line in lines[:2]] == [pt(20), 0]
    assert [line.stretch for line in lines[:2]] == [pt(80), pt(100)]
    assert lines[-1].stretch == 0


@given(st.text(max_size=80), st.integers(min_value=30, max_value=300))
def test_any_text_can_be_set(text: str, width: int) -> None:
    lines = Typesetter().lines(text, STYLE, Wrap(pt(width)))
    joined = "".join(line.text for line in lines)
    assert joined.replace(" ", "") == clean(text).replace("\n", "").replace(" ", "")
