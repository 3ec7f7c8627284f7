"""督办清单: counted first, then state by state, with shape and word."""

from datetime import date
from pathlib import Path

import pytest
from table_rows import HEADING, PROBLEM, WORDS, YEAR, checked_pdf, words

from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.problem_table import DESIGNED, problem_table
from dongliu_desktop.domain.problems import STATE_WORDS, ProblemRow, pressing
from dongliu_desktop.domain.tables import ProblemTable

pytestmark = pytest.mark.usefixtures("qapp")
SETTLED = PROBLEM._replace(closed_on=date(2016, 6, 3), closed_by="经办人")
STRUCK = SETTLED._replace(struck_off_on=date(2016, 6, 6), struck_off_by="督查室")
OPEN = PROBLEM._replace(due=date(2016, 6, 15), holder="张建国")


def table(*rows: ProblemRow, pillar: str = "") -> Document:
    return problem_table(ProblemTable(YEAR, pillar, tuple(sorted(rows, key=pressing))), DESIGNED, HEADING)


def test_all_that_is_known_of_an_item_is_printed(tmp_path: Path) -> None:
    (page,) = checked_pdf(table(PROBLEM, OPEN, SETTLED, STRUCK, pillar="靓度·破"), tmp_path)
    wanted = (
        "2016年靓度·破督办事项清单", "合计4项", "已逾期1", "办理中1", "待销号1", "已销号1", "7天内到期1",
        "四明中学尚未签约", "月度填报", "城管科科长（张建国）", "逐户上门", "2016-05-02", "逾期9天", "39天",
        "2016-06-03经办人", "2016-06-06督查室",
    )  # fmt: skip
    assert [text for text in wanted if text not in page] == []


def test_items_stand_state_by_state_the_most_pressing_first() -> None:
    shown = words(table(STRUCK, SETTLED, OPEN, PROBLEM).pages[0])
    groups = [shown.index(f"{word}　1 项") for word in STATE_WORDS.values()]
    assert groups == sorted(groups)
    assert shown.index("合计　4 项") < groups[0]


def test_a_long_list_has_its_head_on_every_page_and_no_state_without_an_item(tmp_path: Path) -> None:
    rows = [
        row._replace(text=f"〔{at:02}〕{WORDS * (at % 3)}完", due=date(2016, 5, 1 + at % 30))
        for at in range(40)
        for row in (PROBLEM, SETTLED)
    ]
    made = table(*rows)
    pages = checked_pdf(made, tmp_path)
    assert len(pages) > 4
    for page, laid in zip(pages, made.pages, strict=True):
        assert page.count("问题或督办事项") == 1
        shown = words(laid)
        groups = [at for at, word in enumerate(shown) if word.endswith("　40 项")]
        items = [at for at, word in enumerate(shown) if word.startswith("〔")]
        assert not groups or groups[-1] < items[-1]
    assert "".join(pages).count("〔") == 80
