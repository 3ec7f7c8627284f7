"""Gathers the texts of the window for translation, and makes the files that the program loads.

    .venv/bin/python packaging/translations.py

resources/translations/dongliu_en.ts holds every text once, sorted, and no places in the code: it changes where texts
do, and nowhere else. A new text comes as `type="unfinished"`: write its English there, take the mark away (or use Qt
Linguist, which does both), and run this again. A text that is gone takes its translation with it.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from dongliu_desktop.documents.office.exports import EXPORTS
from dongliu_desktop.documents.sheets import SHEETS
from dongliu_desktop.domain.comparison import SUM, SUM_OF_ALL_THEMES
from dongliu_desktop.domain.directories import KINDS
from dongliu_desktop.domain.findings import FIELDS as PLACES
from dongliu_desktop.domain.lights import COLOUR_WORDS, FIELDS, WORDS
from dongliu_desktop.domain.lineage import MEANINGS, Kind
from dongliu_desktop.domain.outcomes import REPORTED, UNREPORTED
from dongliu_desktop.domain.precheck import RULES
from dongliu_desktop.domain.problems import STATE_WORDS
from dongliu_desktop.domain.rows import MEASURES, MONEY
from dongliu_desktop.domain.site_listing import EDITIONS
from dongliu_desktop.domain.sites import BASES
from dongliu_desktop.ui.language import CONTEXT

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "dongliu_en.ts"
FUNCTIONS = {"tr", "mark"}

# What is no literal in tr(…), by its name (see `variables`), with its texts. The domain knows no `mark`.
FROM_DOMAIN: dict[str, Iterable[str]] = {
    "WORDS": WORDS.values(),
    "KINDS": KINDS.values(),
    "STATE_WORDS": STATE_WORDS.values(),
    "BASES": BASES.values(),
    "EDITIONS": EDITIONS.values(),
    "COLOUR_WORDS": COLOUR_WORDS.values(),
    "MEASURES": MEASURES.values(),
    "MONEY": (MONEY,),
    "title": MEASURES.values(),
    "words": (),  # of a field's values: MEASURES and COLOUR_WORDS
    "finding.title": [rule.title for rule in RULES],
    "finding.where": PLACES.values(),
    "rule.title": (),  # as above
    "FIELDS.title": [field.title for field in FIELDS.values()],
    "unit": [field.unit for field in FIELDS.values() if field.unit],
    "kind": Kind,
    "row.kind": Kind,
    "MEANINGS": MEANINGS.values(),
    "standing_word": (REPORTED, UNREPORTED),
    "sheet.entry": [sheet.entry for sheet in SHEETS],
    "export.title": [export.title for export in EXPORTS],
    "self.export.help": [export.help for export in EXPORTS],
    "row.title": (SUM, SUM_OF_ALL_THEMES),
}
# The literals of these stand in `mark`.
FROM_UI = {
    "COLUMNS.title",
    "column.title",
    "self.columns.title",
    "FIELD_NAMES",
    "AFTERWARDS",
    "REASONS",
    "DAMAGED",
    "FILES",
    "act.title",
    "action.text",
    "place.title",
    "kind.title",
    "name",
    "self._style.spoken",
}


def sources() -> dict[str, str]:
    """Give the code that may hold texts of the window: path from the repository's root -> source."""
    package = ROOT / "dongliu_desktop"
    files = [package / "app.py", *sorted((package / "ui").rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def arguments(source: str) -> Iterator[ast.expr]:
    """Give what stands in tr(…) and mark(…)."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[argument]) if name in FUNCTIONS:
                yield argument


def literals(source: str) -> set[str]:
    """Give the texts in tr("…") and mark("…")."""
    return {node.value for node in arguments(source) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def variables(source: str) -> set[str]:
    """Give what else stands there, by name: `WORDS[row.light]` is "WORDS", `columns[0].title` is "columns.title"."""
    return {_name(node) for node in arguments(source) if not isinstance(node, ast.Constant)}


def _name(node: ast.expr) -> str:
    match node:
        case ast.Subscript(value=inner) | ast.Call(func=inner):
            return _name(inner)
        case ast.Attribute(value=inner, attr=attribute):
            return f"{_name(inner)}.{attribute}"
        case _:
            return ast.unparse(node)


def texts() -> set[str]:
    """Give every text that has to be translated."""
    found = {text for words in FROM_DOMAIN.values() for text in words}
    return found.union(*map(literals, sources().values()))


def translated(file: Path) -> dict[str, str]:
    """Read a .ts file of one context: source -> translation, "" where there is none yet."""
    messages = ET.parse(file).getroot().iter("message")  # noqa: S314 - our own file
    return {message.findtext("source", ""): _finished(message.find("translation")) for message in messages}


def _finished(translation: ET.Element | None) -> str:
    if translation is None or translation.get("type") == "unfinished":
        return ""
    return translation.text or ""


def written(known: Mapping[str, str], wanted: Iterable[str]) -> str:
    """Write a .ts file with the texts `wanted`, translated as far as `known`."""
    messages = (_message(text, known.get(text, "")) for text in sorted(wanted))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" language="en" sourcelanguage="zh_CN">\n<context>\n'
        f"    <name>{CONTEXT}</name>\n{''.join(messages)}</context>\n</TS>\n"
    )


def _message(text: str, translation: str) -> str:
    unfinished = "" if translation else ' type="unfinished"'
    return (
        f"    <message>\n        <source>{escape(text)}</source>\n"
        f"        <translation{unfinished}>{escape(translation)}</translation>\n    </message>\n"
    )


def main() -> int:
    """Bring the list of texts up to date, make the .qm files, and name what is still to be done; 1 if anything is."""
    known = translated(ENGLISH)
    wanted = texts()
    ENGLISH.write_text(written(known, wanted), encoding="utf-8")
    release = Path(sys.executable).with_name("pyside6-lrelease")
    for file in sorted(FOLDER.glob("*.ts")):
        subprocess.run([release, "-silent", file, "-qm", file.with_suffix(".qm")], check=True)
    missing = [f"to translate: {text}" for text in sorted(wanted) if not known.get(text)]
    unknown = set().union(*map(variables, sources().values())) - FROM_DOMAIN.keys() - FROM_UI
    missing += [f"tr({name}): say in this script where its texts come from" for name in sorted(unknown)]
    print(*missing, f"{len(wanted)} texts", sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
