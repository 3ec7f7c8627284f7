"""打印记录: what was printed when and by whom, to find again and to print again as it was."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.printed import PrintedRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.painting import scaled

WIDTHS = (140, 90, 320, 100, 90)  # pixels; the last column takes the rest


class PrintingLog(QDialog):
    """The log, newest first; `chosen` is the entry to print again, once the dialog is accepted."""

    def __init__(self, rows: Sequence[PrintedRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("打印记录"))
        self.chosen: PrintedRow | None = None
        self._rows = tuple(rows)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("查找：表名、打印人、日期"))
        self.search.setAccessibleName(tr("查找打印记录"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("打印记录"))
        self.list.setHeaderLabels([tr("时间"), tr("打印人"), tr("表"), tr("截至"), tr("页 × 份"), tr("去向")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.addTopLevelItems([_item(row) for row in rows])
        self.empty = EmptyState(
            "printer", tr("还没有打印记录"), tr("打印或存成 PDF 时勾着“记入打印记录”，就会记在这里。")
        )
        self.again = push_button(tr("照样补印…"), kind=Kind.PRIMARY, icon_name="printer")
        self.again.setToolTip(tr("按当时的日期、当时已有的填报和当时的版式重新生成"))
        self._lay_out(bool(rows))
        self.search.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(self._choose)
        self.again.clicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._follow)
        self._narrow("")

    def _lay_out(self, some: bool) -> None:
        column = QVBoxLayout(self)
        for widget in (self.search, self.list, self.empty):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        close = push_button(tr("关闭"))
        close.clicked.connect(self.reject)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(close)
        column.addLayout(buttons)
        for widget in (self.search, self.list, self.again):
            widget.setVisible(some)
        self.empty.setVisible(not some)
        for at, width in enumerate(WIDTHS):
            self.list.setColumnWidth(at, scaled(self.font(), width))
        self.resize(scaled(self.font(), 940), scaled(self.font(), 520))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            words = " ".join(item.text(at) for at in range(item.columnCount())).casefold()
            item.setHidden(not all(word in words for word in wanted))
        shown = [item for item in self._items() if not item.isHidden()]
        self.list.clearSelection()
        if shown:
            self.list.setCurrentItem(shown[0])
        self._follow()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _follow(self, *_items: object) -> None:
        self.again.setEnabled(bool(self.list.selectedItems()))

    def _choose(self, *_what: object) -> None:
        selected = self.list.selectedItems()
        if selected:
            self.chosen = self._rows[self.list.indexOfTopLevelItem(selected[0])]
            self.accept()


def _item(row: PrintedRow) -> QTreeWidgetItem:
    printed = row.printed
    return QTreeWidgetItem(
        [
            row.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            row.who,
            printed.title,
            "" if printed.subject.day is None else printed.subject.day.isoformat(),
            f"{printed.pages} × {printed.copies}",
            printed.file or tr("打印机"),
        ]
    )
