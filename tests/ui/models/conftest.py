"""Tables of projects as a test draws them in its docstring; a test that draws none has the usual four."""

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.lights import COLOUR_WORDS, Light
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.models.project_table import ProjectTable
from dongliu_desktop.ui.widgets.roles import Roles

DAY = date(2016, 6, 10)
LIGHTS = {word[0]: light for light, word in COLOUR_WORDS.items()}
Make = Callable[..., ProjectRow]
FOUR = """
    一是 拆迁
      甲 30 红 经济科
      乙 80 绿 城管科
    二是 整治
      丙 - 灰 经济科
      丁 40 黄
    """


def make_row(name: str, **fields: Any) -> ProjectRow:
    """Make a project of which only the name and the given fields matter; its uid is its name."""
    blank = {field: "" if kind is str else None for field, kind in ProjectRow.__annotations__.items()}
    rest = {"version": 1, "year": 2016, "frozen": False, "reference": DAY, "position": 0, "measure": "percent"}
    usual = {"weight": 1.0, "done": False, "schedule": 44.0, "light": Light.GREY}
    return ProjectRow(**{**blank, **rest, **usual, "uid": name, "name": name, **fields})


def drawn(text: str) -> list[ProjectRow]:
    """Read a table: a workstream per line, its projects indented below it as "name percent light section".

    "-" stands for nothing; a section may be left out.
    """
    rows: list[ProjectRow] = []
    stream = ""
    for line in inspect.cleandoc(text).splitlines():
        if not line.startswith(" "):
            stream = line
            continue
        name, percent, light, *section = line.split()
        figure = None if percent == "-" else float(percent)
        fields = {"percent": figure, "entered_percent": figure, "light": LIGHTS[light], "section": "".join(section)}
        rows.append(make_row(name, workstream=stream, workstream_title=stream, position=len(rows), **fields))
    return rows


def picture(model: ProjectTable) -> str:
    """Draw what the model shows: group rows with their count, projects with percentage and light."""
    lines: list[str] = []
    for at in range(model.rowCount()):
        index = model.index(at, 0)
        title = index.data(Roles.GROUP)
        if title is not None:
            lines.append(f"{title} {index.data(Roles.GROUP_NOTE).removesuffix(' 项')}")
        else:
            row = model.project(index.data(Roles.UID))
            assert row is not None
            figure = "-" if row.percent is None else f"{row.percent:g}"
            lines.append(f"  {row.name} {figure} {COLOUR_WORDS[row.light][0]}")
    return "\n".join(lines)


class Table:
    """A model filled from the test's docstring; it remembers what was edited in it."""

    def __init__(self, text: str) -> None:
        self.edits: list[tuple[str, float]] = []
        self.model = ProjectTable(lambda row, figure: self.edits.append((row.name, figure)))
        self.model.show(drawn(text))

    def check(self, text: str) -> None:
        assert picture(self.model) == inspect.cleandoc(text)

    def row(self, name: str) -> ProjectRow:
        found = self.model.project(name)
        assert found is not None
        return found

    def change(self, name: str, **fields: Any) -> None:
        self.model.swap([self.row(name)._replace(**fields)])


@pytest.fixture
def table(request: pytest.FixtureRequest, qapp: QApplication) -> Table:
    assert qapp
    return Table(request.function.__doc__ or FOUR)


@pytest.fixture
def a_row() -> Make:
    return make_row
