"""An office of one's own: set up as one step in an empty file, in a new file, and called otherwise."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddWorkstream, AddYear, CreateProject, ProjectForm
from dongliu_desktop.domain.directories import SECTION
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.office_commands import RenameOffice, SetUpOffice
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.directory_questions import entries
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.own_file import make_own_file
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import create_file, open_database

TODAY = date(2026, 3, 2)
OURS = SetUpOffice(" 东郊街道 ", 2026, ("经济发展", "城市建设", "经济发展", " "), ("经发科", "城管科"))


class Own:
    """An empty file, and an office for it."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            create_file(path)
        self.path = path
        self.office = Office(open_database(path), "王某", lambda: TODAY)
        self.reader = Reader(path, lambda: TODAY)
        self.ask = self.reader.ask

    def pillars(self) -> list[tuple[str, str]]:
        return [(row.name, row.theme) for row in self.ask(lambda read: read.pillars(2026))]

    def holds(self) -> tuple[str, list[int], list[str], list[str]]:
        sections = [row.name for row in self.ask(entries) if row.kind == SECTION]
        years = [row.year for row in self.ask(lambda read: read.years())]
        return self.ask(lambda read: read.office_name()), years, [name for name, _ in self.pillars()], sections

    def close(self) -> None:
        self.office.close()
        self.reader.close()


@pytest.fixture
def own(tmp_path: Path) -> Any:
    opened = Own(tmp_path / "空.dongliu")
    yield opened
    opened.close()


def test_an_empty_file_becomes_an_offices_own_in_one_step(own: Own) -> None:
    empty = own.holds()
    changed = own.office.do(OURS)

    ours = ("东郊街道", [2026], ["经济发展", "城市建设"], ["经发科", "城管科"])
    assert changed.label == "建立东郊街道的记录"
    assert own.holds() == ours
    own.office.undo()
    assert own.holds() == empty == ("", [], [], [])
    own.office.redo()
    assert own.holds() == ours
    assert not check(own.path).findings


def test_projects_can_be_entered_and_get_lights(own: Own) -> None:
    own.office.do(OURS)
    pillar = own.ask(lambda read: read.pillars(2026))[0]
    own.office.do(AddWorkstream("stream", pillar.uid, "招商"))
    form = ProjectForm("stream", "引进企业", section="经发科", start=date(2026, 1, 1), due=date(2026, 2, 1))
    own.office.do(CreateProject("project", form))

    row = own.ask(lambda read: read.projects_of_year(2026))[0]
    assert (row.name, row.section, row.light.value) == ("引进企业", "经发科", "red")  # past its day, nothing reported


def test_a_pillar_continues_a_theme_of_its_own_name(own: Own) -> None:
    own.office.do(OURS)
    assert all(theme for _, theme in own.pillars())
    assert set(own.ask(lambda read: read.names("THEMES"))) == {"经济发展", "城市建设"}


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (SetUpOffice("  ", 2026), "请填写单位名称。"),
        (SetUpOffice("东郊街道", 26), "年度应在 1990 到 2099 之间，现在是 26。"),
    ],
)
def test_what_is_missing_is_told(own: Own, command: SetUpOffice, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        own.office.do(command)
    assert own.holds() == ("", [], [], [])


def test_a_file_with_years_is_not_set_up_again(own: Own) -> None:
    own.office.do(AddYear(2025))
    with pytest.raises(Refused, match="已经有年度了"):
        own.office.do(OURS)
    assert own.holds()[:2] == ("", [2025])


def test_a_year_is_taken_back_and_brought_again(own: Own) -> None:
    own.office.do(AddYear(2025))
    own.office.undo()
    assert own.holds()[1] == []
    own.office.redo()
    assert own.holds()[1] == [2025]


def test_a_file_of_ones_own_can_be_undone_after_the_start(tmp_path: Path) -> None:
    path = tmp_path / "新的夹" / "东郊.dongliu"
    make_own_file(path, OURS, "王某", lambda: TODAY)

    own = Own(path)
    assert own.holds()[0] == "东郊街道"
    assert own.office.undo_state().undo == "建立东郊街道的记录"
    own.close()


def test_nothing_is_made_where_a_name_is_missing_or_a_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "东郊.dongliu"
    with pytest.raises(Refused, match="请填写单位名称"):
        make_own_file(path, SetUpOffice("\u200b ", 2026), "王某", lambda: TODAY)
    assert not path.exists()
    path.write_bytes(b"ours")
    with pytest.raises(Refused, match="已经存在"):
        make_own_file(path, OURS, "王某", lambda: TODAY)
    assert path.read_bytes() == b"ours"


def test_the_office_is_called_otherwise_and_back(desk: Any) -> None:
    def name(reading: Reading) -> str:
        return reading.office_name()

    before = desk.tables()
    changed = desk.do(RenameOffice("东柳街道", "东柳街道办事处"))
    assert changed.label == "单位名称改为东柳街道办事处"
    assert desk.reader.ask(name) == "东柳街道办事处"
    with pytest.raises(Conflict, match="刚刚被别人改过"):
        desk.do(RenameOffice("东柳街道", "别的"))
    with pytest.raises(Refused, match="请填写单位名称"):
        desk.do(RenameOffice("东柳街道办事处", ""))
    desk.office.undo()
    assert desk.tables() == before
