"""Handlers of plan years."""

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import SetFrozen, SetReferenceDate
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.storage.records import PlanYear
from dongliu_desktop.storage.unit_of_work import UnitOfWork


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
