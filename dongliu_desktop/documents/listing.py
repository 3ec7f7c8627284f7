"""The list of projects as text for a terminal: aligned, grouped by workstream, counted at the end."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.quantities import chinese_date, percent, quantity
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.system.terminal_text import padded, shortened, width

GAP = "  "
LEAST = 12  # columns that a shortened text keeps
ANSI: dict[Light, str] = {
    Light.BLUE: "\x1b[34m",
    Light.GREEN: "\x1b[32m",
    Light.YELLOW: "\x1b[33m",
    Light.ORANGE: "\x1b[38;5;208m",
    Light.RED: "\x1b[31m",
    Light.GREY: "\x1b[90m",
}
ANSI_BOLD, ANSI_PLAIN = "\x1b[1m", "\x1b[0m"


class Terminal(NamedTuple):
    """What the list is shown on: how many columns (None = as many as it takes), and whether in colour."""

    columns: int | None = None
    colour: bool = False


class Column(NamedTuple):
    """A column: title, what it shows of a project, flush right or not, and whether it may be shortened."""

    title: str
    value: Callable[[ProjectRow], str]
    right: bool = False
    shrinks: bool = False


def _light(row: ProjectRow) -> str:
    return f"{COLOUR_WORDS[row.light]} {WORDS[row.light]}"


def _progress(row: ProjectRow) -> str:
    if row.percent is None and row.quantity is not None:
        return quantity(row.quantity, row.unit, row.reported_qualifier)
    return percent(row.percent)


def _schedule(row: ProjectRow) -> str:
    return percent(row.schedule)


COLUMNS: tuple[Column, ...] = (
    Column("亮灯", _light),
    Column("进度", _progress, right=True),
    Column("时序", _schedule, right=True),
    Column("项目", attrgetter("name"), shrinks=True),
    Column("说明", attrgetter("reason"), shrinks=True),
)


def listing(rows: Sequence[ProjectRow], terminal: Terminal) -> str:
    """Give the projects as lines, each group under its pillar and workstream, and the counts of the lights."""
    if not rows:
        return "没有符合条件的项目。"
    widths = _widths(rows, terminal.columns)
    lines = [_line([column.title for column in COLUMNS], widths)]
    for title, group in groupby(rows, key=lambda row: f"{row.pillar_name} · {row.workstream_title}"):
        lines += ["", _dressed(title, ANSI_BOLD, terminal)]
        for row in group:
            cells = [column.value(row) for column in COLUMNS]
            lines.append(_dressed_light(_line(cells, widths), row.light, terminal))
    return "\n".join([*lines, "", _counts(rows)])


def as_values(rows: Sequence[ProjectRow]) -> list[dict[str, Any]]:
    """Give the projects as JSON values, one table each, dates in ISO form."""
    return [{name: _value(value) for name, value in row._asdict().items()} for row in rows]


def _value(value: Any) -> Any:  # noqa: ANN401 - any field of a row
    return value.isoformat() if hasattr(value, "isoformat") else value


def _widths(rows: Sequence[ProjectRow], columns: int | None) -> list[int]:
    """Give each column's width; where the terminal is too narrow, the longest text gives way first."""
    widths = [max(width(text) for text in [column.title, *map(column.value, rows)]) for column in COLUMNS]
    if columns is None:
        return widths
    while sum(widths) + len(GAP) * (len(widths) - 1) > columns:
        widest = max((n for n, column in enumerate(COLUMNS) if column.shrinks), key=lambda n: widths[n])
        if widths[widest] <= LEAST:
            break
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [
        padded(shortened(cell, columns), columns, right=column.right)
        for column, cell, columns in zip(COLUMNS, cells, widths, strict=True)
    ]
    return GAP.join(shown).rstrip()


def _dressed(text: str, code: str, terminal: Terminal) -> str:
    return f"{code}{text}{ANSI_PLAIN}" if terminal.colour else text


def _dressed_light(line: str, light: Light, terminal: Terminal) -> str:
    shown = len(f"{COLOUR_WORDS[light]} {WORDS[light]}")
    return _dressed(line[:shown], ANSI[light], terminal) + line[shown:]


def _counts(rows: Sequence[ProjectRow]) -> str:
    counted = Counter(row.light for row in rows)
    lights = "，".join(f"{WORDS[light]} {counted[light]}" for light in Light if counted[light])
    return f"共 {len(rows)} 项：{lights}。基准日 {chinese_date(rows[0].reference)}。"
