"""投资 in the inspector: asked for where some is planned, told among the facts and in the timeline."""

from typing import Any

from PySide6.QtWidgets import QLabel


def facts_shown(pillar: Any) -> str:
    pillar.page.inspector._tabs.choose("facts")
    pillar.settle()
    sheet = pillar.page.inspector.page("facts")._room.widget()
    return "，".join(label.text() for label in sheet.findChildren(QLabel))


def test_money_is_asked_for_where_some_is_planned(pillar: Any) -> None:
    pillar.choose("中山路")
    assert not pillar.form.investment.isVisible()

    pillar.edit(annual_investment=3000.0, invested_before=4000.0)
    assert pillar.form.investment.isVisible()
    pillar.form.investment.setValue(1500.0)
    pillar.save()
    pillar.settle()

    assert pillar.row.invested == 1500.0
    assert pillar.timeline[0].splitlines()[0].endswith("投资 1,500万元")
    told = facts_shown(pillar)
    assert "本年完成投资，1,500万元（完成率 50%）" in told
    assert "开工以来完成投资，5,500万元" in told


def test_what_was_typed_of_it_is_kept_as_a_draft(pillar: Any) -> None:
    pillar.choose("中山路")
    pillar.edit(annual_investment=3000.0)
    pillar.form.investment.setValue(12.5)
    pillar.choose("三号桥")
    pillar.choose("中山路")

    assert pillar.form.investment.figure() == 12.5
    assert pillar.row.invested is None
