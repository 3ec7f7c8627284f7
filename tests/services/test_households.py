"""Personal data: kept apart, checked, and never told where they do not belong. All of it here is made up."""

import pytest

from dongliu_desktop.domain.commands import Revert, SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.sites_commands import DeleteSites, Disclose, HouseholdForm, SetHousehold
from dongliu_desktop.services.sites_questions import household, ledger
from tests.services.conftest import Desk

FORM = HouseholdForm("张三", "13812345678", "11010519491231002X", "6222021234567891234", 120000.0)


@pytest.fixture
def site(desk: Desk) -> str:
    project = desk.project("仇毕", 2015)
    return next(row.uid for row in desk.reader.ask(lambda read: ledger(read, project.uid)).rows if row.name == "车棚")


def kept(desk: Desk, site: str) -> HouseholdForm | None:
    return desk.reader.ask(lambda read: household(read, site))


def test_what_is_entered_is_kept_apart_and_no_label_tells_it(desk: Desk, site: str) -> None:
    changed = desk.do(SetHousehold(site, None, FORM._replace(phone=" 138-1234 5678 ")))

    assert kept(desk, site) == FORM
    assert changed.label == "修改个人信息（车棚）"
    project = desk.project("仇毕", 2015)
    assert next(row for row in desk.reader.ask(lambda read: ledger(read, project.uid)).rows if row.uid == site).private
    told = repr(changed) + repr(desk.reader.ask(lambda read: read.project_history(project.uid, 100)))
    assert not any(value in told for value in ("张三", "13812345678", FORM.id_number))


def test_a_wrong_identity_number_is_not_kept_and_not_quoted(desk: Desk, site: str) -> None:
    with pytest.raises(Refused, match="校验不通过") as refused:
        desk.do(SetHousehold(site, None, FORM._replace(id_number="110105194912310021")))

    assert "110105" not in str(refused.value)
    assert kept(desk, site) is None
    with pytest.raises(Refused, match="补偿金额"):
        desk.do(SetHousehold(site, None, FORM._replace(compensation=-1.0)))


def test_an_editor_who_did_not_see_the_newest_changes_nothing(desk: Desk, site: str) -> None:
    desk.do(SetHousehold(site, None, FORM))

    with pytest.raises(Conflict):
        desk.do(SetHousehold(site, None, FORM._replace(holder="李四")))
    assert kept(desk, site) == FORM


def test_they_come_and_go_with_their_site_and_with_undo(desk: Desk, site: str) -> None:
    desk.do(SetHousehold(site, None, FORM))
    desk.do(SetHousehold(site, FORM, HouseholdForm()))
    assert kept(desk, site) is None
    desk.do(SetHousehold(site, None, FORM))
    gone = desk.do(DeleteSites(desk.project("仇毕", 2015).uid, (site,))).step
    assert kept(desk, site) is None
    desk.do(Revert(gone))
    assert kept(desk, site) == FORM


def test_a_look_is_noted_with_its_reason_and_without_the_data(desk: Desk, site: str) -> None:
    desk.do(SetHousehold(site, None, FORM))
    desk.do(SetFrozen(desk.year(2015).uid, frozen=True))

    changed = desk.do(Disclose((site,), " 核对银行账号 "))

    assert changed.label == "查看个人信息（车棚）：核对银行账号"
    (change,) = desk.changes(changed.step)
    assert change[0] == "disclosure"
    assert change[3]["reason"] == "核对银行账号"
    assert change[3].keys() == {"uid", "site_uid", "shown_at", "reason"}
    with pytest.raises(Refused, match="写明查看个人信息的原因"):
        desk.do(Disclose((site,), " "))
