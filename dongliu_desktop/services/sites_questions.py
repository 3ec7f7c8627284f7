"""Questions about the register of sites, its stages, and the personal data kept apart."""

from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.rows import SITES, ProjectRow, StepRow
from dongliu_desktop.domain.site_listing import Edition, SiteListing, site_listing
from dongliu_desktop.domain.sites import (
    COUNT,
    Ledger,
    LedgerRow,
    Mark,
    SiteSums,
    StageRow,
    TrackRow,
    known_at,
    site_progress,
)
from dongliu_desktop.domain.sites_commands import HouseholdForm
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage import stored
from dongliu_desktop.storage.site_reading import site_sums


class SitesOfProject(NamedTuple):
    """A project's register with what it comes to; `sums` is None where there are no sites."""

    ledger: Ledger
    sums: SiteSums | None


def ledger(reading: Reading, project: str) -> Ledger:
    """Give the register of sites of a project, with the stages that are its columns."""
    stages = tuple(
        StageRow(uid, name, weight, bool(beside), bool(own))
        for uid, name, weight, beside, own in reading.fetch(sql.LEDGER_STAGES, project=project)
    )
    basis, track = next(iter(reading.fetch(sql.LEDGER_HEAD, project=project)), (COUNT, ""))
    marks: dict[str, dict[str, Mark]] = {}
    days: dict[str, date] = {}  # few days stand in many cells
    for site, stage, state, text in reading.fetch(sql.LEDGER_MARKS, project=project):
        day = None if text is None else days.get(text) or days.setdefault(text, stored.day(text))
        marks.setdefault(site, {})[stage] = Mark(state, day)
    rows = tuple(
        LedgerRow._make((*row[:-1], bool(row[-1]), marks.get(row[0], {})))
        for row in reading.fetch(sql.LEDGER, project=project)
    )
    return Ledger(basis, track, stages, rows)


def sites_of(reading: Reading, project: ProjectRow) -> SitesOfProject:
    """Give a project's register and what it comes to at the year's reference date."""
    sums = site_sums(reading.fetch, [project.uid], reading.today)
    return SitesOfProject(ledger(reading, project.uid), sums.get(project.uid))


def tracks(reading: Reading) -> tuple[TrackRow, ...]:
    """Give all stage tracks."""
    found: dict[str, tuple[str, list[StageRow], set[str]]] = {}
    for uid, name, stage, title, weight, beside, used in reading.fetch(sql.TRACKS):
        _name, stages, in_use = found.setdefault(uid, (name, [], set()))
        if stage is not None:
            stages.append(StageRow(stage, title, weight, bool(beside)))
            in_use.update({stage} if used else ())
    return tuple(
        TrackRow(uid, name, tuple(stages), len(list(reading.fetch(sql.TRACK_PROJECTS, track=uid))), frozenset(in_use))
        for uid, (name, stages, in_use) in found.items()
    )


def listed(reading: Reading, project: ProjectRow, edition: Edition) -> SiteListing:
    """Give a project's register at the year's reference date as texts for paper and spreadsheets."""
    found = sites_of(reading, project)
    households = {row[0]: HouseholdForm(*row[1:]) for row in reading.fetch(sql.HOUSEHOLDS, project=project.uid)}
    told = f"共 {len(found.ledger.rows)} 处"
    if project.measure == SITES:
        told = f"{told}；{site_progress(found.sums).words}"
    return site_listing(project, known_at(found.ledger, project.reference), households, edition, told)


def site_steps(reading: Reading, project: str, limit: int) -> tuple[StepRow, ...]:
    """Give the newest steps that touched a project's sites, newest first; they quote no personal data."""
    return tuple(
        StepRow(uid, stored.moment(at), who, label, None)
        for uid, at, who, label in reading.fetch(sql.SITE_STEPS, project=project, limit=limit)
    )


def household(reading: Reading, site: str) -> HouseholdForm | None:
    """Give the personal data of a site's household, None where nothing is kept."""
    return next((HouseholdForm(*row[1:]) for row in reading.fetch(sql.HOUSEHOLD, site=site)), None)
