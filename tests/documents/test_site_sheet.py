"""The register of sites on A3, read as the lines of text on its pages."""

from datetime import date
from pathlib import Path

import pytest
from table_rows import PROJECT, checked_pdf, words

from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.profile import Heading, Profile
from dongliu_desktop.documents.site_sheet import DESIGNED, PUBLIC, site_sheet
from dongliu_desktop.domain.site_listing import Edition, SiteListing, site_listing
from dongliu_desktop.domain.sites import COUNT, DONE, Ledger, LedgerRow, Mark, StageRow
from dongliu_desktop.domain.sites_commands import HouseholdForm
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.services.sites_questions import listed
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")


HEADING = Heading("东柳街道", date(2016, 6, 10))
FORM = HouseholdForm("张三", "13812345678", "11010519491231002X", "6222021234567891234", 120000.0)


def made_up(edition: Edition, sites: int = 2) -> SiteListing:
    """A register of clearance: the first half of it signed, one household with personal data."""
    stages = tuple(StageRow(name, name, 1.0, beside=False) for name in ("评估", "签约", "拆除"))
    signed = {"评估": Mark(DONE, date(2015, 3, 2)), "签约": Mark(DONE, date(2015, 9, 30))}
    rows = tuple(
        LedgerRow(
            str(at), at, f"〔{at:03}〕幢201张三户", "户", 1.0, 88.5, "幸福苑社区", "李四", "张三在外地", "",
            private=not at, marks=signed if at < sites / 2 else {},
        )
        for at in range(sites)
    )  # fmt: skip
    project = PROJECT._replace(year=2015, reference=date(2015, 11, 30))
    return site_listing(project, Ledger(COUNT, "征迁", stages, rows), {"0": FORM}, edition, f"共 {sites} 处")


def sheet_of(listing: SiteListing, profile: Profile = DESIGNED) -> Document:
    return site_sheet(listing, profile, HEADING)


def register(tmp_path: Path, edition: Edition) -> SiteListing:
    file = tmp_path / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))
    project = next(row for row in reader.ask(lambda read: read.projects_of_year(2015)) if "三号桥" in row.name)
    found = reader.ask(lambda read: listed(read, project, edition))
    reader.close()
    return found


def test_it_shows_the_sites_of_the_record_with_their_stages(tmp_path: Path) -> None:
    sheet = sheet_of(register(tmp_path, Edition.PUBLIC), PUBLIC)

    assert (sheet.paper.name, sheet.paper.landscape) == ("A3", True)
    told = words(sheet.pages[0])
    assert {"宁穿路三号桥地块拆迁台账", "（截至2015年11月30日，公示版）", "各阶段日期"} <= set(told)
    assert {"杉杉股份", "浙江水文", "鄞州药材地块", "进行中", "评估"} <= set(told)
    assert not any("审核人" in text or "责任人" in text for text in told)


def test_every_page_of_a_long_one_says_its_edition_and_has_its_head(tmp_path: Path) -> None:
    made = sheet_of(made_up(Edition.MASKED, 160))
    pages = checked_pdf(made, tmp_path)

    assert len(pages) > 2
    for page in pages:
        assert "内部版（个人信息已遮盖）" in page
        assert page.count("评估") == 1
    assert "".join(pages).count("幢201") == 160
    assert "审核人" in pages[-1]


def test_the_total_stands_first_with_the_rate_of_every_stage() -> None:
    shown = words(sheet_of(made_up(Edition.MASKED, 10)).pages[0])
    total = shown.index("合计 10 处")
    assert total < shown.index("〔001〕幢201张三户")
    assert {"5/10户", "50%", "885"} <= set(shown[total : total + 12])
    assert "0/10户" in shown


def test_the_public_sees_nothing_personal_wherever_it_stands(tmp_path: Path) -> None:
    pages = checked_pdf(sheet_of(made_up(Edition.PUBLIC, 1), PUBLIC), tmp_path)
    told = "".join(pages)
    assert "〔000〕幢201张*户" in told
    assert not [text for text in ("张三", "138", "110***", "李四", "在外地") if text in told]


def test_inside_it_is_masked_and_an_office_may_leave_it_out() -> None:
    shown = words(sheet_of(made_up(Edition.MASKED, 1)).pages[0])
    assert {"张*", "138****5678", "110***********002X", "***************1234", "张*在外地"} <= set(shown)
    assert not any("张三" in text for text in shown)
    narrow = DESIGNED._replace(columns=("name", "stages", "officer"))
    shown = words(sheet_of(made_up(Edition.MASKED, 1), narrow).pages[0])
    assert {"签约", "拆除", "2015-09-30", "李四"} <= set(shown)
    assert not any("*" in text and "张" not in text for text in shown)


def test_a_profile_cannot_ask_the_public_form_for_personal_columns() -> None:
    greedy = PUBLIC._replace(columns=("name", "holder", "phone", "officer"))
    shown = words(sheet_of(made_up(Edition.PUBLIC, 1), greedy).pages[0])
    assert not {"户主", "联系电话", "责任人", "张*", "李四"} & set(shown)


def test_a_register_of_another_kind_is_called_by_its_name() -> None:
    listing = made_up(Edition.PUBLIC)
    road = listing._replace(project=listing.project._replace(name="中山路综合整治"))
    assert "中山路综合整治征迁台账" in words(sheet_of(road, PUBLIC).pages[0])
    other = road._replace(columns=tuple(column._replace(title=f"第{column.title}") for column in road.columns))
    assert "中山路综合整治点位台账" in words(sheet_of(other, PUBLIC).pages[0])
