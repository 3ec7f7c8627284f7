"""The list of 报前体检 as data: its columns, its groups, its filter."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import Qt

from dongliu_desktop.domain.findings import Finding
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.precheck import Weight, rule_of
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, Group, Section, Table
from dongliu_desktop.ui.widgets.cells import BadgeDelegate, ElidedTextDelegate, MutedTextDelegate
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles

COLOURS: dict[Weight, Light] = {Weight.WRONG: Light.RED, Weight.ODD: Light.YELLOW, Weight.MISSING: Light.GREY}


class Line(NamedTuple):
    """A finding, and why somebody who looked at it lets it stand ("": nobody has)."""

    finding: Finding
    answer: str = ""


class FindingFilter(NamedTuple):
    """Which findings are shown: of one rule ("": all), with those that were looked at or without."""

    rule: str = ""
    only_open: bool = False

    def matches(self, line: Line) -> bool:
        """Tell whether a finding is shown."""
        return self.rule in {"", line.finding.rule} and not (self.only_open and line.answer)


def sections(lines: Iterable[Line]) -> list[Section[Line]]:
    """Put lines under the project or the indicator that they are about; they come in that order."""
    return [Section(Group(subject, note), list(found)) for (subject, note), found in groupby(lines, _subject)]


def lines_of(findings: Iterable[Finding], answers: Mapping[str, str]) -> list[Line]:
    """Give findings with what was answered to them."""
    return [Line(finding, answers.get(finding.uid, "")) for finding in findings]


def told(line: Line) -> str:
    """Give the sentence, with the answer behind it."""
    if not line.answer:
        return line.finding.sentence
    return tr("{}（已核实：{}）").format(line.finding.sentence, line.answer)


def _subject(line: Line) -> tuple[str, str]:
    finding = line.finding
    return finding.subject, tr("{} · 指标").format(finding.group) if finding.place.indicator else finding.group


def _title(line: Line) -> str:
    finding = line.finding
    return tr("已核实") if line.answer else tr(finding.title)


def _colour(line: Line) -> Light:
    return Light.GREEN if line.answer else COLOURS[rule_of(line.finding.rule).weight]


def _where(line: Line) -> str:
    finding = line.finding
    return tr(finding.where)


BADGE: dict[int, Callable[[Line], object]] = {Roles.BADGE: _colour}
TIP: dict[int, Callable[[Line], object]] = {Qt.ItemDataRole.ToolTipRole: told}
FINDINGS = Table[Line](
    (
        Column(mark("事项"), ColumnLook(BadgeDelegate, 150), _title, _colour, BADGE),
        Column(mark("说明"), ColumnLook(ElidedTextDelegate, 420, stretch=True), told, roles=TIP),
        Column(mark("在哪里改"), ColumnLook(MutedTextDelegate, 150), _where),
    ),
    key=attrgetter("finding.uid"),
)
