"""The register as it leaves the program: each edition tells no more than it may. The household is made up."""

from datetime import date
from typing import Any, cast

import pytest

from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.site_listing import Edition, site_listing
from dongliu_desktop.domain.sites import COUNT, DONE, Ledger, LedgerRow, Mark, StageRow
from dongliu_desktop.domain.sites_commands import HouseholdForm

FORM = HouseholdForm("张三", "13812345678", "11010519491231002X", "6222021234567891234", 120000.0)
SITE = LedgerRow(
    "甲", 0, "3幢201", "户", 1.0, 88.5, "幸福苑社区", "李四", "户主在外地", "", private=True,
    marks={"签约": Mark(DONE, date(2016, 6, 1))},
)  # fmt: skip
OTHER = SITE._replace(uid="乙", name="3幢202", private=False, marks={})
LEDGER = Ledger(COUNT, "征迁", (StageRow("签约", "签约", 1.0, beside=False),), (SITE, OTHER))
PROJECT = cast(ProjectRow, None)  # not looked at


def listed(edition: Edition, households: dict[str, HouseholdForm] | None = None) -> list[dict[str, str]]:
    found = site_listing(PROJECT, LEDGER, {"甲": FORM} if households is None else households, edition, "共 2 处")
    return [dict(zip((column.title for column in found.columns), row, strict=True)) for row in found.rows]


def test_the_public_sees_house_size_stages_and_compensation() -> None:
    assert listed(Edition.PUBLIC)[0] == {
        "序号": "1", "点位": "3幢201", "单位": "户", "数量": "1", "面积（㎡）": "88.5", "社区": "幸福苑社区",
        "签约": "2016-06-01", "补偿金额（元）": "120,000",
    }  # fmt: skip


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.MASKED])
def test_neither_tells_who_it_is(edition: Edition) -> None:
    told = str(listed(edition))
    secrets: list[Any] = [FORM.holder, FORM.phone, FORM.id_number, FORM.bank_account]
    assert not any(secret in told for secret in secrets)


def test_inside_it_is_masked() -> None:
    first, second = listed(Edition.MASKED)
    shown = ("户主", "联系电话", "身份证号", "银行账号", "补偿金额（元）")
    assert [first[title] for title in shown] == [
        "张*", "138****5678", "110***********002X", "***************1234", "****",
    ]  # fmt: skip
    assert {second[title] for title in shown} == {""}
    assert (first["责任人"], first["情况"]) == ("李四", "户主在外地")


def test_with_a_reason_it_is_whole() -> None:
    assert listed(Edition.OPEN)[0]["身份证号"] == FORM.id_number


def test_where_nothing_is_kept_there_are_no_columns_for_it() -> None:
    assert "户主" not in listed(Edition.OPEN, {})[0]
    assert "补偿金额（元）" not in listed(Edition.PUBLIC, {})[0]
