"""Filling pages: what may be cut, what stays together, what is repeated."""

import pytest
from paper_helpers import FRAME, document, paragraphs, row, table, texts

from dongliu_desktop.documents.layout.flow import Drawing, Margins, NewPage, Paragraph, Space
from dongliu_desktop.documents.layout.items import (
    A4,
    Box,
    Document,
    Ellipse,
    Item,
    Line,
    Paper,
    Polygon,
    Rect,
    Role,
    Style,
    Text,
    pt,
)
from dongliu_desktop.documents.layout.marks import Legend, LightMark, ProgressBar, SignatureLine, light_shape
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table, label
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.domain.lights import Light

pytestmark = pytest.mark.usefixtures("qapp")
FOUR_LINES = "进展\n存在问题\n下一步打算\n完"


def page_of(made: Document, wanted: str) -> list[int]:
    return [number for number, page in enumerate(made.pages) if wanted in texts(page)]


def test_an_empty_sheet_is_one_page() -> None:
    assert len(document().pages) == 1


def test_each_page_says_which_of_how_many() -> None:
    made = document(table(row(n, FOUR_LINES) for n in range(60)))
    assert len(made.pages) > 2
    for number, page in enumerate(made.pages, start=1):
        assert f"第 {number} 页 共 {len(made.pages)} 页" in texts(page)


def test_the_table_head_and_the_running_head_stand_on_every_page() -> None:
    made = document(table(row(n, FOUR_LINES) for n in range(60)))
    assert all(texts(page).count("序号") == 1 for page in made.pages)
    assert ["续页" in texts(page) for page in made.pages] == [False] + [True] * (len(made.pages) - 1)


def test_no_row_is_cut_and_none_is_lost() -> None:
    made = document(table(row(n, FOUR_LINES) for n in range(60)))
    for number in range(60):
        (page,) = page_of(made, f"项目{number}号")
        lines = texts(made.pages[page])
        first = lines.index(f"项目{number}号")
        assert lines[first + 1 : first + 5] == FOUR_LINES.split("\n")


def test_nothing_reaches_into_the_margins() -> None:
    made = document(table(row(n, FOUR_LINES) for n in range(60)), Paragraph("字" * 900, Style(Role.SONG, 12)))
    body = FRAME.body
    for page in made.pages:
        rules = [item for item in page.items if isinstance(item, Line)][1:]  # the first belongs to the running head
        assert all(body.y - 1 <= item.y1 <= item.y2 <= body.y + body.height + 1 for item in rules if item.x1 == item.x2)
        lowest = max(item.y for item in page.items if isinstance(item, Text) and not item.text.startswith("第"))
        assert lowest < body.y + body.height


@pytest.mark.parametrize("above", range(0, 700, 35))
def test_a_group_title_is_never_the_last_row_of_a_page(above: int) -> None:
    groups = [[row(n, keep=True), row(n + 1, FOUR_LINES)] for n in range(0, 40, 2)]
    made = document(Space(above), Paragraph("前文", Style(Role.SONG, 12)), table(r for group in groups for r in group))
    for number in range(0, 40, 2):
        assert page_of(made, f"№{number}") == page_of(made, f"项目{number + 1}号")


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    tall = "\n".join(f"第{n}行说明" for n in range(150))
    made = document(table([row(1), row(2, tall), row(3)]))
    seen = [text for page in made.pages for text in texts(page) if text.endswith("行说明")]
    assert seen == tall.split("\n")
    assert len(made.pages) == 4
    assert all("序号" in texts(page) for page in made.pages)


def test_a_row_that_may_be_cut_fills_the_page() -> None:
    text = "\n".join(f"第{n}行说明" for n in range(30))
    rows = [row(n, FOUR_LINES) for n in range(8)]
    whole = document(table([*rows, row(9, text)]))
    cut = document(table([*rows, row(9, text, breakable=True)]))
    assert page_of(whole, "第0行说明") == page_of(whole, "第29行说明") == [1]
    assert (page_of(cut, "第0行说明"), page_of(cut, "第29行说明")) == ([0], [1])


def test_a_figure_higher_than_the_page_does_not_hang() -> None:
    class Tower:
        def height(self, typesetter: Typesetter, width: float) -> float:
            del typesetter, width
            return pt(2000)

        def draw(self, typesetter: Typesetter, box: Box) -> list[Item]:
            del typesetter
            return [Rect(box.x, box.y, box.width, box.height)]

    made = document(Paragraph("前", Style(Role.SONG, 12)), Drawing(Tower()), Paragraph("后", Style(Role.SONG, 12)))
    assert [texts(page)[0] for page in made.pages[::2]] == ["前", "后"] or len(made.pages) == 3


def test_paragraphs_leave_no_single_line_behind() -> None:
    for above in range(0, 720, 24):
        made = document(
            Space(above), Paragraph("起头", Style(Role.SONG, 12)), Paragraph("字" * 200, Style(Role.SONG, 12))
        )
        counts = [sum("字" in text for text in texts(page)) for page in made.pages]
        assert 1 not in counts


