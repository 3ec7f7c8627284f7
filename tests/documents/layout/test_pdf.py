"""Real PDF files, read back with other people's programs."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from paper_helpers import FRAME, document, paragraphs, pdf_text, row, table

from dongliu_desktop.documents.layout.flow import Drawing, Margins, Paragraph
from dongliu_desktop.documents.layout.items import A4, Document, Paper, Role, Style
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.pdf import Cancelled, write_pdf
from dongliu_desktop.domain.lights import Light

pytestmark = pytest.mark.usefixtures("qapp")
CREATED = datetime(2015, 11, 30, 9, 0, tzinfo=UTC)
HARD = (
    "一二工日月水火土金木人大小山石田立长户民龙页风马黄见门食音香鬼鱼鸟黑鼠齐齿贝车言走足身里",
    "S214省道K3+200至K3+560完成12.5公里，1-11月增长79.1%",
    "2—3月——扫尾；“一户一策”、《协议》、〈附件〉、〔2016〕18号、～……",
    "胶州路office楼3580㎡，№5，Ⅳ类，①②，￥98.8万元",
    "引进浙洽会企业320家（注册资金1000万以上29家）",
)


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("role", list(Role))
def test_every_string_is_found_again(tmp_path: Path, role: Role) -> None:
    target = tmp_path / "单.pdf"
    write_pdf([paragraphs(*HARD, role=role)], target, title="进度单")
    found = pdf_text(target)
    for text in HARD:
        assert text in found


def test_rare_characters_of_names_are_found_again(tmp_path: Path) -> None:
    names = ("甲𠮷乙𬭎丙", "𬭎一𠮷——𠮷𬭎", "办公office𠮷")
    made = [paragraphs(*names, role=role) for role in (Role.SONG, Role.HEI, Role.KAI)]
    write_pdf(made, tmp_path / "单.pdf", title="")
    for page in (1, 2, 3):
        for name in names:
            assert name in pdf_text(tmp_path / "单.pdf", page)


def test_text_that_cannot_be_followed_is_left_as_it_is(tmp_path: Path) -> None:
    """A smiling face that no font has, and an accent of its own: the rest of the page is still found."""
    write_pdf([paragraphs("e\u0301甲\U0001f600乙𠮷")], tmp_path / "单.pdf", title="")
    assert "乙" in pdf_text(tmp_path / "单.pdf")


def test_the_file_is_sound_and_its_fonts_travel_with_it(tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    write_pdf([paragraphs(*HARD, role=role) for role in Role], target, title="乐居东柳")
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", target)
    fonts = [line.split() for line in run("pdffonts", target).splitlines()[2:]]
    assert fonts
    assert all(line[-5] == "yes" and line[-3] == "yes" for line in fonts)  # embedded, with a character map


def test_several_sheets_make_one_file_with_bookmarks_and_their_own_page_numbers(tmp_path: Path) -> None:
    target = tmp_path / "全部.pdf"
    sheets = (document(table(row(n, "甲\n乙\n丙") for n in range(20)), title=f"项目{k}") for k in range(3))
    assert write_pdf(sheets, target, title="全部") == 6
    assert "第 1 页 共 2 页" in pdf_text(target, 5)
    assert "第 2 页 共 2 页" in pdf_text(target, 6)
    assert "Pages:           6" in run("pdfinfo", target)
    outlines = run("qpdf", "--json", "--json-key=outlines", target)
    assert outlines.count('"title": "项目') == 3


def test_papers_lie_as_they_should(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    wall = FRAME._replace(paper=Paper("A3", 297, 420, landscape=True), margins=Margins(10, 10, 10, 10))
    flat = FRAME._replace(paper=A4._replace(landscape=True))
    documents = [document(Paragraph("竖", Style(Role.SONG, 12)), frame=frame) for frame in (FRAME, wall, flat)]
    write_pdf(documents, target, title="纸")
    sizes = [
        line.split(":")[1].split("pts")[0].split()
        for line in run("pdfinfo", "-l", "9", target).splitlines()
        if "size:" in line and line.startswith("Page ")
    ]
    assert [(round(float(w)), round(float(h))) for w, _, h in sizes] == [(595, 842), (1191, 842), (842, 595)]


def test_title_and_dates_are_told(tmp_path: Path) -> None:
    write_pdf([paragraphs("甲")], tmp_path / "单.pdf", title="东柳街道\n重点项目", created=CREATED)
    told = run("pdfinfo", "-isodates", tmp_path / "单.pdf")
    assert "东柳街道" in told
    assert "2015-11-30T09:00:00Z" in told


SAME = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtGui import QGuiApplication
sys.path.insert(0, sys.argv[2])
app = QGuiApplication([])
from paper_helpers import paragraphs
from dongliu_desktop.documents.layout.items import Role
from dongliu_desktop.documents.layout.pdf import write_pdf
write_pdf([paragraphs("甲乙丙", "S214", role=role) for role in Role], Path(sys.argv[1]), title="同",
          created=datetime(2015, 11, 30, tzinfo=UTC))
"""


def test_the_same_sheets_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    made = []
    for number in range(2):
        target = tmp_path / f"{number}.pdf"
        subprocess.run([sys.executable, "-c", SAME, target, Path(__file__).parent], check=True)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_pdf((paragraphs("甲") for _ in range(5)), target, title="", progress=lambda done: done < 3)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_sheet_that_cannot_be_made_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    target.write_bytes(b"old")

    def sheets() -> Iterator[Document]:
        yield paragraphs("甲")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_pdf(sheets(), target, title="")
    assert target.read_bytes() == b"old"


FULL = """
import resource, signal, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
sys.path.insert(0, sys.argv[2])
app = QGuiApplication([])
from paper_helpers import paragraphs
from dongliu_desktop.documents.layout.pdf import write_pdf
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_pdf([paragraphs("甲乙丙丁")], Path(sys.argv[1]), title="")
except OSError as trouble:
    print(type(trouble).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the disk is filled by a POSIX limit")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    target.write_bytes(b"old")
    command = [sys.executable, "-c", FULL, target, Path(__file__).parent]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told == "OSError\n"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        write_pdf([paragraphs("甲")], tmp_path / "gone" / "单.pdf", title="")


def test_it_works_in_another_thread(tmp_path: Path) -> None:
    made = paragraphs(*HARD)
    worker = Thread(target=write_pdf, args=([made], tmp_path / "线.pdf"), kwargs={"title": ""})
    worker.start()
    worker.join()
    assert HARD[0] in pdf_text(tmp_path / "线.pdf")


def test_justified_lines_and_marks_reach_the_file(tmp_path: Path) -> None:
    text = "截至11月30日，全街道重点项目累计完成投资412.6亿元，占年度计划的78.3%，较时序进度低5.0个百分点。𠮷é"
    body = Paragraph(text * 3, Style(Role.FANGSONG, 16, pitch=28.95), indent=2, justify=True)
    made = document(body, Drawing(LightMark(Light.YELLOW, "黄灯")), frame=FRAME._replace(watermark="演示"))
    write_pdf([made], tmp_path / "文.pdf", title="")
    found = pdf_text(tmp_path / "文.pdf")
    assert "黄灯" in found
    assert "完成投资412.6亿元" in found.replace("\n", "")
