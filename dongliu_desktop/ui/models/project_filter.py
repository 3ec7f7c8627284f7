"""Which projects a table shows."""

from collections.abc import Iterable
from typing import NamedTuple

from dongliu_desktop.domain.rows import ProjectRow

NO_SECTION = "—"
SEPARATOR = "、"


class ProjectFilter(NamedTuple):
    """What is asked for; empty values ask for nothing. `text` is searched in names, people, targets and words."""

    section: str = ""
    light: str = ""
    community: str = ""
    unreported: bool = False
    text: str = ""

    def matches(self, row: ProjectRow, haystack: str) -> bool:
        """Tell whether a project is shown; `haystack` is its text, lower case (see `haystack`)."""
        return (
            (not self.section or (row.section or NO_SECTION) == self.section)
            and (not self.light or row.light == self.light)
            and (not self.community or self.community in row.communities.split(SEPARATOR))
            and not (self.unreported and row.reported_this_month)
            and all(word in haystack for word in self.text.lower().split())
        )


def haystack(row: ProjectRow) -> str:
    """Give all that search looks through, lower case, made once per row."""
    people = f"{row.section}\n{row.officer}\n{row.leader}\n{row.communities}"
    return f"{row.name}\n{people}\n{row.kind}\n{row.target}\n{row.progress}".lower()


def counted(rows: Iterable[ProjectRow], field: str) -> dict[str, int]:
    """Count the projects by section, light or community, most first; a project counts in each of its communities."""
    counts: dict[str, int] = {}
    for row in rows:
        value = str(getattr(row, field))
        for name in value.split(SEPARATOR) if field == "communities" else [value]:
            key = name or (NO_SECTION if field == "section" else "")
            if key:
                counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items(), key=lambda entry: -entry[1]))
