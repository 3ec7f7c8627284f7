"""What is typed into a cell of the register of sites, as a value; one Chinese sentence where it is none."""

import math
import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.sites import DONE, INTENDED, STARTED, STATES, Mark

WHOLE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
DIGITS = re.compile(r"(\d{4})?(\d{2})(\d{2})")
NEAR: dict[str, int] = {"今": 0, "今天": 0, "今日": 0, "昨": 1, "昨天": 1, "昨日": 1, "前天": 2}
WORDS: dict[str, Mark] = {
    **{word: Mark(DONE) for word in ("完成", "已完成", "√", "✓", "是")},
    **{word: Mark(STARTED) for word in ("进行中", "已启动", "正在进行")},
    **{word: Mark(INTENDED) for word in ("意向", "有意向")},
}
HELP = "可以写 6.10、0610、2016-6-10、今，没有日期的写 完成、进行中 或 意向"


def typed_mark(text: str, year: int, today: date) -> Mark | None:
    """Read the state of a stage: a day (6.10, 0610, 2016-6-10, 今), a word (完成, 进行中, 意向), or nothing.

    `year` is meant where none is typed. Raises ValueError with one Chinese sentence.
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if not bare:
        return None
    if bare in WORDS:
        return WORDS[bare]
    day = _day(bare, year, today)
    if day is None:
        raise ValueError(f"“{text}”不是日期；{HELP}。")
    if day > today:
        raise ValueError(f"{day.isoformat()} 还没有到；阶段只填已经发生的日期（今天是 {today.isoformat()}）。")
    return Mark(DONE, day)


def _day(text: str, year: int, today: date) -> date | None:
    if text in NEAR:
        return today - timedelta(days=NEAR[text])
    for form in (WHOLE, SHORT, DIGITS):
        found = form.fullmatch(text)
        if found:
            *given, month, day = found.groups()
            with suppress(ValueError):  # 31 June is no day either
                return date(int(given[0]) if given and given[0] else year, int(month), int(day))
    return None


def typed_size(text: str) -> float | None:
    """Read a number or an area: 12, 1,200.5, nothing. Raises ValueError with one Chinese sentence."""
    bare = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if not bare:
        return None
    with suppress(ValueError):
        value = float(bare)
        if 0 <= value < math.inf:
            return value
    raise ValueError(f"“{text}”不是不小于 0 的数；还不知道的请留空。")


def mark_text(mark: Mark | None) -> str:
    """Write the state of a stage as it can be typed again."""
    if mark is None:
        return ""
    return STATES[mark.state] if mark.day is None else mark.day.isoformat()


def size_text(value: float | None) -> str:
    """Write a number or an area, nothing where it is not known."""
    return "" if value is None else number(value)
