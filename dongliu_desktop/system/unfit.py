"""What is said of a file from outside that cannot be taken in."""


class UnfitFile(ValueError):
    """A file from outside is not what it should be, or not fit to be read. The message is one Chinese sentence."""


def kind_told(head: bytes) -> str:
    """Say what a file is by its first bytes, whatever its name says; "" where they tell nothing."""
    return next((kind for start, kind in KINDS.items() if head.startswith(start)), "")


KINDS: dict[bytes, str] = {
    b"PK\x03\x04": "压缩包或新版 Office 文件",
    b"PK\x05\x06": "空的压缩包",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "旧版（.xls、.doc）或加了密码的 Office 文件",
    b"%PDF-": "PDF 文件",
    b"\x89PNG\r\n\x1a\n": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"SQLite format 3\x00": "数据库文件",
    b"MZ": "程序",
    b"\x7fELF": "程序",
    b"{\\rtf": "RTF 文件",
    b"<html": "网页",
    b"<!DOCTYPE html": "网页",
    b"<!doctype html": "网页",
    b"<svg": "SVG 图片",
}
