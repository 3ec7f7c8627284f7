"""The wall chart of the real record and of made-up rows, read as what stands on its pages and in its PDF."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.items import Document, Ellipse, Line, Page, Polygon, Rect, Text, mm
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.documents.wall_chart import DESIGNED, DESIGNED_TILED, wall_chart, wall_chart_a1, wall_chart_a2
from dongliu_desktop.documents.wall_chart_marks import PLAN_FILL, TODAY
from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.wall_chart import WallChart, WallRow
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.services.wall_chart_questions import wall_chart_of
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2015, 11, 30)
HEADING = Heading("东柳街道", DAY)
STEPS = (
    MilestoneRow("1", "主体封顶", date(2015, 3, 20), date(2015, 4, 2), 1.0),
    MilestoneRow("2", "竣工验收", date(2015, 11, 10), None, 1.0),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> WallChart:
    file: Path = tmp_path_factory.mktemp("wall") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))
    try:
        return reader.ask(lambda reading: wall_chart_of(reading, Subject(2015)))[0]
    finally:
        reader.close()


@pytest.fixture(scope="module")
def made_up(record: WallChart) -> WallChart:
    """As many rows as the record has, with days, percentages and all lights; every third has milestones."""
    lights = list(Light)
    rows = [
        WallRow(
            row.project._replace(
                percent=number * 17 % 101, light=lights[number % 6], section="城建科", done=False,
                start=date(2015, 1 + number % 5, 1), due=date(2015, 8 + number % 5, 9),
            ),
            () if number % 3 else STEPS,
        )
        for number, row in enumerate(record.rows)
    ]  # fmt: skip
    return record._replace(rows=rows)


def one_row(made_up: WallChart, milestones: tuple[MilestoneRow, ...] = (), **fields: object) -> Page:
    project = made_up.rows[0].project._replace(**fields)  # pyright: ignore[reportArgumentType] - fields of the test
    return wall_chart(made_up._replace(rows=[WallRow(project, milestones)]), DESIGNED, HEADING).pages[0]


def words(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def all_words(sheet: Document) -> list[str]:
    return [word for page in sheet.pages for word in words(page)]


def today_x(page: Page) -> float:
    return max(item.x1 for item in page.items if isinstance(item, Line) and item.colour == TODAY)


def test_every_project_stands_once_under_its_workstream(record: WallChart) -> None:
    sheet = wall_chart(record, DESIGNED, HEADING)
    numbers = [word for word in all_words(sheet) if word.isdecimal()]
    assert numbers == [str(number) for number in range(1, len(record.rows) + 1)]
    assert any(
        word.startswith("乐居东柳　一是 地块拆迁全力以赴（4 项：已完成 1、未定 3）") for word in all_words(sheet)
    )


def test_months_and_the_reference_day_stand_on_every_page(made_up: WallChart) -> None:
    sheet = wall_chart(made_up, DESIGNED, HEADING)
    assert len(sheet.pages) > 1
    for page in sheet.pages:
        assert all(f"{month}月" in words(page) for month in range(1, 13))
        assert "基准日 11月30日" in words(page)
        assert today_x(page)
    assert any("（续）" in word and "是" in word for word in words(sheet.pages[1]))


def test_what_is_behind_ends_before_the_reference_day_what_is_ahead_after_it(made_up: WallChart) -> None:
    start, due = date(2015, 3, 1), date(2015, 12, 31)
    for percent, ahead in ((40.0, False), (97.0, True)):
        page = one_row(made_up, percent=percent, start=start, due=due, light=Light.ORANGE)
        bars = [item for item in page.items if isinstance(item, Rect) and item.fill == LIGHT_COLOURS[Light.ORANGE]]
        assert len(bars) == 1
        assert (bars[0].x + bars[0].width > today_x(page)) == ahead


def test_planned_days_are_a_bar_and_assumed_ones_only_dashes(made_up: WallChart) -> None:
    def bars(page: Page) -> int:
        return sum(isinstance(item, Rect) and item.fill == PLAN_FILL for item in page.items)

    def dashes(page: Page) -> int:
        return sum(isinstance(item, Line) and item.dashed for item in page.items)

    set_days, no_days = one_row(made_up), one_row(made_up, start=None, due=None)
    assert bars(set_days) == bars(no_days) + 1
    assert dashes(no_days) == dashes(set_days) + 2


def test_milestones_are_flags_and_say_how_late_they_are(made_up: WallChart) -> None:
    page = one_row(made_up, STEPS)
    assert "主体封顶 迟13天" in words(page)
    assert any(word.startswith("竣工验收 迟20天") for word in words(page))
    flags = {item.fill for item in page.items if isinstance(item, Polygon) and item.stroke}
    assert flags == {"#000000", "#ffffff"}


def test_words_only_leave_a_dot_where_they_were_reported(made_up: WallChart) -> None:
    project = made_up.rows[0].project._replace(percent=None)
    two = WallRow(project, (), [date(2015, 3, 31), date(2015, 6, 30)])
    pages = [
        wall_chart(made_up._replace(rows=[row]), DESIGNED, HEADING).pages[0] for row in (two, two._replace(reported=()))
    ]
    dots = [sum(isinstance(item, Ellipse) and item.fill == "#000000" for item in page.items) for page in pages]
    assert dots[0] == dots[1] + 2


def test_lights_can_be_told_without_colour(made_up: WallChart) -> None:
    shown = all_words(wall_chart(made_up, DESIGNED, HEADING))
    assert all(WORDS[light] in shown for light in Light)


def test_nobody_is_named(made_up: WallChart) -> None:
    shown = "".join(words(one_row(made_up, officer="欧阳志远", leader="王建国")))
    assert "欧阳志远" not in shown
    assert "王建国" not in shown


@pytest.mark.parametrize("paper", ["A3", "A2", "A1"])
@pytest.mark.parametrize("landscape", [True, False])
def test_nothing_leaves_the_paper_and_larger_paper_has_fewer_pages_or_larger_type(
    made_up: WallChart, paper: str, landscape: bool
) -> None:
    profile = DESIGNED._replace(paper=paper, landscape=landscape)
    sheet = wall_chart(made_up, profile, HEADING)
    low, right = sheet.paper.height - mm(profile.margins.bottom), sheet.paper.width - mm(profile.margins.right)
    for page in sheet.pages:
        rows = [item for item in page.items if isinstance(item, Rect)]
        assert all(
            item.x > 0 and item.x + item.width <= right + 20 and item.y + item.height < low + 20 for item in rows
        )
    assert min(item.style.size for item in sheet.pages[0].items if isinstance(item, Text)) >= 5
    if paper == "A1":
        assert len(sheet.pages) == 1


def test_columns_can_be_chosen(made_up: WallChart) -> None:
    shown = all_words(wall_chart(made_up, DESIGNED._replace(columns=("light", "name")), HEADING))
    assert "责任科室" not in shown
    assert "序号" not in shown
    assert shown.index("亮灯") < shown.index("项目")


def test_the_tiled_chart_has_a_plan_and_every_project(made_up: WallChart) -> None:
    few = made_up._replace(rows=made_up.rows[:20])
    for build, paper, count in ((wall_chart_a1, "A4", 9), (wall_chart_a1, "A3", 4), (wall_chart_a2, "A4", 4)):
        sheet = build(few, DESIGNED_TILED._replace(paper=paper), HEADING)
        assert sheet.paper.name == paper
        assert len(sheet.pages) == count + 1
        assert {f"{row}-{column}" for row in (1, 2) for column in (1, 2)} <= set(words(sheet.pages[0]))
        assert {row.project.name for row in few.rows if len(row.project.name) < 12} <= set(all_words(sheet))


def test_the_pdf_is_whole(made_up: WallChart, tmp_path: Path) -> None:
    chart = made_up._replace(rows=made_up.rows[:20])
    files = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for file in files:
        sheets = [wall_chart(chart, DESIGNED, HEADING), wall_chart_a2(chart, DESIGNED_TILED, HEADING)]
        write_pdf(sheets, file, title="作战图", created=datetime(2016, 6, 10, tzinfo=UTC))
    assert files[0].read_bytes() == files[1].read_bytes()
    subprocess.run(["qpdf", "--check", files[0]], check=True, capture_output=True)
    shown = subprocess.run(["pdftotext", "-l", "1", files[0], "-"], check=True, capture_output=True, text=True).stdout
    plain = "".join(shown.split())
    assert all("".join(row.project.name.split()) in plain for row in chart.rows if len(row.project.name) < 12)
    fonts = subprocess.run(["pdffonts", files[0]], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
