"""The preview dialog, used as a person would, with stand-ins for the desktop's own dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.documents.layout.flow import Frame, Margins, NewPage, Paragraph, compose
from dongliu_desktop.documents.layout.items import A4, Document, Paper, Role, Style
from dongliu_desktop.documents.layout.text import Typesetter
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.dialogs.print_job import Appendix, PrintJob
from dongliu_desktop.ui.widgets.page_list import PageModel
from dongliu_desktop.ui.widgets.page_view import Fit, sheets_of

# Qt's offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
RED = Style(Role.HEI, 60, colour="#d00000")


def document(name: str, pages: int = 2, paper: Paper = A4) -> Document:
    blocks = [part for number in range(pages) for part in (Paragraph(f"{name}之{number}", RED), NewPage())]
    return compose(name, blocks[:-1], Frame(paper, Margins(20, 20, 20, 20)), Typesetter())


class Desk:
    """Answers in place of the desktop's dialogs."""

    def __init__(self, folder: Path) -> None:
        self.file: Path | None = folder / "进度单.pdf"
        self.queue: Path | None = folder / "queue.pdf"
        self.shown: Path | None = None

    def has_printer(self) -> bool:
        return self.queue is not None

    def printer(self, parent: QWidget, paper: Paper, pages: int, copies: int) -> QPrinter | None:
        del parent, paper, pages, copies
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.queue))
        return printer

    def pdf_file(self, parent: QWidget, name: str) -> Path | None:
        assert name == "进度单.pdf"
        del parent
        return self.file

    def show_folder(self, folder: Path) -> None:
        self.shown = folder


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    lane = Lane("files", qapp)
    yield lane
    lane.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def job(*documents: Document) -> PrintJob:
    return PrintJob("进度单", len(documents), lambda: documents, "进度单.pdf")


@pytest.fixture
def dialog(qtbot: QtBot, lane: Lane, desk: Desk) -> PreviewDialog:
    return opened(qtbot, PreviewDialog(job(document("甲"), document("乙", 3)), lane, desk))


def opened(qtbot: QtBot, dialog: PreviewDialog) -> PreviewDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(dialog.print_button.isEnabled)
    return dialog


def seen(dialog: PreviewDialog) -> QImage:
    return dialog.view.viewport().grab().toImage()


def is_coloured(image: QImage) -> bool:
    step = 3
    pixels = (image.pixelColor(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step))
    return any(pixel.red() > pixel.green() + 80 for pixel in pixels)


def test_it_opens_at_the_first_page_and_counts_them(dialog: PreviewDialog) -> None:
    assert (dialog.bar.page.value(), dialog.bar.page.maximum()) == (1, 5)
    assert dialog.bar.count.text() == "/ 5 页"
    assert "甲之0" in dialog.view.accessibleDescription()
    assert dialog.windowTitle() == "打印预览：进度单"


def test_keys_turn_pages(qtbot: QtBot, dialog: PreviewDialog) -> None:
    for key, page, text in (
        (Qt.Key.Key_PageDown, 2, "甲之1"),
        (Qt.Key.Key_PageDown, 3, "乙之0"),
        (Qt.Key.Key_PageUp, 2, "甲之1"),
        (Qt.Key.Key_End, 5, "乙之2"),
        (Qt.Key.Key_PageDown, 5, "乙之2"),
        (Qt.Key.Key_Home, 1, "甲之0"),
    ):
        qtbot.keyClick(dialog.view, key)
        assert dialog.bar.page.value() == page
        assert text in dialog.view.accessibleDescription()


def test_thumbnails_bar_and_page_go_together(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.pages.setCurrentIndex(dialog.pages.model().index(3, 0))
    assert dialog.view.current == 3
    assert dialog.bar.page.value() == 4
    dialog.bar.page.setValue(2)
    assert dialog.pages.currentIndex().row() == dialog.view.current == 1
    qtbot.mouseClick(dialog.bar.forward, Qt.MouseButton.LeftButton)
    assert dialog.pages.currentIndex().row() == dialog.view.current == 2


def test_scrolling_marks_the_page_without_jumping_to_it(dialog: PreviewDialog) -> None:
    bar = dialog.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 40)
    assert dialog.view.current == 2
    assert bar.value() == bar.maximum() // 2 + 40
    assert dialog.pages.currentIndex().row() == 2


