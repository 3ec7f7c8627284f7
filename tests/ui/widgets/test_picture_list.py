"""A list of files with small pictures: made within bounds, asked for when they are seen, and by keyboard."""

import pytest
from photos import BOMB, photo
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.widgets.picture_list import PictureEntry, PictureList
from dongliu_desktop.ui.widgets.thumbnail import thumbnail


def entries(number: int) -> list[PictureEntry]:
    return [PictureEntry(f"a{at}", f"照片 {at}.jpg", "1 KB", "", "image", f"p{at}") for at in range(number)]


@pytest.fixture
def pictures(qtbot: QtBot) -> PictureList:
    view = PictureList()
    qtbot.addWidget(view)
    view.resize(360, 300)
    QAbstractItemModelTester(view.model(), view)
    view.set_entries(entries(100))
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("kind", "size", "fits"), [("JPEG", (640, 480), (56, 42)), ("PNG", (30, 600), (2, 56)), ("WEBP", (9, 9), (56, 56))]
)
def test_a_picture_becomes_small(kind: str, size: tuple[int, int], fits: tuple[int, int]) -> None:
    image = thumbnail(photo(kind, size), 56)
    assert image is not None
    assert (image.width(), image.height()) == fits


@pytest.mark.bad_input
@pytest.mark.parametrize("data", [BOMB, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", photo()[:100]])
def test_what_must_not_be_unpacked_has_no_small_picture(data: bytes) -> None:
    assert thumbnail(data, 56) is None


def test_only_pictures_that_are_seen_are_asked_for_and_one_at_a_time(pictures: PictureList, qtbot: QtBot) -> None:
    asked: list[str] = []

    def answer(key: str) -> None:
        asked.append(key)
        pictures.show_picture(key, None if key == "p1" else QImage(56, 56, QImage.Format.Format_RGB32))

    pictures._asked.clear()
    pictures.wanted.connect(answer)
    pictures.viewport().update()
    qtbot.waitUntil(lambda: len(asked) >= 4 and not pictures._asked)

    assert asked == [f"p{at}" for at in range(len(asked))]
    assert len(asked) < 10
    assert pictures.picture("p0") is not None
    assert pictures.picture("p1") is None  # its icon stays, and it is not asked for again
    assert "p1" not in pictures._asked


def test_rows_are_opened_by_enter_and_stay_chosen_when_others_come(pictures: PictureList, qtbot: QtBot) -> None:
    pictures.setCurrentIndex(pictures.model().index(3, 0))
    with qtbot.waitSignal(pictures.opened) as opened:
        qtbot.keyClick(pictures, Qt.Key.Key_Return)
    assert opened.args == ["a3"]

    pictures.set_entries(entries(5)[2:])

    assert pictures.chosen_keys() == ["a3"]


def test_a_row_is_read_aloud_whole(pictures: PictureList) -> None:
    index = pictures.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "照片 0.jpg\n1 KB"
