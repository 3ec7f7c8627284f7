"""A frozen year is closed against changes."""

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.storage.records import Pillar, PlanYear, Project, Workstream
from dongliu_desktop.storage.unit_of_work import UnitOfWork


def open_year(uid: str, work: UnitOfWork) -> PlanYear:
    """Give a year that may be changed.

    Raises:
        Refused: it is frozen.
    """
    year = work.get(PlanYear, uid)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。")
    return year


def refuse_frozen_project(uid: str, work: UnitOfWork) -> None:
    """Let a project pass that may be changed. Raises Refused where its year is frozen, Conflict where it is gone."""
    workstream = work.get(Workstream, work.get(Project, uid).workstream_uid)
    open_year(work.get(Pillar, workstream.pillar_uid).year_uid, work)
