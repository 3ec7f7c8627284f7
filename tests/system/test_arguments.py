from typing import Any

import pytest

from dongliu_desktop.system.arguments import Grammar, Option, Verb, WrongUsage, help_text, in_chinese, parse, usage
from dongliu_desktop.system.terminal_text import width


def even(text: str) -> int:
    if int(text) % 2:
        raise ValueError("应为偶数。")
    return int(text)


FILE = Option("--file", "文件", "文件")
GO = Verb(
    "go",
    "走",
    (
        Option("where", "去哪", "地点"),
        Option("--steps", "步数", "步", even, required=True, short="-n"),
        Option("--fast", "快", group="pace"),
        Option("--slow", "慢", group="pace"),
    ),
    ("p go 家 -n 2",),
)
GRAMMAR = Grammar("p", "程序", "1.2", (GO, Verb("stop", "停")), (FILE,), "完。")


@pytest.mark.parametrize(
    ("line", "verb", "values"),
    [
        ("", "", {}),
        ("--file x", "", {"file": "x"}),
        ("stop", "stop", {}),
        ("--file x stop", "stop", {"file": "x"}),
        ("stop --file=x", "stop", {"file": "x"}),
        ("--file x stop --file y", "stop", {"file": "y"}),
        ("go 家 -n 2 --fast", "go", {"where": "家", "steps": 2, "fast": True, "slow": False}),
        ("go --steps=4 -- -5", "go", {"where": "-5", "steps": 4, "fast": False, "slow": False}),
    ],
)
def test_what_is_asked_is_read(line: str, verb: str, values: dict[str, Any]) -> None:
    parsed = parse(GRAMMAR, line.split())

    assert (parsed.verb, parsed.values, parsed.answer) == (verb, values, "")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("go", "缺少参数 地点、--steps。"),
        ("go 家 -n 3", "参数 --steps：应为偶数。"),
        ("go 家 -n", "参数 --steps 后面缺少内容。"),
        ("go 家 -n 2 --fast --slow", "参数 --slow 和 --fast 只能用一个。"),
        ("go 家 -n 2 公司", "不认识的参数 公司。"),
        ("fly", "没有“fly”这个命令。"),
        ("go 家 --step 2", "缺少参数 --steps。"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_usage(line: str, sentence: str) -> None:
    with pytest.raises(WrongUsage) as wrong:
        parse(GRAMMAR, line.split())

    assert str(wrong.value) == sentence
    assert wrong.value.usage == usage(GRAMMAR, GO if line.startswith("go") else None)


def test_help_is_laid_out_in_columns() -> None:
    assert parse(GRAMMAR, ["go", "--help"]).answer == help_text(GRAMMAR, GO)
    assert help_text(GRAMMAR, GO).splitlines() == [
        "用法：p go 地点 -n 步 [--fast | --slow] [--file 文件]",
        "",
        "走。",
        "",
        "选项：",
        "  地点            去哪",
        "  -n, --steps 步  步数",
        "  --fast          快",
        "  --slow          慢",
        "  --file 文件     文件",
        "  -h, --help      显示帮助",
        "",
        "示例：",
        "  p go 家 -n 2",
    ]


def test_usage_that_is_long_goes_on_below() -> None:
    many = Verb("many", "多", tuple(Option(f"--option-{letter}", "", "内容") for letter in "abcdef"))
    lines = usage(GRAMMAR, many).splitlines()

    assert lines[0].startswith("用法：p many [--option-a 内容]")
    assert len(lines) == 2
    assert max(map(width, lines)) <= 80
    assert all(line.startswith(" " * 12) for line in lines[1:])


def test_a_complaint_nobody_foresaw_stays_out_of_sight() -> None:
    assert in_chinese("some new English words of argparse") == "参数有误。"
