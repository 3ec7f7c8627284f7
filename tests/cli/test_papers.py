"""Papers from the command line: as PDF, with no display, and never at the cost of an older file."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

Run = Callable[..., Any]

# Qt allows one application per process: what paints in this process uses the one that all other tests use.
pytestmark = pytest.mark.usefixtures("qapp")


def text_of(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True)
    return "".join(done.stdout.split())


def pages_of(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_one_projects_sheet_needs_no_display(started: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "中山路 #1.pdf"
    code, out, err = started("sheet", "--year", "2015", "--project", "中山路", "-o", target, "--file", file)

    assert (code, err) == (0, "")
    assert out == f"已写出“{target}”：1 份进度单，共 {pages_of(target)} 页。\n"
    text = text_of(target)
    assert "中山路综合整治工程" in text
    assert "太古小学" in text


def test_a_pillars_sheets_stand_in_one_file_with_bookmarks(typed: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "乐居.pdf"
    code, out, err = typed("sheet", "--year", "2015", "--pillar", "乐居", "-o", target, "--file", file)

    assert (code, err) == (0, "")
    assert "16 份进度单" in out
    with pikepdf.open(target) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 16
        assert str(pdf.docinfo["/Title"]) == "2015年乐居东柳"


def test_a_project_can_be_looked_for_in_one_pillar_only(typed: Run, file: Path, tmp_path: Path) -> None:
    arguments = ("sheet", "--year", "2016", "--project", "整治", "-o", tmp_path / "x.pdf", "--file", file)

    assert "对应不止一个项目" in typed(*arguments).err
    assert typed(*arguments, "--pillar", "靓度").code == 0


def test_two_years_are_compared_on_paper(started: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "对比.pdf"
    code, out, err = started("compare", "2015", "2016", "-o", target, "--file", file)

    assert (code, err) == (0, "")
    assert out == f"已写出“{target}”，共 {pages_of(target)} 页。\n"
    assert "2015年与2016年" in text_of(target)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("compare", "2015", "2015"), "请选择两个不同的年度进行对比。\n"),
        (("compare", "2014", "2015"), "这个数据文件里没有2014年，不能对比。\n"),
        (("sheet", "--year", "2015", "--project", "没有"), "没有名称里含“没有”的项目。\n"),
        (("table", "指标月报", "--year", "2016"), "2016年没有指标数据，没有可打印的内容。\n"),
        (("table", "督办清单", "--year", "2016"), "这里没有督办事项，没有可打印的内容。\n"),
    ],
)
def test_what_cannot_be_printed_leaves_no_file(
    typed: Run, file: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    target = tmp_path / "x.pdf"

    assert typed(*arguments, "-o", target, "--file", file) == (1, "", sentence)
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("板块汇总表", "--year", "2015", "--pillar", "乐居"),
            ("乐居东柳板块重点工作汇总表", "仇毕安置房地块拆迁"),
        ),
        (("公示版", "--year", "2015", "--project", "三号桥"), ("宁穿路三号桥地块拆迁台账", "公示版", "杉杉股份")),
        (("指标", "--year", "2015"), ("2015年主要指标月报", "限上社零", "全区增幅第1")),
        (("督办", "--year", "2015"), ("2015年督办事项清单", "办理中")),
        (("催办单", "--year", "2016", "--pillar", "靓度"), ("各责任单位：", "从未填报")),
    ],
)
def test_every_table_is_printed_by_its_name(
    typed: Run, file: Path, tmp_path: Path, arguments: tuple[str, ...], told: tuple[str, ...]
) -> None:
    target = tmp_path / "x.pdf"

    code, out, _err = typed("table", *arguments, "-o", target, "--file", file)
    assert (code, out) == (0, f"已写出“{target}”，共 {pages_of(target)} 页。\n")
    shown = text_of(target)
    assert [words for words in told if words not in shown] == []


def test_a_name_that_two_tables_have_prints_neither(typed: Run, file: Path, tmp_path: Path) -> None:
    code, _out, err = typed("table", "征迁台账", "--year", "2015", "-o", tmp_path / "x.pdf", "--file", file)
    assert code == 2
    assert "征迁台账（公示版）" in err
    assert "征迁台账（内部版）" in err


@pytest.mark.parametrize("arguments", [("compare", "2015", "2016"), ("sheet", "--year", "2015", "--pillar", "乐居")])
def test_a_paper_overwrites_only_by_force(typed: Run, file: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    target = tmp_path / "x.pdf"
    target.write_text("old")

    code, _out, err = typed(*arguments, "-o", target, "--file", file)
    assert (code, target.read_text()) == (1, "old")
    assert "--force" in err
    assert typed(*arguments, "-o", target, "--force", "--file", file).code == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_a_sheet_can_be_of_a_past_day(typed: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "五月.pdf"
    year = ("--year", "2016", "--file", file)
    assert typed("report", "--project", "宁穿路三号桥", "--as-of", "2016-05-31", "--text", "桩基完成", *year).code == 0
    assert typed("report", "--project", "宁穿路三号桥", "--as-of", "2016-06-05", "--text", "开始架梁", *year).code == 0
    asked = ("sheet", "--project", "宁穿路三号桥", "-o", target, *year)
    assert typed(*asked).code == 0
    assert "开始架梁" in text_of(target)
    assert typed(*asked, "--as-of", "2016-05-31", "--force").code == 0
    assert "（截至2016年5月31日）" in text_of(target)
    assert "桩基完成" in text_of(target)
    assert "开始架梁" not in text_of(target)
