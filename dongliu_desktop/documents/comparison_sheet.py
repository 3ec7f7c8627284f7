"""年度对比表: two years on A4 landscape - counts per theme with a chart, indicators, projects by lineage."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import NamedTuple

from dongliu_desktop.documents.layout.chart import BarChart, ChartLook, Group, Series
from dongliu_desktop.documents.layout.flow import (
    Drawing,
    NewPage,
    Paragraph,
    compose,
    running_head,
)
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS, Legend, LightMark, ProgressBar
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.profile import TITLE, Heading, Profile, foot_blocks, frame
from dongliu_desktop.domain.comparison import ComparedProject, Comparison, Counts, ThemeCounts
from dongliu_desktop.domain.indicators import IndicatorPair, change, figure, printed_growth, rank_change
from dongliu_desktop.domain.lights import USUAL, WORDS
from dongliu_desktop.domain.lineage import MEANINGS, Kind
from dongliu_desktop.domain.outcomes import NOTHING, goal, result, standing_word
from dongliu_desktop.domain.quantities import chinese_date, percent
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow

DESIGNED = Profile(landscape=True)
SUBTITLE = Style(Role.KAI, 11)
HEADING = Style(Role.HEI, 12, pitch=20)
NOTE = Style(Role.KAI, 9.5, colour="#444444")
BODY = Style(Role.SONG, 9)
STRONG = Style(Role.HEI, 9)
LOOK = Look(text=BODY, head=STRONG, pad_x=3.5, pad_y=2.5)
GROUP_FILL = "#f7f7f7"
MOST_LINES = 4  # of a result or a goal: the whole text stands on the project's own sheet
EARLIER_COLOURS = ("#b4bcc7", "#5d6878")  # all projects, finished ones
LATER_COLOURS = ("#a9c4f2", "#1f5fbf")


def comparison_sheet(
    content: Comparison, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out a comparison as it is given (narrowed or whole). The office's columns are those of the projects."""
    earlier, later = content.years
    title = profile.title or f"{heading.office}{earlier}年与{later}年重点工作对比表"
    blocks = _blocks(content, profile, title)
    return compose(title, blocks, frame(profile, running_head(title)), typesetter or Typesetter())


def _blocks(comparison: Comparison, profile: Profile, title: str) -> Iterator[Block]:
    days = [f"{row.year}年数据截至{chinese_date(row.reference)}" for row in (comparison.earlier, comparison.later)]
    below = "；".join(filter(None, (*days, comparison.scope)))
    yield Paragraph(title, profile.sized(TITLE), Align.MIDDLE)
    yield Paragraph(below, profile.sized(SUBTITLE), Align.MIDDLE, after=4)
    yield from _theme_blocks(comparison, profile)
    yield from _indicator_blocks(comparison, profile)
    yield from _project_blocks(comparison, profile)
    yield from foot_blocks(profile)


def _heading(text: str, profile: Profile) -> Paragraph:
    return Paragraph(text, profile.sized(HEADING), before=6, after=2, keep=True)


def _text(text: str, align: float = Align.START) -> Cell:
    return Cell(text, align)


def _number(text: object) -> Cell:
    return Cell(str(text), Align.END)


def _group(title: str, note: str, span: int, profile: Profile) -> Row:
    text = f"{title}　{note}" if note else title
    return Row([Cell(text, span=span, style=profile.sized(STRONG), fill=GROUP_FILL)], keep=True)


# ---------------------------------------------------------------- themes


def _theme_blocks(comparison: Comparison, profile: Profile) -> Iterator[Block]:
    earlier, later = comparison.years
    yield _heading("一、各主题项目数与完成情况", profile)
    head = [
        Row([Cell("主题（两年的板块）", rows=2), Cell(f"{earlier}年", span=4), Cell(f"{later}年", span=4)]),
        Row([Cell(text) for _ in comparison.years for text in ("项目数", "已完成", "已填报", "平均形象进度")]),
    ]
    rows = [_theme_row(counts, profile) for counts in (*comparison.themes, comparison.total)]
    yield Table((26, 7, 10, 7, 13, 7, 10, 7, 13), rows, head, profile.look(LOOK))
    yield Paragraph(_balance(comparison), profile.sized(NOTE), before=3, after=6)
    yield Drawing(_chart(comparison, profile))


def _theme_row(counts: ThemeCounts, profile: Profile) -> Row:
    style = None if counts.theme else profile.sized(STRONG)
    cells = [_text(counts.title), *_count_cells(counts.earlier), *_count_cells(counts.later)]
    return Row([cell._replace(style=style) for cell in cells])


def _count_cells(counts: Counts) -> Iterator[Cell]:
    share = f"（{percent(counts.finished / counts.projects * 100)}）" if counts.projects else ""
    average = NOTHING if counts.average is None else f"{percent(counts.average)}（{counts.measured} 项）"
    yield _number(counts.projects)
    yield _number(f"{counts.finished}{share}")
    yield _number(counts.reported)
    yield _number(average)


def _balance(comparison: Comparison) -> str:
    balance, total, (earlier, later) = comparison.balance, comparison.total, comparison.years
    return (
        f"{earlier}年 {total.earlier.projects} 项：接续到{later}年 {balance.continued} 项、"
        f"办结 {balance.finished} 项、未列入 {balance.unlisted} 项；"
        f"{later}年 {total.later.projects} 项：承接 {balance.continuing} 项、新增 {balance.added} 项。"
        "平均形象进度只计有百分比的项目，括号内为其项数；只有文字进展的项目不折算。"
    )


