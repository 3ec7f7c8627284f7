"""The comparison sheet of the real record, read as the lines of text on its pages."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dongliu_desktop.documents.comparison_sheet import DESIGNED, comparison_sheet
from dongliu_desktop.documents.layout.items import Document, Line, Page, Text, mm
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.domain.comparison import Comparison
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.comparing import comparison
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")

HEADING = Heading("东柳街道", date(2016, 6, 10))


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    file: Path = tmp_path_factory.mktemp("sheet") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))
    found = reader.ask(lambda reading: comparison(reading, 2015, 2016))
    reader.close()
    return found


@pytest.fixture
def sheet(compared: Comparison) -> Document:
    return comparison_sheet(compared, DESIGNED, HEADING)


def words(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def pages_with(sheet: Document, wanted: Callable[[list[str]], bool]) -> list[int]:
    return [number for number, page in enumerate(sheet.pages) if wanted(words(page))]


def test_the_first_page_sums_up(sheet: Document) -> None:
    first = words(sheet.pages[0])
    assert "东柳街道2015年与2016年重点工作对比表" in first
    assert "2015年数据截至2015年11月30日；2016年数据截至2016年6月10日" in first
    assert "乐居东柳 → 靓度·破" in first
    assert first.count("合计") == 1


def test_averages_that_nobody_reported_are_a_dash(compared: Comparison) -> None:
    shown = words(comparison_sheet(compared.narrowed(frozenset(), "乐居"), DESIGNED, HEADING).pages[0])
    assert compared.total.earlier.average is None
    assert "—" in shown
    assert "全部主题合计" in shown


def test_every_page_is_numbered_and_every_table_page_has_its_head(sheet: Document) -> None:
    total = len(sheet.pages)
    assert all(f"第 {number} 页 共 {total} 页" in words(page) for number, page in enumerate(sheet.pages, start=1))
    tables = pages_with(sheet, lambda shown: any(word in ("结转", "延续", "新增", "办结", "未列入") for word in shown))
    assert len(tables) > 2
    assert tables == pages_with(sheet, lambda shown: "2015年结果" in shown)


def test_all_projects_are_numbered_once(sheet: Document, compared: Comparison) -> None:
    rows = sum(len(group.rows) for group in compared.projects)
    start = pages_with(sheet, lambda shown: "2015年结果" in shown)[0]
    shown = [word for page in sheet.pages[start:] for word in words(page) if word.isdecimal()]
    assert shown == [str(number) for number in range(1, rows + 1)]


def test_every_indicator_tells_why_it_cannot_be_compared(sheet: Document, compared: Comparison) -> None:
    shown = [word for page in sheet.pages for word in words(page)]
    assert shown.count("不可比：2016年没有这个指标的数") == len(compared.indicators)


def test_nothing_stands_outside_the_paper_and_no_row_is_cut(sheet: Document) -> None:
    low = sheet.paper.height - mm(17)
    for page in sheet.pages:
        body = [item for item in page.items if isinstance(item, Text) and not item.text.startswith("第 ")]
        assert all(0 < item.x < sheet.paper.width and item.y < low for item in body)
        rules = sorted({round(item.y1) for item in page.items if isinstance(item, Line) and item.y1 == item.y2})
        assert all(below > above for above, below in pairwise(rules))
    assert any("填表人：" in word for word in words(sheet.pages[-1]))


def test_what_is_narrowed_on_the_page_is_narrow_on_paper(compared: Comparison) -> None:
    sheet = comparison_sheet(compared.narrowed(frozenset({Kind.CARRIED}), ""), DESIGNED, HEADING)
    shown = [word for page in sheet.pages for word in words(page)]
    assert any(word.endswith("项目只列结转") for word in shown)
    assert "新增" not in shown
    assert "结转" in shown


def test_an_empty_comparison_is_still_a_sheet(compared: Comparison) -> None:
    empty = compared._replace(indicators=(), projects=(), themes=())
    assert len(comparison_sheet(empty, DESIGNED, Heading("", date(2016, 6, 10))).pages) == 1


def test_the_office_chooses_columns_type_and_signatories(compared: Comparison) -> None:
    wanted = DESIGNED._replace(columns=("name", "kind"), type_size=1.2, signatories=("主任",), title="对比")
    sheet = comparison_sheet(compared, wanted, HEADING)
    shown = [word for page in sheet.pages for word in words(page)]
    start = shown.index("项目")
    assert shown[start : start + 2] == ["项目", "衔接"]
    assert "变化" not in shown
    assert [word for word in shown if word.startswith("主任")] == ["主任："]
    assert shown[0] == "对比"
    sizes = [item.style.size for item in sheet.pages[0].items if isinstance(item, Text)]
    assert sizes[0] == pytest.approx(24)
