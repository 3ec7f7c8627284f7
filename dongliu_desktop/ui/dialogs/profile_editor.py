"""The office's wishes for a kind of sheet, beside its preview: each change is seen on the pages at once."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.documents.layout.flow import Margins
from dongliu_desktop.documents.profile import PAPERS, TYPE_SIZES, WHITE, Profile
from dongliu_desktop.ui.dialogs.fields import text_field
from dongliu_desktop.ui.dialogs.print_job import Wishes
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.order_list import OrderList
from dongliu_desktop.ui.widgets.painting import scaled

WIDTH = 336  # pixels
PATIENCE = 250  # milliseconds after the last key before the pages are made anew
BETWEEN = "、"  # signatories as they are typed
NOTE_LINES, COLUMN_LINES = 3, 8


class ProfileEditor(QScrollArea):
    """Fields for everything a profile says.

    Signals:
        changed: the profile as it is now, a moment after the last change.
    """

    changed = Signal(object)

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self.saved = dict(wishes.saved)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("版式"))
        self._make_fields()
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE)
        self._later.timeout.connect(lambda: self.changed.emit(self.profile()))
        self._connect()
        self._name_saved()
        self.show_profile(wishes.profile)

    def profile(self) -> Profile:
        """Give the profile as the fields have it."""
        signatories = [name.strip() for name in self.signatories.text().replace("，", BETWEEN).split(BETWEEN)]
        columns = self.columns.chosen()
        return Profile(
            paper=self.paper.currentText(),
            landscape=bool(self.lies.currentData()),
            margins=Margins(*(side.value() for side in self.margins)),
            type_size=self.type_size.value() / 100,
            columns=() if columns == tuple(key for key, _ in self._wishes.columns) else columns,
            title=self.title.text().strip(),
            office=self.office.text().strip(),
            unit=self.unit.text().strip(),
            signatories=tuple(name for name in signatories if name),
            notes=self.notes.toPlainText().strip(),
            page_numbers=self.page_numbers.isChecked(),
        )

    def show_profile(self, profile: Profile) -> None:
        """Show a profile; no signal."""
        with QSignalBlocker(self):
            self.paper.setCurrentText(profile.paper)
            self.lies.setCurrentIndex(int(profile.landscape))
            for side, white in zip(self.margins, profile.margins, strict=True):
                side.setValue(white)
            self.type_size.setValue(round(profile.type_size * 100))
            self.columns.show_entries(self._wishes.columns, profile.columns)
            self.title.setText(profile.title)
            self.office.setText(profile.office)
            self.unit.setText(profile.unit)
            self.signatories.setText(BETWEEN.join(profile.signatories))
            self.notes.setPlainText(profile.notes)
            self.page_numbers.setChecked(profile.page_numbers)
        self._later.stop()

    # ------------------------------------------------------------ profiles under a name

    def _name_saved(self) -> None:
        self.names.clear()
        self.names.addItem(tr("选用已存的版式…"))
        self.names.addItem(tr("原设计"), self._wishes.designed)
        for name, profile in self.saved.items():
            self.names.addItem(name, profile)

    def _use(self, index: int) -> None:
        profile = self.names.itemData(index)
        self.names.setCurrentIndex(0)
        if profile is not None:
            self.show_profile(profile)
            self.changed.emit(profile)

    def _save(self) -> None:
        name, wanted = QInputDialog.getText(self, tr("存为版式"), tr("版式的名字，例如“大字版”"))
        if wanted and name.strip():
            self.save_as(name.strip())

    def save_as(self, name: str) -> None:
        """Keep the profile as it is now under a name; one of that name gives way."""
        self.saved[name] = self.profile()
        self._name_saved()
        self.changed.emit(self.profile())

    def reset(self) -> None:
        """Go back to the design."""
        self.show_profile(self._wishes.designed)
        self.changed.emit(self._wishes.designed)

    # ------------------------------------------------------------ fields

    def _make_fields(self) -> None:
        self.names = QComboBox()
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save_button = push_button(tr("存为版式…"))
        self.reset_button = push_button(tr("恢复原设计"), icon_name="undo-2")
        self.paper = QComboBox()
        self.paper.addItems(list(PAPERS))
        self.lies = QComboBox()
        self.lies.addItem(tr("竖版"), False)
        self.lies.addItem(tr("横版"), True)
        self.margins = [_millimetres(name) for name in (tr("上"), tr("右"), tr("下"), tr("左"))]
        self.type_size = QSpinBox()
        least, greatest = TYPE_SIZES
        self.type_size.setRange(round(least * 100), round(greatest * 100))
        self.type_size.setSingleStep(5)
        self.type_size.setSuffix(" %")
        self.columns = OrderList(tr("栏目"))
        self.columns.setFixedHeight(self.fontMetrics().lineSpacing() * COLUMN_LINES + 20)
        self.up = push_button(tr("上移"))
        self.down = push_button(tr("下移"))
        self.title, self.office, self.unit, self.signatories = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(tr("（原题目）"))
        self.office.setPlaceholderText(tr("（数据文件里的单位）"))
        self.unit.setPlaceholderText(tr("例如：万元"))
        self.signatories.setPlaceholderText(tr("（不设签字行）"))
        self.signatories.setToolTip(tr("用顿号隔开，从左到右"))
        self.notes = text_field(NOTE_LINES)
        self.notes.setPlaceholderText(tr("印在表下，每行一条"))
        self.page_numbers = QCheckBox(tr("每页印页码"))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(scaled(self.font(), 12), 4, scaled(self.font(), 10), 8)
        form = QFormLayout()
        form.setVerticalSpacing(7)
        for title, field in (
            (tr("版式"), self.names), (tr("纸张"), self.paper), (tr("方向"), self.lies),
            (tr("字号"), self.type_size), (tr("题目"), self.title), (tr("填报单位"), self.office),
            (tr("单位"), self.unit), (tr("签字人"), self.signatories), (tr("备注"), self.notes),
        ):  # fmt: skip
            field.setAccessibleName(title)
            form.addRow(title, field)
        form.insertRow(3, tr("边距/毫米"), self._sides())
        form.addRow("", self.page_numbers)
        column.addLayout(form)
        self.columns_title = plain_label("muted", tr("栏目和先后"))
        column.addWidget(self.columns_title)
        column.addWidget(self.columns)
        column.addLayout(_row(self.up, self.down))
        column.addLayout(_row(self.save_button, self.reset_button))
        column.addStretch(1)
        for widget in (self.columns_title, self.columns, self.up, self.down):
            widget.setVisible(bool(self._wishes.columns))
        self.setWidget(inside)
        self.setFixedWidth(scaled(self.font(), WIDTH))

    def _sides(self) -> QWidget:
        sides = QWidget()
        grid = QGridLayout(sides)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, side in enumerate(self.margins):
            grid.addWidget(side, number // 2, number % 2)
        return sides

    def _connect(self) -> None:
        for box in (self.paper, self.lies):
            box.currentIndexChanged.connect(self._wait)
        for spin in (*self.margins, self.type_size):
            spin.valueChanged.connect(self._wait)
        for line in (self.title, self.office, self.unit, self.signatories):
            line.textChanged.connect(self._wait)
        self.notes.textChanged.connect(self._wait)
        self.page_numbers.toggled.connect(self._wait)
        self.columns.changed.connect(self._wait)
        self.up.clicked.connect(lambda: self.columns.move_current(-1))
        self.down.clicked.connect(lambda: self.columns.move_current(1))
        self.names.activated.connect(self._use)
        self.save_button.clicked.connect(self._save)
        self.reset_button.clicked.connect(self.reset)

    def _wait(self, *_what: object) -> None:
        """Tell soon, unless more is typed."""
        self._later.start()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _millimetres(name: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(*WHITE)
    field.setDecimals(1)
    field.setSingleStep(1)
    field.setPrefix(f"{name} ")
    field.setAccessibleName(tr("页边距：{}").format(name))
    return field
