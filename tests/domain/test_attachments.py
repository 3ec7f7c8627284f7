"""What may be attached: by name and first bytes, size, and the names that are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.attachments import (
    KINDS,
    MB,
    check_size,
    check_together,
    free_name,
    kind_of,
    size_told,
    suffix,
    with_suffix_of,
)
from dongliu_desktop.domain.errors import Refused

NAMES = st.text(alphabet="照片ab.()2 ", min_size=1, max_size=9)


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("name", "head", "why"),
    [
        ("签约书.exe", b"MZ", "不能作为附件"),
        ("清单", b"abc", "不能作为附件"),
        ("宏.docm", b"PK\x03\x04", "不能作为附件"),
        ("网页.html", b"<html", "不能作为附件"),
        ("图.svg", b"<svg", "不能作为附件"),
        ("IMG_0001.HEIC", b"\0\0\0\x18ftypheic", "兼容性最佳"),
        ("现场.mp4", b"\0\0\0\x18ftyp", "视频"),
        ("批复.pdf", b"MZ\x90\0", "不是PDF 文件"),
        ("批复.pdf", b"<html>", "不是PDF 文件"),
        ("台账.xlsx", b"<html>", "不是Excel 文件"),
        ("台账.xls", b"MZ\x90\0", "不是Office 文件"),
        ("说明.txt", b"#!/bin/sh", "不是文本"),
    ],
)
def test_what_cannot_be_attached_is_told_why(name: str, head: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        kind_of(name, head)


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("照片.JPG", b"\xff\xd8\xff", "image/jpeg"),
        ("批复.pdf", b"%PDF-1.4", "application/pdf"),
        ("台账.xls", b"<html", "application/vnd.ms-excel"),  # what many official systems export as .xls
        ("加密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", KINDS["docx"].media_type),
        ("空行.txt", b"", "text/plain"),
    ],
)
def test_the_kinds_of_an_office_are_taken(name: str, head: bytes, media_type: str) -> None:
    assert kind_of(name, head).media_type == media_type


@pytest.mark.parametrize(("size", "why"), [(0, "空文件"), (50 * MB + 1, "最多 50 MB")])
def test_empty_and_huge_files_are_refused(size: int, why: str) -> None:
    check_size("a.pdf", 50 * MB)
    with pytest.raises(Refused, match=why):
        check_size("a.pdf", size)


def test_files_that_are_too_much_together_are_refused() -> None:
    check_together([50 * MB] * 4)
    with pytest.raises(Refused, match="一次最多加 200 MB"):
        check_together([50 * MB] * 4 + [1])


@pytest.mark.parametrize(
    ("size", "told"), [(999, "999 字节"), (1000, "1 KB"), (999_999, "999 KB"), (2_440_000, "2.4 MB")]
)
def test_sizes_are_told_as_people_say_them(size: int, told: str) -> None:
    assert size_told(size) == told


@given(NAMES, st.lists(NAMES, max_size=12))
def test_a_free_name_is_nobody_else_s_and_of_the_same_kind(name: str, taken: list[str]) -> None:
    found = free_name(name, taken)

    assert found.casefold() not in {one.casefold() for one in taken}
    assert suffix(found) == suffix(name)
    assert found == name or name in taken or name.casefold() in {one.casefold() for one in taken}


@given(NAMES, NAMES)
def test_a_new_name_tells_the_same_kind(name: str, before: str) -> None:
    assert not suffix(before) or suffix(with_suffix_of(name, before)) == suffix(before)