def test_the_zoom_follows_keys_wheel_and_list(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.view.set_zoom(1.0)
    assert dialog.bar.zoom.currentText() == "100 %"
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == pytest.approx(1.25)
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == pytest.approx(1.0)
    at = dialog.view.viewport().rect().center().toPointF()
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(dialog.view.viewport(), turn)
    assert dialog.view.zoom == pytest.approx(1.5625)
    assert dialog.bar.zoom.placeholderText() == "156 %"
    dialog.bar.zoom.activated.emit(dialog.bar.zoom.findText("200 %"))
    assert dialog.view.zoom == 2.0
    for _ in range(20):
        dialog.view.zoom_out()
    assert dialog.view.zoom == 0.25


def test_fitting_follows_the_window(dialog: PreviewDialog) -> None:
    dialog.bar.zoom.activated.emit(dialog.bar.zoom.findText("适合页面"))
    dialog.resize(900, 700)
    QApplication.processEvents()
    assert dialog.view.horizontalScrollBar().maximum() == 0
    small = dialog.view.zoom
    dialog.resize(1200, 900)
    QApplication.processEvents()
    assert dialog.view.zoom > small
    dialog.view.set_fit(Fit.WIDTH)
    assert dialog.view.zoom > small
    assert dialog.view.horizontalScrollBar().maximum() == 0


def test_black_and_white_can_be_tried(dialog: PreviewDialog) -> None:
    assert is_coloured(seen(dialog))
    dialog.bar.grey.setChecked(True)
    assert not is_coloured(seen(dialog))


def test_the_page_is_white_paper_on_a_desk(dialog: PreviewDialog) -> None:
    dialog.view.set_fit(Fit.PAGE)
    image = seen(dialog)
    assert image.pixelColor(2, 2) != QColor(Qt.GlobalColor.white)
    assert image.pixelColor(image.rect().center()) == QColor(Qt.GlobalColor.white)


def test_saving_writes_the_pdf_and_offers_its_folder(qtbot: QtBot, dialog: PreviewDialog, desk: Desk) -> None:
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已保存" in dialog.banner.sentence())
    assert desk.file
    assert desk.file.read_bytes().startswith(b"%PDF")
    assert "5 页" in dialog.banner.sentence()
    (button,) = (button for button in dialog.banner.findChildren(QAbstractButton) if button.text() == "打开文件夹")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.shown == desk.file.parent


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, dialog: PreviewDialog, desk: Desk, tmp_path: Path) -> None:
    desk.file = tmp_path / "没有这里" / "进度单.pdf"
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "文件夹不存在" in dialog.banner.sentence())
    assert dialog.save_button.isEnabled()


def test_not_choosing_a_file_does_nothing(dialog: PreviewDialog, desk: Desk) -> None:
    desk.file = None
    dialog.save_button.click()
    assert dialog.save_button.isEnabled()


def test_printing_says_that_pages_are_on_their_way(qtbot: QtBot, dialog: PreviewDialog, desk: Desk) -> None:
    dialog.print_button.click()
    qtbot.waitUntil(lambda: "已送往打印机，共 5 页" in dialog.banner.sentence())
    assert desk.queue
    assert desk.queue.exists()


def test_without_a_printer_a_pdf_is_offered(qtbot: QtBot, dialog: PreviewDialog, desk: Desk) -> None:
    desk.queue = None
    dialog.print_button.click()
    assert "没有找到打印机" in dialog.banner.sentence()
    (button,) = (button for button in dialog.banner.findChildren(QAbstractButton) if "PDF" in button.text())
    button.click()
    qtbot.waitUntil(lambda: "已保存" in dialog.banner.sentence())


