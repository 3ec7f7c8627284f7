"""What the cells of the project table say."""

from datetime import date
from typing import Any

import pytest

from dongliu_desktop.ui.models.project_columns import COLUMNS, due, reported, target, words

BY_KEY = {column.key: column for column in COLUMNS}


def test_keys_of_columns_are_unique() -> None:
    assert len(BY_KEY) == len(COLUMNS)  # settings remember widths by key


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"progress": "南侧道路施工"}, "南侧道路施工"),
        ({"done": True}, "已完成"),
        ({"quantity": 294.0, "unit": "户"}, "294户"),
        ({"quantity": 294.0, "unit": "户", "reported_qualifier": "余"}, "294余户"),
        ({"quantity": 320.0, "unit": "户", "done": True, "progress": "收官"}, "已完成 320户"),
    ],
)
def test_words_where_there_is_no_percentage(a_row: Any, fields: dict[str, Any], said: str) -> None:
    assert words(a_row("甲", **fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": "全面完成"}, "全面完成"),
        ({"target": "签约320户", "target_quantity": 320.0, "unit": "户"}, "320户"),
        ({"target_quantity": 320.0, "unit": "户", "quantity": 294.0}, "294 / 320户"),
    ],
)
def test_the_target_with_what_is_done_of_it(a_row: Any, fields: dict[str, Any], said: str) -> None:
    assert target(a_row("甲", **fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"due": date(2016, 12, 31)}, "2016-12-31"),
        ({"due": date(2016, 12, 31), "due_text": "年底前"}, "年底前"),
    ],
)
def test_the_due_date_as_it_was_printed(a_row: Any, fields: dict[str, Any], said: str) -> None:
    assert due(a_row("甲", **fields)) == said


@pytest.mark.parametrize(
    ("as_of", "said"), [(None, "未填报"), (date(2016, 5, 31), "05-31"), (date(2015, 11, 30), "2015-11-30")]
)
def test_the_latest_report_tells_the_year_where_it_is_another_one(a_row: Any, as_of: date | None, said: str) -> None:
    assert reported(a_row("甲", as_of=as_of)) == said


def test_projects_without_a_figure_sort_below_those_with_none_done(a_row: Any) -> None:
    sort = BY_KEY["progress"].sort
    assert sort(a_row("甲")) < sort(a_row("乙", percent=0.0))