def test_a_heading_stays_with_its_text() -> None:
    heading = Paragraph("一、总体情况", Style(Role.HEI, 14), before=8, after=4, keep=True)
    for above in range(560, 740, 12):
        made = document(Space(above), Paragraph("起头", Style(Role.SONG, 12)), heading, table([row(1, FOUR_LINES)]))
        assert page_of(made, "一、总体情况") == page_of(made, "№1") == page_of(made, "序号")


def test_a_new_page_is_not_two() -> None:
    made = document(Paragraph("甲", Style(Role.SONG, 12)), NewPage(), NewPage(), Paragraph("乙", Style(Role.SONG, 12)))
    assert len(made.pages) == 2


def test_merged_head_cells_take_their_place() -> None:
    head = [
        Row([Cell("项目", rows=2), Cell("投资（万元）", span=2), Cell("备注", rows=2)]),
        Row([Cell("总投资"), Cell("累计完成")]),
    ]
    made = document(Table((1, 1, 1, 1), [Row([Cell(t) for t in "甲乙丙丁"])], head))
    at = {item.text: item for item in made.pages[0].items if isinstance(item, Text)}
    assert at["总投资"].x < at["累计完成"].x < at["备注"].x
    assert at["投资（万元）"].y < at["总投资"].y
    assert at["总投资"].y > at["项目"].y > at["投资（万元）"].y
    middle = (at["总投资"].x + at["累计完成"].x) / 2
    assert abs(at["投资（万元）"].x - middle) < pt(60)


def test_labels_and_values_make_a_form() -> None:
    made = document(Table((1, 3), [Row([label("项目名称"), Cell("中山路")], least=40)]))
    fills = [item for item in made.pages[0].items if isinstance(item, Rect) and item.fill]
    assert [fill.height for fill in fills] == [pt(40)]


def test_rules_of_width_nought_are_not_drawn() -> None:
    made = document(Table((1, 1), [Row([Cell("分管领导："), Cell("审核人：")])], look=Look(rule=0, frame=0)))
    assert not any(isinstance(item, (Line, Rect)) for item in made.pages[0].items)


def test_the_mark_of_samples_stands_on_every_page() -> None:
    made = document(Paragraph("字" * 3000, Style(Role.SONG, 12)), frame=FRAME._replace(watermark="演示"))
    assert len(made.pages) > 1
    assert all("演示" in texts(page) for page in made.pages)


def test_documents_are_plain_values() -> None:
    assert paragraphs("甲") == paragraphs("甲")
    assert hash(paragraphs("甲"))
    assert (
        document(
            frame=FRAME._replace(paper=Paper("A3", 297, 420, landscape=True), margins=Margins(10, 10, 10, 10))
        ).paper
        != A4
    )


def test_every_light_has_a_shape_of_its_own() -> None:
    shapes = {light: light_shape(light, 0, 0, 100) for light in Light}
    kinds = {
        light: (type(shape), bool(shape.fill), len(getattr(shape, "points", ()))) for light, shape in shapes.items()
    }
    assert len(set(kinds.values())) == len(Light)
    assert kinds[Light.GREY] == (Ellipse, False, 0)
    assert kinds[Light.YELLOW] == (Polygon, True, 3)


def test_a_light_prints_its_word() -> None:
    made = document(Drawing(LightMark(Light.RED, "红灯")), Drawing(Legend(((Light.BLUE, "已完成"),), "▏时序")))
    assert {"红灯", "已完成", "▏时序"} <= set(texts(made.pages[0]))


@pytest.mark.parametrize(("percent", "share"), [(0, 0), (50, 0.5), (100, 1), (961.7, 1)])
def test_a_bar_is_as_long_as_its_percentage_and_never_longer(percent: float, share: float) -> None:
    made = document(Drawing(ProgressBar(percent, 91.7, "#00aa00", f"{percent}%")))
    track, bar = (item for item in made.pages[0].items if isinstance(item, Rect))
    assert bar.width == pytest.approx(track.width * share)
    assert f"{percent}%" in texts(made.pages[0])


def test_without_a_percentage_there_are_only_words() -> None:
    bar = ProgressBar(None, 91.7, "#00aa00", "扫尾圆满收官")
    made = document(Drawing(bar))
    assert not any(isinstance(item, Rect) for item in made.pages[0].items)
    assert "扫尾圆满收官" in texts(made.pages[0])
    assert Typesetter().width("扫尾", bar.style) > 0


def test_there_is_room_to_sign() -> None:
    page = document(Drawing(SignatureLine("审核人："))).pages[0]
    (rule,) = (item for item in page.items if isinstance(item, Line))
    assert "审核人：" in texts(page)
    assert rule.x2 - rule.x1 > pt(200)


def test_a_cut_row_is_labelled_again_and_leaves_no_single_line() -> None:
    for lines in range(40, 64):
        text = "\n".join(f"第{n}行" for n in range(lines))
        form = Table((20, 80), [Row([label("进展情况"), Cell(text)], breakable=True)])
        pages = [texts(page) for page in document(form).pages]
        assert all("进展情况" in page for page in pages)
        written = [line for page in pages for line in page if line.endswith("行")]
        assert written == text.split("\n")
        if len(pages) > 1:
            assert sum(line.endswith("行") for line in pages[-1]) > 1, lines
