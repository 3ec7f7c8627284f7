"""Handlers of households' personal data. No label and no refusal quotes any of it."""

import math
from uuid import uuid4

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.personal import id_number_fault, plain_number
from dongliu_desktop.domain.sites_commands import Disclose, HouseholdForm, SetHousehold
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.projects import refuse_frozen
from dongliu_desktop.services.sites_questions import household
from dongliu_desktop.storage.records import Disclosure, Household, Project, Site
from dongliu_desktop.storage.records.keys import directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork, utc_now


def set_household(command: SetHousehold, work: UnitOfWork) -> ChangeSet:
    """Keep the personal data of a site's household; all fields empty takes them out.

    Raises:
        Refused: the identity number is not valid, or the amount is none.
        Conflict: somebody changed them since they were shown.
    """
    site = work.get(Site, command.site)
    refuse_frozen(work.get(Project, site.project_uid).workstream_uid, work)
    form = _checked(command.form)
    if household(work.read, site.uid) != command.seen:
        raise Conflict("这一户的个人信息刚刚被别人改过，请重新打开再填；这次没有保存。")
    uid = directory_uid("household", site.uid)
    work.note_parents([uid])
    held = next(iter(work.records(Household, Household.site_uid, [site.uid])), None)
    if form == HouseholdForm():
        if held is not None:
            work.delete(held)
    elif held is None:
        work.add(Household(uid=uid, site_uid=site.uid, **form._asdict()))
    else:
        for field, value in form._asdict().items():
            setattr(held, field, value)
    return work.finish(f"修改个人信息（{site.name}）", projects=[site.project_uid])


def disclose(command: Disclose, work: UnitOfWork) -> ChangeSet:
    """Note a look at personal data. It is no change of the year's record, so a frozen year does not forbid it."""
    reason = clean(command.reason)
    if not reason:
        raise Refused("请写明查看个人信息的原因。")
    sites = work.records(Site, Site.uid, command.sites)
    for site in sites:
        work.add(Disclosure(uid=uuid4().hex, site_uid=site.uid, shown_at=utc_now(), reason=reason))
    named = sites[0].name if len(sites) == 1 else f"{len(sites)} 处"
    return work.finish(f"查看个人信息（{named}）：{reason}")


def _checked(form: HouseholdForm) -> HouseholdForm:
    form = HouseholdForm(
        clean(form.holder),
        plain_number(clean(form.phone)),
        plain_number(clean(form.id_number)),
        plain_number(clean(form.bank_account)),
        form.compensation,
    )
    fault = id_number_fault(form.id_number)
    if fault:
        raise Refused(fault)
    if form.compensation is not None and not 0 <= form.compensation < math.inf:
        raise Refused("补偿金额应是不小于 0 的数；还没有定的请留空。")
    return form
