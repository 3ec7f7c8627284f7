"""Workbooks (xlsx) that look as a table in an office does: real numbers and days, set up to be printed.

Every text is written as a text: what begins with = + - @ is never a formula, what looks like a link is none. The
same worksheets give the same bytes.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from importlib import import_module
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple, TypeAlias

from dongliu_desktop.documents.office.sheets import Column, Figure, Kind, Worksheet
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.quantities import BEFORE

# XlsxWriter tells no types.
Book: TypeAlias = Any
Sheet: TypeAlias = Any
Format: TypeAlias = Any

FONT, TITLE_FONT = "宋体", "黑体"
SIZE, TITLE_SIZE = 10, 16
LINE_HEIGHT = 1.35  # of the type size: what office programs give a line of Chinese
LEAST_HEIGHT, GREATEST_HEIGHT = 18.0, 409.0  # points; the second is Excel's own limit
CELL_TEXT = 32_767  # characters: Excel's own limit
EARLIEST = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
TITLE_ROW, LINE_ROW, HEAD_ROW, FIRST_ROW = range(4)
A4, A3 = 9, 8  # Excel's numbers of papers
WIDE = 165  # characters in all columns from which on A4 would be too small to read
FORBIDDEN = str.maketrans("[]:*?/\\", "（）：＊？／＼")
NAME_LENGTH = 31  # of a tab
MOST_DECIMALS = 2
BAR = "#9DC3E6"
HEAD_FILL, TOTAL_FILL, BAND_FILL = "#DDE6F0", "#F2F2F2", "#EEF3F8"
LIGHTS: dict[Light, tuple[str, str]] = {
    Light.BLUE: ("#DCE9FB", "#1F4E9E"),
    Light.GREEN: ("#E0F2E1", "#1E6B2B"),
    Light.YELLOW: ("#FFF2C6", "#7A5600"),
    Light.ORANGE: ("#FDE2CC", "#8A3E00"),
    Light.RED: ("#FBDAD8", "#A3161A"),
    Light.GREY: ("#E7E7E7", "#444444"),
}
"""Fill and type of a light's cell; its word stands in it, so that it can be read in black and white."""

