"""The real program as a process, on a machine without any display."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")


def test_a_files_whole_life(started: Run, tmp_path: Path) -> None:
    folder = tmp_path / "月报 #1?%41"
    folder.mkdir()
    file = folder / "东柳 50%.dongliu"
    report = ("report", "--year", "2016", "--project", "中山路", "--as-of", "2016-05-31", "--percent", "30")

    assert started("new", "--file", file).code == 0
    assert started(*report, "--text", "路面完成", "--file", file).code == 0
    listed = started("list", "--year", "2016", "--status", "红", "--file", file)
    assert "中山路综合整治工程" in listed.out
    assert "已撤销" in started("undo", "--file", file).out
    assert started("export", "--json", "-o", folder / "全部.json", "--file", file).code == 0
    assert len(json.loads((folder / "全部.json").read_bytes())["steps"]) == 3
    checked = started("check", "--file", file)
    assert (checked.code, checked.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["东柳 50%.dongliu", "全部.json", "备份"]


@pytest.mark.parametrize("arguments", [(), ("--file", "x.dongliu"), ("x.dongliu",)])
@LINUX
def test_without_a_display_the_window_points_to_the_command_line(started: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = started(*arguments)

    assert (code, out) == (2, "")
    assert err == "这里没有图形界面，打不开窗口；请改用命令行，用法见 dongliu --help。\n"


def test_a_console_that_knows_little_shows_question_marks(started: Run, file: Path) -> None:
    strange = file.with_name("🙂.dongliu")
    made = started("new", "--empty", "--file", strange, PYTHONIOENCODING="gbk")
    assert (made.code, made.out) == (0, f"已新建“{strange}”，没有载入记录。\n".replace("🙂", "?"))
    assert "灰灯 未定" in started("list", "--year", "2015", "--file", file, PYTHONIOENCODING="gbk").out
    assert started("list", "--year", "2015", "--file", file, PYTHONIOENCODING="ascii").code == 0


def test_a_reader_that_has_seen_enough_is_no_failure(file: Path) -> None:
    command = [sys.executable, "-m", "dongliu_desktop", "list", "--year", "2015", "--json", "--file", file]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as run:
        assert run.stdout is not None
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
    assert run.returncode == 0


@LINUX
def test_a_full_disk_under_the_list_is_told(file: Path) -> None:
    command = [sys.executable, "-m", "dongliu_desktop", "list", "--year", "2015", "--file", file]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2], encoding="utf-8", check=False
        )
    assert (done.returncode, done.stderr) == (1, "没有完成：磁盘空间不足。\n")


@LINUX
def test_a_full_disk_under_an_export_leaves_the_old_file(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.write_text("old")
    command = [sys.executable, "-m", "dongliu_desktop", "export", "--json", "--force", "-o", target, "--file", file]

    def small_disk() -> None:
        import resource  # noqa: PLC0415 - Linux only, and in the new process

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        command,
        preexec_fn=small_disk,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"没有写出“{target}”：磁盘放不下这么大的文件；原有的文件没有改动。\n"
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".x.json*"))


WITH_A_BUG = """
import sys
from dongliu_desktop import cli
from dongliu_desktop.__main__ import main
cli.RUN["list"] = lambda asked: int("枫丹琴园")
sys.exit(main(["list", "--year", "2015"]))
"""


def test_a_bug_is_told_in_a_sentence_and_noted_without_contents(tmp_path: Path) -> None:
    places = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_DATA_HOME": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", WITH_A_BUG],
        env={**os.environ, **places},
        capture_output=True,
        cwd=Path(__file__).parents[2],
        encoding="utf-8",
        check=False,
    )

    log = tmp_path / "state" / "dongliu" / "dongliu.log"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"程序出错了，没有完成；出错的位置（不含业务内容）已记入{log}，请把它发给维护人员。\n"
    noted = log.read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "枫丹琴园" not in noted


@LINUX
def test_a_home_that_cannot_be_written_is_told(started: Run) -> None:
    code, out, err = started("list", "--year", "2015", XDG_DATA_HOME="/proc/none")

    assert (code, out) == (1, "")
    assert err.startswith("没有完成（/proc/none")


def test_verbs_load_no_widgets_and_readers_no_sqlalchemy(file: Path) -> None:
    told = (
        "import sys; from dongliu_desktop.__main__ import main; "
        f"code = main(['list', '--year', '2015', '--file', {str(file)!r}]); "
        "print(code, sorted({'PySide6', 'sqlalchemy', 'alembic', 'pikepdf'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, encoding="utf-8", cwd=Path(__file__).parents[2], check=True
    )

    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal of its own")
def test_a_terminal_gets_colour_its_own_width_and_progress(file: Path) -> None:
    master, slave = os.openpty()
    command = [sys.executable, "-m", "dongliu_desktop", "list", "--year", "2015", "--file", file]
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(command, stdout=slave, env={**clean, "COLUMNS": "60"}, cwd=Path(__file__).parents[2]):
        os.close(slave)
        shown = b"".join(_pieces(master))
    os.close(master)

    text = shown.decode()
    assert "\x1b[34m蓝灯 已完成\x1b[0m" in text
    assert "…" in text


def _pieces(terminal: int) -> Iterator[bytes]:
    """Give what a program writes on its terminal, until it has ended."""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux: nobody is left on the other side
            return
        if not piece:
            return
        yield piece
