"""The rules of the supervision list: states, days, months of red lights, reminders."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.problems import ProblemRow, State, counts, reminder

DAY = date(2016, 6, 10)
DAYS = st.none() | st.dates(date(2015, 1, 1), date(2017, 12, 31))


def item(**fields: Any) -> ProblemRow:
    empty = ProblemRow(
        "p", 2016, False, DAY, "x", "中山路整治", "靓度", "城管科", "四明中学尚未签约。", "", "", "", "",
        None, "", None, None, "", None, "", "", "",
    )  # fmt: skip
    return empty._replace(**fields)


@given(opened=DAYS, due=DAYS, closed=DAYS, struck=DAYS)
def test_days_and_states_agree_whatever_the_dates(
    opened: date | None, due: date | None, closed: date | None, struck: date | None
) -> None:
    row = item(opened_on=opened, due=due, closed_on=closed, struck_off_on=struck)

    assert (row.days_open is None) == (opened is None)
    assert row.days_late >= 0
    assert (row.state == State.OVERDUE) == (closed is None and struck is None and due is not None and due < DAY)
    assert (row.state == State.STRUCK_OFF) == (struck is not None)


def test_an_item_is_late_from_the_day_after_its_term() -> None:
    assert item(due=DAY).state == State.OPEN
    assert item(due=DAY - timedelta(1)).state == State.OVERDUE
    assert item(due=DAY - timedelta(1)).days_late == 1


def test_counts_name_what_is_near_and_what_is_open_longest() -> None:
    old, settled = item(opened_on=date(2016, 1, 1)), item(opened_on=date(2015, 1, 1), closed_on=DAY)
    near, far = item(due=DAY + timedelta(7)), item(due=DAY + timedelta(8), opened_on=DAY)

    found = counts([far, old, settled, near, item(due=date(2016, 6, 1))])

    assert (found.total, found.soon, found.longest) == (5, 1, old)
    assert found.states == {State.OVERDUE: 1, State.OPEN: 3, State.CLOSED: 1, State.STRUCK_OFF: 0}
    assert counts([]).longest is None


def test_a_reminder_says_what_since_when_until_when_and_who() -> None:
    row = item(owner="城管科科长", holder="王一", measure="逐户上门", opened_on=date(2016, 5, 1), due=date(2016, 6, 1))

    assert reminder(row) == (
        "【催办】城管科科长（王一）：\n"
        "中山路整治督办事项“四明中学尚未签约”\n"
        "2016年5月1日立项，至今 40 天，办结时限 2016年6月1日（已逾期 9 天）\n"
        "整改措施：逐户上门\n"
        "请抓紧办理，并于办结后报送办结情况和佐证材料。（2016年6月10日）"
    )


def test_a_reminder_leaves_out_what_nobody_wrote() -> None:
    bare = item(project=None, project_name="", section="", text="作风")

    assert reminder(bare).splitlines()[:2] == ["【催办】责任单位：", "督办事项“作风”"]
    assert "None" not in reminder(bare)
    assert "还有 5 天" in reminder(item(due=DAY + timedelta(5)))
    assert "今天到期" in reminder(item(due=DAY))
