"""The manual is whole: built from today's text and today's program, every picture and link there, every page found."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest

from dongliu_desktop.ui.shell.actions import ACTIONS

BUILD = "run: .venv/bin/python docs/build_manual.py"
MOST_BYTES = 4_000_000  # of all pictures


class Links(HTMLParser):
    """Collects where a page leads to, what it shows, and the places in it that others can lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.targets.append(unquote(value or ""))
            if name == "id" and value:
                self.names.add(value)
            if tag == "img" and name == "alt":
                assert value, "a picture says nothing to those who cannot see it"


@pytest.fixture(scope="module")
def manual(repository: Path) -> Path:
    return repository / "resources/manual"


@pytest.fixture(scope="module")
def pages(manual: Path) -> dict[str, Links]:
    return {page.name: Links(page.read_text(encoding="utf-8")) for page in manual.glob("*.html")}


def local_targets(links: Links) -> Iterator[tuple[str, str]]:
    """Give (file, name in it) of each link; a name alone is one on the same page."""
    for target in links.targets:
        file, _hash, name = target.partition("#")
        yield file, name


def test_it_is_built_from_todays_text_and_program(repository: Path, manual: Path, tmp_path: Path) -> None:
    build = [sys.executable, repository / "docs/build_manual.py", tmp_path / "manual"]
    subprocess.run(build, check=True, capture_output=True)
    fresh = {path.relative_to(tmp_path / "manual"): path for path in (tmp_path / "manual").rglob("*") if path.is_file()}
    kept = {path.relative_to(manual): path for path in manual.rglob("*") if path.is_file()}

    assert set(fresh) == set(kept), BUILD
    assert not [str(name) for name, path in fresh.items() if path.read_bytes() != kept[name].read_bytes()], BUILD


def test_every_link_leads_somewhere(manual: Path, pages: dict[str, Links]) -> None:
    dead = [
        (page, file, name)
        for page, links in pages.items()
        for file, name in local_targets(links)
        if not (manual / (file or page)).is_file() or (name and name not in pages[file or page].names)
    ]
    assert not dead


def test_every_page_is_reached_from_the_first(pages: dict[str, Links]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [file for file, _name in local_targets(pages[page]) if file.endswith(".html")]
    assert reached == set(pages)


def test_every_picture_is_used(repository: Path, pages: dict[str, Links]) -> None:
    shown = {Path(file).name for links in pages.values() for file, _name in local_targets(links)}
    pictures = list((repository / "docs/images").iterdir())

    assert {picture.name for picture in pictures} <= shown
    assert sum(picture.stat().st_size for picture in pictures) < MOST_BYTES


def test_every_screen_is_shown_on_a_small_and_on_a_large_screen(pages: dict[str, Links]) -> None:
    shown = {Path(file).stem for file, _name in local_targets(pages["screens.html"])}
    assert {"overview-2015-1920", "pillar-1920", "comparison-1920"} <= shown


def test_the_quick_guide_has_two_pages(repository: Path, tmp_path: Path) -> None:
    made = tmp_path / "guide.pdf"
    subprocess.run([sys.executable, repository / "docs/quick_guide.py", made], check=True, capture_output=True)
    for guide in (made, repository / "resources/manual/quick-guide.pdf"):
        with pikepdf.open(guide) as pdf:
            assert len(pdf.pages) == 2


def test_every_shortcut_and_every_menu_entry_is_listed(manual: Path) -> None:
    text = (manual / "keys.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>\s*<td><code>(.+?)</code></td>\s*<td>(.+?)</td>", text)

    assert [(action.shortcut, action.text) for action in ACTIONS if action.shortcut] == rows
    assert not [action.text for action in ACTIONS if action.text.rstrip("…") not in text]


def test_nothing_is_fetched_from_the_network(manual: Path) -> None:
    texts = {page.name: page.read_text(encoding="utf-8") for page in (*manual.glob("*.html"), *manual.glob("*.css"))}
    assert not [name for name, text in texts.items() if re.search(r"https?:|//|@import|<script", text)]
