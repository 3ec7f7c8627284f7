"""Builds the user manual: docs/manual/*.md become the HTML pages under resources/manual/ that F1 opens.

`python docs/build_manual.py [folder]`. What can be taken from the program is taken from it: menus, shortcuts, the
command line's help. A test builds it anew and compares, so that what is installed is what is written here.
"""

import html
import re
import shutil
import struct
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))  # it runs from the source tree, installed or not

from dongliu_desktop.cli import GRAMMAR, VERBS  # noqa: E402 - see above
from dongliu_desktop.system.arguments import help_text  # noqa: E402 - see above
from dongliu_desktop.ui.shell.actions import ACTIONS  # noqa: E402 - see above
from dongliu_desktop.ui.shell.menu_names import MENUS  # noqa: E402 - see above

TARGET = DOCS.parent / "resources/manual"
IMAGES = DOCS / "images"
TITLE = "东柳街道重点工作进度管理 使用手册"
# The pages in the order of their list; all but the last are docs/manual/NAME.md.
SOURCES: tuple[Path, ...] = (
    *(
        DOCS / "manual" / f"{name}.md"
        for name in (
            "index",
            "overview",
            "pillar",
            "monthly",
            "lights",
            "indicators",
            "sites",
            "supervision",
            "precheck",
            "attachments",
            "comparison",
            "printing",
            "export",
            "projects",
            "files",
            "settings",
            "command-line",
            "keys",
            "questions",
            "screens",
        )
    ),
    DOCS / "export-format.md",
)
FRAME = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="目录">
<p>{manual}</p>
<ul>
{links}
</ul>
</nav>
<main>
{body}
{turn}
</main>
</body>
</html>
"""
IN_BRACKETS = re.compile(r"\(&\w\)")
NOT_IN_NAMES = re.compile(r"[^\w-]+")


class Page(NamedTuple):
    """One page: its name without suffix, its title, and its parsed text."""

    name: str
    title: str
    tokens: Sequence[Token]


def build(target: Path) -> None:
    """Write the whole manual into a folder, in place of what is there."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "images").mkdir(parents=True)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    pages = [read(parser, source) for source in SOURCES]
    for at, page in enumerate(pages):
        body = parser.renderer.render(list(page.tokens), parser.options, {})
        text = FRAME.format(
            title=html.escape(f"{page.title} - {TITLE}" if at else TITLE),
            manual=html.escape(TITLE),
            links="\n".join(_link(other, here=other is page) for other in pages),
            body=body,
            turn=_turn(pages, at),
        )
        (target / f"{page.name}.html").write_text(text, encoding="utf-8", newline="\n")
    for image in sorted({name for page in pages for name in images(page.tokens)}):
        shutil.copyfile(IMAGES / image, target / "images" / image)
    shutil.copyfile(DOCS / "manual/style.css", target / "style.css")
    shutil.copyfile(DOCS / "quick-guide.pdf", target / "quick-guide.pdf")
    shutil.copyfile(DOCS / "export.schema.json", target / "export.schema.json")


def read(parser: MarkdownIt, source: Path) -> Page:
    """Read one page: generated parts filled in, links and pictures as HTML needs them."""
    text = source.read_text(encoding="utf-8")
    for mark, part in GENERATED.items():
        text = text.replace(f"{{{{{mark}}}}}", part())
    tokens = list(_with_figures(parser.parse(text)))
    heading = next(after for before, after in pairwise(tokens) if before.type == "heading_open")
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", str(child.attrGet("href")).replace(".md", ".html"))
    _name_headings(tokens)
    return Page(source.stem, heading.content, tokens)


def images(tokens: Iterable[Token]) -> set[str]:
    """Give the names of all picture files that a page shows or links to."""
    return {name for token in tokens for name in token.meta.get("images", ())}


# ---------------------------------------------------------------- parts taken from the program


def menu_name(name: str) -> str:
    """Give a menu's name without its letter: 文件."""
    return IN_BRACKETS.sub("", name)


def shortcuts() -> str:
    """Give the table of all shortcuts of the menus."""
    rows = [(f"`{one.shortcut}`", one.text, menu_name(one.menu.strip("/"))) for one in ACTIONS if one.shortcut]
    return _table(("按键", "作用", "所在菜单"), rows)


def menus() -> str:
    """Give the table of all menu entries."""
    rows = [
        (menu_name(menu), "、".join(one.text.rstrip("…") for one in ACTIONS if one.menu.strip("/") == menu))
        for menu in MENUS
    ]
    return _table(("菜单", "其中有"), rows)


def commands() -> str:
    """Give the help of every verb of the command line, as the program prints it."""
    parts = [f"## {verb.name}\n\n```\n{help_text(GRAMMAR, verb)}\n```" for verb in VERBS]
    return "\n\n".join(parts)


GENERATED: dict[str, Callable[[], str]] = {"shortcuts": shortcuts, "menus": menus, "commands": commands}


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


# ---------------------------------------------------------------- from Markdown to HTML


def _with_figures(tokens: Sequence[Token]) -> Iterable[Token]:
    """Give the tokens with every paragraph that is one picture made a figure with its words below."""
    at = 0
    while at < len(tokens):
        inner = tokens[at + 1].children if tokens[at].type == "paragraph_open" else None
        if inner and len(inner) == 1 and inner[0].type == "image":
            yield _figure(inner[0])
            at += 3
        else:
            yield tokens[at]
            at += 1


def _figure(image: Token) -> Token:
    """Show a picture; a click shows it larger, on a large screen where there is such a picture."""
    name = Path(str(image.attrGet("src"))).name
    large = f"{Path(name).stem}-1920.png"
    shown = [name, large] if (IMAGES / large).exists() else [name]
    width, height = struct.unpack(">II", (IMAGES / name).read_bytes()[16:24])  # where every PNG has them
    words = html.escape(image.content)
    picture = f'<img src="images/{name}" width="{width}" height="{height}" alt="{words}" loading="lazy">'
    text = f'<figure><a href="images/{shown[-1]}">{picture}</a><figcaption>{words}</figcaption></figure>\n'
    return Token("html_block", "", 0, content=text, meta={"images": shown})


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give headings names that links can lead to: 亮灯 -> #亮灯."""
    for before, after in pairwise(tokens):
        if before.type == "heading_open":
            before.attrSet("id", NOT_IN_NAMES.sub("-", after.content).strip("-"))


def _link(page: Page, *, here: bool) -> str:
    current = ' aria-current="page"' if here else ""
    return f'<li><a href="{page.name}.html"{current}>{html.escape(page.title)}</a></li>'


def _turn(pages: Sequence[Page], at: int) -> str:
    """Give the links to the pages before and after."""
    before = f'<a href="{pages[at - 1].name}.html">← {html.escape(pages[at - 1].title)}</a>' if at else "<span></span>"
    last = at == len(pages) - 1
    after = "" if last else f'<a href="{pages[at + 1].name}.html">{html.escape(pages[at + 1].title)} →</a>'
    return f'<p class="turn">{before}{after}</p>'


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else TARGET
    build(folder)
    print(f"使用手册已写入 {folder}，共 {len(SOURCES)} 页。")
