"""Names of files from outside: shown and offered, never a place."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.file_names import MOST_BYTES, RESERVED, file_name

CASES = {
    "验收单.pdf": "验收单.pdf",
    "/etc/passwd": "passwd",
    "..\\..\\a.txt": "a.txt",
    "C:\\Windows\\x.exe": "x.exe",
    "a:b": "a_b",
    "进度 <最终>?.docx": "进度 _最终__.docx",
    "CON": "_CON",
    "con.txt": "_con.txt",
    "lpt1.2016.pdf": "_lpt1.2016.pdf",
    "名称. . ": "名称",
    "..": "附件",
    "...": "附件",
    "": "附件",
    " \t\n": "附件",
    "照片\u202egnp.exe": "照片gnp.exe",
    "a\u200bb\x00c\x07.txt": "abc.txt",
    "多  个\n空 格.txt": "多 个 空 格.txt",
    "e\u0301.txt": "\u00e9.txt",
    "a\uff0fb\u2215c": "a_b_c",
    ".gitignore": "gitignore",
    "长" * 200 + ".pdf": "长" * 65 + ".pdf",
    "a." + "长" * 200: "a." + "长" * 66,
}


@pytest.mark.bad_input
@pytest.mark.parametrize("name", CASES)
def test_a_name_is_cleaned(name: str) -> None:
    assert file_name(name) == CASES[name]


def test_nothing_left_is_called_as_the_caller_says() -> None:
    assert file_name("///", "照片") == "照片"


@pytest.mark.bad_input
@given(st.text(max_size=300) | st.text("./\\:con \u202e长", max_size=300))
def test_any_name_is_one_plain_name_everywhere(name: str) -> None:
    cleaned = file_name(name)
    assert cleaned
    assert PureWindowsPath(cleaned).name == PurePosixPath(cleaned).name == cleaned
    assert len(cleaned.encode()) <= MOST_BYTES + len("_")
    assert not cleaned.endswith((" ", "."))
    assert cleaned.split(".")[0].casefold() not in RESERVED
    assert not {unicodedata.category(letter) for letter in cleaned} & {"Cc", "Cf", "Cs"}
    assert file_name(cleaned) == cleaned  # cleaning again changes nothing
