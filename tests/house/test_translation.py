"""Every text of the window can be translated, and is: the English file is complete, and the program loads just that."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

from dongliu_desktop.ui.shell.help import DIALOGS, INSPECTOR

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]")
KEPT = re.compile(r"\*\.\w+|Ctrl ?[-+]\w?|Pg(?:Up|Dn)")  # what is no language: patterns of file names, keys
ACCELERATOR = re.compile(r"&(\w)")

# What stands between names in the record, what people type there, addresses in the manual: no text of the window.
RECORD: dict[str, set[str]] = {
    "dongliu_desktop/ui/dialogs/project.py": {"、", "，,；;"},
    "dongliu_desktop/ui/dialogs/profile_editor.py": {"、", "，"},
    "dongliu_desktop/ui/models/project_filter.py": {"、"},
    "dongliu_desktop/ui/shell/help.py": {*INSPECTOR.values(), *DIALOGS.values()},
}


@pytest.fixture(scope="module")
def tool(repository: Path) -> ModuleType:
    file = repository / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def english(tool: ModuleType) -> dict[str, str]:
    return tool.translated(tool.ENGLISH)


def stray(source: str) -> Iterator[str]:
    """Chinese in strings that are neither told through tr and mark nor docstrings."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "mark"}:
            told |= {id(argument) for argument in node.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from [node.value] if CHINESE.search(node.value) else []


def fields(text: str) -> list[str]:
    """The places for values, numbered where they have no name."""
    names = [name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None]
    return sorted(name or str(at) for at, name in enumerate(names))


# ---------------------------------------------------------------- the code


def test_no_chinese_is_shown_that_cannot_be_translated(tool: ModuleType) -> None:
    found = {path: set(stray(source)) - RECORD.get(path, set()) for path, source in tool.sources().items()}
    assert found
    assert not {path: texts for path, texts in found.items() if texts}


def test_where_texts_come_from_that_are_no_literals_is_known(tool: ModuleType) -> None:
    """A new name here is a table: with literals in `mark`, or of the domain. packaging/translations.py lists both."""
    assert set().union(*map(tool.variables, tool.sources().values())) == tool.FROM_DOMAIN.keys() | tool.FROM_UI


@pytest.mark.parametrize("source", ['label("项目")', 'f"{name}：{text}"', 'self.tr("项目")', 'tr("项目") + "。"'])
def test_a_stray_text_would_be_found(source: str) -> None:
    assert list(stray(source))


@pytest.mark.parametrize("source", ['"""项目"""', 'tr("项目")', 'TITLE = mark("项目")', 'label("name")  # 项目'])
def test_a_text_in_its_place_is_fine(source: str) -> None:
    assert not list(stray(source))


def test_texts_are_gathered_from_the_code(tool: ModuleType) -> None:
    source = 'show(tr("项目"), tr(WORDS[light]), tr(self.columns[at].title))\nTITLE = mark("科室")\n"板块"'
    assert tool.literals(source) == {"项目", "科室"}
    assert tool.variables(source) == {"WORDS", "self.columns.title"}


# ---------------------------------------------------------------- the translation


def test_the_english_file_holds_the_texts_of_the_code(tool: ModuleType, english: dict[str, str]) -> None:
    """Run packaging/translations.py after a text has come, gone or changed."""
    assert english.keys() == tool.texts()
    assert tool.ENGLISH.read_text(encoding="utf-8") == tool.written(english, english)


def test_every_text_has_its_english(english: dict[str, str]) -> None:
    assert not [text for text, translation in english.items() if not translation]


def test_an_unfinished_translation_is_none(tool: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "some.ts"
    file.write_text(tool.written({"项目": "Projects & <more>"}, ["项目", "科室"]), encoding="utf-8")
    assert tool.translated(file) == {"项目": "Projects & <more>", "科室": ""}


def test_values_have_their_places_in_both_languages(english: dict[str, str]) -> None:
    assert not {text: translation for text, translation in english.items() if fields(text) != fields(translation)}


def test_keys_and_patterns_are_the_same_in_both_languages(english: dict[str, str]) -> None:
    for mark in (KEPT, ACCELERATOR):
        differ = {text for text, translation in english.items() if mark.findall(text) != mark.findall(translation)}
        assert not differ


def test_what_asks_for_more_says_so_in_both_languages(english: dict[str, str]) -> None:
    assert not [text for text, translation in english.items() if text.endswith("…") != translation.endswith("…")]


def test_what_the_program_loads_is_what_was_translated(tool: ModuleType, english: dict[str, str]) -> None:
    compiled = QTranslator()
    assert compiled.load(str(tool.ENGLISH.with_suffix(".qm")))
    shown = {text: compiled.translate("dongliu", text) for text in english}
    assert shown == english
