"""Which font family plays which role on this machine, and what was wished instead.

Offices wish 方正小标宋 for titles and 仿宋, 楷体, 黑体, 宋体 for the rest. A family may be listed under its English or
its Chinese name, so both are tried. Each chain ends in free fonts that hold all Chinese characters, so that
text is never printed as blanks.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from dongliu_desktop.documents.layout.items import Role, Style, pt

_ANY_CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "Droid Sans Fallback",
)
_ANY_SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "FandolSong",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
)
_SONG = ("SimSun", "宋体", "STSong", "华文宋体", "CESI宋体-GB2312", "FZShuSong_GBK-Z01", "方正书宋_GBK")


class Chain(NamedTuple):
    """A role's families: `wished` are the office's own, `fallback` stand in for them.

    `bold_fallback`: a stand-in of this role is set bold (a title face is heavy, a text face is not).
    """

    name: str
    wished: tuple[str, ...]
    fallback: tuple[str, ...]
    bold_fallback: bool = False


CHAINS: dict[Role, Chain] = {
    Role.TITLE: Chain(
        "小标宋",
        (
            "方正小标宋简体",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05S",
            "FZXiaoBiaoSong-B05",
            "CESI小标宋-GB2312",
            "华文中宋",
            "STZhongsong",
        ),
        (*_ANY_SERIF, *_SONG, *_ANY_CHINESE),
        bold_fallback=True,
    ),
    Role.SONG: Chain("宋体", _SONG, (*_ANY_SERIF, *_ANY_CHINESE)),
    Role.HEI: Chain(
        "黑体",
        ("SimHei", "黑体", "STHeiti", "华文黑体", "CESI黑体-GB2312", "方正黑体_GBK", "FandolHei"),
        _ANY_CHINESE,
        bold_fallback=True,
    ),
    Role.FANGSONG: Chain(
        "仿宋",
        (
            "仿宋_GB2312",
            "FangSong_GB2312",
            "FangSong",
            "仿宋",
            "华文仿宋",
            "STFangsong",
            "CESI仿宋-GB2312",
            "方正仿宋_GBK",
            "FandolFang",
        ),
        (*_ANY_SERIF, *_SONG, *_ANY_CHINESE),
    ),
    Role.KAI: Chain(
        "楷体",
        (
            "楷体_GB2312",
            "KaiTi_GB2312",
            "KaiTi",
            "楷体",
            "华文楷体",
            "STKaiti",
            "CESI楷体-GB2312",
            "方正楷体_GBK",
            "FandolKai",
            "AR PL UKai CN",
        ),
        (*_ANY_SERIF, *_SONG, *_ANY_CHINESE),
    ),
}

NO_FONT = "（本机没有中文字体）"


class MissingFont(NamedTuple):
    """A role whose own families are absent: what was wished, and the family that stands in."""

    wished: str
    used: str


def installed_families() -> frozenset[str]:
    """Give the names of all font families of this machine."""
    return frozenset(QFontDatabase.families())


def missing_fonts(roles: Iterable[Role], installed: Collection[str]) -> tuple[MissingFont, ...]:
    """Tell which of the roles are played by a stand-in on this machine, in the order of the roles' names."""
    chains = [CHAINS[role] for role in sorted(set(roles))]
    return tuple(
        MissingFont(chain.name, next((name for name in chain.fallback if name in installed), NO_FONT))
        for chain in chains
        if not any(name in installed for name in chain.wished)
    )


class Fonts:
    """The fonts and metrics of one layout or painting run, made once per style. For one thread only."""

    def __init__(self) -> None:
        self._installed = installed_families()
        self._bases: dict[Role, QFont] = {}
        self._fonts: dict[tuple[Role, float, bool], QFont] = {}
        self._metrics: dict[tuple[Role, float, bool], QFontMetricsF] = {}

    def font(self, style: Style) -> QFont:
        """Give the font of a style; its pixel size is in units, so a painter has to be scaled to units."""
        key = style[:3]
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self._base(style.role))
            font.setPixelSize(round(pt(style.size)))
            font.setBold(style.bold or font.bold())
            self._fonts[key] = font
        return font

    def metrics(self, style: Style) -> QFontMetricsF:
        """Give the metrics of a style's font, in units."""
        key = style[:3]
        metrics = self._metrics.get(key)
        if metrics is None:
            metrics = self._metrics[key] = QFontMetricsF(self.font(style))
        return metrics

    def _base(self, role: Role) -> QFont:
        base = self._bases.get(role)
        if base is None:
            base = self._bases[role] = self._make(CHAINS[role])
        return base

    def _make(self, chain: Chain) -> QFont:
        wished = [name for name in chain.wished if name in self._installed]
        font = QFont()
        font.setFamilies([*wished, *(name for name in chain.fallback if name in self._installed)])
        font.setBold(chain.bold_fallback and not wished)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.ForceOutline)
        # Noto CJK swaps glyphs by language; the swapped ones have no character in a PDF's text.
        font.setFeature(QFont.Tag("locl"), 0)
        return font
