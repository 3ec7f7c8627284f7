"""A light that a person sets: asked for with a reason, shown as such, told in the history, taken back."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.dialogs.light_override import OverrideDialog


def answer(*answers: tuple[Light | None, str]) -> list[str]:
    """Fill in the dialog each time it comes up; give what it told every time."""
    told: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OverrideDialog)
        light, reason = answers[len(told)]
        told.append(dialog._message.text())
        dialog.light.setCurrentIndex(dialog.light.findData(light))
        dialog.reason.setText(reason)
        if len(told) < len(answers):
            QTimer.singleShot(0, fill)
        dialog.accept()

    QTimer.singleShot(0, fill)
    return told


def test_a_light_is_set_with_a_reason_and_taken_back(pillar: Any) -> None:
    pillar.choose("中山路")
    computed = pillar.row.light
    inspector = pillar.page.inspector

    told = answer((Light.RED, " "), (Light.RED, "信访未化解"))
    inspector.override_light()
    pillar.settle()
    assert told == ["", "人工设定亮灯要写明原因。"]
    assert (pillar.row.light, pillar.row.reason) == (Light.RED, "人工设定：信访未化解")
    assert "人工设定：信访未化解" in inspector._light.accessibleName()

    answer((None, ""))
    inspector.override_light()
    pillar.settle()
    assert (pillar.row.light, pillar.row.override) == (computed, "")


def test_the_history_tells_it_in_words(pillar: Any) -> None:
    pillar.choose("中山路")
    answer((Light.RED, "信访未化解"))
    pillar.page.inspector.override_light()
    pillar.page.inspector._tabs.choose("history")
    pillar.settle()
    newest = pillar.page.inspector.page("history").steps.model().index(0, 0).data()

    assert "人工亮灯：— → 红灯" in newest
    assert "人工亮灯的原因：— → 信访未化解" in newest


def test_a_closed_year_keeps_its_lights(pillar: Any) -> None:
    row = pillar.choose("中山路")
    year = next(year for year in pillar.ask(lambda reading: reading.years()) if year.year == row.year)
    pillar.do(SetFrozen(year.uid, frozen=True))

    assert not pillar.page.inspector._override.isEnabled()