def test_a_job_can_be_cancelled_while_pages_are_made(qtbot: QtBot, lane: Lane, desk: Desk) -> None:
    made: list[int] = []

    def endless() -> Iterator[Document]:
        while True:
            made.append(1)
            yield document("丙", 1)

    dialog = PreviewDialog(PrintJob("多", 10, endless, "进度单.pdf"), lane, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(made) > 2)
    assert not dialog.print_button.isEnabled()
    with qtbot.waitSignal(dialog.rejected):
        (cancel,) = (button for button in dialog.busy.findChildren(QAbstractButton) if button.text() == "取消")
        cancel.click()


def test_closing_stops_the_work(qtbot: QtBot, lane: Lane, desk: Desk) -> None:
    made: list[int] = []

    def endless() -> Iterator[Document]:
        while True:
            made.append(1)
            yield document("丁", 1)

    dialog = PreviewDialog(PrintJob("多", 10, endless, "进度单.pdf"), lane, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(made) > 2)
    dialog.close()
    lane.stop()  # waits for what runs: it would for ever
    QApplication.processEvents()
    assert not dialog.isVisible()


def test_a_bug_in_a_sheet_reaches_the_crash_report(qtbot: QtBot, lane: Lane, desk: Desk) -> None:
    def broken() -> Iterator[Document]:
        raise ZeroDivisionError
        yield document("戊")

    dialog = PreviewDialog(PrintJob("坏", 1, broken, "进度单.pdf"), lane, desk)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(lane.crashed) as crashed:
        dialog.show()
    assert isinstance(crashed.args[0], ZeroDivisionError)
    assert not dialog.isVisible()


def test_missing_fonts_are_named_in_one_line(dialog: PreviewDialog) -> None:
    text = dialog.font_notice.text()
    assert dialog.font_notice.isVisible() == ("黑体" in text)
    assert "\n" not in text


def test_every_control_has_a_name(dialog: PreviewDialog) -> None:
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QComboBox, QSpinBox)) and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert dialog.view.accessibleName()
    assert dialog.pages.accessibleName()


def test_papers_may_differ(qtbot: QtBot, lane: Lane, desk: Desk) -> None:
    dialog = opened(
        qtbot, PreviewDialog(job(document("竖", 1), document("横", 1, A4._replace(landscape=True))), lane, desk)
    )
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert "横之0" in dialog.view.accessibleDescription()
    assert seen(dialog).size() == dialog.view.viewport().size()


def test_thumbnails_are_a_sound_model(qtbot: QtBot, dialog: PreviewDialog) -> None:
    model = dialog.pages.model()
    assert isinstance(model, QAbstractItemModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    fresh = PageModel()
    QAbstractItemModelTester(fresh, QAbstractItemModelTester.FailureReportingMode.Fatal)
    fresh.show_sheets(sheets_of([document("己", 3)]), 2.0)
    picture = fresh.data(fresh.index(1), Qt.ItemDataRole.DecorationRole)
    assert isinstance(picture, QImage)
    assert picture.size() == QSize(146, 208)
    assert "己" in str(fresh.data(fresh.index(1), Qt.ItemDataRole.AccessibleTextRole))
    del qtbot


def test_what_should_be_looked_at_goes_along_if_somebody_wants_it(qtbot: QtBot, lane: Lane, desk: Desk) -> None:
    plain = job(document("甲"))
    assert opened(qtbot, PreviewDialog(plain, lane, desk)).appendix.isHidden()

    appendix = Appendix("3 处需要留意", "外贸出口：没有填报", lambda: document("体检清单", 1))
    dialog = opened(qtbot, PreviewDialog(plain._replace(appendix=appendix), lane, desk))
    assert (dialog.appendix.text(), dialog.bar.page.maximum()) == ("3 处需要留意", 2)  # printed as it is, all the same
    qtbot.keyClick(dialog.appendix, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.bar.page.maximum() == 3)
    dialog.bar.page.setValue(3)
    assert "体检清单之0" in dialog.view.accessibleDescription()
    qtbot.keyClick(dialog.appendix, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.bar.page.maximum() == 2)
