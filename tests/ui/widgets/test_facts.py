"""Lights, bars, figures and the timeline: what they show and say."""

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.theme.tokens import LIGHT
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.light import LightLabel, paint_light
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.progress import Progress, ProgressBar, paint_progress
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline, TimelineModel

# The off-screen platform says so about size hints and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SIDE = 20


def canvas(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    return image


def silhouette(light: Light) -> frozenset[tuple[int, int]]:
    """The pixels a light covers, whatever their colour."""
    image = canvas(SIDE, SIDE)
    painter = QPainter(image)
    paint_light(painter, QRectF(0, 0, SIDE, SIDE), light, LIGHT)
    painter.end()
    places = [(x, y) for x in range(SIDE) for y in range(SIDE)]
    return frozenset(place for place in places if image.pixelColor(*place).lightness() < 200)


@pytest.mark.usefixtures("qapp")
def test_each_light_has_a_shape_of_its_own() -> None:
    shapes = {light: silhouette(light) for light in Light}
    for light, shape in shapes.items():
        for other, its in shapes.items():
            assert light is other or len(shape ^ its) > SIDE, (light, other)


def test_a_light_says_its_word_and_reason(qtbot: QtBot) -> None:
    label = LightLabel(Light.RED, "已逾期 12 天")
    qtbot.addWidget(label)
    assert label.accessibleName() == "严重滞后：已逾期 12 天"
    label.show_light(Light.GREY, "")
    assert label.accessibleName() == "未定"


def test_a_long_reason_takes_two_lines_before_it_is_cut(qtbot: QtBot) -> None:
    label = LightLabel(Light.RED, "低于时序进度 14 个百分点")
    qtbot.addWidget(label)
    one_line = label.heightForWidth(250)
    label.show_light(Light.RED, "人工设定：信访未化解，等待区里协调会的意见")
    label.resize(250, label.heightForWidth(250))
    assert label.height() > one_line
    assert label.shown() == label.text()
    label.show_light(Light.RED, "人工设定：" + "等待意见，" * 20)
    assert label.shown().endswith("…")


def bar(progress: Progress, qapp: QApplication) -> tuple[int, int]:
    """Paint a bar: how many pixels of its middle line have its light's colour, and where the mark stands."""
    image = canvas(300, 36)
    painter = QPainter(image)
    paint_progress(painter, QRect(0, 0, 300, 36), progress, Look(qapp.font(), qapp.palette()))
    painter.end()
    filled = sum(image.pixelColor(x, 18) == LIGHT.lights[progress.light].shape for x in range(300))
    mark = next((x for x in range(300) if image.pixelColor(x, 11) == LIGHT.tick), -1)
    return filled, mark


def test_a_bar_is_as_long_as_its_percentage_and_marks_the_schedule(qapp: QApplication) -> None:
    half, mark = bar(Progress(50.0, 25.0, Light.GREEN), qapp)
    full, later = bar(Progress(100.0, 75.0, Light.GREEN), qapp)
    assert abs(full - 2 * half) <= 8
    assert 0 < mark < later


def test_more_than_everything_fills_the_bar_and_no_percentage_draws_none(qapp: QApplication) -> None:
    full, _mark = bar(Progress(100.0, None, Light.BLUE), qapp)
    over, _mark = bar(Progress(961.7, None, Light.BLUE), qapp)
    assert 0 < over <= full
    assert bar(Progress(None, 50.0, Light.GREY, "已启动"), qapp) == (0, -1)


def test_a_bar_says_its_figures(qtbot: QtBot) -> None:
    widget = ProgressBar(Progress(82.0, 91.7, Light.YELLOW))
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "形象进度 82%（竖线为时序进度 91.7%）"
    assert Progress(None, 50.0, Light.GREY).text() == "—"


@pytest.mark.parametrize(("unit", "suffix", "top"), [(None, " %", 100.0), ("户", " 户", 1e9), ("", "", 1e9)])
def test_a_figure_is_a_percentage_or_a_quantity(qtbot: QtBot, unit: str | None, suffix: str, top: float) -> None:
    editor = FigureEditor(unit)
    qtbot.addWidget(editor)
    assert (editor.suffix(), editor.maximum()) == (suffix, top)


def test_an_empty_figure_stays_empty_until_something_is_typed(qtbot: QtBot) -> None:
    editor = FigureEditor(None)
    qtbot.addWidget(editor)
    editor.show_figure(None)
    assert editor.figure() is None
    assert not editor.is_changed()
    qtbot.keyClicks(editor, "0")
    assert editor.figure() == 0.0
    assert editor.is_changed()


def test_figures_show_no_needless_zeros(qtbot: QtBot) -> None:
    editor = FigureEditor(None)
    qtbot.addWidget(editor)
    editor.show_figure(91.8)
    assert editor.cleanText() == "91.8"
    editor.show_figure(100.0)
    assert editor.cleanText() == "100"
    assert not editor.is_changed()


ENTRIES = (
    Entry("2015-10-31", "74% → 82%", "太古小学、市第六医院达成签约意向。", Light.GREEN),
    Entry("2015-08-31", "55% → 74%", "枫丹馨园征地测量评估结束。" * 12, Light.YELLOW),
    Entry("", "项目启动", faded=True),
)


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(320, 400)
    timeline.set_entries(ENTRIES)
    with qtbot.waitExposed(timeline):
        timeline.show()
    return timeline


def heights(timeline: Timeline) -> list[int]:
    model = timeline.model()
    return [timeline.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())]


def test_an_entry_is_as_high_as_its_text_at_the_present_width(qtbot: QtBot, timeline: Timeline) -> None:
    qtbot.waitUntil(lambda: all(heights(timeline)))
    short, long, bare = heights(timeline)
    assert bare < short < long
    timeline.resize(640, 400)
    qtbot.waitUntil(lambda: 0 < heights(timeline)[1] < long)


def test_ctrl_c_copies_the_entry(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.setCurrentIndex(timeline.model().index(0, 0))
    timeline.setFocus()
    qtbot.keySequence(timeline, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "2015-10-31  74% → 82%\n太古小学、市第六医院达成签约意向。"


def test_the_timeline_model_keeps_qt_rules_and_is_read_aloud() -> None:
    model = TimelineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries(ENTRIES)
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "项目启动"


def test_thousands_of_entries_make_no_widgets(qtbot: QtBot, timeline: Timeline) -> None:
    before = len(timeline.viewport().children())
    timeline.set_entries(ENTRIES[:1] * 3000)
    qtbot.waitUntil(lambda: timeline.verticalScrollBar().maximum() > 0)
    assert len(timeline.viewport().children()) == before
