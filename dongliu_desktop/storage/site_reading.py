"""What the sites of many projects come to, added up by the file: one question each, whatever their number."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from dongliu_desktop.domain.sites import SiteSums, StageSum, unit_of
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage import stored

Fetch = Callable[..., Iterable[tuple[Any, ...]]]


def site_sums(fetch: Fetch, projects: Sequence[str], today: date) -> dict[str, SiteSums]:
    """Give what the sites of each project come to at its year's reference date; projects without any are left out."""
    uids = json.dumps(list(projects))
    stages: dict[str, list[tuple[str, str, float, bool]]] = {}
    for project, *stage in fetch(sql.SITE_TRACKS, uids=uids):
        stages.setdefault(project, []).append((stage[0], stage[1], stage[2], bool(stage[3])))
    reached: dict[str, dict[str, tuple[float, str | None]]] = {}
    for project, stage, done, last in fetch(sql.SITE_REACHED, uids=uids, today=today.isoformat()):
        reached.setdefault(project, {})[stage] = (done, last)
    found: dict[str, SiteSums] = {}
    for project, basis, sites, unsized, total, least, most in fetch(sql.SITE_TOTALS, uids=uids):
        there = reached.get(project, {})
        own = stages.get(project, [])
        found[project] = SiteSums(
            basis,
            unit_of(basis, (least, most)),
            sites,
            unsized,
            total,
            tuple(StageSum(name, weight, beside, there.get(uid, (0.0, None))[0]) for uid, name, weight, beside in own),
            any(uid in there for uid, _name, _weight, beside in own if not beside),
            max((stored.day(last) for _done, last in there.values() if last), default=None),
        )
    return found
