"""The sentences of the 督查通报, filled from the register. What it does not know is a blank to be written by hand."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.notice import AHEAD, Notice, by_pillar, by_section
from dongliu_desktop.domain.overview import BEHIND, average_percent
from dongliu_desktop.domain.problems import ENDS, STATE_WORDS, ProblemRow, State, counts
from dongliu_desktop.domain.quantities import chinese_date, percent
from dongliu_desktop.domain.rows import ProjectRow

BLANK = "____"
LONG_BLANK = BLANK * 4
DIGITS = "一二三四五六七八九"
NOBODY = "未写明责任科室"


class Kind(Enum):
    """What a paragraph is: a heading of the first level (一、), of the second ((一)), or running text."""

    FIRST = auto()
    SECOND = auto()
    TEXT = auto()


class Part(NamedTuple):
    """A paragraph of the bulletin."""

    kind: Kind
    text: str


class Annex(NamedTuple):
    """A table behind the bulletin."""

    title: str
    projects: Sequence[ProjectRow]


def parts(notice: Notice, office: str) -> Iterator[Part]:
    """Give the bulletin's paragraphs, after those to whom it goes."""
    day = chinese_date(notice.day)
    yield Part(Kind.TEXT, f"根据{LONG_BLANK}，现将{office}{notice.year}年重点工作截至{day}的推进情况通报如下。")
    yield Part(Kind.FIRST, "一、总体情况")
    yield from (Part(Kind.TEXT, text) for text in _overall(notice, office))
    yield Part(Kind.FIRST, "二、各科室推进情况")
    yield Part(Kind.SECOND, "（一）进展较好的项目")
    yield from _sections(notice.of(AHEAD), "没有已完成或者达到时序进度的项目。")
    yield Part(Kind.SECOND, "（二）进展滞后的项目")
    yield from _sections(notice.of(BEHIND), "没有滞后的项目。")
    yield Part(Kind.FIRST, "三、存在问题")
    yield from (Part(Kind.TEXT, text) for text in _problems(notice))
    yield Part(Kind.FIRST, "四、下一步要求")
    yield from (Part(Kind.TEXT, f"（{digit}）{text}") for digit, text in zip(DIGITS, _demands(notice), strict=False))


def annexes(notice: Notice) -> list[Annex]:
    """Give the tables that have rows: behind time, in time, and those of which nobody can tell."""
    found = (
        Annex("慢于时序进度的项目", notice.of(BEHIND)),
        Annex("已完成和按时序推进的项目", notice.of(AHEAD)),
        Annex("没有填报或者没有百分比的项目", notice.of([Light.GREY])),
    )
    return [annex for annex in found if annex.projects]


def _share(part: int, whole: int) -> str:
    return f"{part}项，占{percent(part / whole * 100)}"


def _overall(notice: Notice, office: str) -> Iterator[str]:
    total = len(notice.projects)
    done, normal = len(notice.of([Light.BLUE])), len(notice.of([Light.GREEN]))
    behind, worst, grey = len(notice.of(BEHIND)), len(notice.of([Light.RED])), len(notice.of([Light.GREY]))
    clauses = [
        f"{notice.year}年{office}列入重点工作{total}项。截至{chinese_date(notice.day)}，已完成{_share(done, total)}",
        f"正常推进{_share(normal, total)}",
        f"滞后{_share(behind, total)}" + (f"（其中{WORDS[Light.RED]}{worst}项）" if worst else ""),
    ]
    if grey:
        clauses.append(f"没有填报或者没有百分比、不能与时序比较的{_share(grey, total)}")
    owing = len(notice.unreported)
    yield "；".join(clauses) + f"。当月已填报和已完成的{total - owing}项，未填报的{owing}项。"
    measured = [row for row in notice.projects if row.percent is not None]
    if measured:
        yield f"有形象进度百分比的{len(measured)}项，平均完成{percent(average_percent(measured))}。"
    groups = by_pillar(notice.projects)
    if len(groups) > 1:
        yield "分板块看，" + "；".join(_pillar(name, rows) for name, rows in groups) + "。"


def _pillar(name: str, rows: Sequence[ProjectRow]) -> str:
    done, behind = (sum(row.light in lights for row in rows) for lights in ((Light.BLUE,), BEHIND))
    return f"{name}{len(rows)}项，完成{done}项，滞后{behind}项"


def _sections(projects: Sequence[ProjectRow], nothing: str) -> Iterator[Part]:
    for section, rows in by_section(projects):
        named = "、".join(f"{row.name}（{_standing(row)}）" for row in rows)
        yield Part(Kind.TEXT, f"{section or NOBODY}{len(rows)}项：{named}。")
    if not projects:
        yield Part(Kind.TEXT, nothing)


def _standing(row: ProjectRow) -> str:
    if row.light is Light.BLUE:
        return WORDS[row.light]
    reason = row.reason.replace(" ", "")  # in running text figures stand close
    return reason if row.percent is None else f"{percent(row.percent)}，{reason}"


def _problems(notice: Notice) -> Iterator[str]:
    day = chinese_date(notice.day)
    if notice.problems:
        states = counts(notice.problems).states
        told = "，".join(f"{STATE_WORDS[state]}{states[state]}项" for state in State if states[state])
        yield f"截至{day}，登记督办事项{len(notice.problems)}项：{told}。"
    told_problems = [f"{row.name}：{_ended(row.problems)}" for row in notice.projects if row.problems]
    listed = [*map(_problem, notice.open_problems), *told_problems]
    yield from (f"{number}.{text}" for number, text in enumerate(listed, start=1))
    if not listed:
        yield f"截至{day}，没有登记未解决的问题。"


def _problem(row: ProblemRow) -> str:
    who = row.section or row.owner
    due = f"办结时限{chinese_date(row.due)}" if row.due else ""
    late = f"已逾期{row.days_late}天" if row.days_late else ""
    told = "，".join(filter(None, (who, due, late)))
    named = f"{row.project_name}：" if row.project_name else ""
    return f"{named}{row.text.rstrip(ENDS)}" + (f"（{told}）。" if told else "。")


def _ended(text: str) -> str:
    return text.rstrip(ENDS) + "。"


def _demands(notice: Notice) -> Iterator[str]:
    behind, late = len(notice.of(BEHIND)), sum(bool(row.days_late) for row in notice.open_problems)
    if behind:
        yield f"倒排时间节点。{behind}项滞后项目由责任科室重新排定时间节点，于{BLANK}月{BLANK}日前报{LONG_BLANK}。"
    if notice.open_problems:
        overdue = f"，其中已逾期的{late}项说明原因" if late else ""
        yield f"抓紧整改。{len(notice.open_problems)}项未办结的督办事项于{BLANK}月{BLANK}日前办结{overdue}。"
    if notice.unreported:
        yield f"按时填报。{len(notice.unreported)}项当月未填报的项目于{BLANK}月{BLANK}日前补报。"
    yield f"{LONG_BLANK}{LONG_BLANK}。"
