"""Help and complaints are Chinese throughout, and wrong usage ends with 2."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from dongliu_desktop import __version__
from dongliu_desktop.cli import GRAMMAR, RUN

Run = Callable[..., Any]
NAMES = r"--?[a-z][\w-]*|dongliu|docs/[\w./-]+|\S+\.(?:pdf|json|xlsx|docx|dongliu)|JSON|PDF"
VERBS = "|".join(verb.name for verb in GRAMMAR.verbs)


def english_in(text: str) -> list[str]:
    """Give the Latin words of a text that are neither options, verbs nor file names."""
    return re.findall(r"[A-Za-z]{2,}", re.sub(rf"(?:{NAMES})|\b(?:{VERBS})\b", "", text))


def test_every_verb_of_the_table_can_be_run() -> None:
    assert list(RUN) == [verb.name for verb in GRAMMAR.verbs]


@pytest.mark.parametrize("asked", [("--help",), ("-h",), ("help",)])
def test_help_names_every_verb_in_chinese(typed: Run, asked: tuple[str, ...]) -> None:
    code, out, err = typed(*asked)

    assert (code, err) == (0, "")
    assert out.splitlines()[2].startswith("用法：dongliu ")
    assert all(re.search(rf"^  {verb.name} +{re.escape(verb.help)}$", out, re.MULTILINE) for verb in GRAMMAR.verbs)
    assert "退出码：0 完成，1 被拒绝或失败，2 用法有误。" in out
    assert english_in(out) == []


@pytest.mark.parametrize("verb", GRAMMAR.verbs, ids=lambda verb: verb.name)
def test_every_verb_explains_itself_in_chinese(typed: Run, verb: Any) -> None:
    code, out, err = typed(verb.name, "--help")

    assert (code, err) == (0, "")
    assert out.startswith(f"用法：dongliu {verb.name} ")
    assert all(option.shown in out and option.help in out for option in (*verb.options, *GRAMMAR.everywhere))
    assert all(example in out for example in verb.examples)
    assert english_in(out) == []
    assert typed("help", verb.name).out == out


@pytest.mark.parametrize("verb", GRAMMAR.verbs, ids=lambda verb: verb.name)
def test_the_examples_of_the_help_follow_the_grammar(typed: Run, verb: Any) -> None:
    for example in verb.examples:
        assert typed(*example.split()[1:]).code in (0, 1)  # 1: another one made the file already, or nobody did


def test_help_wins_over_everything_that_is_missing_or_wrong(typed: Run) -> None:
    assert typed("report", "--year", "2016", "--help", "--bogus").code == 0


def test_version_is_told_without_a_file(typed: Run) -> None:
    assert typed("--version") == (0, f"东柳街道重点工作进度管理 {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("lst",), "没有“lst”这个命令。"),
        (("list",), "缺少参数 --year。"),
        (("report", "--year", "2016"), "缺少参数 --project、--as-of。"),
        (("compare", "2015"), "缺少参数 年份、--output。"),
        (("export", "-o", "x.json"), "请写明导出什么：--json、--xlsx 表 或 --docx 文书。"),
        (("sheet", "--year", "2015", "-o", "x.pdf"), "请用 --project 指定一个项目，或用 --pillar 指定一个板块。"),
        (("list", "--year"), "参数 --year 后面缺少内容。"),
        (("check", "--file"), "参数 --file 后面缺少内容。"),
        (("list", "--year", "十六年"), "参数 --year：“十六年”不是年份，请写成 2016。"),
        (("compare", "2015", "x", "-o", "x.pdf"), "参数 年份：“x”不是年份，请写成 2016。"),
        (
            ("list", "--year", "2015", "--status", "紫"),
            (
                "参数 --status：“紫”不是亮灯，可以用："
                "蓝（已完成）、绿（正常）、黄（滞后）、橙（明显滞后）、红（严重滞后）、灰（未定）。"
            ),
        ),
        (
            ("report", "--year", "2016", "--project", "x", "--as-of", "2016-06-31"),
            "参数 --as-of：“2016-06-31”不是日期，请写成 2016-05-31 或 2016年5月31日。",
        ),
        (
            ("report", "--year", "2016", "--project", "x", "--as-of", "2016-06-30", "--percent", "一半"),
            "参数 --percent：“一半”不是数字。",
        ),
        (("report", "--percent", "1", "--quantity", "2"), "参数 --quantity 和 --percent 只能用一个。"),
        (("undo", "twice"), "不认识的参数 twice。"),
        (("check", "--fast", "x"), "不认识的参数 --fast、x。"),
        (("list", "--ye", "2015"), "缺少参数 --year。"),
        (("new", "--empty=yes"), "参数 --empty 后面不能跟内容“yes”。"),
    ],
)
def test_wrong_usage_is_told_in_chinese_with_the_usage(typed: Run, arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = typed(*arguments)

    assert (code, out) == (2, "")
    first, usage = err.split("\n", 1)
    assert first == sentence
    assert not usage or usage.startswith("用法：dongliu ")
    assert english_in(usage) == []
