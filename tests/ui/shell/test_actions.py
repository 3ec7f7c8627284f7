"""The table of actions: one line per verb, and when each is possible."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from dongliu_desktop.documents.sheets import SHEETS, Scope
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.rows import ProjectRow, YearRow
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.shell.actions import ACTIONS
from dongliu_desktop.ui.shell.context import COMPARISON, OVERVIEW, PILLAR, Context
from dongliu_desktop.ui.shell.menu_names import MENUS
from dongliu_desktop.ui.shell.menus import GROUP
from dongliu_desktop.ui.shell.verbs import Verbs
from dongliu_desktop.ui.shell.window_verbs import WindowVerbs

BLANK: dict[str, Any] = {field: "" if kind is str else None for field, kind in ProjectRow.__annotations__.items()}
PROJECT = ProjectRow(**{**BLANK, "uid": "p", "light": Light.GREY})
OPEN = YearRow("y", 2016, "", date(2016, 6, 10), fixed=True, frozen=False, closing_day=28)
FROZEN = OPEN._replace(frozen=True)
TODAY = OPEN._replace(fixed=False)

NOTHING = Context()
PLACES: dict[str, Context] = {
    "nothing open": NOTHING,
    "a file without years": Context(OVERVIEW),
    "overview": Context(OVERVIEW, OPEN),
    "comparison": Context(COMPARISON, OPEN),
    "pillar": Context(PILLAR, OPEN),
    "project": Context(PILLAR, OPEN, PROJECT),
    "year that follows today": Context(PILLAR, TODAY, PROJECT),
    "frozen project": Context(PILLAR, FROZEN, PROJECT),
    "something done": Context(PILLAR, OPEN, PROJECT, undo="填报"),
    "a file that can only be read": Context(PILLAR, OPEN, PROJECT, undo="填报", redo="填报", locked=True),
    "something undone": Context(PILLAR, OPEN, PROJECT, redo="填报"),
}
EVERYWHERE = frozenset(PLACES)
WITH_A_FILE = EVERYWHERE - {"nothing open"}
PILLARS = WITH_A_FILE - {"a file without years", "overview", "comparison"}
OPEN_PILLARS = PILLARS - {"frozen project", "a file that can only be read"}
OPEN_PROJECTS = OPEN_PILLARS - {"pillar"}
OPEN_YEARS = OPEN_PILLARS | {"overview", "comparison"}

PRINTABLE = {
    Scope.PROJECTS: OPEN_PROJECTS | {"frozen project", "a file that can only be read"},
    Scope.PILLAR: PILLARS,
    Scope.YEAR: WITH_A_FILE - {"a file without years"},
    Scope.YEARS: WITH_A_FILE,
}

POSSIBLE: dict[str, frozenset[str]] = {
    "preview": OPEN_PROJECTS | {"frozen project", "comparison", "a file that can only be read"},
    "preview_pillar": PILLARS,
    **{f"sheet_{sheet.key}": PRINTABLE[sheet.scope] for sheet in SHEETS},
    "precheck": PRINTABLE[Scope.YEAR],
    "printing_log": WITH_A_FILE,
    "save_copy": WITH_A_FILE,
    "export_json": WITH_A_FILE,
    "export_office": WITH_A_FILE - {"a file without years"},
    "password": WITH_A_FILE,
    "lock_screen": WITH_A_FILE,
    "choose_patience": WITH_A_FILE,
    "sign": WITH_A_FILE,
    "undo": frozenset({"something done"}),
    "redo": frozenset({"something undone"}),
    "find": WITH_A_FILE,
    "directories": WITH_A_FILE,
    "save": OPEN_PROJECTS,
    "report": OPEN_PROJECTS,
    "correct": OPEN_PROJECTS,
    "override_light": OPEN_PROJECTS,
    "new_project": OPEN_PILLARS,
    "edit_project": OPEN_PROJECTS,
    "delete_project": OPEN_PROJECTS,
    "new_workstream": OPEN_PILLARS,
    "rename_workstream": OPEN_PROJECTS,
    "new_year": WITH_A_FILE - {"a file that can only be read"},
    "new_pillar": OPEN_YEARS,
    "reference_today": OPEN_YEARS - {"year that follows today"},
    "reference_fixed": OPEN_YEARS,
    "light_rule": OPEN_YEARS,
    "freeze": OPEN_YEARS,
    "unfreeze": frozenset({"frozen project"}),
    "next_tab": WITH_A_FILE,
    "previous_tab": WITH_A_FILE,
    "refresh": WITH_A_FILE,
    "indicators": PILLARS,
    "columns": PILLARS,
}
BY_ID = {action.id: action for action in ACTIONS}


def verb_of(action: Any) -> Any:
    return getattr(action.run, "func", action.run)  # a sheet's is given its key


@pytest.mark.parametrize("action", ACTIONS, ids=BY_ID)
def test_it_is_possible_where_it_makes_sense(action: Any) -> None:
    possible = {name for name, place in PLACES.items() if action.enabled(place)}
    assert possible == POSSIBLE.get(action.id, EVERYWHERE)


def test_ids_and_texts_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert len({action.text for action in ACTIONS}) == len(ACTIONS)


def test_shortcuts_are_real_and_unique() -> None:
    keys = [QKeySequence(action.shortcut) for action in ACTIONS if action.shortcut]
    assert all(key.count() == 1 for key in keys)
    assert len({key.toString() for key in keys}) == len(keys)


@pytest.mark.parametrize("action", ACTIONS, ids=BY_ID)
def test_its_verb_is_a_method_and_its_icon_a_file(action: Any) -> None:
    owner = Verbs if action.enabled is not BY_ID["open"].enabled else WindowVerbs
    verb = verb_of(action)
    assert getattr(owner, verb.__name__) is verb
    assert not action.icon or (resources_dir() / "icons" / f"{action.icon}.svg").is_file()


def test_what_needs_no_file_is_what_the_window_alone_can_do() -> None:
    """The menus hand the window's verbs to them while no file is open."""
    for action in ACTIONS:
        assert action.enabled(NOTHING) == hasattr(WindowVerbs, verb_of(action).__name__), action.id


def test_every_menu_has_entries() -> None:
    assert {action.menu.removesuffix(GROUP) for action in ACTIONS} == set(MENUS)


def test_no_menu_begins_with_a_line() -> None:
    for menu in MENUS:
        first = next(action for action in ACTIONS if action.menu.removesuffix(GROUP) == menu)
        assert not first.menu.endswith(GROUP)
