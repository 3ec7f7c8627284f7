"""Small pictures of large ones, made off the GUI thread and within bounds."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from dongliu_desktop.system.picture_size import HEAD_BYTES, picture_size
from dongliu_desktop.system.unfit import UnfitFile


def thumbnail(data: bytes, side: int) -> QImage | None:
    """Give a picture as it fits into a square of so many pixels, None where it cannot or must not be unpacked.

    From any thread. A JPEG is read at a smaller scale at once; others up to Qt's limit of 256 MB unpacked.
    """
    try:
        found = picture_size(data[:HEAD_BYTES], "")
    except UnfitFile:
        return None
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(found.kind.encode()))
    reader.setAutoDetectImageFormat(False)  # what its first bytes say, and never an SVG
    reader.setAutoTransform(True)
    size = QSize(found.width, found.height).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
