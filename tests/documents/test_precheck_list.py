"""报前体检清单 on paper: of the real record, and many findings over several pages."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.precheck_list import DESIGNED, Looked, precheck_list
from dongliu_desktop.documents.profile import Heading
from dongliu_desktop.domain.findings import Finding
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.precheck_questions import findings_of
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")
HEADING = Heading("东柳街道", date(2015, 11, 30))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("list") / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    return file


def ask(file: Path, subject: Subject) -> tuple[Finding, ...]:
    reader = Reader(file, lambda: date(2016, 6, 10))
    try:
        return reader.ask(lambda reading: findings_of(reading, subject))
    finally:
        reader.close()


def printed(file: Path, lines: list[Looked]) -> tuple[str, int]:
    """Write the list as PDF; give its text without breaks and the number of its pages."""
    document = precheck_list(lines, DESIGNED, HEADING)
    assert document == precheck_list(lines, DESIGNED, HEADING)  # same input, same sheet
    target = file.with_name("清单.pdf")
    pages = write_pdf([document], target, title="清单")
    subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", target], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)  # embedded
    text = subprocess.run(["pdftotext", "-layout", target, "-"], check=True, capture_output=True, text=True).stdout
    assert text.count("序号") == text.count("核实情况") == pages  # the head is on every page
    return "".join(text.split()), pages


def test_the_record_of_2015_with_an_answer(file: Path) -> None:
    found = ask(file, Subject(2015))
    text, pages = printed(file, [Looked(found[0], "区里只发到10月"), *map(Looked, found[1:])])
    assert pages == 1
    for said in (
        "报前体检清单",
        "（截至2015年11月30日）",
        "共4处需要留意，其中1处已核实。",
        "区里只发到10月",
        "位次没写依据",
        "算是91.88%",
    ):
        assert said in text


def test_many_findings_keep_their_head_and_none_is_lost(file: Path) -> None:
    found = ask(file, Subject(2016))
    text, pages = printed(file, [Looked(one) for one in found])
    assert pages > 1
    assert text.count("2016年还没有填报过。") == len(found)
    assert all("".join(one.subject.split()) in text for one in found)


def test_only_what_the_sheet_shows_is_listed(file: Path) -> None:
    def pillar(reading: Reading) -> tuple[str, str]:
        row = reading.pillars(2015)[0]
        return row.uid, reading.projects(row.uid)[2].uid

    reader = Reader(file, lambda: date(2016, 6, 10))
    uid, project = reader.ask(pillar)
    other = reader.ask(lambda reading: reading.pillars(2015)[1].uid)
    reader.close()
    assert len(ask(file, Subject(2015, uid))) == 4  # all are of 乐业, its indicators too
    assert ask(file, Subject(2015, other)) == ()
    assert [one.subject for one in ask(file, Subject(2015, projects=(project,)))] == ["固定资产投资"]


def test_a_past_day_is_looked_at_as_it_was(file: Path) -> None:
    found = ask(file, Subject(2015, day=date(2015, 10, 31)))
    assert {one.rule for one in found if one.place.project} == {"unreported"}
    assert not [one for one in found if one.subject == "外贸出口"]  # its report of October was the newest then
