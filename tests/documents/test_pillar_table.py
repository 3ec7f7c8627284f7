"""板块汇总表: the total first, groups kept with their rows, no row cut; read from its pages and from the PDF."""

from pathlib import Path

import pytest
from table_rows import HEADING, PILLAR, PROJECT, WORDS, YEAR, all_words, checked_pdf, projects, words

from dongliu_desktop.documents.layout.items import Document, Ellipse, Polygon, Rect, Text
from dongliu_desktop.documents.pillar_table import COLUMNS, DESIGNED, SUMMED, pillar_table
from dongliu_desktop.documents.profile import Margins, Profile
from dongliu_desktop.domain.lights import WORDS as LIGHT_WORDS
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.overview import average_percent
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tables import PillarTable

pytestmark = pytest.mark.usefixtures("qapp")
PLAIN = PROJECT._replace(section="", due=None, target="", progress="进展", percent=None, light=Light.GREY)


def table(rows: tuple[ProjectRow, ...], profile: Profile = DESIGNED) -> Document:
    return pillar_table(PillarTable(YEAR, PILLAR, rows, 43.8), profile, HEADING)


def head_of(made: Document) -> list[str]:
    """The titles of the columns: what stands above the total."""
    shown = words(made.pages[0])
    return shown[: shown.index(next(word for word in shown if word.startswith("合计")))]


def test_total_and_groups_tell_what_their_rows_come_to() -> None:
    rows = projects((7, 5))
    shown = words(table(rows).pages[0])
    total = shown.index("合计　12 项")
    assert shown[total + 1] == percent(average_percent(rows))
    assert shown[total + 2 : total + 8] == [
        "已完成 3", "正常 2", "滞后 2", "明显滞后 2", "严重滞后 2", "未定 1"
    ]  # fmt: skip
    assert shown[total + 8] == "平均进度计 11 项"
    assert total < shown.index("第1条线　7 项") < shown.index("〔001〕号项目")


def test_what_is_owed_is_counted_in_total_and_group() -> None:
    shown = all_words(table(projects((3,))))
    assert shown.count("本月未填报 2") == 2  # the finished one owes nothing


def test_every_project_is_found_in_the_pdf_under_its_head(tmp_path: Path) -> None:
    rows = projects((40, 25, 15))
    made = table(rows)
    pages = checked_pdf(made, tmp_path)
    total = len(pages)
    assert total == len(made.pages) > 4
    for at, page in enumerate(pages, start=1):
        assert f"第{at}页共{total}页" in page
        assert page.count("项目名称") == 1
        assert "2016年靓度·破板块重点工作汇总表" in page
    joined = "".join(pages)
    assert all(joined.count(row.name) == 1 for row in rows)
    assert all(part in pages[0] for part in ("填报单位（盖章）：东柳街道", "（截至2016年6月10日）", "时序进度43.8%"))
    assert "审核人：" in pages[-1]


@pytest.mark.parametrize("margin", range(17, 47, 3))
def test_no_row_is_cut_and_no_group_stands_without_its_first_row(margin: int) -> None:
    profile = DESIGNED._replace(margins=Margins(18, 15, margin, 15))
    made = table(projects((9, 7, 8, 11, 5, 13)), profile)
    for page in made.pages:
        shown = words(page)
        assert shown.count("项目名称") == 1
        names = [at for at, word in enumerate(shown) if word.endswith("号项目")]
        groups = [at for at, word in enumerate(shown) if "条线　" in word]
        assert names
        assert not groups or groups[-1] < names[-1]  # a project follows the last group
        text = "".join(shown)
        assert text.count(WORDS[:6]) == text.count(WORDS[-6:])  # words begin and end on the same page


@pytest.mark.parametrize("light", Light)
def test_a_light_is_a_shape_and_its_word(light: Light) -> None:
    (page,) = table((PROJECT._replace(light=light),)).pages
    texts = [item for item in page.items if isinstance(item, Text) and item.text == LIGHT_WORDS[light]]
    shapes = [page.items[page.items.index(text) - 1] for text in texts]
    assert len(shapes) >= (1 if light is Light.ORANGE else 2)  # in the row, and in the explanation
    assert all(isinstance(shape, Ellipse | Polygon | Rect) for shape in shapes)


def test_columns_in_which_nothing_stands_make_room_unless_the_office_chose_them() -> None:
    assert {"牵头科室", "完成时限", "年度目标", "存在问题"} & set(head_of(table((PLAIN,)))) == set()
    wanted = DESIGNED._replace(columns=("name", "section", "officer", "light"))
    shown = head_of(table((PLAIN,), wanted))
    assert shown[-5:] == ["项目名称", "责任分工", "亮灯", "牵头科室", "责任人"]


@pytest.mark.parametrize("key", [key for key, _ in COLUMNS])
def test_any_single_column_can_be_printed(key: str) -> None:
    rows = projects((3,))
    shown = all_words(table(rows, DESIGNED._replace(columns=(key,))))
    average = percent(average_percent(rows))
    assert ("合计　3 项" in shown) == (key not in {"progress", *SUMMED})
    assert (average in shown) == (key == "progress")


def test_money_adds_up_in_total_and_group() -> None:
    rows = tuple(
        row._replace(total_investment=186500.0, annual_investment=planned, invested=done)
        for row, planned, done in zip(projects((2, 1)), (1000.0, 500.5, None), (300.0, 450.0, 7.0), strict=True)
    )
    shown = words(table(rows).pages[0])
    assert shown[shown.index("投资（万元）") + 1] == "进度"
    total, group = shown.index("合计　3 项"), shown.index("第1条线　2 项")
    assert shown[total + 1 : total + 5] == ["559,500", "1,500.5", "757", "50%"]
    assert shown[group + 1 : group + 5] == ["373,000", "1,500.5", "750", "50%"]
    row = shown.index("〔001〕号项目")
    assert {"186,500", "1,000", "300", "30%"} <= set(shown[row : row + 12])


def test_words_are_not_turned_into_percentages() -> None:
    made = table((PLAIN, PLAIN._replace(as_of=None, progress="")))
    shown = words(made.pages[0])
    assert {"已填报", "尚未填报"} <= set(shown)
    assert [word for word in shown if "%" in word] == ["时序进度 43.8%"]
