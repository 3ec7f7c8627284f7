"""Handlers of plan years."""

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddPillar, AddYear, SetFrozen, SetReferenceDate
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.storage.records import LightRuleRecord, Pillar, PlanYear, Theme
from dongliu_desktop.storage.records.keys import DEFAULT_RULE, directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork

FIRST, LAST = 1990, 2099


def add_year(command: AddYear, work: UnitOfWork) -> ChangeSet:
    """Add an empty year. Its uid is made from its number: two PCs that add it offline add the same one."""
    if not FIRST <= command.year <= LAST:
        raise Refused(f"年度应在 {FIRST} 到 {LAST} 之间，现在是 {command.year}。")
    uid = directory_uid(PlanYear.__tablename__, str(command.year))
    if work.exists(PlanYear, uid):
        raise Refused(f"已经有{command.year}年了。")
    rule = directory_uid(LightRuleRecord.__tablename__, DEFAULT_RULE)
    work.add(PlanYear(uid=uid, year=command.year, light_rule_uid=rule if work.exists(LightRuleRecord, rule) else None))
    return work.finish(f"新增{command.year}年", everything=True)


def add_pillar(command: AddPillar, work: UnitOfWork) -> ChangeSet:
    """Add a pillar at the end of a year."""
    name = command.name
    if not name:
        raise Refused("请填写板块名称。")
    year = work.get(PlanYear, command.year)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。")
    position = work.last_position(Pillar, Pillar.year_uid, year.uid) + 1
    theme = work.directory(Theme, command.theme)
    work.add(Pillar(uid=command.uid, year_uid=year.uid, theme_uid=theme, position=position, name=name, short=name))
    return work.finish(f"新增板块 {name}", everything=True)


def set_reference_date(command: SetReferenceDate, work: UnitOfWork) -> ChangeSet:
    """Fix the day at which a year's lights are computed, or let it follow today."""
    year = work.get(PlanYear, command.year)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能改基准日；需要修改请先解除封存。")
    work.note_parents([year.uid])
    year.reference_date = command.day
    shown = "今天" if command.day is None else chinese_date(command.day)
    return work.finish(f"{year.year}年基准日改为{shown}", everything=True)


def set_frozen(command: SetFrozen, work: UnitOfWork) -> ChangeSet:
    """Close a year against changes, or open it again."""
    year = work.get(PlanYear, command.year)
    work.note_parents([year.uid])
    year.frozen = command.frozen
    return work.finish(f"{'封存' if command.frozen else '解除封存'}{year.year}年", everything=True)
