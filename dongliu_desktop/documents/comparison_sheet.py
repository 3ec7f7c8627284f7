"""年度对比表: two years on A4 landscape - counts per theme with a chart, indicators, projects by lineage."""

from collections.abc import Iterator
from itertools import count, groupby

from dongliu_desktop.documents.layout.chart import BarChart, ChartLook, Group, Series
from dongliu_desktop.documents.layout.flow import (
    Drawing,
    Frame,
    Margins,
    NewPage,
    Paragraph,
    Space,
    compose,
    page_number,
    running_head,
)
from dongliu_desktop.documents.layout.items import A4_LANDSCAPE, Document, Role, Style
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS, Legend, LightMark, ProgressBar
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.domain.comparison import ComparedProject, Comparison, Counts, ThemeCounts
from dongliu_desktop.domain.indicators import IndicatorPair, change, figure, printed_growth, rank_change
from dongliu_desktop.domain.lights import USUAL, WORDS
from dongliu_desktop.domain.lineage import MEANINGS, Kind
from dongliu_desktop.domain.outcomes import NOTHING, goal, result, standing_word
from dongliu_desktop.domain.quantities import chinese_date, percent
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow

MARGINS = Margins(top=18, right=15, bottom=17, left=15)
TITLE = Style(Role.TITLE, 20, pitch=28)
SUBTITLE = Style(Role.KAI, 11)
HEADING = Style(Role.HEI, 12, pitch=20)
NOTE = Style(Role.KAI, 9.5, colour="#444444")
SIGNATURE = Style(Role.SONG, 11)
BODY = Style(Role.SONG, 9)
STRONG = Style(Role.HEI, 9)
LOOK = Look(text=BODY, head=STRONG, pad_x=3.5, pad_y=2.5)
GROUP_FILL = "#f7f7f7"
MOST_LINES = 4  # of a result or a goal: the whole text stands on the project's own sheet
SIGNATURES = "填表人：　　　　　　　　审核人：　　　　　　　　分管领导：　　　　　　　　　　　　年　　月　　日"
EARLIER_COLOURS = ("#b4bcc7", "#5d6878")  # all projects, finished ones
LATER_COLOURS = ("#a9c4f2", "#1f5fbf")


def comparison_sheet(comparison: Comparison, office: str) -> Document:
    """Lay out a comparison as it is given (narrowed or whole). `office` is the name in the title."""
    typesetter = Typesetter()
    earlier, later = comparison.years
    title = f"{office}{earlier}年与{later}年重点工作对比表"
    frame = Frame(A4_LANDSCAPE, MARGINS, header=running_head(title), footer=page_number)
    return compose(title, _blocks(comparison, title), frame, typesetter)


def _blocks(comparison: Comparison, title: str) -> Iterator[Block]:
    days = [f"{row.year}年数据截至{chinese_date(row.reference)}" for row in (comparison.earlier, comparison.later)]
    yield Paragraph(title, TITLE, Align.MIDDLE)
    yield Paragraph("；".join(filter(None, (*days, comparison.scope))), SUBTITLE, Align.MIDDLE, after=4)
    yield from _theme_blocks(comparison)
    yield from _indicator_blocks(comparison)
    yield from _project_blocks(comparison)
    yield Space(16)
    yield Paragraph(SIGNATURES, SIGNATURE, Align.END)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, HEADING, before=6, after=2, keep=True)


def _text(text: str, align: float = Align.START) -> Cell:
    return Cell(text, align)


def _number(text: object) -> Cell:
    return Cell(str(text), Align.END)


def _group(title: str, note: str, span: int) -> Row:
    text = f"{title}　{note}" if note else title
    return Row([Cell(text, span=span, style=STRONG, fill=GROUP_FILL)], keep=True)


# ---------------------------------------------------------------- themes


def _theme_blocks(comparison: Comparison) -> Iterator[Block]:
    earlier, later = comparison.years
    yield _heading("一、各主题项目数与完成情况")
    head = [
        Row([Cell("主题（两年的板块）", rows=2), Cell(f"{earlier}年", span=4), Cell(f"{later}年", span=4)]),
        Row([Cell(text) for _ in comparison.years for text in ("项目数", "已完成", "已填报", "平均形象进度")]),
    ]
    rows = [_theme_row(counts) for counts in (*comparison.themes, comparison.total)]
    yield Table((26, 7, 10, 7, 13, 7, 10, 7, 13), rows, head, LOOK)
    yield Paragraph(_balance(comparison), NOTE, before=3, after=6)
    yield Drawing(_chart(comparison))


