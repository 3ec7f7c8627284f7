"""The bar at the top of the window: the office, the year, search, and the two buttons used most."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import Tint, icon
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled
from dongliu_desktop.ui.widgets.segmented import YearSwitch

SEARCH_WIDTH = 320
HEIGHT = 52


class Header(QFrame):
    """Shows what is open, and where to go.

    Signals:
        searched: the text of the search field.
    """

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(scaled(self.font(), HEIGHT))
        self._title = plain_label("", tr("重点工作进度管理"))
        self._title.setFont(resized(self.font(), 1.3, bold=True))
        self.years = YearSwitch()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("搜索项目、科室、责任人（Ctrl+F）"))
        self.search.setAccessibleName(tr("搜索"))
        self.search.setMaximumWidth(scaled(self.font(), SEARCH_WIDTH))
        self.search.setMinimumWidth(scaled(self.font(), SEARCH_WIDTH // 2))
        self.search.addAction(icon("search", Tint.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self.searched)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        self.reference = push_button("", kind=Kind.FLAT, icon_name="calendar-days")
        self.reference.hide()
        self.print_button = push_button(tr("打印"), icon_name="printer")
        self.new_button = push_button(tr("新增项目"), kind=Kind.PRIMARY, icon_name="plus")
        for button in (self.print_button, self.new_button):
            button.setIconSize(QSize(16, 16))
        self._lay_out()

    def show_office(self, name: str) -> None:
        """Name the office whose record is open."""
        self._title.setText(tr("{}重点工作进度管理").format(name))

    def show_reference(self, year: YearRow) -> None:
        """Show at which day the lights of the year are computed, and offer the other way."""
        shown = year.reference.isoformat() if year.fixed else tr("今天")
        self.reference.setText(tr("基准日：{}").format(shown))
        self.reference.setToolTip(tr("点击改为跟随今天") if year.fixed else tr("点击固定在某一天"))
        self.reference.show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addSpacing(12)
        row.addWidget(self.years)
        row.addWidget(self.reference)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.print_button)
        row.addWidget(self.new_button)
