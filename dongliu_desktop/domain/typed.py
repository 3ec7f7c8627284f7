"""What people type, as values: full-width or half-width, with or without 年, 月, 日 and %."""

import re
import unicodedata
from contextlib import suppress
from datetime import date

from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light

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
