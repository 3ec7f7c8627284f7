"""A register written for Excel and WPS. The household is made up."""

import csv
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.site_listing import Edition
from dongliu_desktop.domain.sites_commands import AddSites, HouseholdForm, NewSite, SetHousehold
from dongliu_desktop.services.site_export import write_listing
from dongliu_desktop.services.sites_questions import listed
from tests.services.conftest import Desk

FORM = HouseholdForm("张三", "13812345678", "11010519491231002X", "6222021234567891234", 120000.0)


def lines(desk: Desk, edition: Edition, target: Path) -> list[list[str]]:
    project = desk.project("仇毕", 2015)
    write_listing(desk.reader.ask(lambda read: listed(read, project, edition)), target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")  # Excel takes it for UTF-8 by this
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_register_of_the_record(desk: Desk, tmp_path: Path) -> None:
    head, titles, *rows = lines(desk, Edition.PUBLIC, tmp_path / "台账.csv")

    assert head[:2] == ["仇毕安置房地块拆迁", "公示版"]
    assert "1 处点位没有填数量" in head[2]
    assert titles[:3] == ["序号", "点位", "单位"]
    assert [row[1] for row in rows] == ["国有非住宅", "车棚"]


def test_numbers_keep_their_digits_and_texts_are_no_formulas(desk: Desk, tmp_path: Path) -> None:
    project = desk.project("仇毕", 2015).uid
    desk.do(AddSites(project, (NewSite("s1", "=1+1"),)))
    desk.do(SetHousehold("s1", None, FORM))

    row = lines(desk, Edition.OPEN, tmp_path / "台账.csv")[-1]

    assert row[1] == "\t=1+1"
    assert {"张三", "\t11010519491231002X", "\t6222021234567891234"} <= set(row)


def test_a_folder_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不存在"):
        lines(desk, Edition.PUBLIC, tmp_path / "没有" / "台账.csv")