def _theme_row(counts: ThemeCounts) -> Row:
    style = None if counts.theme else STRONG
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


def _chart(comparison: Comparison) -> BarChart:
    earlier, later = comparison.years
    series = [
        Series(f"{year}年{word}", colour)
        for year, colours in ((earlier, EARLIER_COLOURS), (later, LATER_COLOURS))
        for word, colour in zip(("项目数", "已完成"), colours, strict=True)
    ]
    groups = [_bars(counts) for counts in comparison.themes]
    return BarChart(series, groups, common_scale=True, look=ChartLook(label=STRONG, figure=Style(Role.SONG, 8)))


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


def _indicator_blocks(comparison: Comparison) -> Iterator[Block]:
    if not comparison.indicators:
        return
    yield NewPage()
    yield _heading("二、指标对比（只比同期）")
    earlier, later = comparison.years
    titles = ("指标", f"{earlier}年", "统计期", f"{later}年", "统计期", "变化，或者不可比的原因", "排名", "文中同比")
    rows: list[Row] = []
    for theme, found in groupby(comparison.indicators, key=lambda pair: pair.theme):
        pairs = list(found)
        comparable = sum(pair.comparable for pair in pairs)
        rows.append(_group(theme, f"{len(pairs)} 项，可比 {comparable} 项", len(titles)))
        rows += map(_indicator_row, pairs)
    yield Table((20, 11, 8, 11, 8, 26, 15, 11), rows, [Row([Cell(title) for title in titles])], LOOK)


# ---------------------------------------------------------------- projects


def _project_blocks(comparison: Comparison) -> Iterator[Block]:
    if not comparison.projects:
        return
    earlier, later = comparison.years
    titles = (
        "序号",
        "衔接",
        "项目",
        f"{earlier}年结果",
        f"{earlier}年进度",
        f"{later}年目标",
        f"{later}年进度",
        "变化",
    )
    yield NewPage()
    yield _heading("三、项目衔接" if comparison.indicators else "二、项目衔接")
    rows = list(_project_rows(comparison, len(titles)))
    yield Table((4, 6, 19, 22, 12.5, 22, 12.5, 16), rows, [Row([Cell(title) for title in titles])], LOOK)
    yield Paragraph(_meanings(comparison), NOTE, before=4)
    yield Drawing(Legend(tuple((light, WORDS[light]) for light in USUAL), "竖线为时序进度"))


def _project_rows(comparison: Comparison, columns: int) -> Iterator[Row]:
    number = count(1)
    for group in comparison.projects:
        kinds = "　".join(f"{kind} {len(rows)}" for kind, rows in group.kinds.items())
        yield _group(group.title, kinds, columns)
        yield from (_project_row(next(number), row) for row in group.rows)


def _project_row(number: int, project: ComparedProject) -> Row:
    return Row(
        [
            _text(str(number), Align.MIDDLE),
            _text(project.kind, Align.MIDDLE),
            _text(project.name),
            _words(result(project.earlier)),
            _standing(project.earlier),
            _words(goal(project.later)),
            _standing(project.later),
            _text(project.change or NOTHING),
        ]
    )


def _words(text: str) -> Cell:
    return Cell(text, Align.MIDDLE if text == NOTHING else Align.START, max_lines=MOST_LINES)


def _standing(project: ProjectRow | None) -> Cell:
    """Give a bar where there is a percentage, else the light's shape and its word."""
    word = standing_word(project)
    if project is None:
        return _text(word, Align.MIDDLE)
    if project.percent is None:
        return Cell(LightMark(project.light, word, BODY))
    return Cell(ProgressBar(project.percent, project.schedule, LIGHT_COLOURS[project.light], word, BODY))


def _meanings(comparison: Comparison) -> str:
    shown = {kind for group in comparison.projects for kind in group.kinds}
    return "；".join(f"{kind}：{MEANINGS[kind]}" for kind in Kind if kind in shown) + "。"
