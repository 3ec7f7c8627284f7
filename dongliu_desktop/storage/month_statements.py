"""What the monthly grid (月度填报) asks."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from dongliu_desktop.storage.records import ProgressReport, Project

Statement = Select[*tuple[Any, ...]]

Before = aliased(ProgressReport, name="before")
Now = aliased(ProgressReport, name="now")
COLUMNS = ("uid", "as_of", "percent", "quantity", "qualifier", "done", "progress", "problems", "next_steps")


def _newest(name: str, *, within: bool) -> ScalarSelect[str]:
    """Give the newest report before a month, or within it, that no correction replaced."""
    candidate = aliased(ProgressReport, name=name)
    correction = aliased(ProgressReport, name=f"{name}_correction")
    corrected = select(correction.uid).where(correction.supersedes_uid == candidate.uid).exists()
    found = select(candidate.uid).where(candidate.project_uid == Project.uid, ~corrected)
    if within:
        found = found.where(candidate.as_of >= bindparam("first"), candidate.as_of < bindparam("next"))
    else:
        found = found.where(candidate.as_of < bindparam("first"))
    newest_first = (candidate.as_of.desc(), candidate.entered_at.desc(), candidate.uid.desc())
    return found.order_by(*newest_first).limit(1).correlate(Project).scalar_subquery()


def _month_reports() -> Statement:
    given = func.json_each(bindparam("uids")).table_valued("value")
    shown = [getattr(report, name) for report in (Before, Now) for name in COLUMNS]
    return (
        select(Project.uid.label("project"), *shown)
        .select_from(Project)
        .outerjoin(Before, Before.uid == _newest("earlier", within=False))
        .outerjoin(Now, Now.uid == _newest("current", within=True))
        .where(Project.uid.in_(select(given.c.value)))
    )


STATEMENTS: dict[str, Statement] = {"MONTH_REPORTS": _month_reports()}