def _chart(comparison: Comparison, profile: Profile) -> BarChart:
    earlier, later = comparison.years
    series = [
        Series(f"{year}年{word}", colour)
        for year, colours in ((earlier, EARLIER_COLOURS), (later, LATER_COLOURS))
        for word, colour in zip(("项目数", "已完成"), colours, strict=True)
    ]
    groups = [_bars(counts) for counts in comparison.themes]
    look = ChartLook(label=profile.sized(STRONG), figure=profile.style(Role.SONG, 8))
    return BarChart(series, groups, common_scale=True, look=look)


def _bars(counts: ThemeCounts) -> Group:
    values = (
        counts.earlier.projects, counts.earlier.finished, counts.later.projects, counts.later.finished,
    )  # fmt: skip
    return Group(counts.title, values, [str(value) for value in values])


# ---------------------------------------------------------------- indicators


def _period(reading: ReadingRow | None) -> Cell:
    text = NOTHING if reading is None else reading.period.text or "未注明"
    return _text(text, Align.MIDDLE)


def _conclusion(pair: IndicatorPair) -> Cell:
    return _text(change(pair) if pair.comparable else f"不可比：{pair.reason}")


def _indicator_row(pair: IndicatorPair) -> Row:
    return Row(
        [
            _text(pair.name),
            _number(figure(pair.earlier)),
            _period(pair.earlier),
            _number(figure(pair.later)),
            _period(pair.later),
            _conclusion(pair),
            _text(rank_change(pair) or NOTHING),
            _text(printed_growth(pair) or NOTHING),
        ]
    )


def _indicator_blocks(comparison: Comparison, profile: Profile) -> Iterator[Block]:
    if not comparison.indicators:
        return
    yield NewPage()
    yield _heading("二、指标对比（只比同期）", profile)
    earlier, later = comparison.years
    titles = ("指标", f"{earlier}年", "统计期", f"{later}年", "统计期", "变化，或者不可比的原因", "排名", "文中同比")
    rows: list[Row] = []
    for theme, found in groupby(comparison.indicators, key=lambda pair: pair.theme):
        pairs = list(found)
        comparable = sum(pair.comparable for pair in pairs)
        rows.append(_group(theme, f"{len(pairs)} 项，可比 {comparable} 项", len(titles), profile))
        rows += map(_indicator_row, pairs)
    yield Table((20, 11, 8, 11, 8, 26, 15, 11), rows, [Row([Cell(title) for title in titles])], profile.look(LOOK))


# ---------------------------------------------------------------- projects


class Column(NamedTuple):
    """A column of the projects: its key in profiles, its title, its share of the width.

    `{0}` and `{1}` in the title are the two years.
    """

    key: str
    title: str
    share: float


PROJECT_COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", 4),
    Column("kind", "衔接", 6),
    Column("name", "项目", 19),
    Column("result", "{0}年结果", 22),
    Column("stood", "{0}年进度", 12.5),
    Column("goal", "{1}年目标", 22),
    Column("stands", "{1}年进度", 12.5),
    Column("change", "变化", 16),
)
COLUMNS = tuple((column.key, column.title.format("前一", "后一")) for column in PROJECT_COLUMNS)


def _project_blocks(comparison: Comparison, profile: Profile) -> Iterator[Block]:
    if not comparison.projects:
        return
    by_key = {column.key: column for column in PROJECT_COLUMNS}
    shown = [by_key[key] for key in profile.chosen(list(by_key))]
    head = Row([Cell(column.title.format(*comparison.years)) for column in shown])
    yield NewPage()
    yield _heading("三、项目衔接" if comparison.indicators else "二、项目衔接", profile)
    rows = list(_project_rows(comparison, shown, profile))
    yield Table([column.share for column in shown], rows, [head], profile.look(LOOK))
    yield Paragraph(_meanings(comparison), profile.sized(NOTE), before=4)
    yield Drawing(Legend(tuple((light, WORDS[light]) for light in USUAL), "竖线为时序进度"))


def _project_rows(comparison: Comparison, columns: Sequence[Column], profile: Profile) -> Iterator[Row]:
    number = count(1)
    for group in comparison.projects:
        kinds = "　".join(f"{kind} {len(rows)}" for kind, rows in group.kinds.items())
        yield _group(group.title, kinds, len(columns), profile)
        for project in group.rows:
            cells = _cells(next(number), project, profile)
            yield Row([cells[column.key] for column in columns])


def _cells(number: int, project: ComparedProject, profile: Profile) -> dict[str, Cell]:
    return {
        "number": _text(str(number), Align.MIDDLE),
        "kind": _text(project.kind, Align.MIDDLE),
        "name": _text(project.name),
        "result": _words(result(project.earlier)),
        "stood": _standing(project.earlier, profile),
        "goal": _words(goal(project.later)),
        "stands": _standing(project.later, profile),
        "change": _text(project.change or NOTHING),
    }


def _words(text: str) -> Cell:
    return Cell(text, Align.MIDDLE if text == NOTHING else Align.START, max_lines=MOST_LINES)


def _standing(project: ProjectRow | None, profile: Profile) -> Cell:
    """Give a bar where there is a percentage, else the light's shape and its word."""
    word, body = standing_word(project), profile.sized(BODY)
    if project is None:
        return _text(word, Align.MIDDLE)
    if project.percent is None:
        return Cell(LightMark(project.light, word, body))
    return Cell(ProgressBar(project.percent, project.schedule, LIGHT_COLOURS[project.light], word, body))


def _meanings(comparison: Comparison) -> str:
    shown = {kind for group in comparison.projects for kind in group.kinds}
    return "；".join(f"{kind}：{MEANINGS[kind]}" for kind in Kind if kind in shown) + "。"
