"""Packages from outside: hostile ones are refused in one sentence, in bounded memory; sound ones are read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE, book, related, zeros

from dongliu_desktop.system import packages
from dongliu_desktop.system.packages import Limits, check_package, opened_package
from dongliu_desktop.system.unfit import UnfitFile

MEMORY = 256_000_000  # bytes a child may have in all; Python and its modules take some 40
CHILD = """
import json, resource, sys
from pathlib import Path
from dongliu_desktop.system.packages import check_package
from dongliu_desktop.system.unfit import UnfitFile
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
try:
    check_package(Path(sys.argv[1]))
except UnfitFile as refused:
    print(json.dumps(str(refused)))
"""


@pytest.mark.bad_input
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limits of this kind")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_within_bounded_memory(tmp_path: Path, name: str) -> None:
    make, sentence = HOSTILE[name]
    path = make(tmp_path / "名单.xlsx")
    child = [sys.executable, "-c", CHILD, path, str(MEMORY)]

    ran = subprocess.run(child, cwd=Path(packages.__file__).parents[2], capture_output=True, text=True, check=True)

    assert ran.stdout, "it was let pass"
    assert re.search(sentence, json.loads(ran.stdout))
    assert list(tmp_path.iterdir()) == [path]  # nothing was unpacked


def test_a_sound_package_is_read(tmp_path: Path) -> None:
    links = {"xl/worksheets/_rels/sheet1.xml.rels": related("hyperlink", "mailto:office@example.invalid")}
    path = book(tmp_path / "名单.xlsx", {"xl/名单.txt": "张三".encode(), **links})
    check_package(path)
    with opened_package(path) as package:
        assert "xl/名单.txt" in package.names()
        assert package.read("xl/名单.txt").decode() == "张三"
        with pytest.raises(UnfitFile, match="缺少应有的内容"):
            package.read("没有.xml")


def test_blank_sheets_shrink_far_and_are_let_pass(tmp_path: Path) -> None:
    check_package(zeros(tmp_path / "名单.xlsx", 1_000_000, "xl/blank.bin"))


def test_a_part_is_read_only_as_far_as_wanted(tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", {"large.txt": bytes(range(256)) * 100})
    with opened_package(path) as package, pytest.raises(UnfitFile, match="解压后过大"):
        package.read("large.txt", most=1000)


def test_reading_the_same_part_again_and_again_ends(tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", {"large.txt": bytes(range(256)) * 100})
    with opened_package(path, Limits(whole=60_000)) as package:
        package.read("large.txt")
        package.read("large.txt")
        with pytest.raises(UnfitFile, match="解压后过大"):
            package.read("large.txt")


def test_a_file_too_large_is_not_even_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(UnfitFile, match="太大，没有读入（最多 200 MB）"):
        check_package(path)