MIDDLE = frozenset({Kind.SHORT, Kind.DAY, Kind.LIGHT})


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:  # noqa: ANN401 - what XlsxWriter calls properties
        """Give the format with these properties, in the usual font."""
        found = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", **properties}
        key = tuple(sorted(found.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(found)
        return self._made[key]

    def cell(self, kind: Kind, **more: Any) -> Format:  # noqa: ANN401 - as above
        """Give the format of a cell of the table."""
        align = "center" if kind in MIDDLE else "right" if kind in {Kind.NUMBER, Kind.SHARE} else "left"
        return self.of(border=1, border_color="#8C8C8C", align=align, text_wrap=True, **more)


class Place(NamedTuple):
    """A cell of a worksheet."""

    row: int
    column: int


def workbook(worksheets: Sequence[Worksheet], made: date) -> bytes:
    """Give an xlsx file with these worksheets. `made` is the day that stands in its properties: that of its figures."""
    xlsxwriter: Any = import_module("xlsxwriter")  # for whoever exports; a start does not wait for it
    found = BytesIO()
    usual = {"font_name": FONT, "font_size": SIZE}
    with xlsxwriter.Workbook(found, {"in_memory": True, "default_format_properties": usual}) as book:
        book.set_properties({"title": worksheets[0].title, "created": datetime.combine(made, time())})
        looks = Looks(book)
        for name, worksheet in zip(_names(worksheets), worksheets, strict=True):
            _write(book.add_worksheet(name), worksheet, looks)
    return found.getvalue()


def _names(worksheets: Sequence[Worksheet]) -> Iterator[str]:
    """Give names of tabs that office programs take, each once."""
    used: set[str] = set()
    for worksheet in worksheets:
        wanted = worksheet.name.translate(FORBIDDEN).strip("' ")[:NAME_LENGTH] or "表"
        name, number = wanted, 1
        while name.casefold() in used:
            number += 1
            name = f"{wanted[: NAME_LENGTH - len(str(number)) - 1]}-{number}"
        used.add(name.casefold())
        yield name


def _write(sheet: Sheet, worksheet: Worksheet, looks: Looks) -> None:
    _set_up(sheet, worksheet)
    columns = worksheet.columns
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        head = looks.of(font_name=TITLE_FONT, align="center", border=1, text_wrap=True, bg_color=HEAD_FILL)
        sheet.write_string(HEAD_ROW, at, column.title, head)
    sheet.set_row(HEAD_ROW, _height([column.title for column in columns], columns))
    _write_title(sheet, worksheet, looks)
    row = FIRST_ROW
    if worksheet.total:
        _write_row(sheet, row, worksheet.total, columns, looks, bold=True, bg_color=TOTAL_FILL)
        row += 1
    for band in worksheet.bands:
        if band.title:
            _write_band(sheet, row, band.title, len(columns), looks)
            row += 1
        for values in band.rows:
            _write_row(sheet, row, values, columns, looks)
            row += 1
    _draw_bars(sheet, columns, row - 1)


def _set_up(sheet: Sheet, worksheet: Worksheet) -> None:
    """Let it be printed across the width of the paper, with its head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A3 if sum(column.width for column in worksheet.columns) > WIDE else A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(TITLE_ROW, HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(FIRST_ROW, worksheet.frozen)
    sheet.hide_gridlines(2)


def _write_title(sheet: Sheet, worksheet: Worksheet, looks: Looks) -> None:
    """Write title and line across the table without merging cells: merged ones could not be sorted."""
    title = looks.of(font_name=TITLE_FONT, font_size=TITLE_SIZE, center_across=True)
    sheet.write_string(TITLE_ROW, 0, worksheet.title, title)
    for at in range(1, len(worksheet.columns)):
        sheet.write_blank(TITLE_ROW, at, None, title)
    sheet.write_string(LINE_ROW, 0, worksheet.line, looks.of())
    sheet.set_row(TITLE_ROW, 30)
    sheet.set_row(LINE_ROW, LEAST_HEIGHT)


def _write_band(sheet: Sheet, row: int, title: str, columns: int, looks: Looks) -> None:
    look = looks.of(font_name=TITLE_FONT, bg_color=BAND_FILL, top=1, bottom=1)
    sheet.write_string(row, 0, title[:CELL_TEXT], look)
    for at in range(1, columns):
        sheet.write_blank(row, at, None, look)
    sheet.set_row(row, LEAST_HEIGHT)


def _write_row(
    sheet: Sheet,
    row: int,
    values: Sequence[Any],
    columns: Sequence[Column[Any]],
    looks: Looks,
    **more: Any,  # noqa: ANN401 - what XlsxWriter calls properties
) -> None:
    for at, (value, column) in enumerate(zip(values, columns, strict=True)):
        _write_cell(sheet, Place(row, at), value, column.kind, looks, **more)
    sheet.set_row(row, _height(values, columns))


def _write_cell(
    sheet: Sheet,
    place: Place,
    value: Any,  # noqa: ANN401 - as the column says
    kind: Kind,
    looks: Looks,
    **more: Any,  # noqa: ANN401 - as above
) -> None:
    match value:
        case None | "":
            sheet.write_blank(*place, None, looks.cell(kind, **more))
        case Light():
            fill, ink = LIGHTS[value]
            look = looks.cell(kind, **{**more, "bg_color": fill, "font_color": ink})
            sheet.write_string(*place, light_words(value), look)
        case date() if value >= EARLIEST:
            sheet.write_datetime(*place, value, looks.cell(Kind.DAY, num_format="yyyy-mm-dd", **more))
        case Figure():
            sheet.write_number(*place, value.value, looks.cell(kind, num_format=_figure_format(value), **more))
        case int() | float() if kind == Kind.SHARE:
            share = "0%" if round(value, 1).is_integer() else "0.0%"
            sheet.write_number(*place, value / 100, looks.cell(kind, num_format=share, **more))
        case int() | float():
            sheet.write_number(*place, value, looks.cell(kind, num_format=_figure_format(Figure(value)), **more))
        case _:
            sheet.write_string(*place, str(value)[:CELL_TEXT], looks.cell(kind, **more))


def light_words(light: Light) -> str:
    """Give what stands in a light's cell: "黄灯 滞后"."""
    return f"{COLOUR_WORDS[light]} {WORDS[light]}"


def _figure_format(figure: Figure) -> str:
    """Show as many decimals as there are, and the printed word beside the number, as text of the format."""
    decimals = next(
        (count for count in range(MOST_DECIMALS) if round(figure.value, count) == figure.value), MOST_DECIMALS
    )
    shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    word = "".join(letter for letter in figure.qualifier if letter.isalpha())
    if not word:
        return shown
    return f'"{word}"{shown}' if figure.qualifier in BEFORE else f'{shown}"{word}"'


def _height(values: Sequence[Any], columns: Sequence[Column[Any]]) -> float:
    """Estimate how high a row must be: no writer of xlsx stores it, and LibreOffice would show one line."""
    lines = max((_lines(value, column.width) for value, column in zip(values, columns, strict=True)), default=1)
    return min(max(LEAST_HEIGHT, lines * SIZE * LINE_HEIGHT + 4), GREATEST_HEIGHT)


def _lines(value: Any, width: float) -> int:  # noqa: ANN401 - as the column says
    if not isinstance(value, str) or isinstance(value, Light):
        return 1
    return sum(max(1, ceil(_units(part) / (width - 1.2))) for part in value.split("\n"))


def _units(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def _draw_bars(sheet: Sheet, columns: Sequence[Column[Any]], last: int) -> None:
    """Put a bar from 0 to 100 % behind every share."""
    if last < FIRST_ROW:
        return
    for at, column in enumerate(columns):
        if column.kind == Kind.SHARE:
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": BAR, "min_type": "num", "max_type": "num"}
            sheet.conditional_format(FIRST_ROW, at, last, at, {**bar, "min_value": 0, "max_value": 1})
