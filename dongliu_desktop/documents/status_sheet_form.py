"""The form of the status sheet: what a project is, who answers for it, and where it stands.

What is not known stays a blank cell, to be written in by hand; nothing is made up.
"""

from collections.abc import Iterator

from dongliu_desktop.documents.layout.items import Role, Style
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS, LightMark, ProgressBar
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table, label
from dongliu_desktop.documents.layout.text import Align
from dongliu_desktop.documents.profile import Profile
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.outcomes import UNREPORTED
from dongliu_desktop.domain.quantities import chinese_date, percent, quantity
from dongliu_desktop.domain.rows import MONEY, ProjectRow

BODY = Style(Role.SONG, 10.5, pitch=15.5)
NAME = Style(Role.HEI, 12, pitch=17)
LOOK = Look(text=BODY, head=Style(Role.HEI, 10.5, pitch=15.5), pad_x=4.5)
SHARES = (23, 57, 23, 67)
WIDE = 3  # columns beside a label, where a value has the row for itself
LEAST = 22.0  # points: room for a name written by hand
LEAST_TEXT = 38.0


def form(project: ProjectRow, profile: Profile) -> Table:
    """Give the form of one project; long texts run on to the next page."""
    return Table(SHARES, list(_rows(project, profile)), look=profile.look(LOOK))


def _rows(project: ProjectRow, profile: Profile) -> Iterator[Row]:
    body = profile.sized(BODY)
    yield _wide("项目名称", Cell(project.name, style=profile.sized(NAME)))
    yield _pair("所属板块", project.pillar_name, "条线", project.workstream_title)
    yield _pair("项目类别", project.kind, "项目性质", project.nature)
    yield _wide("年度目标", Cell(project.target))
    yield _pair("完成时限", _due(project), "最近填报", chinese_date(project.as_of) if project.as_of else "")
    yield _pair("分管领导", project.leader, "牵头科室", project.section)
    yield _pair("责任人", project.officer, "涉及社区", project.communities)
    yield _wide("配合单位", Cell(project.supporting))
    yield _pair("形象进度", _progress(project, body), "时序进度", _schedule(project))
    if project.quantity is not None or project.target_quantity is not None:
        yield _pair("完成数量", _reached(project), "目标数量", _wanted(project))
    if project.has_investment:
        yield _pair("总投资", _money(project.total_investment), "本年计划投资", _money(project.annual_investment))
        yield _pair("本年完成投资", _invested(project), "累计完成投资", _money(project.invested_since_start))
    yield _pair("亮灯", _light(project, body), "亮灯依据", project.reason)
    for name, text in (
        ("进展情况", project.progress), ("存在问题", project.problems), ("下一步打算", project.next_steps),
    ):  # fmt: skip
        yield Row([label(name), Cell(text, span=WIDE)], breakable=True, least=LEAST_TEXT)


def _wide(name: str, cell: Cell) -> Row:
    return Row([label(name), cell._replace(span=WIDE)], breakable=True, least=LEAST)


def _pair(left: str, first: str | Cell, right: str, second: str | Cell) -> Row:
    cells = [first if isinstance(first, Cell) else Cell(first), second if isinstance(second, Cell) else Cell(second)]
    return Row([label(left), cells[0], label(right), cells[1]], least=LEAST)


def _due(project: ProjectRow) -> str:
    """Give the date as it was printed ("年底前"), else as a date, with the day of the start where it is known."""
    due = project.due_text or (chinese_date(project.due) if project.due else "")
    if project.start is None:
        return due
    start = chinese_date(project.start).removeprefix(f"{project.year}年")
    return f"{due}（{start}开始）"


def _progress(project: ProjectRow, body: Style) -> Cell:
    """Give the bar, or a word that tells where to look: words are not turned into percentages."""
    if project.percent is None:
        return Cell(_instead_of_percent(project))
    colour = LIGHT_COLOURS[project.light]
    return Cell(ProgressBar(project.percent, project.schedule, colour, percent(project.percent), body))


def _instead_of_percent(project: ProjectRow) -> str:
    if project.as_of is None:
        return UNREPORTED
    if project.light is Light.BLUE:
        return WORDS[Light.BLUE]
    return "见进展情况" if project.progress else "见填报记录"


def _schedule(project: ProjectRow) -> str:
    mark = "" if project.percent is None else "（左图竖线处）"
    return f"{percent(project.schedule)}{mark}"


def _reached(project: ProjectRow) -> str:
    return "" if project.quantity is None else quantity(project.quantity, project.unit, project.reported_qualifier)


def _wanted(project: ProjectRow) -> str:
    if project.target_quantity is None:
        return ""
    return quantity(project.target_quantity, project.unit, project.qualifier)


def _money(value: float | None) -> str:
    return "" if value is None else quantity(value, MONEY)


def _invested(project: ProjectRow) -> str:
    share = project.investment_percent
    told = _money(project.invested)
    return told if share is None else f"{told}（完成率{percent(share)}）"


def _light(project: ProjectRow, body: Style) -> Cell:
    words = f"{COLOUR_WORDS[project.light]} · {WORDS[project.light]}"
    return Cell(LightMark(project.light, words, body, Align.START))
