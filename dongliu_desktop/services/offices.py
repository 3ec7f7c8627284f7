"""Handlers of the office itself."""

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.lights import DEFAULT_NAME
from dongliu_desktop.domain.office_commands import RenameOffice, SetUpOffice
from dongliu_desktop.services.years import FIRST, LAST
from dongliu_desktop.storage.records import LightRuleRecord, OfficeRecord, Pillar, PlanYear, Section, Theme
from dongliu_desktop.storage.records.keys import DEFAULT_RULE, directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork

NAMELESS = "请填写单位名称。"


def check_set_up(command: SetUpOffice) -> None:
    """Let pass what can be set up. Raises Refused."""
    if not command.name:
        raise Refused(NAMELESS)
    if not FIRST <= command.year <= LAST:
        raise Refused(f"年度应在 {FIRST} 到 {LAST} 之间，现在是 {command.year}。")


def set_up_office(command: SetUpOffice, work: UnitOfWork) -> ChangeSet:
    """Enter an office with its first year. A pillar continues a theme of its own name: later years compare with it."""
    check_set_up(command)
    if work.read.years():
        raise Refused("这个数据文件里已经有年度了。要建立另一个单位的记录，请先新建数据文件。")
    _name_office(command.name, work)
    rule = directory_uid(LightRuleRecord.__tablename__, DEFAULT_RULE)
    if not work.exists(LightRuleRecord, rule):
        work.add(LightRuleRecord(uid=rule, name=DEFAULT_NAME, valid_from=None, escalate_after=None))
    year = directory_uid(PlanYear.__tablename__, str(command.year))
    work.add(PlanYear(uid=year, year=command.year, light_rule_uid=rule))
    for position, name in enumerate(command.pillars, start=1):
        uid = directory_uid(Pillar.__tablename__, f"{command.year}/{name}")
        theme = work.directory(Theme, name)
        work.add(Pillar(uid=uid, year_uid=year, theme_uid=theme, position=position, name=name, short=name))
    for position, name in enumerate(command.sections):
        uid = directory_uid(Section.__tablename__, name)
        if not work.exists(Section, uid):
            work.add(Section(uid=uid, name=name, position=position))
    return work.finish(f"建立{command.name}的记录", everything=True)


def rename_office(command: RenameOffice, work: UnitOfWork) -> ChangeSet:
    """Call the office otherwise."""
    if not command.name:
        raise Refused(NAMELESS)
    if command.seen != work.read.office_name():
        raise Conflict("单位名称刚刚被别人改过，请看过新名称再改。")
    _name_office(command.name, work)
    return work.finish(f"单位名称改为{command.name}", everything=True)


def _name_office(name: str, work: UnitOfWork) -> None:
    office = work.only(OfficeRecord)
    if office is None:
        work.add(OfficeRecord(uid=directory_uid(OfficeRecord.__tablename__, name), name=name))
    else:
        work.note_parents([office.uid])
        office.name = name
