"""Every verb, what it says and how it ends."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import Settings, save_settings
from dongliu_desktop.system.terminal_text import width

Run = Callable[..., Any]
REPORT = ("report", "--year", "2016", "--project", "宁穿路三号桥", "--as-of", "2016-05-31")


def reports(file: Path, part: str) -> list[Any]:
    reader = Reader(file, lambda: date(2016, 6, 10))
    found = reader.ask(
        lambda read: [
            report for row in read.projects_of_year(2016) if part in row.name for report in read.reports(row.uid)
        ]
    )
    reader.close()
    return found


# ---------------------------------------------------------------- new


def test_new_makes_the_users_own_file_with_the_real_record(typed: Run, tmp_path: Path) -> None:
    code, out, err = typed("new")

    own = tmp_path / "data" / "dongliu" / "东柳街道.dongliu"
    assert (code, err) == (0, "")
    assert out == f"已新建“{own}”，已载入2015、2016年的记录。\n"
    assert "共 68 项" in typed("list", "--year", "2015").out


def test_new_can_be_empty(typed: Run, tmp_path: Path) -> None:
    file = tmp_path / "空.dongliu"
    assert typed("new", "--empty", "--file", file) == (0, f"已新建“{file}”，没有载入记录。\n", "")

    code, out, err = typed("list", "--file", file, "--year", "2015")
    assert (code, out) == (1, "")
    assert err == "数据文件里没有 2015 年；文件里还没有任何年度。\n"


def test_new_overwrites_nothing(typed: Run, file: Path) -> None:
    before = file.read_bytes()
    code, out, err = typed("new", "--file", file)

    assert (code, out) == (1, "")
    assert err == f"“{file}”已经存在，没有覆盖它；请换一个文件名。\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "verb",
    [
        ("list", "--year", "2015"),
        (*REPORT, "--percent", "1"),
        ("sheet", "--year", "2015", "--project", "x", "-o", "x.pdf"),
        ("compare", "2015", "2016", "-o", "x.pdf"),
        ("export", "--json", "-o", "x.json"),
        ("precheck", "--year", "2015"),
        ("check",),
        ("undo",),
    ],
)
def test_without_a_file_every_other_verb_says_how_to_make_one(typed: Run, verb: tuple[str, ...]) -> None:
    code, out, err = typed(*verb)

    assert (code, out) == (1, "")
    assert err.startswith("找不到数据文件“")
    assert "dongliu new" in err
    assert err.count("\n") == 1
    assert not list(Path.cwd().iterdir())


# ---------------------------------------------------------------- precheck


def test_precheck_lists_what_to_look_at_under_its_project(typed: Run, file: Path) -> None:
    code, out, err = typed("precheck", "--year", "2015", "--file", file)

    assert (code, err) == (0, "")
    assert "外贸出口\n  没有填报：最近一次填报截至 2015年10月31日，11月没有填报。\n" in out
    assert out.endswith("2015年有 4 处需要留意。\n")
    found = json.loads(typed("precheck", "--year", "2015", "--json", "--file", file).out)
    assert [one["rule"] for one in found] == ["unreported", "unreported", "rank", "parts"]
    assert found[2]["place"]["indicator"]


def test_precheck_of_a_year_that_is_not_there(typed: Run, file: Path) -> None:
    assert typed("precheck", "--year", "1999", "--file", file).err == "数据文件里没有 1999 年；有的是：2015、2016。\n"


# ---------------------------------------------------------------- list


def test_list_is_grouped_aligned_and_counted(typed: Run, file: Path) -> None:
    code, out, _err = typed("list", "--year", "2015", "--pillar", "乐居", "--file", file)

    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["亮灯", "进度", "时序", "项目", "说明"]
    assert "乐居东柳 · 二是 区块整治扎实推进" in lines
    assert lines[-1].startswith("共 16 项：已完成 5，未定 11。基准日 2015年11月30日")
    assert len({width(line.split("91.7%")[0]) for line in lines if "91.7%" in line}) == 1


def test_list_finds_lights_by_colour_and_by_word(typed: Run, file: Path) -> None:
    by_colour = typed("list", "--year", "2015", "--status", "蓝", "--file", file).out
    assert "蓝灯 已完成" in by_colour
    assert "灰灯" not in by_colour
    assert typed("list", "--year", "2015", "--status", "已完成", "--file", file).out == by_colour
    assert "共 68 项" in typed("list", "--year", "2015", "--status", "蓝灯,灰", "--file", file).out
    assert typed("list", "--year", "2015", "--status", "红", "--file", file).out == "没有符合条件的项目。\n"


def test_list_can_be_read_by_programs(typed: Run, file: Path) -> None:
    code, out, _err = typed("list", "--year", "2016", "--pillar", "靓度", "--json", "--file", file)

    rows = json.loads(out)
    assert (code, len(rows)) == (0, 13)
    found = next(row for row in rows if row["name"] == "中山路综合整治工程")
    assert (found["pillar_name"], found["light"], found["reference"]) == ("靓度·破", "grey", "2016-06-10")


def test_the_file_may_stand_before_the_verb(typed: Run, file: Path) -> None:
    after = typed("list", "--year", "2015", "--file", file)

    assert typed("--file", file, "list", "--year", "2015") == after
    assert typed(f"--file={file}", "list", "--year", "2015年") == after


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--year", "2014"), "数据文件里没有 2014 年；有的是：2015、2016。"),
        (("--year", "2015", "--pillar", "高度"), "没有名称里含“高度”的板块。"),
        (
            ("--year", "2015", "--pillar", "东柳"),
            "“东柳”对应不止一个板块，请写得更完整些：乐业东柳、乐居东柳、乐活东柳、乐享东柳。",
        ),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    typed: Run, file: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert typed("list", *arguments, "--file", file) == (1, "", f"{sentence}\n")


# ---------------------------------------------------------------- report, undo


def test_report_is_saved_whole_and_tells_the_light(typed: Run, file: Path) -> None:
    texts = ("--text", "桩基完成", "--problems", "管线未迁", "--next", "吊装")
    code, out, err = typed(*REPORT, "--percent", "30%", *texts, "--file", file)

    assert (code, err) == (0, "")
    saved, light = out.splitlines()
    assert saved == "已保存：填报 宁穿路三号桥地块拆迁 30%"
    assert light == "宁穿路三号桥地块拆迁：红灯（严重滞后），低于时序进度 11.7 个百分点。"
    (report,) = reports(file, "宁穿路三号桥")
    assert (report.as_of.isoformat(), report.percent, report.progress) == ("2016-05-31", 30, "桩基完成")
    assert (report.problems, report.next_steps, report.reporter) == ("管线未迁", "吊装", "本机")


def test_report_is_signed_with_the_name_from_the_window(typed: Run, file: Path) -> None:
    save_settings(settings_file(), Settings(who="城管科"))
    typed(*REPORT, "--quantity", "3", "--file", file)

    (report,) = reports(file, "宁穿路三号桥")
    assert (report.reporter, report.quantity) == ("城管科", 3)


def test_a_lower_figure_needs_its_reason(typed: Run, file: Path) -> None:
    typed(*REPORT, "--percent", "30", "--file", file)

    refused = typed(*REPORT, "--percent", "20", "--file", file)
    assert refused == (1, "", "形象进度比上次（30%）低，请写明原因。\n")
    assert typed(*REPORT, "--percent", "20", "--reason", "重新测算", "--file", file).code == 0


def test_a_report_after_the_reference_date_says_why_no_light_changes(typed: Run, file: Path) -> None:
    arguments = ("report", "--year", "2016", "--project", "宁穿路三号桥", "--done", "--file", file)

    later = typed(*arguments, "--as-of", "2016年7月1日")
    assert "2016年的基准日是2016年6月10日，之后的填报暂不影响亮灯。" in later.out
    earlier = typed(*arguments, "--as-of", "2016/5/1", "--text", "进场")
    assert "蓝灯（已完成）" in earlier.out
    backdated = typed(*arguments, "--as-of", "2016-04-01", "--text", "开工")
    assert "亮灯以较晚的一次填报（2016年5月1日）为准。" in backdated.out


@pytest.mark.parametrize(
    ("project", "sentence"),
    [
        ("整治", "“整治”对应不止一个项目，请写得更完整些：中山路综合整治工程（靓度·破）、"),
        ("没有这个", "没有名称里含“没有这个”的项目。"),
        (" ", "请写明项目的名称。"),
    ],
)
def test_a_project_that_is_not_clear_is_refused(typed: Run, file: Path, project: str, sentence: str) -> None:
    before = reports(file, "")
    arguments = ("report", "--year", "2016", "--as-of", "2016-05-31", "--percent", "1", "--file", file)
    code, out, err = typed(*arguments, "--project", project)

    assert (code, out) == (1, "")
    assert err.startswith(sentence)
    assert reports(file, "") == before


def test_a_rule_of_the_office_refuses_in_its_own_words(typed: Run, file: Path) -> None:
    assert typed(*REPORT, "--percent", "101", "--file", file).err == "形象进度应在 0 到 100 之间，现在是 101。\n"
    assert typed(*REPORT, "--file", file).err == "请至少填写形象进度、完成数量、进展情况中的一项。\n"
    assert "还没有到" in typed(*REPORT[:-1], "2999-01-01", "--percent", "1", "--file", file).err


def test_undo_takes_back_one_step_after_the_other_and_never_the_record(typed: Run, file: Path) -> None:
    typed(*REPORT, "--percent", "30", "--file", file)
    typed(*REPORT, "--percent", "40", "--file", file)

    assert "已撤销：填报 宁穿路三号桥地块拆迁 40%" in typed("undo", "--file", file).out
    assert "已撤销：填报 宁穿路三号桥地块拆迁 30%" in typed("undo", "--file", file).out
    assert typed("undo", "--file", file) == (1, "", "没有可以撤销的操作。\n")
    assert reports(file, "宁穿路三号桥") == []


# ---------------------------------------------------------------- export, check


def test_export_writes_the_whole_file_and_says_what_it_left_out(typed: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "全部 数据#.json"
    code, out, err = typed("export", "--json", "-o", target, "--file", file)

    assert (code, err) == (0, "")
    assert "1 步操作" in out
    assert "住户的个人信息（0 条）没有导出" in out
    assert json.loads(target.read_text(encoding="utf-8"))["left_out"] == ["household"]
    assert "没有导出" not in typed("export", "--json", "--personal", "--force", "-o", target, "--file", file).out


def test_output_overwrites_only_by_force(typed: Run, file: Path) -> None:
    target = Path("x.json")
    target.write_text("old")

    code, out, err = typed("export", "--json", "-o", target, "--file", file)
    assert (code, out) == (1, "")
    assert err == "“x.json”已经存在，没有覆盖它；换一个文件名，或加上 --force 覆盖。\n"
    assert target.read_text() == "old"
    assert typed("export", "--json", "-o", target, "--force", "--file", file).code == 0
    assert [path.name for path in Path.cwd().iterdir()] == ["x.json"]


def test_output_never_takes_the_place_of_what_is_no_ordinary_file(typed: Run, file: Path) -> None:
    def refused(target: object) -> str:
        code, out, err = typed("export", "--json", "--force", "-o", target, "--file", file)
        assert (code, out) == (1, "")
        return err

    assert "是数据文件的名字" in refused(file)
    assert "是一个文件夹" in refused(file.parent)
    assert "不存在" in refused(file.parent / "没有" / "x.json")
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe")
        assert "不是普通文件" in refused("pipe")


def test_check_says_all_is_well_or_what_is_not(typed: Run, file: Path) -> None:
    code, out, err = typed("check", "--file", file)
    assert (code, err) == (0, "")
    assert out.startswith("检查完毕，没有发现问题：年度 2、板块 9、")

    connection = driver.connect(file)
    connection.execute("UPDATE project SET name = '改名' WHERE name LIKE '中山路%'")
    connection.execute("DROP TRIGGER step_no_delete")
    connection.close()
    code, out, err = typed("check", "--file", file)
    assert code == 1
    assert [line.endswith("。") for line in out.splitlines()] == [True] * 3
    assert err.startswith(
        "检查发现 3 处问题；可用 dongliu check --repair 修复（会先备份），修不了的请从备份恢复。没有可用的"
    )
