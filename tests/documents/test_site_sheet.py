"""The register of sites on A3, read as the lines of text on its pages."""

from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.documents.layout.items import Document, Text
from dongliu_desktop.documents.site_sheet import site_sheet
from dongliu_desktop.domain.site_listing import Edition, SiteListing
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.services.sites_questions import listed
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

pytestmark = pytest.mark.usefixtures("qapp")


def register(tmp_path: Path, edition: Edition) -> SiteListing:
    file = tmp_path / "东柳.dongliu"
    create_file(file, bundled_record(resources_dir() / "record"))
    reader = Reader(file, lambda: date(2016, 6, 10))
    project = next(row for row in reader.ask(lambda read: read.projects_of_year(2015)) if "三号桥" in row.name)
    found = reader.ask(lambda read: listed(read, project, edition))
    reader.close()
    return found


def words(sheet: Document, page: int = 0) -> list[str]:
    return [item.text for item in sheet.pages[page].items if isinstance(item, Text)]


def test_it_shows_the_sites_of_the_record_with_their_stages(tmp_path: Path) -> None:
    sheet = site_sheet(register(tmp_path, Edition.PUBLIC), "东柳街道")

    assert (sheet.paper.name, sheet.paper.landscape) == ("A3", True)
    told = words(sheet)
    assert "东柳街道宁穿路三号桥地块拆迁点位台账（公示版）" in told
    assert {"杉杉股份", "浙江水文", "鄞州药材地块", "进行中", "评估"} <= set(told)
    assert not any("审核人" in text or "责任人" in text for text in told)


def test_every_page_of_a_long_one_says_its_edition(tmp_path: Path) -> None:
    short = register(tmp_path, Edition.MASKED)
    sheet = site_sheet(short._replace(rows=short.rows * 60), "东柳街道")

    assert len(sheet.pages) > 1
    for page in range(len(sheet.pages)):
        assert any("内部版（个人信息已遮盖）" in text for text in words(sheet, page))
        assert "评估" in words(sheet, page)  # the head is repeated
    assert any("审核人" in text for text in words(sheet, len(sheet.pages) - 1))
