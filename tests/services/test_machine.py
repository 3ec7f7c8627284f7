"""Anything may be done in any order: the file always holds what a few lines of plain Python say it must."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dongliu_desktop.domain.commands import (
    AddReport,
    Command,
    CreateProject,
    DeleteProject,
    EditProject,
    ProjectForm,
    RenameWorkstream,
    SetFrozen,
    SetReferenceDate,
)
from dongliu_desktop.domain.errors import Refused

DAYS = (date(2016, 2, 29), date(2016, 5, 31), date(2016, 6, 10))
NAMES = ("背街小巷", "河道", "楼道")
PEOPLE = ("东海花园社区", "新设社区", "甲社区")
BOUNDS = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # twenty steps can be read; making them fewer would take minutes
    suppress_health_check=[HealthCheck.too_slow],
)

places = st.integers(0, 99)
names = st.sampled_from(NAMES)
days = st.sampled_from(DAYS)
percents = st.integers(0, 100)
communities = st.lists(st.sampled_from(PEOPLE), unique=True)


class OfficeMachine(RuleBasedStateMachine):
    """The model: projects with their reports, names of workstreams, and the year; undo goes back to what was before."""

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self.desk = desk
        self.year = desk.year(2016).uid
        self.streams = [desk.workstream("靓度", 0).uid, desk.workstream("深度", 0).uid]
        self.model: dict[str, Any] = {
            "projects": {row.uid: self._told(row) for row in desk.projects(2016) if row.workstream in self.streams},
            "streams": {uid: self._stream(uid) for uid in self.streams},
            "frozen": False,
            "reference": DAYS[-1],
        }
        self.tables = desk.tables()
        self.past: list[tuple[dict[str, Any], Any]] = []
        self.future: list[tuple[dict[str, Any], Any]] = []
        self.uids = 0

    # ------------------------------------------------------------ what may be done

    @rule(place=places, as_of=days, percent=percents)
    def report(self, place: int, as_of: date, percent: int) -> None:
        if not self.model["projects"]:
            return
        uid, after = self._pick(place)
        report = self._new()
        row = self.desk.row(uid)
        after["projects"][uid]["reports"].append((as_of, report, percent))
        command = AddReport(report, uid, as_of, percent=percent, reason="核实", seen=row.report)
        self._do(command, after)

    @rule(place=places, name=names, listed=communities)
    def create(self, place: int, name: str, listed: list[str]) -> None:
        uid, stream, after = self._new(), self._stream_at(place), deepcopy(self.model)
        after["projects"][uid] = {"name": name, "stream": stream, "communities": listed, "reports": []}
        self._do(CreateProject(uid, ProjectForm(stream, name, communities=tuple(listed))), after)

    @rule(place=places, stream=places, name=names, listed=communities)
    def edit(self, place: int, stream: int, name: str, listed: list[str]) -> None:
        if not self.model["projects"]:
            return
        uid, after = self._pick(place)
        row = self.desk.row(uid)
        wanted = {"name": name, "stream": self._stream_at(stream), "communities": listed}
        after["projects"][uid] |= wanted
        same = {field: getattr(row, field) for field in ("kind", "nature", "measure", "target", "unit", "start", "due")}
        form = ProjectForm(wanted["stream"], name, communities=tuple(listed), **same)
        self._do(EditProject(uid, row.version, form), after)

    @rule(place=places)
    def delete(self, place: int) -> None:
        if not self.model["projects"]:
            return
        uid, after = self._pick(place)
        del after["projects"][uid]
        self._do(DeleteProject(uid, self.desk.row(uid).version), after)

    @rule(place=places, name=names)
    def rename(self, place: int, name: str) -> None:
        stream, after = self._stream_at(place), deepcopy(self.model)
        after["streams"][stream] = name
        self._do(RenameWorkstream(stream, name), after)

    @rule(day=days)
    def look_from(self, day: date) -> None:
        self._do(SetReferenceDate(self.year, day), {**deepcopy(self.model), "reference": day})

    @rule(frozen=st.booleans())
    def freeze(self, frozen: bool) -> None:
        self._do(SetFrozen(self.year, frozen), {**deepcopy(self.model), "frozen": frozen}, always=True)

    @rule()
    def undo(self) -> None:
        self._go(self.past, self.future, self.desk.office.undo)

    @rule()
    def redo(self) -> None:
        self._go(self.future, self.past, self.desk.office.redo)

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk.restart()

    # ------------------------------------------------------------ what must hold

    @invariant()
    def the_file_holds_what_the_model_says(self) -> None:
        rows = {row.uid: row for row in self.desk.projects(2016) if row.workstream in self.streams}
        year = self.desk.year(2016)

        assert {uid: self._shown(row) for uid, row in rows.items()} == {
            uid: self._expected(told) for uid, told in self.model["projects"].items()
        }
        assert {uid: self._stream(uid) for uid in self.streams} == self.model["streams"]
        assert (year.frozen, year.reference) == (self.model["frozen"], self.model["reference"])

    @invariant()
    def undo_and_redo_are_offered_when_there_is_something(self) -> None:
        offered = self.desk.office.undo_state()

        assert (bool(offered.undo), bool(offered.redo)) == (bool(self.past), bool(self.future))

    def teardown(self) -> None:
        kept, replayed = self.desk.tables(), self.desk.replayed()
        self.desk.close()

        assert {name: table for name, table in kept.items() if table} == {
            name: table for name, table in replayed.items() if table
        }

    # ------------------------------------------------------------ inside

    def _do(self, command: Command, after: dict[str, Any], *, always: bool = False) -> None:
        if self.model["frozen"] and not always:
            with pytest.raises(Refused, match="已封存"):
                self.desk.do(command)
            return
        if self.desk.do(command).step:
            self.past.append((self.model, self.tables))
            self.future.clear()
        self.model, self.tables = after, self.desk.tables()

    def _go(self, source: list[Any], target: list[Any], act: Callable[[], Any]) -> None:
        if not source:
            with pytest.raises(Refused, match="没有可以"):
                act()
            return
        act()
        target.append((self.model, self.tables))
        self.model, self.tables = source.pop()
        assert self.desk.tables() == self.tables

    def _pick(self, place: int) -> tuple[str, dict[str, Any]]:
        uids = list(self.model["projects"])
        return uids[place % len(uids)], deepcopy(self.model)

    def _new(self) -> str:
        self.uids += 1
        return f"n{self.uids}"

    def _stream_at(self, place: int) -> str:
        return self.streams[place % len(self.streams)]

    def _stream(self, uid: str) -> str:
        return next(row.name for row in self.desk.reader.ask(lambda read: read.workstreams(2016)) if row.uid == uid)

    def _told(self, row: Any) -> dict[str, Any]:
        reports = [(entry.as_of, entry.uid, entry.percent) for entry in reversed(self.desk.reports(row.uid))]
        listed = list(filter(None, row.communities.split("、")))
        return {"name": row.name, "stream": row.workstream, "communities": listed, "reports": reports}

    def _expected(self, told: dict[str, Any]) -> tuple[Any, ...]:
        seen = [report for report in told["reports"] if report[0] <= self.model["reference"]]
        newest = max(seen, key=lambda report: report[0], default=None)
        latest = next((report for report in reversed(seen) if newest and report[0] == newest[0]), (None, None, None))
        return (told["name"], told["stream"], "、".join(told["communities"]), latest[1], latest[2])

    @staticmethod
    def _shown(row: Any) -> tuple[Any, ...]:
        return (row.name, row.workstream, row.communities, row.report, row.entered_percent)


def test_any_order_of_commands_undo_redo_and_restarts(open_copy: Callable[[], Any]) -> None:
    run_state_machine_as_test(lambda: OfficeMachine(open_copy()), settings=BOUNDS)
