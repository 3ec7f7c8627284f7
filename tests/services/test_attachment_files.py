"""Attachments in from files, and out into files."""

import os
import sys
from pathlib import Path

import pytest
from photos import BOMB, photo, position

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.services.attachment_files import free_path, read_in, write_out


def on(_done: int, _total: int) -> bool:
    return True


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_are_read_with_their_kind_told_by_their_bytes(tmp_path: Path) -> None:
    paths = [file(tmp_path, "现场.JPG", photo()), file(tmp_path, "批复.pdf", b"%PDF-1.4")]

    first, second = read_in(paths, on)

    assert (first.name, first.media_type, first.content) == ("现场.JPG", "image/jpeg", photo())
    assert (second.name, second.media_type) == ("批复.pdf", "application/pdf")
    assert first.uid != second.uid


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("炸弹.png", BOMB, "太大"),
        ("大图.png", BOMB.replace((30_000).to_bytes(4, "big"), (9_000).to_bytes(4, "big")), "太大"),
        ("断了.jpg", photo()[:3000], "已损坏"),
        ("其实是网页.jpg", b"<svg xmlns='x'><script/></svg>", "不是能显示的图片"),
        ("空.jpg", b"", "空文件"),
        ("病毒.pdf", b"MZ\x90\0", "不是PDF 文件"),
    ],
)
def test_one_bad_file_keeps_all_out(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    good = file(tmp_path, "好.jpg", photo())
    with pytest.raises(Refused, match=why) as refusal:
        read_in([good, file(tmp_path, name, content)], on)
    assert name in str(refusal.value)


@pytest.mark.bad_input
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = file(tmp_path, "扫描.pdf", b"%PDF-1.4")
    os.truncate(path, 3_000_000_000)  # a hole: it takes no room on the disk
    with pytest.raises(Refused, match="太大"):
        read_in([path], on)


@pytest.mark.bad_input
@pytest.mark.skipif(sys.platform == "win32", reason="pipes have names there")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    for path, why in (
        (tmp_path, "不是普通文件"),
        (tmp_path / "管道.pdf", "不是普通文件"),
        (tmp_path / "无.pdf", "不是普通"),
    ):
        with pytest.raises(Refused, match=why):
            read_in([path], on)


def test_reading_stops_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{number}.jpg", photo()) for number in range(3)]

    assert len(read_in(paths, lambda done, _total: done < 1)) == 1


def test_a_photo_is_written_without_its_position(tmp_path: Path) -> None:
    assert write_out(photo(), "现场.jpg", tmp_path / "现场.jpg")
    assert not write_out(b"%PDF-1.4", "批复.pdf", tmp_path / "批复.pdf")

    assert not position((tmp_path / "现场.jpg").read_bytes())
    assert (tmp_path / "批复.pdf").read_bytes() == b"%PDF-1.4"


def test_nothing_is_overwritten_in_a_folder(tmp_path: Path) -> None:
    file(tmp_path, "现场.jpg", b"mine")

    assert free_path(tmp_path, "现场.jpg") == tmp_path / "现场 (2).jpg"
    assert free_path(tmp_path, "../../现场.JPG") == tmp_path / "现场 (2).JPG"


@pytest.mark.faults
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不存在，没有写出"):
        write_out(b"%PDF-1.4", "批复.pdf", tmp_path / "没有" / "批复.pdf")
    with pytest.raises(Refused, match="数据文件的名字"):
        write_out(b"%PDF-1.4", "批复.pdf", tmp_path / "批复.dongliu")
    with pytest.raises(Refused, match="没有写出"):
        free_path(tmp_path / "没有", "批复.pdf")
