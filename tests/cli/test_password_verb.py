"""Passwords on the command line: read from the terminal or the standard input, never from the arguments."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.services import protection
from dongliu_desktop.storage import keys

pytest.importorskip("sqlcipher3", reason="no wheel of sqlcipher3 for this platform")

Run = Callable[..., Any]
PASSWORD = "不说 出来"  # noqa: S105 - a password for tests
LIST = ("list", "--year", "2015", "--pillar", "乐居")


@pytest.fixture(autouse=True)
def _no_keys_left() -> Iterator[None]:
    yield
    keys.forget_all()


@pytest.fixture
def says(typed: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a command line and the lines of its standard input; each time as a program of its own."""

    def run(lines: str, *arguments: object) -> Any:
        keys.forget_all()
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return typed(*arguments)

    return run


@pytest.fixture
def protected(says: Run, file: Path) -> Path:
    assert says(f"{PASSWORD}\n", "password", "--set", "--file", file).code == 0
    return file


def test_set_look_change_and_take_away(says: Run, file: Path) -> None:
    assert says("", "password", "--file", file).out == f"“{file}”没有设密码。\n"
    assert says(f"{PASSWORD}\n", "password", "--set", "--file", file).out == f"“{file}”的密码已设好。\n"
    assert says("", "password", "--file", file).out == f"“{file}”设有密码。\n"
    assert says(f"{PASSWORD}\n", *LIST, "--file", file).code == 0

    changed = says(f"{PASSWORD}\nneu\n", "password", "--change", "--file", file)
    assert (changed.code, changed.err) == (0, "")
    assert says(f"{PASSWORD}\n", *LIST, "--file", file).code == 1
    assert says("neu\n", *LIST, "--file", file).code == 0

    assert says("neu\n", "password", "--remove", "--file", file).code == 0
    assert says("", *LIST, "--file", file).code == 0


def test_a_wrong_password_is_one_sentence(says: Run, protected: Path) -> None:
    wrong = says("wrong\n", *LIST, "--file", protected)
    name = protected.name
    assert wrong == (1, "", f"密码不对，没有打开“{name}”；请再输入一次，注意大小写和输入法。\n")
    assert "标准输入" in says("", *LIST, "--file", protected).err
    changing = says("wrong\nneu\n", "password", "--change", "--file", protected)
    assert (changing.code, changing.err) == (1, "现在的密码不对，没有改动；请再输入一次，注意大小写和输入法。\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("--set",), "已经设有密码"), (("--set", PASSWORD), "")],
)
def test_what_cannot_be_is_refused(says: Run, protected: Path, arguments: tuple[str, ...], told: str) -> None:
    refused = says(f"{PASSWORD}\n", "password", *arguments, "--file", protected)
    assert refused.code == (1 if told else 2)
    assert told in refused.err


def test_a_plain_file_has_no_password_to_change(says: Run, file: Path) -> None:
    before = file.read_bytes()
    for verb in ("--change", "--remove"):
        assert "没有设密码" in says("a\nb\n", "password", verb, "--file", file).err
    assert says("\n", "password", "--set", "--file", file).err == "没有输入新密码，没有改动。\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize(("word", "left"), [("保留", 1), ("同步", 0), ("删除", 0)])
def test_older_backups(says: Run, file: Path, word: str, left: int) -> None:
    says("", "backup", "--file", file)
    done = says(f"{PASSWORD}\n", "password", "--set", "--backups", word, "--file", file)
    assert ("有 1 份没有随之改动" in done.out) == bool(left)
    assert len(protection.older_backups(file)) == (0 if word == "删除" else 1)
    assert says("", "password", "--backups", "也许", "--file", file).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_at_a_terminal_it_is_asked_thrice_and_never_shown(protected: Path) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    command = [sys.executable, "-m", "dongliu_desktop", *LIST, "--file", str(protected)]
    environment = {**os.environ, "PYTHONPATH": str(Path(protection.__file__).parents[2])}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as started:
        os.close(theirs)
        seen = answered(ours, ["wrong", PASSWORD])
    os.close(ours)
    assert started.returncode == 0
    assert "密码不对" in seen
    assert PASSWORD not in seen
    assert "wrong" not in seen


def answered(terminal: int, answers: list[str]) -> str:
    """Type an answer at each question, and give all that the terminal showed."""
    seen, asked = b"", 0
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the program has ended
            return seen.decode()
        seen += piece
        if asked < len(answers) and seen.decode(errors="ignore").count("的密码：") > asked:
            os.write(terminal, f"{answers[asked]}\n".encode())
            asked += 1


def test_a_restore_asks_for_both_passwords_and_keeps_the_present_one(says: Run, protected: Path) -> None:
    says(f"{PASSWORD}\n", "backup", "--file", protected)
    backup = next((protected.parent / "备份").glob("*.dongliu"))
    says(f"{PASSWORD}\nneu\n", "password", "--change", "--file", protected)

    wrong = says(f"{PASSWORD}\nwrong\n", "restore", backup, "--yes", "--file", protected)
    assert (wrong.code, "密码不对" in wrong.err) == (1, True)
    assert says(f"{PASSWORD}\nneu\n", "restore", backup, "--yes", "--file", protected).code == 0
    assert says("neu\n", *LIST, "--file", protected).code == 0


def test_who_has_forgotten_the_present_password_gets_the_backup_as_it_is(says: Run, protected: Path) -> None:
    says(f"{PASSWORD}\n", "backup", "--file", protected)
    backup = next((protected.parent / "备份").glob("*.dongliu"))
    says(f"{PASSWORD}\nneu\n", "password", "--change", "--file", protected)
    before = protected.read_bytes()

    restored = says(f"{PASSWORD}\n\n", "restore", backup, "--yes", "--file", protected)
    assert (restored.code, "原样留好" in restored.err) == (0, True)
    assert says(f"{PASSWORD}\n", *LIST, "--file", protected).code == 0
    assert before in [kept.read_bytes() for kept in backup.parent.rglob("*.dongliu")]
