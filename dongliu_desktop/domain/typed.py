"""What people type, as values: full-width or half-width, with or without 年, 月, 日 and %."""

import re
import unicodedata
from contextlib import suppress
from datetime import date
from decimal import Decimal

from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light

LONGEST = 20  # characters of what was typed that a sentence quotes
SCALES = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
TICKED = "是"  # how a cell that is a box with a tick is written and copied
YES = frozenset({"1", "y", TICKED, "√", "✓", "完成", "办结", "已办结"})
NO = frozenset({"", "0", "n", "否", "×", "未", "未办结"})

_AMOUNT = re.compile(r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?)\s*([万亿]?)\s*(.*)")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def typed_year(text: str) -> int:
    """Read a year: 2016, 2016年. Raises ValueError with one Chinese sentence."""
    found = re.fullmatch(r"(\d{4})年?", _half_width(text))
    if not found:
        raise ValueError(f"“{text}”不是年份，请写成 2016。")
    return int(found[1])


def typed_day(text: str) -> date:
    """Read a date: 2016-05-31, 2016/5/31, 2016年5月31日. Raises ValueError with one Chinese sentence."""
    found = _DAY.fullmatch(_half_width(text))
    if found:
        with suppress(ValueError):  # 31 June is no day either
            return date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(f"“{text}”不是日期，请写成 2016-05-31 或 2016年5月31日。")


def typed_figure(text: str) -> float:
    """Read a number: 30, 30%, 1,200.5. Raises ValueError with one Chinese sentence."""
    try:
        return float(_half_width(text).removesuffix("%").replace(",", ""))
    except ValueError as error:
        raise ValueError(f"“{text}”不是数字。") from error


def typed_amount(text: str, unit: str) -> float | None:
    """Read a figure as people type and paste it, in `unit`: 85, ８５ %, 1,200, 12万, 3.5亿元; None for nothing.

    A 万 or 亿 that is typed counts against the unit's own: "12万" is 12 where the unit is 万元, and 120,000 where it
    is 平方米. Raises ValueError with one Chinese sentence.
    """
    plain = _half_width(text)
    if not plain:
        return None
    own = unit[:1] if unit[:1] in SCALES else ""
    found = _AMOUNT.fullmatch(plain)
    if not found or not any(map(str.isdigit, found[1])) or found[3] not in {"", unit, unit.removeprefix(own)}:
        raise ValueError(f"“{text.strip()[:LONGEST]}”不是数字，请写成 85 或 1,200 这样的数。")
    scale = SCALES[found[2]] / SCALES[own] if found[2] else 1
    return float(Decimal(found[1].replace(",", "")) * scale)


def typed_yes(text: str) -> bool:
    """Read whether something is so: 是, √, 1, 办结; 否, ×, 0, nothing. Raises ValueError with one Chinese sentence."""
    plain = _half_width(text).casefold()
    if plain in YES or plain in NO:
        return plain in YES
    raise ValueError(f"“{text.strip()[:LONGEST]}”看不出是否办结，请填“是”或者留空。")


def typed_lights(text: str) -> frozenset[Light]:
    """Read lights by colour or word: 红; 黄灯; 红,黄; 滞后. Raises ValueError with one Chinese sentence."""
    names = {name: light for light in Light for name in (WORDS[light], COLOUR_WORDS[light], COLOUR_WORDS[light][0])}
    wanted = [part for part in re.split(r"[,，、\s]+", text) if part]
    if not wanted or not names.keys() >= set(wanted):
        known = "、".join(f"{COLOUR_WORDS[light][0]}（{WORDS[light]}）" for light in Light)
        raise ValueError(f"“{text}”不是亮灯，可以用：{known}。")
    return frozenset(names[part] for part in wanted)


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
