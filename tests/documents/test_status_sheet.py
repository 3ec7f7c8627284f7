"""The status sheet: of the real record, and of everything an office may type into one project."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.items import Document, Ellipse, Line, Page, Polygon, Rect, Text, mm
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.documents.status_sheet import COLUMNS, DESIGNED, status_sheet
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.papers import ProjectFile
from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")

Case = tuple[ProjectRow, tuple[ReportRow, ...], tuple[SiteRow, ...]]
HEADING = Heading("东柳街道", date(2016, 6, 10))
SIGN = "分管领导（签字）："
WORDS_60 = "征地测量和评估已经结束，东片12幢住宅签约分三个小组同步推进，每日碰头、每周通报，个别产权人另行约谈。"
LONG = "".join(f"〔{number:04}〕推进签约。" for number in range(300))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    file: Path = tmp_path_factory.mktemp("sheet") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))

    def question(reading: Reading) -> list[Case]:
        rows = [row for year in (2015, 2016) for row in reading.projects_of_year(year)]
        return [(row, reading.reports(row.uid), reading.sites(row.uid)) for row in rows]

    reader = Reader(file, lambda: date(2016, 6, 10))
    found = reader.ask(question)
    reader.close()
    return found


@pytest.fixture(scope="module")
def road(record: list[Case]) -> Case:
    """中山路综合整治工程 of 2015: words only, one report, seven sites."""
    return next(case for case in record if "中山路" in case[0].name and case[0].year == 2015)


@pytest.fixture(scope="module")
def full(road: Case) -> ProjectRow:
    """A project with every field filled in."""
    return road[0]._replace(
        nature="续建", target="年底前完成4300平方米复绿", target_quantity=4300.0, unit="平方米", qualifier="约",
        start=date(2015, 3, 1), due=date(2015, 12, 31), due_text="", leader="王建国", section="城管科",
        supporting="区住建局、区执法局", officer="欧阳志远", communities="园丁社区、安居社区", quantity=3580.0,
        reported_qualifier="余", percent=83.3, problems="剩余1户车棚正在履行司法程序", next_steps="月底前完成腾空",
        light=Light.YELLOW, reason="低于时序进度 8.4 个百分点",
    )  # fmt: skip


def many(road: Case, count: int, words: str = WORDS_60) -> tuple[ReportRow, ...]:
    """Reports every four days from January on, oldest first, the words of each a line longer than the last."""
    (first,) = road[1]
    return tuple(
        first._replace(
            uid=f"{number:032}", as_of=date(2015, 1, 4) + timedelta(days=4 * number), percent=float(number),
            progress=f"第{number}期：" + words * (1 + number % 4), reporter="城管科",
        )
        for number in range(count)
    )  # fmt: skip


def sheet(project: ProjectRow, reports: tuple[ReportRow, ...] = (), sites: tuple[SiteRow, ...] = ()) -> Document:
    return status_sheet(ProjectFile(project, reports, sites), DESIGNED, HEADING)


def words(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def all_text(made: Document) -> str:
    return "".join(word for page in made.pages for word in words(page))


def pdf_text(made: Document, path: Path) -> str:
    write_pdf([made], path, title=made.title)
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    return "".join(shown.split())


def test_every_field_of_the_form_is_found_in_the_pdf(full: ProjectRow, road: Case, tmp_path: Path) -> None:
    found = pdf_text(sheet(full, *road[1:]), tmp_path / "x.pdf")
    wanted = (
        "重点工作项目进度单", "（截至2015年11月30日）", "填报单位（盖章）：东柳街道", "2015年度", "乐居东柳",
        "项目名称中山路综合整治工程", "条线二是区块整治扎实推进", "项目类别综合整治", "项目性质续建",
        "年度目标年底前完成4300平方米复绿", "完成时限2015年12月31日（3月1日开始）", "最近填报2015年11月30日",
        "分管领导王建国", "牵头科室城管科", "责任人欧阳志远", "涉及社区园丁社区、安居社区",
        "配合单位区住建局、区执法局", "形象进度83.3%", "时序进度91.7%（左图竖线处）",
        "完成数量3,580余平方米", "目标数量约4,300平方米",
        "亮灯黄灯·滞后", "亮灯依据低于时序进度8.4个百分点", "存在问题剩余1户车棚正在履行司法程序",
        "下一步打算月底前完成腾空", "点位情况", "太古小学",
        "完成征地签约或达成签约意向", "3座", "填报记录", "2015-11-30", "出处原文：全力确保",
        SIGN, "审核人：", "填表人：", "日期：年月日", "第1页共",
    )  # fmt: skip
    assert [words for words in wanted if words not in found] == []


def test_every_project_of_the_record_fits_one_page_and_says_what_is_known(record: list[Case]) -> None:
    typesetter = Typesetter()
    for case in record:
        made = status_sheet(ProjectFile(*case), DESIGNED, HEADING, typesetter)
        shown = all_text(made)
        assert len(made.pages) == 1, case[0].name
        assert all(text in shown for text in (case[0].name, case[0].target, case[0].progress, case[0].sentence))


def test_words_are_not_turned_into_percentages(record: list[Case]) -> None:
    cases = [case for case in record if case[0].percent is None and "%" not in case[0].progress + case[0].sentence]
    assert len(cases) > 100
    for case in cases:
        percentages = [word for page in sheet(*case).pages for word in words(page) if "%" in word]
        assert len(percentages) == 1  # 时序进度


def test_what_nobody_reported_stays_blank(record: list[Case]) -> None:
    case = next(case for case in record if not case[1] and "中山路" in case[0].name)
    made = sheet(*case)
    shown = words(made.pages[0])
    assert shown[shown.index("存在问题") + 1] == "下一步打算"
    assert shown[shown.index("分管领导") : shown.index("配合单位")] == ["分管领导", "牵头科室", "责任人", "涉及社区"]
    assert {"尚未填报", "截至2016年6月10日没有填报。"} <= set(shown)
    assert not {"完成数量", "无", "—"} & set(shown)


def test_a_quantity_beyond_its_target_and_a_closed_year(full: ProjectRow) -> None:
    over = full._replace(quantity=5000.0, percent=116.3, light=Light.BLUE, frozen=True, due_text="年底前", start=None)
    made = sheet(over)
    shown = words(made.pages[0])
    assert {"116.3%", "5,000余平方米", "2015年度（已封存）　乐居东柳", "年底前"} <= set(shown)
    assert_inside(made)


@pytest.mark.parametrize("light", Light)
def test_a_light_is_told_by_word_and_shape(full: ProjectRow, light: Light) -> None:
    (page,) = sheet(full._replace(light=light)).pages
    at = words(page).index(f"{COLOUR_WORDS[light]} · {WORDS[light]}")
    text = [item for item in page.items if isinstance(item, Text)][at]
    before = page.items[page.items.index(text) - 1]
    assert isinstance(before, Ellipse | Polygon | Rect)


def test_reports_stand_newest_first_and_corrected_ones_are_left_out(road: Case) -> None:
    old, wrong, right, lower = many(road, 4)
    wrong = wrong._replace(superseded=True)
    right = right._replace(supersedes=wrong.uid, reason="录入时看错一行")
    lower = lower._replace(reason="扣除未验收部分", done=True)
    shown = all_text(sheet(road[0], (right, lower, wrong, old)))
    order = [shown.index(part) for part in ("2015-01-16", "2015-01-12", "2015-01-04")]
    assert order == sorted(order)
    assert "第1期" not in shown
    assert "2015-01-08" not in shown
    assert "（更正：录入时看错一行）" in shown
    assert "（说明：扣除未验收部分）" in shown
    assert "填报记录（共 3 次，由近及远）" in shown


def test_what_was_reported_after_the_reference_date_is_counted_only(road: Case) -> None:
    late = road[1][0]._replace(uid="f" * 32, as_of=date(2015, 12, 20), progress="十二月的事")
    shown = all_text(sheet(road[0], (late, *road[1])))
    assert "十二月的事" not in shown
    assert "另有 1 次填报晚于2015年11月30日，未列入。" in shown
    assert "填报记录（共 1 次，由近及远）" in shown


def test_columns_in_which_nothing_stands_make_room(road: Case) -> None:
    assert "存在问题" not in words(sheet(*road).pages[0])[-12:]
    told = road[1][0]._replace(problems="雨天停工")
    shown = words(sheet(road[0], (told,)).pages[0])
    assert shown.count("存在问题") == 2
    assert "进度" not in shown


def test_a_long_sheet_has_its_name_its_heads_and_its_page_number_on_every_page(road: Case) -> None:
    made = sheet(road[0], many(road, 60))
    total = len(made.pages)
    assert total > 5
    for number, page in enumerate(made.pages, start=1):
        shown = words(page)
        assert f"第 {number} 页 共 {total} 页" in shown
        assert shown.count("截至日期") == 1
        assert (shown[0] == road[0].name) == (number > 1)
    assert_inside(made)


def test_a_name_too_long_for_the_head_is_cut_there_only(full: ProjectRow, road: Case) -> None:
    name = "临江智能制造产业园一期工程（含配套道路、管网、标准厂房及变电站）与周边环境综合整治提升项目"
    made = sheet(full._replace(name=name), many(road, 30))
    assert name in "".join(words(made.pages[0]))
    assert made.title == name
    head = [item for item in made.pages[1].items if isinstance(item, Text)][:2]
    assert name.startswith(head[0].text.removesuffix("…"))
    assert head[0].x < head[1].x
    assert_inside(made)


@pytest.mark.parametrize("count", range(26))
def test_the_lines_to_sign_on_never_stand_on_a_page_of_their_own(road: Case, count: int) -> None:
    made = sheet(road[0], many(road, count), road[2])
    last = words(made.pages[-1])
    assert [SIGN in words(page) for page in made.pages] == [False] * (len(made.pages) - 1) + [True]
    assert any(word.startswith(("截至2015", "2015-01-04")) for word in last)


@pytest.mark.parametrize("count", range(1, 45))
def test_no_site_stands_alone_on_a_page(road: Case, count: int) -> None:
    sites = tuple(road[2][0]._replace(name=f"{number}号点位") for number in range(count))
    made = sheet(road[0], (), sites)
    per_page = [sum(word.endswith("号点位") for word in words(page)) for page in made.pages]
    assert sum(per_page) == count
    assert count == 1 or 1 not in per_page
    assert all(("点位名称" in words(page)) == bool(found) for page, found in zip(made.pages, per_page, strict=True))


def test_no_character_of_a_long_text_is_lost(full: ProjectRow, road: Case) -> None:
    made = sheet(full._replace(progress=LONG, next_steps=LONG), many(road, 1, LONG))
    shown = all_text(made)
    numbers = [f"{number:04}" for number in range(300)]
    assert all(shown.count(number) >= 3 for number in numbers)
    assert_inside(made)


def test_rare_characters_are_found_and_control_characters_gone(full: ProjectRow, road: Case, tmp_path: Path) -> None:
    typed = full._replace(
        name="𠮷祥里\x00\x07楼道\r\n亮灯\u202e工程", officer="𠮷野", progress="完成\x01\x02三处\ud800"
    )
    made = sheet(typed, (road[1][0]._replace(progress="一\u2028二\x0b三", reporter="𬭎"),))
    assert made.title == "𠮷祥里楼道 亮灯工程"
    found = pdf_text(made, tmp_path / "x.pdf")
    assert all(part in found for part in ("𠮷祥里楼道", "责任人𠮷野", "完成三处", "𬭎"))
    assert not [character for character in all_text(made) if character < " " or character in "\u202e\ud800\u2028"]


def test_the_same_rows_give_the_same_bytes(record: list[Case], tmp_path: Path) -> None:
    created = datetime(2016, 6, 10, 9, tzinfo=UTC)
    shared = Typesetter()
    for path, typesetter in ((tmp_path / "a.pdf", shared), (tmp_path / "b.pdf", shared), (tmp_path / "c.pdf", None)):
        sheets = (status_sheet(ProjectFile(*case), DESIGNED, HEADING, typesetter) for case in record[:20])
        write_pdf(sheets, path, title="2015年", created=created)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()


def assert_inside(made: Document) -> None:
    """Nothing stands outside the margins, no rule crosses another row's text, nothing is painted twice."""
    left, right, low = mm(20) - 1, made.paper.width - mm(20) + 1, made.paper.height - mm(17) + 1
    typesetter = Typesetter()
    for page in made.pages:
        texts = [item for item in page.items if isinstance(item, Text)]
        assert all(left < item.x for item in texts)
        assert all(item.x + typesetter.width(item.text, item.style) < right + 20 for item in texts)
        assert all(item.y < low for item in texts if not item.text.startswith("第 "))
        rules = sorted({round(item.y1) for item in page.items if isinstance(item, Line) and item.y1 == item.y2})
        assert all(below > above for above, below in pairwise(rules))


def test_the_office_chooses_columns_type_and_who_signs(road: Case) -> None:
    keys = [key for key, _ in COLUMNS]
    wanted = DESIGNED._replace(columns=("progress", "day"), signatories=("主任",), type_size=1.5, landscape=True)
    made = status_sheet(ProjectFile(*road), wanted, HEADING)
    shown = [word for page in made.pages for word in words(page)]
    assert {"progress", "day", "reporter"} < set(keys)
    assert shown.index("进展情况", shown.index("填报记录（共 1 次，由近及远）")) < shown.index("截至日期")
    assert "填报人" not in shown
    assert [word for word in shown if word.endswith("：") and "主任" in word] == ["主任："]
    assert SIGN not in shown
    assert made.paper.width > made.paper.height
    sizes = [item.style.size for page in made.pages for item in page.items if isinstance(item, Text)]
    assert min(sizes) >= 9
    assert max(sizes) == 30
