"""Which fonts stand in for the office's own."""

import pytest

from dongliu_desktop.documents.layout.fonts import CHAINS, NO_FONT, Fonts, missing_fonts
from dongliu_desktop.documents.layout.items import Role, Style


def test_a_wished_family_is_not_missing_under_any_of_its_names() -> None:
    assert missing_fonts([Role.FANGSONG], {"FangSong", "Noto Sans CJK SC"}) == ()
    assert missing_fonts([Role.FANGSONG], {"仿宋_GB2312"}) == ()


def test_a_missing_family_is_named_with_its_stand_in() -> None:
    missing = missing_fonts([Role.TITLE, Role.KAI, Role.KAI], {"Noto Sans CJK SC", "KaiTi"})
    assert missing == (("小标宋", "Noto Sans CJK SC"),)


def test_a_machine_without_chinese_fonts_is_told() -> None:
    assert missing_fonts([Role.SONG], {"DejaVu Sans"}) == (("宋体", NO_FONT),)


def test_every_chain_ends_in_a_font_with_all_chinese_characters() -> None:
    for chain in CHAINS.values():
        assert {"Noto Sans CJK SC", "WenQuanYi Micro Hei"} <= set(chain.fallback)


@pytest.mark.usefixtures("qapp")
def test_sizes_are_whole_units_and_the_same_on_every_device() -> None:
    fonts = Fonts()
    assert fonts.font(Style(Role.SONG, 10.5)).pixelSize() == 210
    assert fonts.font(Style(Role.SONG, 10.5)) is fonts.font(Style(Role.SONG, 10.5, colour="#ff0000"))
