"""Backups, going back and repairs from the command line."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import Settings, save_settings

Run = Callable[..., Any]
REPORT = ("report", "--year", "2016", "--project", "宁穿路三号桥", "--as-of", "2016-05-31", "--percent", "30")


def backups(file: Path, reason: str) -> list[Path]:
    return sorted((file.parent / "备份").glob(f"*-{reason}*.dongliu"))


def reports(file: Path) -> int:
    reader = Reader(file, lambda: date(2016, 6, 10))
    found = reader.ask(lambda read: [row.report for row in read.projects_of_year(2016) if row.report])
    reader.close()
    return len(found)


# ---------------------------------------------------------------- backup


def test_backup_says_where_it_is_and_lists_what_is_in_it(typed: Run, file: Path) -> None:
    assert typed("backup", "--list", "--file", file) == (0, "还没有备份。\n", "")

    code, out, err = typed("backup", "--file", file)

    made = backups(file, "手动")[0]
    assert (code, out, err) == (0, f"已备份到“{made}”，已核对。\n", "")
    code, out, err = typed("backup", "--list", "--file", file)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["备份时间", "缘由", "大小", "年度", "项目", "填报", "最后一步", "文件"]
    assert lines[1].split()[2:6] == ["手动", "1", "MB", "2"]
    assert "载入" in lines[1]
    assert lines[1].endswith(made.name)
    assert lines[-1].startswith("共 1 份，")


def test_backup_to_another_folder_leaves_the_own_ones_alone(typed: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "U盘").mkdir()

    code, out, _err = typed("backup", "--to", tmp_path / "U盘", "--file", file)

    assert code == 0
    assert f"已备份到“{tmp_path / 'U盘'}" in out
    assert not (file.parent / "备份").exists()
    code, out, err = typed("backup", "--to", tmp_path / "没插好", "--file", file)
    assert (code, out) == (1, "")
    assert err == f"文件夹“{tmp_path / '没插好'}”不存在，没有备份；如在移动盘上，请看它是否插好。\n"


def test_a_backup_that_was_altered_is_marked_in_the_list(typed: Run, file: Path) -> None:
    typed("backup", "--file", file)
    made = backups(file, "手动")[0]
    made.write_bytes(made.read_bytes() + b"x")

    assert "注意：与校验码不符，已被改动或损坏。" in typed("backup", "--list", "--file", file).out


def test_the_first_change_of_a_day_is_preceded_by_a_backup(typed: Run, file: Path) -> None:
    assert typed(*REPORT, "--file", file).code == 0
    assert typed("undo", "--file", file).code == 0

    assert len(backups(file, "每日")) == 1
    assert "载入" in typed("backup", "--list", "--file", file).out


def test_a_change_is_made_even_where_no_backup_can_be(typed: Run, file: Path) -> None:
    (file.parent / "备份").write_text("a file where the folder should be", "utf-8")

    code, out, err = typed(*REPORT, "--file", file)

    assert code == 0
    assert out.startswith("已保存：")
    assert err.startswith("注意：今天的备份没有做成。")


# ---------------------------------------------------------------- restore


@pytest.fixture
def changed(typed: Run, file: Path) -> Path:
    """A file with a report that came after its backup."""
    typed("backup", "--file", file)
    typed(*REPORT, "--file", file)
    return file


def test_restore_shows_what_is_inside_and_asks_for_yes(typed: Run, changed: Path) -> None:
    made, before = backups(changed, "手动")[0], reports(changed)

    code, out, err = typed("restore", made.name, "--file", changed)

    assert code == 1
    assert "备份内容：年度 2、项目 137、填报 68、操作 1 步，最后一步：2016-06-10" in out
    assert "现有文件里有 1 步操作不会留在数据文件里。" in out
    assert err == "没有恢复；请看清上面的内容，确定要恢复时加上 --yes。\n"
    assert reports(changed) == before

    code, out, err = typed("restore", made.name, "--yes", "--file", changed)
    kept = backups(changed, "恢复前")[0]
    assert (code, err) == (0, "")
    assert out.endswith(f"已恢复“{changed}”。恢复前的文件留在“{kept}”。\n")
    assert reports(changed) == before - 1
    assert typed("check", "--file", changed).code == 0
    assert typed("restore", kept, "--yes", "--file", changed).code == 0
    assert reports(changed) == before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("是\n", 0), ("\n", 1), ("n\n", 1)])
def test_somebody_at_a_terminal_is_asked(
    typed: Run, changed: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))

    done = typed("restore", backups(changed, "手动")[0].name, "--file", changed)

    assert done.code == code
    assert "确定恢复吗？" in done.out
    assert done.err == ("" if code == 0 else "没有恢复，也没有任何改动。\n")
    assert len(backups(changed, "恢复前")) == 1 - code


def test_a_file_that_is_gone_can_be_restored(typed: Run, changed: Path) -> None:
    changed.unlink()

    code, out, err = typed("restore", backups(changed, "手动")[0].name, "--yes", "--file", changed)

    assert (code, err) == (0, "")
    assert "现有文件：打不开，或者已经不在。" in out
    assert out.endswith(f"已恢复“{changed}”。\n")
    assert typed("check", "--file", changed).code == 0


def test_what_cannot_be_restored_is_told_before_anything_is_asked(typed: Run, changed: Path) -> None:
    made = backups(changed, "手动")[0]
    made.write_bytes(made.read_bytes()[:5000])

    code, out, err = typed("restore", made.name, "--yes", "--file", changed)

    assert (code, out) == (1, "")
    assert "不完整" in err
    assert typed("restore", "没有.dongliu", "--file", changed).err.startswith("找不到备份“没有.dongliu”")


def test_a_file_that_the_window_has_open_is_not_restored(typed: Run, changed: Path) -> None:
    if driver.journal_mode() != "WAL":
        pytest.skip("without a write-ahead log nobody notices who only has the file open")
    window = Reader(changed, lambda: date(2016, 6, 10))

    code, _out, err = typed("restore", backups(changed, "手动")[0].name, "--yes", "--file", changed)

    assert code == 1
    assert err == "数据文件正被另一个窗口或程序使用，没有恢复，也没有任何改动；请先把它关闭再试。\n"
    window.close()


def test_a_whole_disaster_as_the_program_lives_it(started: Run, file: Path, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert started(*REPORT, "--file", file).code == 0
    assert started("backup", "--to", stick, "--file", file).code == 0
    shutil.rmtree(file.parent / "备份")
    file.write_bytes(file.read_bytes()[:100_000])
    assert "不完整" in started("list", "--year", "2016", "--file", file).err

    restored = started("restore", next(stick.glob("*.dongliu")), "--yes", "--file", file)

    assert (restored.code, restored.err) == (0, "")
    assert "红灯" in started("list", "--year", "2016", "--pillar", "靓度", "--file", file).out
    assert started("check", "--file", file).code == 0
    assert [path.name for path in (file.parent / "备份").glob("恢复前-*/*")] == [file.name]


# ---------------------------------------------------------------- check --repair


def write(file: Path, sql: str) -> None:
    connection = driver.connect(file)
    connection.execute(sql)
    connection.close()


def test_repair_says_what_it_did(typed: Run, file: Path) -> None:
    assert "没有发现问题，不用修复：年度 2" in typed("check", "--repair", "--file", file).out
    write(file, "UPDATE project SET name = '改名' WHERE name LIKE '中山路%'")
    assert typed("check", "--file", file).code == 1

    code, out, err = typed("check", "--repair", "--file", file)

    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0] == f"已先备份：{backups(file, '修复前')[0]}"
    assert [line.endswith("已按操作记录改回（name）。") for line in lines[1:-1]] == [True, True]
    assert lines[-1].startswith("修复完毕，再次检查没有发现问题：年度 2")
    assert typed("check", "--file", file).code == 0


def test_what_cannot_be_repaired_points_to_the_backups(typed: Run, file: Path) -> None:
    write(file, "DROP TRIGGER step_no_delete")

    code, out, err = typed("check", "--repair", "--file", file)

    assert code == 1
    assert out == "触发器 step_no_delete 缺少、多余或被改动过。\n"
    assert err.startswith(
        "有 1 处修不了，请从备份恢复：dongliu backup --list 列出备份，dongliu restore 恢复。没有可用的"
    )


@pytest.mark.faults
def test_without_a_backup_what_can_be_read_is_rescued(typed: Run, file: Path, tmp_path: Path) -> None:
    target, before = tmp_path / "救出.dongliu", reports(file)
    connection = driver.connect(file)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'project'").fetchone()[0]
    connection.close()
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    file.write_bytes(content)
    assert "dongliu check --rescue" in typed("check", "--file", file).err

    code, out, err = typed("check", "--rescue", target, "--file", file)

    assert (code, err) == (0, "")
    assert "按操作记录补回" in out
    assert out.splitlines()[-1].startswith("再次检查没有发现问题：年度 2")
    assert reports(target) == before
    assert file.read_bytes() == content
    assert "已经存在" in typed("check", "--rescue", target, "--file", file).err


def test_a_second_place_that_is_missing_is_told(typed: Run, file: Path, tmp_path: Path) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    save_settings(settings_file(), Settings(second_backup_place=str(tmp_path / "U盘")))

    code, out, err = typed("backup", "--file", file)

    assert code == 0
    assert "已备份到" in out
    assert "第二备份位置" in err


def test_no_backup_is_cleared_away_while_the_check_finds_damage(typed: Run, file: Path) -> None:
    typed("backup", "--file", file)
    note = file.parent / "备份" / f"{file.stem}-已损坏.txt"
    write(file, "UPDATE project SET name = '改名' WHERE name LIKE '中山路%'")

    typed("check", "--file", file)
    assert note.exists()

    typed("check", "--repair", "--file", file)
    assert not note.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
def test_a_full_disk_under_a_backup_is_told(file: Path) -> None:
    def small_disk() -> None:
        import resource  # noqa: PLC0415 - Linux only, and in the new process

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-m", "dongliu_desktop", "backup", "--file", file]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        command, preexec_fn=small_disk, capture_output=True, env=environment, encoding="utf-8", check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "读写磁盘失败，这次没有备份成；以前的备份没有改动，请检查磁盘。\n"
    assert list((file.parent / "备份").iterdir()) == []


def test_names_tell_the_time_where_the_person_sits(typed: Run, file: Path) -> None:
    before = datetime.now().astimezone()
    typed("backup", "--file", file)
    after = datetime.now().astimezone()

    stamp = "-".join(backups(file, "手动")[0].stem.split("-")[-3:-1])
    assert f"{before:%Y%m%d-%H%M}" <= stamp <= f"{after:%Y%m%d-%H%M}"
