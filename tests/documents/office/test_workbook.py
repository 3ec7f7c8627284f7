"""Workbooks: real numbers and days, texts that stay texts, and sheets that are set up to be printed."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.documents.office.exports import EXPORTS, WORKBOOK, made, part
from dongliu_desktop.documents.office.sheets import Band, Column, Figure, Kind, Worksheet
from dongliu_desktop.documents.office.workbook import workbook
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.office_exports import Gathered, PillarProjects

from .conftest import AsPdf, Gather, cells, export_of, parts

DAY = date(2016, 6, 10)
HOSTILE = (
    "=1+1",
    "{=SUM(A1:A9)}",
    "+8613800000000",
    "-东片",
    "@SUM(A1)",
    "http://www.w3.org",
    "mailto:a@b",
    "330203199001011234",
)
COLUMNS = [Column("文字", 20, Kind.TEXT, lambda text: text)]
BOOKS = [export.key for export in EXPORTS if export.suffix == WORKBOOK]


def of_texts(*texts: str, title: str = "标题") -> Worksheet:
    return Worksheet("表", title, "填报单位", COLUMNS, [Band("", [[text] for text in texts])])


def one(value: object, kind: Kind) -> Worksheet:
    return Worksheet("表", "标题", "填报单位", [Column("列", 12, kind, lambda row: row)], [Band("", [[value]])])


def test_hostile_texts_stay_texts() -> None:
    data = workbook([of_texts(*HOSTILE, title="=2+2")], DAY)
    sheet = parts(data)["xl/worksheets/sheet1.xml"]

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert {cell.text for cell in cells(data).values() if cell.kind == "s"} >= {*HOSTILE, "=2+2"}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_becomes_anything_else(text: str) -> None:
    data = workbook([of_texts(text)], DAY)
    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert all(cell.kind == "s" for cell in cells(data).values())


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    told = cells(workbook([of_texts("长" * 40_000)], DAY))
    assert told["A4"].text == "长" * 32_767


@pytest.mark.parametrize(
    ("value", "kind", "stored", "shown"),
    [
        (82.0, Kind.SHARE, 0.82, "0%"),
        (91.84, Kind.SHARE, 0.9184, "0.0%"),
        (Figure(3580, "余"), Kind.NUMBER, 3580, '#,##0"余"'),
        (Figure(8000, "超过"), Kind.NUMBER, 8000, '"超过"#,##0'),
        (Figure(2.8), Kind.NUMBER, 2.8, "#,##0.0"),
        (date(2016, 6, 10), Kind.DAY, 42531, "yyyy-mm-dd"),
    ],
)
def test_figures_and_days_are_real(value: object, kind: Kind, stored: float, shown: str) -> None:
    data = workbook([one(value, kind)], DAY)
    cell = cells(data)["A4"]
    styles = parts(data)["xl/styles.xml"].replace("&quot;", '"')

    assert (cell.kind, float(cell.text)) == ("n", pytest.approx(stored))
    assert f'formatCode="{shown}"' in styles or shown == "0%"  # which is one of Excel's own


def test_a_light_is_told_in_words() -> None:
    assert cells(workbook([one(Light.YELLOW, Kind.LIGHT)], DAY))["A4"].text == "黄灯 滞后"


def test_it_is_set_up_to_be_printed() -> None:
    data = workbook([of_texts("一")], DAY)
    found = parts(data)
    sheet = found["xl/worksheets/sheet1.xml"]

    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    assert "第 &amp;P 页" in sheet
    assert "!$1:$3" in found["xl/workbook.xml"]  # rows that come again on every page


def test_a_wide_table_lies_on_a3() -> None:
    wide = Worksheet("表", "标题", "", [Column("列", 60, Kind.TEXT, str) for _ in range(4)], [])
    assert 'paperSize="8"' in parts(workbook([wide], DAY))["xl/worksheets/sheet1.xml"]


def test_rows_are_as_high_as_their_text() -> None:
    sheet = parts(workbook([of_texts("短", "长" * 50, "长" * 500)], DAY))["xl/worksheets/sheet1.xml"]
    heights = [float(height) for height in re.findall(r'<row r="[456]"[^>]* ht="([\d.]+)"', sheet)]

    assert len(heights) == 3
    assert all(lower < higher for lower, higher in pairwise(heights))


def test_shares_have_bars() -> None:
    assert "<dataBar" in parts(workbook([one(50.0, Kind.SHARE)], DAY))["xl/worksheets/sheet1.xml"]


def test_fonts_are_named_and_no_theme_overrides_them() -> None:
    styles = parts(workbook([of_texts("一")], DAY))["xl/styles.xml"]
    assert '<name val="宋体"/>' in styles
    assert "<scheme" not in styles


def test_tabs_have_names_that_office_programs_take() -> None:
    long = "东片地块[一期]/二期:拆迁*？" * 4
    book = parts(workbook([of_texts("一")._replace(name=name) for name in (long, long, "", "'")], DAY))[
        "xl/workbook.xml"
    ]
    names = re.findall(r'<sheet name="([^"]*)"', book)

    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


@pytest.mark.parametrize("key", BOOKS)
def test_every_table_of_the_real_record_is_written_and_always_the_same(key: str, gather: Gather) -> None:
    found = gather(key, 2016 if key == "comparison" else 2015)
    first, second = (made(export_of(key), found, Path()) for _ in range(2))

    assert first == second
    assert found.office in cells(first)["A2"].text
    assert len(cells(first)) > 10


def test_the_plan_tells_sums_first_and_leaves_empty_columns_out(gather: Gather) -> None:
    found = gather("plan", 2015)
    sheets = part(export_of("plan").build)(found)
    (first, pillar) = (sheets[0], found.content[0])
    titles = [column.title for column in first.columns]

    assert first.total[0] == f"合计 {len(pillar.projects)} 项"
    assert "项目" in titles
    assert "分管领导" not in titles  # which nobody entered
    assert [band.title for band in first.bands] == list(dict.fromkeys(row.workstream_title for row in pillar.projects))


def test_hostile_names_of_the_register_stay_texts(gather: Gather) -> None:
    found = gather("plan", 2015)
    pillar = found.content[0]
    rows = [pillar.projects[0]._replace(name="=HYPERLINK(1)", workstream_title="@条线", problems="+1")]
    hostile = Gathered(found.office, found.year, found.day, [PillarProjects(pillar.pillar, rows)])
    data = made(export_of("plan"), hostile, Path())

    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert {"=HYPERLINK(1)", "@条线", "+1"} <= {cell.text for cell in cells(data).values()}


def test_registers_of_sites_have_nothing_personal(gather: Gather) -> None:
    sheets = part(export_of("sites").build)(gather("sites", 2015))
    titles = {column.title for sheet in sheets for column in sheet.columns}
    assert "点位" in titles
    assert not {"户主", "电话", "身份证"} & titles


@pytest.mark.parametrize(("key", "year"), [("plan", 2015), ("comparison", 2016)])
def test_libreoffice_opens_it(key: str, year: int, gather: Gather, as_pdf: AsPdf) -> None:
    found = gather(key, year)
    text = as_pdf(made(export_of(key), found, Path()), ".xlsx")
    pages = [page for page in text.split("\f") if page.strip()]

    assert f"第 1 页，共 {len(pages)} 页" in re.sub(r" +", " ", pages[0])
    assert all("填报单位：东柳街道" in page for page in pages)  # the head comes again on every page
