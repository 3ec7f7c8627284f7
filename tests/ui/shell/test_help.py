"""F1 knows a page of the manual for every place, every page of the inspector and every dialog; each page is there."""

import importlib
import pkgutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtWidgets import QDialog

import dongliu_desktop.ui
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.ui.pages.inspector import REPORT
from dongliu_desktop.ui.pages.inspector_pages import PAGES
from dongliu_desktop.ui.shell import context
from dongliu_desktop.ui.shell.help import DIALOGS, INSPECTOR, LOCKED, PLACES, page_of
from dongliu_desktop.ui.shell.places import PLACES as TABS

BASES = {"FormDialog", "_Asking", "EnterPassword"}  # others are made of them


class Names(HTMLParser):
    """Collects the places in a page that links can lead to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.names |= {unquote(value) for name, value in attrs if name == "id" and value}


def dialogs() -> set[str]:
    """Give the names of all dialogs of the program."""
    for found in pkgutil.walk_packages(dongliu_desktop.ui.__path__, "dongliu_desktop.ui."):
        importlib.import_module(found.name)
    known: set[type] = set()
    waiting: list[type] = [QDialog]
    while waiting:
        kind = waiting.pop()
        known.add(kind)
        waiting += [one for one in kind.__subclasses__() if one not in known]
    return {kind.__name__ for kind in known if kind.__module__.startswith("dongliu_desktop.")}


def test_every_dialog_has_its_page() -> None:
    assert dialogs() - BASES - {LOCKED} == set(DIALOGS)


def test_every_page_of_the_window_and_of_the_inspector_has_its_page() -> None:
    assert set(PLACES) == {"", context.PILLAR, context.LEDGER} | {place.key for place in TABS}
    assert set(INSPECTOR) == {REPORT} | {page.key for page in PAGES}


@pytest.mark.parametrize("target", sorted({*PLACES.values(), *INSPECTOR.values(), *DIALOGS.values()}))
def test_the_page_is_there(target: str) -> None:
    file, _hash, name = target.partition("#")
    page = resources_dir() / "manual" / file
    assert page.is_file()
    assert not name or name in Names(page).names


def test_the_nearest_page_is_chosen() -> None:
    assert page_of(context.PILLAR) == "pillar.html"
    assert page_of(context.PILLAR, "history") == "pillar.html#资料和历史"
    assert page_of(context.PILLAR, "history", "PreviewDialog") == "printing.html"
    assert page_of(context.OVERVIEW, "", "QInputDialog") == "overview.html"  # a short question belongs to its page
