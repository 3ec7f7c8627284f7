"""Tables and texts from the command line, without a display."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def holds(target: Path, part: str, text: str) -> bool:
    with zipfile.ZipFile(target) as package:
        return text in package.read(part).decode()


def test_a_table_needs_no_display(started: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "进展.xlsx"
    code, out, err = started("export", "--xlsx", "板块进展", "--year", "2015", "-o", target, "--file", file)

    assert (code, out, err) == (0, f"已导出到“{target}”：板块进展表。\n", "")
    assert holds(target, "xl/sharedStrings.xml", "中山路综合整治工程")


def test_one_projects_sheet_as_a_text(started: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "中山路.docx"
    asked = ("export", "--docx", "单项目进度单", "--year", "2015", "--project", "中山路", "-o", target, "--file", file)

    assert started(*asked).code == 0
    assert holds(target, "word/document.xml", "太古小学")


def test_an_office_keeps_its_template_beside_its_file(typed: Run, file: Path, tmp_path: Path) -> None:
    (file.parent / "模板").mkdir()
    (file.parent / "模板" / "督查通报.docx").write_bytes(b"no template")
    target = tmp_path / "通报.docx"
    code, _out, err = typed("export", "--docx", "督查通报", "--year", "2015", "-o", target, "--file", file)

    assert code == 1
    assert "“督查通报.docx”不是要的文件" in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--xlsx", "总览"), "请用 --year 指定总览的年度。"),
        (("--xlsx", "总览", "--year", "2016", "--pillar", "乐居"), "总览总是整个年度的，不能只导出一个板块。"),
        (("--docx", "督查通报", "--year", "2016", "--project", "桥"), "督查通报不能只导出一个项目。"),
        (("--xlsx", "点位", "--year", "2016", "--personal"), "--personal 只用于 --json"),
        (("--xlsx", "没有的表", "--year", "2016"), "只能是：板块进展表、总览"),
        (("--xlsx", "月度", "--year", "2016", "--month", "13"), "“13”不是月份，请写 1 到 12。"),
    ],
)
def test_what_cannot_be_exported_is_wrong_usage(asked: tuple[str, ...], sentence: str, typed: Run) -> None:
    code, out, err = typed("export", *asked, "-o", "x")
    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("pillar", ["乐居", "乐活"])
def test_a_table_can_be_of_one_pillar(pillar: str, typed: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "一个.xlsx"
    code, *_ = typed("export", "--xlsx", "plan", "--year", "2015", "--pillar", pillar, "-o", target, "--file", file)

    assert code == 0
    assert holds(target, "xl/workbook.xml", pillar)
    with zipfile.ZipFile(target) as package:
        assert len([name for name in package.namelist() if "worksheets/sheet" in name and "rels" not in name]) == 1


def test_an_existing_file_is_not_replaced_unasked(typed: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "总览.xlsx"
    target.write_bytes(b"old")
    code, _out, err = typed("export", "--xlsx", "总览", "--year", "2015", "-o", target, "--file", file)

    assert (code, target.read_bytes()) == (1, b"old")
    assert "已经存在" in err
