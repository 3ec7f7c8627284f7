"""What the check before sending finds in the real record, and in what people enter."""

from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.services.precheck_questions import precheck


def found(desk: Any, year: int) -> list[tuple[str, str, str]]:
    checked = desk.reader.ask(lambda reading: precheck(reading, year))
    return [(one.rule, one.subject, one.sentence) for one in checked.findings]


def test_the_real_record_of_2015_gives_four_questions_and_all_are_true(desk: Any) -> None:
    assert found(desk, 2015) == [
        ("unreported", "固定资产投资", "最近一次填报截至 2015年10月31日，11月没有填报。"),
        ("unreported", "外贸出口", "最近一次填报截至 2015年10月31日，11月没有填报。"),
        ("rank", "固定资产投资", "1-10月：全区第3，没有写按什么排（总量、增幅还是完成率）。"),
        ("parts", "“六大经济”企业占新引进企业数", "1-11月：印的是 91.8%，按 294家／320家 算是 91.88%。"),
    ]


def test_the_plan_of_2016_has_only_reports_missing(desk: Any) -> None:
    rules = found(desk, 2016)
    assert len(rules) == len(desk.projects(2016))
    assert {(rule, told) for rule, _, told in rules} == {("unreported", "2016年还没有填报过。")}


def test_a_year_that_the_file_does_not_have(desk: Any) -> None:
    with pytest.raises(Refused, match="1999"):
        desk.reader.ask(lambda reading: precheck(reading, 1999))


def test_the_newest_report_is_held_against_the_one_before_it(desk: Any) -> None:
    project = next(row for row in desk.projects(2016) if "三号桥" in row.name)
    desk.do(AddReport("r1", project.uid, date(2016, 5, 28), quantity=5.0, progress="累计签约6家"))
    assert [one for one in found(desk, 2016) if one[1] == project.name] == [
        ("words", project.name, "进展情况写的是 6家，表里是 5家。")
    ]
    desk.do(AddReport("r2", project.uid, date(2016, 6, 10), quantity=4.0, reason="重复计算", seen="r1"))
    assert [one[0] for one in found(desk, 2016) if one[1] == project.name] == ["fell", "words"]
    desk.do(AddReport("r3", project.uid, date(2016, 6, 10), quantity=6.0, supersedes="r2", reason="算错", seen="r2"))
    assert [one for one in found(desk, 2016) if one[1] == project.name] == []


def test_days_to_come_are_those_after_today(desk: Any) -> None:
    project = next(row for row in desk.projects(2016) if "三号桥" in row.name)
    desk.do(AddReport("r1", project.uid, date(2016, 6, 10), quantity=5.0))
    desk.today = date(2016, 6, 1)  # a clock that was wrong once
    assert ("future", project.name, "有一次填报的截至日期 2016年6月10日 还没有到。") in found(desk, 2016)
