"""Large sheets on small pages: nothing is missing, neighbours overlap, the white edge stays white."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.documents.layout.items import Document, Line, Page, Paper, Rect, Role, Style, Text, mm, pt
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.documents.layout.tiles import MARGIN, OVERLAP, tiled, tiling

pytestmark = pytest.mark.usefixtures("qapp")
A4, A1 = (210.0, 297.0), Paper("A1", 594, 841, landscape=True)
STYLE = Style(Role.SONG, 10)


@given(st.sampled_from([("A4", 210.0, 297.0), ("A3", 297.0, 420.0)]), st.booleans(), st.floats(400, 900))
def test_the_pieces_cover_the_whole_and_share_their_edges(
    small: tuple[str, float, float], landscape: bool, long: float
) -> None:
    name, *sides = small
    wanted = Paper("大图", long * 0.7, long, landscape)
    plan = tiling(wanted, name, (sides[0], sides[1]))
    assert plan.whole.width <= max(wanted.width, plan.shown[0]) + 1
    windows = {seat: plan.window(*seat) for seat in plan.seats()}
    assert len(windows) == plan.pieces
    for (column, row), window in windows.items():
        beside, below = windows.get((column + 1, row)), windows.get((column, row + 1))
        if beside:
            assert window.x + window.width - beside.x == pytest.approx(OVERLAP)
        if below:
            assert window.y + window.height - below.y == pytest.approx(OVERLAP)
    last = windows[plan.across - 1, plan.down - 1]
    assert last.x + last.width == pytest.approx(plan.whole.width)
    assert last.y + last.height == pytest.approx(plan.whole.height)


def test_known_sizes() -> None:
    assert tiling(A1, "A4", A4).pieces == 9
    assert tiling(A1, "A3", (297, 420)).pieces == 4
    assert tiling(Paper("A4", 210, 297), "A4", A4).pieces == 1


def test_a_point_stands_at_its_place_on_every_page_that_shows_it() -> None:
    plan = tiling(A1, "A4", A4)
    second = plan.window(1, 0)
    mark = Line(second.x + mm(5), mm(50), second.x + mm(5), mm(60), pt(3.3))  # in the overlap of the first two pages
    whole = Document("图", plan.whole, (Page((mark,)),))
    pages = tiled(whole, plan, Typesetter()).pages[1:]
    seen = [[item for item in page.items if isinstance(item, Line) and item.width == mark.width] for page in pages]
    assert [len(found) for found in seen[:3]] == [1, 1, 0]
    assert seen[1][0].x1 == pytest.approx(MARGIN + mm(5))
    assert seen[0][0].x1 == pytest.approx(MARGIN + plan.shown[0] - mm(5))
    assert seen[0][0].y1 == pytest.approx(MARGIN + mm(50))


def test_what_sticks_out_is_covered_and_the_marks_lie_on_top() -> None:
    plan = tiling(A1, "A4", A4)
    long = Text(mm(100), mm(50), "重点" * 60, STYLE)
    page = tiled(Document("图", plan.whole, (Page((long,)),)), plan, Typesetter()).pages[1]
    at = next(number for number, item in enumerate(page.items) if isinstance(item, Text) and item.text == long.text)
    masks = [number for number, item in enumerate(page.items) if isinstance(item, Rect) and item.fill == "#ffffff"]
    label = next(
        n for n, item in enumerate(page.items) if isinstance(item, Text) and item.text.startswith("第1行第1列")
    )
    assert len(masks) == 4
    assert at < min(masks)
    assert label > max(masks)


def test_several_pages_are_named_apart() -> None:
    plan = tiling(A1, "A4", A4)
    small = tiled(Document("图", plan.whole, (Page(()), Page(()))), plan, Typesetter())
    assert len(small.pages) == 2 * (plan.pieces + 1)
    shown = [item.text for page in small.pages for item in page.items if isinstance(item, Text)]
    assert "图2 拼接图：图" in shown
    assert sum(text.startswith("图1 第") for text in shown) == plan.pieces
