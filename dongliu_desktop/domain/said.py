"""Figures that words tell: "累计签约8户" says 8 where 户 are counted. For comparing words with the table beside them.

Only what is told of the whole counts. Figures of a month, of what remains, of a target or of a part (其中) are passed
over: taking them for the whole would raise questions where nothing is wrong. What cannot be read is no figure.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dongliu_desktop.domain.typed import SCALES, typed_amount

ROUGHLY = 0.1  # a figure that is told as 余, 近 or 约 may be off by this share
EXACTLY = 1e-9

_SQUARE_METRES = re.compile(r"m2|平米|M2")
_SENTENCES = re.compile(r"[;。!?\n]")
_CLAUSES = re.compile(r"(?<!\d),|,(?!\d{3})")
_ROUGH_BEFORE = re.compile(r"(?:(?<![签预违])约|近|超|超过|逾|达到?近|不少于)\s*$")
_OTHER_AMOUNTS = re.compile(
    r"本月|当月|上月|本周|上周|今日|当日|昨日|本季|上半年|上年|去年|同比|环比|增加|新增|减少|剩余|尚有|尚余|还有|还剩|余下"
    r"|未|目标|任务|计划|力争|预计|拟|其中|每|平均|总投资|共有|需"
)
_OTHER_PERCENTS = re.compile(
    r"增长|增幅|增速|下降|降幅|同比|环比|占|投资|资金|支付|目标|计划|任务|序时|时序|本月|当月|上月|上年|去年|其中|签约|腾空"
    r"|拆除|覆盖|满意|同意|产税|预计|力争|分别|达标"
)
_WHOLE = re.compile(r"形象进度|总进度|总体进度|整体进度|工程进度|完成进度|完成率|总工程量|工程总量|总量")
_BARE = re.compile(r"^(?:截至[^,]*|目前|现|已|累计|项目|工程|总体|整体|全部|共|,)*完成(?:了|约|近|达|到)*\s*$")
_PERCENT = re.compile(r"(?<![\d.\-~至])(\d+(?:\.\d+)?)\s*([余多]?)\s*%")


class Said(NamedTuple):
    """A figure that words tell. `rough` where they say about (30余家); `step` is half a unit of its last digit."""

    value: float
    rough: bool
    step: float = 0.0
    text: str = ""

    def means(self, value: float) -> bool:
        """Tell whether this may be what the words say of `value`."""
        allowed = abs(self.value) * ROUGHLY if self.rough else self.step
        return abs(value - self.value) <= allowed + EXACTLY * max(1.0, abs(value))


def said_amounts(text: str, unit: str) -> tuple[Said, ...]:
    """Give the figures in `unit` that a text tells of the whole, in the order of the text, counted in `unit`."""
    unit = _plain(unit)
    own = unit[:1] if unit[:1] in SCALES else ""
    base = unit.removeprefix(own)
    if not base:
        return ()
    figure = re.compile(
        rf"(?<![\d.第\-~至])(\d[\d,]*(?:\.\d+)?)\s*([余多]?)\s*([万亿]?)\s*([余多]?)\s*{re.escape(base)}"
        r"(?!月|百分点|工作日|小时|星期|季度)"
    )
    found: list[Said] = []
    for clause in _clauses(text):
        for match in figure.finditer(clause):
            before = clause[: match.start()]
            if not _OTHER_AMOUNTS.search(before):
                number, scale = match[1], match[3]
                value = typed_amount(f"{number.replace(',', '')}{scale}{base}", unit)
                rough = bool(match[2] or match[4] or _ROUGH_BEFORE.search(before))
                told = _half_step(number) * float(SCALES[scale] / SCALES[own] if scale else 1)
                found.append(Said(value or 0.0, rough, told if "." in number or scale else 0.0, match[0]))
    return tuple(found)


def said_percents(text: str) -> tuple[Said, ...]:
    """Give the percentages that a text tells of the whole work: 形象进度80%, 已完成60%."""
    if "%" not in text and "％" not in text:
        return ()
    found: list[Said] = []
    for clause in _clauses(text):
        for match in _PERCENT.finditer(clause):
            before = clause[: match.start()]
            told = (_WHOLE.search(before) or _BARE.search(before)) and not _OTHER_PERCENTS.search(before)
            if told:
                rough = bool(match[2] or _ROUGH_BEFORE.search(before))
                found.append(Said(float(match[1]), rough, _half_step(match[1]), match[0]))
    return tuple(found)


def contradict(told: Sequence[Said], value: float) -> bool:
    """Tell whether words tell figures, and neither one of them nor their sum may be `value`."""
    if not told or any(said.means(value) for said in told):
        return False
    total = Said(sum(said.value for said in told), any(said.rough for said in told))
    return not total.means(value)


def _clauses(text: str) -> Iterable[str]:
    """Give the clauses of a text. What follows 其中 in a sentence tells of parts only."""
    for sentence in _SENTENCES.split(_plain(text)):
        yield from _CLAUSES.split(sentence.split("其中", 1)[0])


def _plain(text: str) -> str:
    return _SQUARE_METRES.sub("平方米", unicodedata.normalize("NFKC", text))


def _half_step(number: str) -> float:
    """Give half a unit of the last digit: what rounding may have taken."""
    _whole, _point, decimals = number.partition(".")
    return 0.5 * 10.0 ** -len(decimals)
