"""What a paged device (PDF or printer) has to be told about paper."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from dongliu_desktop.documents.layout.items import Paper


def page_size(paper: Paper) -> QPageSize:
    """Give Qt's name for the paper's size, without its orientation."""
    return QPageSize(QSizeF(paper.short_mm, paper.long_mm), QPageSize.Unit.Millimeter, paper.name)


def orientation(paper: Paper) -> QPageLayout.Orientation:
    """Tell how the paper lies."""
    return QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
