"""督查通报: its measures in the PDF against GB/T 9704-2012, and its sentences against the register."""

import re
import subprocess
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.items import Document, Role, Text
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.notice import DESIGNED, notice
from dongliu_desktop.documents.notice_words import annexes, parts
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.notice import Notice
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.notice_questions import notice_of
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2015, 11, 30)
HEADING = Heading("东柳街道", DAY)
MM = 72 / 25.4  # points
PITCH = 225 / 22  # mm from line to line
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
FULL = "推" * 28 * 60


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Notice:
    file: Path = tmp_path_factory.mktemp("notice") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))
    try:
        return reader.ask(lambda reading: notice_of(reading, Subject(2015)))[0]
    finally:
        reader.close()


@pytest.fixture(scope="module")
def made_up(record: Notice) -> Notice:
    """All lights and four sections, one of them without a name."""
    lights, sections = [Light.BLUE, Light.GREEN, Light.YELLOW, Light.RED], ["城建科", "经济科", "", "综治科"]
    rows = [
        row._replace(
            percent=50.0, light=lights[at // 4 % 4], section=sections[at % 4], reason="低于时序 42 个百分点",
            officer="欧阳志远", problems="",
        )
        for at, row in enumerate(record.projects[:64])
    ]  # fmt: skip
    return record._replace(projects=rows, problems=())


def told(content: Notice) -> str:
    return "\n".join(part.text for part in parts(content, "东柳街道"))


def shown(sheet: Document) -> list[list[str]]:
    return [[item.text for item in page.items if isinstance(item, Text)] for page in sheet.pages]


def printed(sheet: Document, file: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Give the words of each page as the PDF has them: left, top, right, bottom in mm, and the word."""
    write_pdf([sheet], file, title="通报", created=datetime(2016, 6, 10, tzinfo=UTC))
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    found = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    return [
        [(*(float(side) / MM for side in word[:4]), word[4]) for word in WORD.findall(page)]  # pyright: ignore[reportReturnType] - four sides
        for page in found.split("<page ")[1:]
    ]


def test_a_page_has_22_lines_of_28_characters_within_the_margins(made_up: Notice, tmp_path: Path) -> None:
    rows = [made_up.projects[0]._replace(problems=FULL), *made_up.projects[1:]]
    pages = printed(notice(made_up._replace(projects=rows), DESIGNED, HEADING), tmp_path / "full.pdf")
    full = [page for page in pages if sum(set(word[4]) == {"推"} for word in page) == 22]
    assert full
    for page in full:
        lines = sorted((word for word in page if set(word[4]) == {"推"}), key=lambda word: word[1])
        assert {len(line[4]) for line in lines} == {28}
        assert all(line[0] == pytest.approx(28, abs=0.8) for line in lines)
        assert all(line[2] == pytest.approx(210 - 26, abs=0.8) for line in lines)
        for at, line in enumerate(lines):
            assert (line[1] + line[3]) / 2 == pytest.approx(37 + PITCH * (at + 0.5), abs=1.5)
        gaps = [below[1] - above[1] for above, below in pairwise(lines)]
        assert gaps == pytest.approx([PITCH] * 21, abs=0.05)


def test_page_numbers_stand_outside_below_the_text(made_up: Notice, tmp_path: Path) -> None:
    pages = printed(notice(made_up, DESIGNED, HEADING), tmp_path / "numbers.pdf")
    em = 14 / MM
    for number, page in enumerate(pages, start=1):
        dashes = sorted(word for word in page if word[4] == "—" or word[4].startswith("—"))
        low = [word for word in dashes if word[1] > 262]
        assert low
        assert str(number) in "".join(word[4] for word in page if word[1] > 262)
        if number % 2:
            assert max(word[2] for word in low) == pytest.approx(184 - em, abs=0.8)
        else:
            assert min(word[0] for word in low) == pytest.approx(28 + em, abs=0.8)
        assert (low[0][1] + low[0][3]) / 2 == pytest.approx(262 + 7, abs=1.5)


def test_faces_and_sizes(made_up: Notice) -> None:
    styles = {item.text: item.style for page in notice(made_up, DESIGNED, HEADING).pages for item in page.items
              if isinstance(item, Text)}  # fmt: skip
    assert styles["关于2015年重点工作推进情况的通报"][:2] == (Role.TITLE, 22.0)
    assert styles["一、总体情况"].role == Role.HEI
    assert styles["（一）进展较好的项目"].role == Role.KAI
    assert styles["附件1"].role == Role.HEI
    assert styles["东柳街道"].role == Role.FANGSONG
    assert styles["— 1 —"][:2] == (Role.SONG, 14.0)


def test_sentences_count_what_the_register_holds(made_up: Notice) -> None:
    text = told(made_up)
    assert "列入重点工作64项" in text
    assert "已完成16项，占25%；正常推进16项，占25%；滞后32项，占50%（其中严重滞后16项）" in text
    assert "城建科8项：" in text.split("（二）进展滞后的项目")[1]
    assert "未写明责任科室8项：" in text
    assert "没有登记未解决的问题" in text
    assert "32项滞后项目" in text
    assert "欧阳志远" not in text


def test_what_is_not_known_is_a_blank(made_up: Notice) -> None:
    pages = shown(notice(made_up, DESIGNED, HEADING))
    first = "\n".join(pages[0])
    assert "〔2015〕____号" in first
    assert "________________：" in first
    assert told(made_up).startswith("根据________________，")
    assert "____年____月____日" in "\n".join(
        word for page in shown(notice(made_up, DESIGNED, HEADING)) for word in page
    )


def test_a_register_without_figures_invents_none(record: Notice) -> None:
    text = told(record)
    assert "平均完成" not in text
    assert "没有滞后的项目。" in text
    assert f"没有填报或者没有百分比、不能与时序比较的{len(record.of([Light.GREY]))}项" in text
    assert "倒排时间节点" not in text


def test_problems_are_told_with_their_terms(record: Notice) -> None:
    late = record.problems[0]._replace(
        due=date(2015, 11, 20), closed_on=None, section="城建科", text="剩余1户未签约。", reference=DAY, holder="王某"
    )
    text = told(record._replace(problems=[late]))
    assert "登记督办事项1项：已逾期1项。" in text
    assert "剩余1户未签约（城建科，办结时限2015年11月20日，已逾期10天）。" in text
    assert "1项未办结的督办事项于____月____日前办结，其中已逾期的1项说明原因" in text
    assert "王某" not in text


def test_annexes_begin_on_pages_of_their_own_with_a_head_on_every_page(made_up: Notice) -> None:
    pages = shown(notice(made_up, DESIGNED, HEADING))
    starts = [page for page in pages if page[0] in {"附件1", "附件2"}]
    assert [page[1] for page in starts] == ["慢于时序进度的项目", "已完成和按时序推进的项目"]
    tables = pages[pages.index(starts[0]) :]
    assert all("责任科室" in page for page in tables)
    assert sum(page.count("32") for page in tables) == 2  # both count from 1
    body = [word for page in pages for word in page]
    assert "附件：1.慢于时序进度的项目" in body
    assert len(annexes(made_up)) == 2


def test_a_single_annex_has_no_number(made_up: Notice) -> None:
    one = made_up._replace(projects=made_up.of([Light.RED]))
    pages = shown(notice(one, DESIGNED, HEADING))
    assert any(page[0] == "附件" for page in pages)
    assert "附件：慢于时序进度的项目" in [word for page in pages for word in page]
