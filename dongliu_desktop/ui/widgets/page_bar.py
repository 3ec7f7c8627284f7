"""The controls above a page view: which page, how large, in colour or not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import icon
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.page_view import Fit, PageView
from dongliu_desktop.ui.widgets.painting import scaled

_PERCENTS = (50, 75, 100, 125, 150, 200)
_ICON = 16  # pixels


class PageBar(QWidget):
    """Steers one page view and shows where it stands."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.back = self._tool("chevron-left", tr("上一页（PgUp）"))
        self.forward = self._tool("chevron-right", tr("下一页（PgDn）"))
        self.page = QSpinBox()
        self.page.setAccessibleName(tr("页码"))
        self.page.setKeyboardTracking(False)
        self.count = plain_label("muted")
        self.smaller = self._tool("zoom-out", tr("缩小（Ctrl -）"))
        self.larger = self._tool("zoom-in", tr("放大（Ctrl +）"))
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(tr("显示比例"))
        self.grey = QCheckBox(tr("黑白预览"))
        self.grey.setToolTip(tr("看看黑白打印机印出来的样子"))
        self._fill()
        self._lay_out()
        self._connect()
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Tell how many pages there are."""
        self.page.setRange(min(1, count), count)
        self.count.setText(tr("/ {count} 页").format(count=count))
        self._show_page(0)

    def _fill(self) -> None:
        self.zoom.addItem(tr("适合宽度"), Fit.WIDTH)
        self.zoom.addItem(tr("适合页面"), Fit.PAGE)
        for percent in _PERCENTS:
            self.zoom.addItem(f"{percent} %", percent / 100)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self.font(), 6))
        for widget in (self.back, self.page, self.count, self.forward):
            row.addWidget(widget)
        row.addSpacing(scaled(self.font(), 14))
        for widget in (self.smaller, self.zoom, self.larger):
            row.addWidget(widget)
        row.addSpacing(scaled(self.font(), 14))
        row.addWidget(self.grey)

    def _connect(self) -> None:
        view = self._view
        self.back.clicked.connect(lambda: view.go_to(view.current - 1))
        self.forward.clicked.connect(lambda: view.go_to(view.current + 1))
        self.page.valueChanged.connect(self._go_to)
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.zoom.activated.connect(self._choose_zoom)
        self.grey.toggled.connect(view.set_grey)
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_zoom)
        for key in (QKeySequence.StandardKey.ZoomIn, "Ctrl+="):
            QShortcut(QKeySequence(key), self.window()).activated.connect(view.zoom_in)
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut), self.window()).activated.connect(view.zoom_out)

    def _go_to(self, page: int) -> None:
        self._view.go_to(page - 1)

    def _choose_zoom(self, index: int) -> None:
        wanted = self.zoom.itemData(index)
        if isinstance(wanted, Fit):
            self._view.set_fit(wanted)
        else:
            self._view.set_zoom(wanted)

    def _show_page(self, number: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(number + 1)
        self.page.blockSignals(False)
        self.back.setEnabled(number > 0)
        self.forward.setEnabled(number + 1 < self.page.maximum())

    def _show_zoom(self, zoom: float) -> None:
        fit = self._view.fit
        self.zoom.setPlaceholderText(f"{zoom:.0%}".replace("%", " %"))
        self.zoom.setCurrentIndex(self.zoom.findData(zoom if fit is Fit.NO else fit))

    def _tool(self, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        side = scaled(self.font(), _ICON)
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(side, side))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
