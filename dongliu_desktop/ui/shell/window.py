"""The main window: its frame is on screen before anything is read; the pages come with the file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.header import Header
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.menu_names import MENUS
from dongliu_desktop.ui.widgets.banner import Banner
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import plain_tip, scaled
from dongliu_desktop.ui.widgets.tabs import PillarTabs

SMALLEST = QSize(960, 600)
PATH = 420  # pixels that the path in the status bar takes at most; what stands beside it has to be seen as well
EDGE = 12  # pixels left and right in the status bar, where the pages above begin and end


class MainWindow(QMainWindow):
    """The frame: menu titles, header, tabs, room for a page, status bar.

    Attributes:
        menus: the empty menus by name; filled when a file is open.
        may_close: asked before the window closes; what is typed may still be wanted.

    Signals:
        painted: the frame has been painted for the first time.
        closing: the window is about to close; drafts and settings are to be kept.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._was_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(tr("重点工作进度管理"))
        self.menus = {name: self.menuBar().addMenu(tr(name)) for name in MENUS}
        self.header = Header()
        self.tabs = PillarTabs()
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leads on to the page
        self.banner = Banner()
        self.busy = BusyStrip()
        self.pages = QStackedWidget()
        # A page that has not been laid out yet may ask for more than the screen has; the window decides, not the page.
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(SMALLEST)
        self.saved_note = plain_label("muted")
        self.file_note = plain_label("muted")
        self.backup_note = plain_label("muted")
        self.who_note = plain_label("muted")
        self._lay_out()
        memory.restore_window(self)
        self.tabs.setFocus()  # not the search field: the first keys walk through the record

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.tabs, self.banner, self.busy):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(EDGE, 0, EDGE, 0)
        status.addWidget(self.saved_note)
        status.addWidget(self.file_note)
        status.addWidget(self.backup_note)
        status.addPermanentWidget(self.who_note)
        for note in (self.saved_note, self.file_note):
            note.setContentsMargins(0, 0, EDGE, 0)
        self.saved_note.hide()

    def note_saved(self, told: str) -> None:
        """Tell in the status bar what was saved last, and when; until then its place is not kept free."""
        self.saved_note.setText(told)
        self.saved_note.show()

    def note_file(self, path: Path) -> None:
        """Tell in the status bar which file is open: a long path by its beginning and its end, in full on pointing."""
        room = scaled(self.font(), PATH)
        told = self.fontMetrics().elidedText(str(path), Qt.TextElideMode.ElideMiddle, room)
        self.file_note.setText(tr("数据文件：{}").format(told))
        self.file_note.setToolTip(plain_tip(str(path)))

    def come_forward(self) -> None:
        """Show the window before all others: somebody has started the program once more."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
