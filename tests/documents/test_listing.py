import json
from datetime import date
from typing import Any

import pytest

from dongliu_desktop.documents.listing import Terminal, as_values, listing
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.system.terminal_text import width


def project(name: str, **fields: Any) -> ProjectRow:
    plain: dict[str, Any] = dict.fromkeys(ProjectRow._fields, "")
    plain |= {"percent": None, "quantity": None, "schedule": 41.7, "light": Light.GREY, "as_of": None}
    plain |= {"reference": date(2016, 6, 10), "pillar_name": "靓度·破", "workstream_title": "一是 破瓶颈"}
    return ProjectRow(**{**plain, "name": name, **fields})


ROWS = (
    project("中山路综合整治工程", percent=30.0, light=Light.RED, reason="低于时序进度 11.7 个百分点"),
    project("沿河绿化", quantity=3580.0, unit="平方米", reported_qualifier="余", light=Light.BLUE, reason="已完成"),
    project("“五水共治”", workstream_title="二是 治水", reason="只有文字进展，没有百分比"),
)


def test_the_list_is_aligned_and_grouped() -> None:
    assert listing(ROWS, Terminal()).splitlines() == [
        "亮灯                    进度   时序  项目                说明",
        "",
        "靓度·破 · 一是 破瓶颈",
        "红灯 严重滞后            30%  41.7%  中山路综合整治工程  低于时序进度 11.7 个百分点",
        "蓝灯 已完成    3,580余平方米  41.7%  沿河绿化            已完成",
        "",
        "靓度·破 · 二是 治水",
        "灰灯 未定                  —  41.7%  “五水共治”          只有文字进展，没有百分比",
        "",
        "共 3 项：已完成 1，严重滞后 1，未定 1。基准日 2016年6月10日。",
    ]


@pytest.mark.parametrize("columns", [66, 72, 80])
def test_a_narrow_terminal_shortens_the_longest_texts(columns: int) -> None:
    lines = listing(ROWS, Terminal(columns)).splitlines()[:-1]

    assert max(width(line) for line in lines) <= columns
    assert any("…" in line for line in lines)


def test_texts_keep_a_readable_rest_however_narrow_it_is() -> None:
    assert "中山路综合…" in listing(ROWS, Terminal(10))


def test_colour_dresses_the_light_alone() -> None:
    coloured = listing(ROWS, Terminal(None, colour=True))

    assert "\x1b[31m红灯 严重滞后\x1b[0m " in coloured
    assert "\x1b[1m靓度·破 · 二是 治水\x1b[0m" in coloured
    plain = coloured
    for code in ("\x1b[31m", "\x1b[34m", "\x1b[90m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == listing(ROWS, Terminal())


def test_nothing_to_list_is_said() -> None:
    assert listing((), Terminal(40)) == "没有符合条件的项目。"


def test_values_for_other_programs_are_json() -> None:
    (first, *_rest) = json.loads(json.dumps(as_values(ROWS)))

    assert (first["name"], first["percent"], first["light"], first["reference"]) == (
        "中山路综合整治工程", 30.0, "red", "2016-06-10",
    )  # fmt: skip
