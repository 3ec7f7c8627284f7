"""Questions about light rules: which there are, and which projects another rule would change."""

from typing import NamedTuple

from dongliu_desktop.domain.lights import Facts, LightRule, Standing, standing
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.stored import conditions as stored_conditions
from dongliu_desktop.storage.stored import day


class KeptRule(NamedTuple):
    """A rule of the file, with the years that use it, oldest first."""

    uid: str
    rule: LightRule
    years: tuple[int, ...]


class LightChange(NamedTuple):
    """What another rule would do to a project: as it stands now, and as it would stand."""

    project: ProjectRow
    then: Standing

    @property
    def changes_light(self) -> bool:
        """Tell whether the colour changes, not only the reason."""
        return self.then.light != self.project.light


def kept_rules(reading: Reading) -> tuple[KeptRule, ...]:
    """Give the light rules of the file, the oldest first."""
    users: dict[str, list[int]] = {}
    for year, rule in reading.fetch(sql.RULES_OF_YEARS):
        users.setdefault(rule, []).append(year)
    return tuple(
        KeptRule(
            uid,
            LightRule(
                name,
                stored_conditions(conditions),
                day(valid_from) if valid_from else None,
                escalate_after,
                note,
            ),
            tuple(users.get(uid, ())),
        )
        for uid, name, conditions, valid_from, escalate_after, note in reading.fetch(sql.LIGHT_RULES)
    )


def light_changes(reading: Reading, year: int, rule: LightRule) -> tuple[LightChange, ...]:
    """Give the projects of a year that would get another light by `rule`, in the order of the plan.

    Lights set by a person stay as they are.
    """
    changes = relit(reading.projects_of_year(year), earlier_percents(reading, year), rule)
    return tuple(change for change in changes if change.changes_light)


def earlier_percents(reading: Reading, year: int) -> dict[str, float | None]:
    """Give the percentages at the end of the month before the reference date, by project."""
    rows = reading.fetch(sql.EARLIER_PERCENTS, year=year, today=reading.today.isoformat())
    return dict(rows)


def relit(
    projects: tuple[ProjectRow, ...], earlier: dict[str, float | None], rule: LightRule
) -> tuple[LightChange, ...]:
    """Compute the lights of projects anew, by `rule`."""
    return tuple(LightChange(row, standing(_facts(row, earlier.get(row.uid)), rule)) for row in projects)


def _facts(row: ProjectRow, earlier: float | None) -> Facts:
    return Facts(
        row.year,
        row.reference,
        row.start,
        row.due,
        row.as_of,
        row.percent,
        row.done,
        row.override or None,
        row.override_reason,
        earlier,
    )
