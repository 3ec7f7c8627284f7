"""The register of sites: entered, changed in blocks, counted, taken back."""

from datetime import date
from uuid import uuid4

import pytest

from dongliu_desktop.domain.commands import EditProject, ProjectForm, Revert, SetFrozen, SetReferenceDate
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.sites import AREA, DONE, STARTED, Ledger, Mark, site_progress
from dongliu_desktop.domain.sites_commands import (
    AddSites,
    ArrangeSites,
    ChooseTrack,
    DeleteSites,
    EditTrack,
    NewSite,
    SetSiteCells,
    SiteCell,
    StageForm,
    Value,
)
from dongliu_desktop.services.sites_questions import ledger, sites_of, tracks
from tests.services.conftest import Desk
from tests.site_sums import sums_of

JUNE, MAY = date(2016, 6, 1), date(2016, 5, 1)


class Register:
    """The register of 宁穿路三号桥 of 2016, measured by its sites: ten firms instead of one group of ten."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        row = desk.project("宁穿路", 2016)
        self.uid = row.uid
        form = ProjectForm(row.workstream, row.name, kind=row.kind, measure="sites", due=row.due)
        desk.do(EditProject(row.uid, row.version, form))
        desk.do(DeleteSites(row.uid, tuple(site.uid for site in self.ledger.rows)))
        desk.do(AddSites(row.uid, tuple(NewSite(uuid4().hex, f"{at}号", "家", area=100.0 * at) for at in range(1, 11))))
        self.stages = {stage.name: stage.uid for stage in self.ledger.stages}
        self.sites = {site.name: site.uid for site in self.ledger.rows}

    @property
    def ledger(self) -> Ledger:
        return self.desk.reader.ask(lambda read: ledger(read, self.uid))

    @property
    def percent(self) -> float | None:
        return self.desk.row(self.uid).percent

    def cell(self, site: str, column: str, value: Value, seen: Value = None) -> SiteCell:
        return SiteCell(self.sites[site], self.stages.get(column, column), seen, value)

    def set(self, *cells: SiteCell) -> str:
        return self.desk.do(SetSiteCells(self.uid, cells)).step

    def held(self, site: str, stage: str) -> Mark | None:
        return next(row.marks.get(self.stages[stage]) for row in self.ledger.rows if row.name == site)


@pytest.fixture
def register(desk: Desk) -> Register:
    return Register(desk)


def test_a_date_moves_the_project_and_says_how(register: Register) -> None:
    assert register.percent is None

    changed = register.desk.do(SetSiteCells(register.uid, (register.cell("1号", "签约", Mark(DONE, JUNE)),)))

    (row,) = changed.rows
    assert row.percent == pytest.approx(100 / 60)
    told = site_progress(register.desk.reader.ask(lambda read: sites_of(read, row)).sums).words
    assert told == "共 10家：已意愿征求 0、入户测量 0、评估 0、签约 1、腾空 0、拆除 0；各阶段同权，合 1.7%"
    assert changed.entities >= {"site_stage"}
    assert row.light == Light.RED  # below 时序进度: the sites report by themselves
    assert changed.label == "修改点位 1号（宁穿路三号桥地块拆迁）"


def test_a_column_filled_down_is_one_step_and_comes_back_as_one(register: Register) -> None:
    steps = register.desk.steps()
    step = register.set(*(register.cell(name, "签约", Mark(DONE, JUNE)) for name in register.sites))

    assert register.desk.steps() == steps + 1
    assert register.percent == pytest.approx(100 / 6)
    undone = register.desk.do(Revert(step))
    assert [row.uid for row in undone.rows] == [register.uid]
    assert not undone.everything
    assert register.percent is None
    register.desk.do(Revert(undone.step))
    assert register.percent == pytest.approx(100 / 6)


def test_every_cell_of_a_block_is_kept(register: Register) -> None:
    register.set(
        register.cell("1号", "签约", Mark(DONE, MAY)),
        register.cell("1号", "司法程序", Mark(STARTED)),
        register.cell("2号", "name", "2-1号", "2号"),
        register.cell("2号", "area", 250.5, 200.0),
        register.cell("2号", "community", "幸福苑社区", ""),
        register.cell("2号", "officer", "城建科科员", ""),
    )

    first, second = register.ledger.rows[:2]
    assert first.marks == {register.stages["签约"]: Mark(DONE, MAY), register.stages["司法程序"]: Mark(STARTED)}
    assert (second.name, second.area, second.community, second.officer) == ("2-1号", 250.5, "幸福苑社区", "城建科科员")
    assert register.desk.replayed()["site_stage"] == register.desk.tables()["site_stage"]


def test_what_another_one_entered_meanwhile_is_not_overwritten(register: Register) -> None:
    register.set(register.cell("1号", "签约", Mark(DONE, MAY)))

    with pytest.raises(Conflict, match="“1号”刚刚被别人改过"):
        register.set(
            register.cell("2号", "签约", Mark(DONE, JUNE)), register.cell("1号", "签约", Mark(DONE, JUNE), seen=None)
        )

    assert register.held("1号", "签约") == Mark(DONE, MAY)
    assert register.held("2号", "签约") is None  # all cells of a block, or none


@pytest.mark.parametrize(
    ("column", "value", "seen", "why"),
    [
        ("签约", Mark(DONE, date(2016, 6, 11)), None, "2016-06-11 还没有到"),
        ("name", " ", "1号", "名称不能空着"),
        ("count", -1.0, 1.0, "不小于 0"),
        ("area", float("nan"), 100.0, "不小于 0"),
    ],
)
def test_what_cannot_be_is_refused(register: Register, column: str, value: Value, seen: Value, why: str) -> None:
    with pytest.raises(Refused, match=why):
        register.set(register.cell("1号", column, value, seen))


def test_a_cleared_stage_is_gone(register: Register) -> None:
    register.set(register.cell("1号", "签约", Mark(DONE, MAY)))
    register.set(register.cell("1号", "签约", None, Mark(DONE, MAY)))

    assert register.held("1号", "签约") is None
    assert register.percent is None


def test_a_frozen_year_takes_no_dates(register: Register) -> None:
    register.desk.do(SetFrozen(register.desk.year(2016).uid, frozen=True))

    with pytest.raises(Refused, match="2016年已封存"):
        register.set(register.cell("1号", "签约", Mark(DONE, MAY)))


def test_by_area_and_by_count_are_the_projects_choice(register: Register) -> None:
    register.set(*(register.cell("10号", stage, Mark(DONE, MAY)) for stage in register.stages if stage != "司法程序"))
    assert register.percent == pytest.approx(10)

    changed = register.desk.do(ChooseTrack(register.uid, None, AREA))

    assert changed.rows[0].percent == pytest.approx(100 * 1000 / 5500)
    with pytest.raises(Refused, match="按数量还是按面积"):
        register.desk.do(ChooseTrack(register.uid, None, "weight"))


def test_the_file_and_the_rule_add_up_to_the_same(register: Register) -> None:
    """What a tab shows is summed by SQL, what the register shows by the rule over its rows."""
    days = [Mark(DONE, MAY), Mark(DONE, JUNE), Mark(STARTED), Mark(DONE)]
    names = [name for name in register.sites for _stage in register.stages]
    stages = [stage for _site in register.sites for stage in register.stages]
    cells = [register.cell(names[at], stages[at], days[at % 4]) for at in range(0, len(names), 3)]
    register.set(*cells)
    for reference in (date(2016, 6, 10), date(2016, 5, 15)):
        register.desk.do(SetReferenceDate(register.desk.year(2016).uid, reference))
        row = register.desk.row(register.uid)
        found = register.desk.reader.ask(lambda read, row=row: sites_of(read, row))

        assert found.sums == sums_of(found.ledger, reference)
        assert site_progress(found.sums).percent == register.percent


def test_sites_are_put_into_order_and_taken_out(register: Register) -> None:
    order = [register.sites[name] for name in ("3号", "1号", "2号")]

    register.desk.do(ArrangeSites(register.uid, tuple(order)))
    step = register.desk.do(DeleteSites(register.uid, (register.sites["1号"],))).step

    assert [row.name for row in register.ledger.rows][:3] == ["3号", "2号", "4号"]
    register.desk.do(Revert(step))
    assert [row.name for row in register.ledger.rows][:3] == ["3号", "1号", "2号"]


def test_adding_the_same_site_twice_adds_it_once(register: Register) -> None:
    one = AddSites(register.uid, (NewSite(uuid4().hex, "11号"),))
    register.desk.do(one)
    register.desk.do(one)

    assert len(register.ledger.rows) == 11


def forms(desk: Desk, name: str) -> tuple[str, list[StageForm]]:
    track = next(track for track in desk.reader.ask(tracks) if track.name == name)
    return track.uid, [StageForm(stage.uid, stage.name, stage.weight, stage.beside) for stage in track.stages]


def test_weights_of_stages_move_every_project_of_the_track(register: Register) -> None:
    register.set(register.cell("1号", "拆除", Mark(DONE, MAY)))
    uid, stages = forms(register.desk, "征迁")
    heavy = tuple(stage._replace(weight=5.0 if stage.name == "拆除" else stage.weight) for stage in stages)

    changed = register.desk.do(EditTrack(uid, "征迁", heavy))

    assert next(row for row in changed.rows if row.uid == register.uid).percent == pytest.approx(5.0)


def test_a_new_track_may_be_made_and_chosen(register: Register) -> None:
    made = EditTrack(uuid4().hex, "绿化", (StageForm(uuid4().hex, "栽种"), StageForm(uuid4().hex, "验收")))
    register.desk.do(made)
    register.desk.do(ChooseTrack(register.uid, made.uid, "count"))

    assert [stage.name for stage in register.ledger.stages] == ["栽种", "验收"]


def test_a_track_keeps_what_sites_have_reached_and_its_sense(register: Register) -> None:
    register.set(register.cell("1号", "拆除", Mark(DONE, MAY)))
    uid, stages = forms(register.desk, "征迁")
    left = tuple(stage for stage in stages if stage.name != "拆除")
    wrongs = {
        "已有点位登记了“拆除”": left,
        "不能重复": (*stages[:-1], stages[0]._replace(uid="x")),
        "至少要有一个": (StageForm("x", "司法", beside=True),),
        "权重应是": (StageForm("x", "一", -1.0),),
        "名称": (StageForm("x", " "),),
    }
    for why, wrong in wrongs.items():
        with pytest.raises(Refused, match=why):
            register.desk.do(EditTrack(uid, "征迁", tuple(wrong)))
    with pytest.raises(Refused, match="已经有名为“整治”"):
        register.desk.do(EditTrack(uid, "整治", tuple(stages)))
    register.desk.do(SetFrozen(register.desk.year(2015).uid, frozen=True))
    with pytest.raises(Refused, match="2015年已封存"):
        register.desk.do(EditTrack(uid, "征迁", tuple(stages)))


def test_the_record_computes_nothing_that_its_source_does_not_say(desk: Desk) -> None:
    rows = [row for year in (2015, 2016) for row in desk.projects(year) if row.measure == "sites"]

    told = [site_progress(desk.reader.ask(lambda read, row=row: sites_of(read, row)).sums) for row in rows]
    assert len(rows) == 3
    assert all(row.percent is None for row in rows)
    assert all(progress.percent is None and "没有填数量" in progress.words for progress in told)
