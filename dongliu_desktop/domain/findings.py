"""What the check before sending (报前体检) finds, and where it is mended.

Apart from the rules, because the window knows of places from its start.
"""

from typing import NamedTuple

FIGURE, PROGRESS, PROBLEMS, DONE, PLAN, SITES, READING, AS_OF = (
    "figure", "progress", "problems", "done", "plan", "sites", "reading", "as_of",
)  # fmt: skip
FIELDS: dict[str, str] = {
    AS_OF: "填报 · 截至日期",
    FIGURE: "填报 · 进度",
    PROGRESS: "填报 · 进展情况",
    PROBLEMS: "填报 · 存在问题",
    DONE: "填报 · 已办结",
    PLAN: "项目资料",
    SITES: "点位",
    READING: "指标",
}
"""Where a finding is mended, and how that is called."""


class Place(NamedTuple):
    """Where a finding is mended: in a project or in an indicator; uids, "" for none."""

    project: str = ""
    field: str = ""
    site: str = ""
    theme: str = ""
    indicator: str = ""
    reading: str = ""


class Finding(NamedTuple):
    """Something to look at. `subject` is the project or the indicator, `group` its pillar or theme."""

    rule: str
    title: str
    subject: str
    group: str
    sentence: str
    place: Place

    @property
    def uid(self) -> str:
        """What tells it apart; another sentence (other figures) is another finding."""
        return "\n".join((self.rule, *self.place, self.sentence))

    @property
    def where(self) -> str:
        """The name of the place where it is mended."""
        return FIELDS[self.place.field]
