"""The editor of light rules: it gives back what it shows, offers published rules, and tells what would change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.light_presets import PRESETS
from dongliu_desktop.domain.lights import Check, Condition, Light, LightRule
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.light_questions import kept_rules
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.light_rule import LightRuleDialog
from dongliu_desktop.ui.hub import Hub

OWN = LightRule(
    "本街道",
    (
        Condition(Light.RED, (Check("behind", ">", 20), Check("percent", "<", 50)), "约谈"),
        Condition(Light.GREEN, (Check("idle", "<=", 0), Check("days_left", ">=", -400), Check("done", "=", 0))),
    ),
    date(2016, 1, 1),
    3,
    "党政办批准",
)


@pytest.fixture
def dialog(record_file: Path, qtbot: QtBot) -> Iterator[LightRuleDialog]:
    reader = Reader(record_file, lambda: date(2016, 6, 20))
    hub = Hub(reader, Lane("database"))
    year = next(row for row in reader.ask(lambda reading: reading.years()) if row.year == 2015)
    parent = QWidget()
    qtbot.addWidget(parent)
    made = LightRuleDialog(hub, YearRow(*year), reader.ask(kept_rules), OWN, parent)
    yield made
    made.reject()
    hub.close()


def test_it_gives_back_what_it_shows_comparisons_it_has_no_room_for_too(dialog: LightRuleDialog) -> None:
    assert dialog.rule() == OWN


@pytest.mark.parametrize("rule", PRESETS, ids=lambda rule: rule.name)
def test_every_published_rule_is_offered_with_its_source(dialog: LightRuleDialog, rule: LightRule) -> None:
    at = dialog.start.findText(rule.name) if rule.name != "缺省规则" else dialog.start.count() - len(PRESETS)

    dialog.start.setCurrentIndex(at)
    dialog.start.activated.emit(at)

    assert dialog.rule() == rule
    assert rule.note


def test_conditions_are_added_moved_and_removed(dialog: LightRuleDialog) -> None:
    first, second = OWN.conditions

    dialog._editors[0].moved.emit(1)
    assert dialog.rule().conditions == (second, first)
    dialog._editors[0].removed.emit()
    assert dialog.rule().conditions == (first,)


def test_a_second_comparison_is_there_when_wanted(dialog: LightRuleDialog) -> None:
    two = dialog._editors[0]
    assert two.checks[1].isVisibleTo(two)
    dialog.show_rule(LightRule("一条", (Condition(Light.RED, (Check("percent", "<", 50),)),)))
    (one,) = dialog._editors
    assert not one.checks[1].isVisibleTo(one)

    one._second.click()
    one.checks[1].field.setCurrentIndex(one.checks[1].field.findData("overdue"))

    assert one.checks[1].isVisibleTo(one)
    assert [check.field for check in dialog.rule().conditions[0].checks] == ["percent", "overdue"]


def test_it_tells_which_projects_would_change_and_why(dialog: LightRuleDialog, qtbot: QtBot) -> None:
    every = Condition(Light.ORANGE, (Check("idle", ">=", 0),))
    dialog.show_rule(LightRule("全橙", (every,)))
    qtbot.waitUntil(lambda: dialog.preview.model().rowCount() > 0)

    told: Any = dialog.preview.model().index(0, 0).data()
    assert "→ 明显滞后" in told
    assert "原来：" in told
    assert f"有 {dialog.preview.model().rowCount()} 个项目会变" in dialog.told.text()
