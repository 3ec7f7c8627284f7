"""What the tests of tables on paper share: made-up rows on the pattern of the record, and what a PDF really holds."""

import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from dongliu_desktop.documents.layout.items import Document, Page, Text
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow

DAY = date(2016, 6, 10)
HEADING = Heading("东柳街道", DAY)
YEAR = YearRow("2016", 2016, "2016年", DAY, fixed=True, frozen=False, closing_day=28)
PILLAR = PillarRow("p", 2016, "靓度·破", "靓度", "", "乐居", 0)
PROJECT = ProjectRow(
    uid="x", version=1, year=2016, frozen=False, reference=DAY, pillar="p", pillar_name="靓度·破", workstream="w",
    workstream_title="一是 地块拆迁", position=0, name="宁穿路三号桥地块拆迁", kind="征迁", nature="续建",
    measure="percent", target="年底前完成签约清零", target_quantity=None, unit="", qualifier="", start=None,
    due=date(2016, 12, 31), due_text="", leader="", section="城管科", supporting="", officer="", communities="",
    weight=1.0, sentence="", report="r", as_of=date(2016, 5, 31), entered_percent=30.0, quantity=None,
    reported_qualifier="", done=False, progress="意愿征求和房屋测量已经完成，评估正在进行", problems="", next_steps="",
    percent=30.0, schedule=43.8, light=Light.YELLOW, reason="低于时序进度 13.8 个百分点",
)  # fmt: skip
PROBLEM = ProblemRow(
    "q", 2016, False, DAY, "x", PROJECT.name, "靓度·破", "城管科", "四明中学尚未签约", "月度填报", "城管科科长", "",
    "逐户上门", date(2016, 6, 1), "", date(2016, 5, 2), None, "", None, "", "", "",
)  # fmt: skip
WORDS = "征地测量和评估已经结束，东片12幢住宅签约分三个小组同步推进，每日碰头、每周通报，个别产权人另行约谈。"


def projects(streams: Iterable[int]) -> tuple[ProjectRow, ...]:
    """Give so many projects for every workstream, with words of different lengths and all lights."""
    lights = list(Light)
    rows: list[ProjectRow] = []
    for stream, count in enumerate(streams):
        for at in range(count):
            light = lights[at % len(lights)]
            percent = None if light is Light.GREY else float(10 + at % 90)
            rows.append(
                PROJECT._replace(
                    uid=f"{stream}-{at}", name=f"〔{len(rows) + 1:03}〕号项目", workstream=str(stream),
                    workstream_title=f"第{stream + 1}条线", light=light, percent=percent, problems=WORDS * (at % 2),
                    progress=WORDS * (at % 4), next_steps="月底前完成腾空" * (at % 3),
                )
            )  # fmt: skip
    return tuple(rows)


def words(page: Page) -> list[str]:
    """Give the lines of text of a page in the order of drawing."""
    return [item.text for item in page.items if isinstance(item, Text)]


def all_words(made: Document) -> str:
    """Give all text of a document."""
    return "".join(word for page in made.pages for word in words(page))


def checked_pdf(made: Document, folder: Path) -> list[str]:
    """Write a document as PDF and give its text page by page, without white space, as other programs read it.

    The file has to be sound, to have all its fonts inside, and to be the same bytes when written again.
    """
    first, second = folder / "一.pdf", folder / "二.pdf"
    for target in (first, second):
        write_pdf([made], target, title=made.title, created=datetime(2016, 6, 10, 9, tzinfo=UTC))
    assert first.read_bytes() == second.read_bytes()
    assert "No syntax or stream encoding errors" in _told("qpdf", "--check", first)
    fonts = [line.split()[-5:] for line in _told("pdffonts", first).splitlines()[2:]]
    assert fonts
    assert all(font[0] == font[2] == "yes" for font in fonts)  # embedded, with a character map
    pages = _told("pdftotext", "-raw", first, "-").split("\f")[:-1]
    return ["".join(page.split()) for page in pages]


def _told(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, check=True, text=True).stdout
