"""Every odd file and place that a person may name, with what is told of it: one list for the window and the verbs."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dongliu_desktop.storage import driver, preflight

PAGE = 4096
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
Odd = Callable[[Path], Path]  # makes something odd of a sound file, and gives the path that is then named


def at(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def pragma(path: Path, words: str) -> Path:
    connection = driver.connect(path)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA {words}")
    connection.close()
    return path


def instead(path: Path, make: Callable[[Path], object]) -> Path:
    path.unlink()
    make(path)
    return path


def other_program(path: Path) -> Path:
    path.unlink()
    driver.dbapi.connect(path).execute("CREATE TABLE theirs (x)").connection.close()
    return path


def page_of_years_wiped(path: Path) -> Path:
    """Leave header and schema as they are, and wipe out the page with the years."""
    connection = driver.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'").fetchone()[0]
    connection.close()
    whole = path.read_bytes()
    return at(path, whole[: PAGE * (page - 1)] + bytes(PAGE) + whole[PAGE * page :])


def with_code(path: Path, *code: str) -> Path:
    """Put code into the file that runs when somebody reports progress, or reads."""
    connection = driver.connect(path)
    for statement in code:
        connection.execute(statement)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


TRAP = "CREATE TRIGGER {} BEFORE {} BEGIN DELETE FROM project_community; END"
UNSHOWN = "文件名或文件夹名里有不能显示的字符，请改名后再打开"
ODD: dict[str, tuple[Odd, str]] = {
    "zero bytes": (lambda path: at(path, b""), "为空（0 字节），不是有效的数据文件，未作改动"),
    "random bytes": (lambda path: at(path, bytes(range(256)) * 64), "不是本软件的数据文件"),
    "a CSV": (lambda path: at(path, "序号,项目名称\n".encode()), "不是本软件的数据文件"),
    "a spreadsheet": (lambda path: at(path, b"PK\x03\x04" + bytes(5000)), "不是本软件的数据文件"),
    "an old spreadsheet": (lambda path: at(path, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000)), "不是本软件的"),
    "cut at half": (lambda path: at(path, path.read_bytes()[: path.stat().st_size // 2]), "不完整，可能复制中断"),
    "cut within a page": (lambda path: at(path, path.read_bytes()[: PAGE * 5 + 100]), "不完整，可能复制中断"),
    "the header alone": (lambda path: at(path, path.read_bytes()[:100]), "不完整，可能复制中断"),
    "a page wiped": (page_of_years_wiped, "已损坏，请从备份恢复"),
    "another program's": (other_program, "是其他软件的数据库，未作改动"),
    "another program's mark": (lambda path: pragma(path, "application_id=7"), "是其他软件的数据库，未作改动"),
    "a newer version's": (lambda path: pragma(path, f"user_version={preflight.SCHEMA + 1}"), "请先升级本软件"),
    "a stranger's trigger": (
        lambda path: with_code(path, TRAP.format("陷阱", "INSERT ON progress_report")),
        "不是本软件放进去的程序段（陷阱）",
    ),
    "a trigger under our name": (
        lambda path: with_code(path, "DROP TRIGGER step_no_update", TRAP.format("step_no_update", "UPDATE ON step")),
        "不是本软件放进去的程序段（step_no_update）",
    ),
    "a view in place of a table": (
        lambda path: with_code(path, "ALTER TABLE office RENAME TO o", "CREATE VIEW office AS SELECT * FROM o"),
        "不是本软件放进去的程序段（office）",
    ),
    "missing": (lambda path: instead(path, lambda _path: None), "找不到"),
    "no folder": (lambda path: path.parent / "U盘" / path.name, "请看它是否插好"),
    "in a file": (lambda path: path / "东柳.dongliu", "不是文件夹，里面没有数据文件"),
    "a folder": (lambda path: instead(path, Path.mkdir), "是一个文件夹，不是数据文件"),
    "a long name": (lambda path: path.with_name("长" * 90 + ".dongliu"), "文件名太长，请改短一些"),
    "a deep path": (lambda path: path.parent.joinpath(*["深"] * 180, path.name), "路径太长，请换到浅一些的位置"),
    "a link to itself": (lambda path: instead(path, lambda it: it.symlink_to(it)), "指向自己的链接"),
    "a link to nothing": (lambda path: instead(path, lambda it: it.symlink_to(it.with_name("无"))), "找不到"),
    "control characters in its name": (lambda path: path.rename(path.with_name("a\x1b[31m\nb.dongliu")), UNSHOWN),
    "bytes in its name that are no text": (lambda path: path.rename(path.with_name("a\udcff.dongliu")), UNSHOWN),
    "a pipe": (lambda path: instead(path, os.mkfifo), "不是普通文件，不能当数据文件用"),
}
ON_POSIX = frozenset({
    "a link to itself", "a link to nothing", "a pipe", "control characters in its name",
    "bytes in its name that are no text",
})  # fmt: skip
ODD_CASES = [pytest.param(name, marks=POSIX if name in ON_POSIX else ()) for name in ODD]
ODD_NAMES = ["东柳 重点工作.dongliu", "a#1.dongliu", "a?b.dongliu", "%41.dongliu", "a&b=c;d'e\"f.dongliu"]


def odd(name: str, record: Path, folder: Path) -> tuple[Path, str]:
    """Make an odd file of a copy of the record; give the path to name, and a part of what is told."""
    folder.mkdir()
    make, sentence = ODD[name]
    return make(Path(shutil.copy(record, folder / "奇怪.dongliu"))), sentence


def traces(folder: Path) -> dict[str, bytes]:
    """Give all that is in a folder: names, and contents of plain files."""
    found = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in found}
