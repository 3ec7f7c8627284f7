"""催办单: a letter to one section or owner; what is empty is left out."""

from datetime import date
from pathlib import Path

import pytest
from table_rows import DAY, HEADING, PROBLEM, PROJECT, YEAR, all_words, checked_pdf, projects, words

from dongliu_desktop.documents.reminder_slip import DESIGNED, reminder_slip
from dongliu_desktop.domain.agenda import Matter
from dongliu_desktop.domain.tables import Slip

pytestmark = pytest.mark.usefixtures("qapp")
STEP = Matter("m", "x", "milestones", "宁穿路三号桥地块拆迁：评估", "靓度·破", "城管科", "", date(2016, 6, 1), -9)
SLIP = Slip(YEAR, "城管科", (PROJECT,), (PROJECT._replace(name="中山路综合整治", as_of=None),), (STEP,), (PROBLEM,))


def test_it_says_to_whom_what_and_what_is_asked(tmp_path: Path) -> None:
    (page,) = checked_pdf(reminder_slip(SLIP, DESIGNED, HEADING), tmp_path)
    wanted = (
        "重点工作催办单", "城管科：",
        "下列项目落后于计划（截至2016年6月10日），请抓紧推进，并报送原因和措施：",
        "宁穿路三号桥地块拆迁黄灯低于时序进度13.8个百分点",
        "下列项目2016年6月还没有填报，请在2016年6月28日前报送进展：", "中山路综合整治靓度·破从未填报",
        "下列事项临近或者已过时限", "宁穿路三号桥地块拆迁：评估2016-06-01已过9天",
        "下列督办事项还没有办结", "四明中学尚未签约（宁穿路三号桥地块拆迁）", "已逾期", "逐户上门", "逾期9天",
        "东柳街道（盖章）2016年6月10日", "经办人：", "签收人：",
    )  # fmt: skip
    assert [text for text in wanted if text not in page] == []


def test_what_nobody_is_late_with_is_not_mentioned() -> None:
    shown = all_words(reminder_slip(SLIP._replace(whom="", behind=(), late=(), problems=()), DESIGNED, HEADING))
    assert "各责任单位：" in shown
    assert not [text for text in ("落后", "时限", "督办", "责任人") if text in shown]


def test_a_long_slip_goes_on_with_its_heads_and_is_signed_beside_its_last_rows(tmp_path: Path) -> None:
    rows = projects((70,))
    made = reminder_slip(Slip(YEAR, "城管科", rows, (), (), ()), DESIGNED, HEADING)
    pages = checked_pdf(made, tmp_path)
    assert len(pages) > 2
    assert all(page.count("亮灯") == 1 for page in pages)
    assert all("重点工作催办单城管科" in page for page in pages[1:])
    assert rows[-1].name in words(made.pages[-1])
    assert f"{DAY.year}年{DAY.month}月{DAY.day}日" in words(made.pages[-1])
