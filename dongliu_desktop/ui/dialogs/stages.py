"""Which stages a project's sites pass through, by what they count, and what each stage weighs."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.site_entry import typed_size
from dongliu_desktop.domain.sites import BASES, Ledger, TrackRow
from dongliu_desktop.domain.sites_commands import ChooseTrack, EditTrack, StageForm
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label

NAME, WEIGHT, BESIDE = range(3)
NEW = "new"
UID = Qt.ItemDataRole.UserRole
Item = Qt.ItemFlag


class StagesDialog(QDialog):
    """Chooses a stage track for one project, and edits the tracks, which all projects share."""

    def __init__(
        self, project: str, ledger: Ledger, tracks: Sequence[TrackRow], hub: Hub, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("点位的阶段"))
        self._project, self._ledger, self._hub = project, ledger, hub
        self._tracks = {track.uid: track for track in tracks}
        self._make_fields()
        self._lay_out()
        self.track.setCurrentIndex(max(0, self.track.findData(ledger.track)))
        self._show_track()
        self.track.currentIndexChanged.connect(self._show_track)

    def _make_fields(self) -> None:
        self.track = QComboBox()
        for track in self._tracks.values():
            self.track.addItem(tr("{}（{} 个项目在用）").format(track.name, track.projects), track.uid)
        self.track.addItem(tr("新建阶段表"), NEW)
        self.basis = QComboBox()
        for basis, title in BASES.items():
            self.basis.addItem(tr(title), basis)
        self.basis.setCurrentIndex(self.basis.findData(self._ledger.basis))
        self.name = QLineEdit()
        self.stages = QTableWidget(0, 3)
        self.stages.setAccessibleName(tr("阶段"))
        self.stages.setHorizontalHeaderLabels([tr("阶段"), tr("权重"), tr("不计入进度")])
        self.stages.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.stages.verticalHeader().hide()
        self.stages.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.stages.setMinimumSize(420, 260)
        self.message = plain_label("refusal", wrap=True)
        self.message.hide()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("阶段表"), self.track)
        form.addRow(tr("计算方式"), self.basis)
        form.addRow(tr("名称"), self.name)
        moves = QHBoxLayout()
        for text, act in (
            (tr("增加阶段"), self._add),
            (tr("删去"), self._remove),
            (tr("上移"), lambda: self._move(-1)),
            (tr("下移"), lambda: self._move(1)),
        ):
            button = push_button(text)
            button.clicked.connect(act)
            moves.addWidget(button)
        moves.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        note = plain_label("muted", tr("进度 = 各阶段完成的数量（或面积）按权重加权；司法程序一类不计入。"), wrap=True)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.stages, 1)
        column.addLayout(moves)
        for part in (note, self.message, buttons):
            column.addWidget(part)

    # ------------------------------------------------------------ the stages of the shown track

    def _show_track(self) -> None:
        track = self._tracks.get(self.track.currentData())
        self.name.setText(track.name if track else "")
        self.stages.setRowCount(0)
        stages = track.stages if track else ()
        self._fill([StageForm(stage.uid, stage.name, stage.weight, stage.beside) for stage in stages])

    def _fill(self, stages: Sequence[StageForm]) -> None:
        self.stages.setRowCount(len(stages))
        for row, stage in enumerate(stages):
            name, weight, beside = (
                QTableWidgetItem(stage.name),
                QTableWidgetItem(number(stage.weight)),
                QTableWidgetItem(),
            )
            name.setData(UID, stage.uid)
            weight.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            beside.setFlags(Item.ItemIsEnabled | Item.ItemIsUserCheckable | Item.ItemIsSelectable)
            beside.setCheckState(Qt.CheckState.Checked if stage.beside else Qt.CheckState.Unchecked)
            for column, item in ((NAME, name), (WEIGHT, weight), (BESIDE, beside)):
                self.stages.setItem(row, column, item)

    def forms(self) -> tuple[StageForm, ...]:
        """Give the stages as they stand in the table. Raises ValueError with one sentence where a weight is none."""
        found: list[StageForm] = []
        for row in range(self.stages.rowCount()):
            name, weighed, side = (self._item(row, column) for column in (NAME, WEIGHT, BESIDE))
            weight = typed_size(weighed.text())
            beside = side.checkState() == Qt.CheckState.Checked
            found.append(StageForm(name.data(UID), name.text().strip(), weight or 0.0, beside))
        return tuple(found)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        return self.stages.item(row, column) or QTableWidgetItem()

    def _add(self) -> None:
        row = self.stages.rowCount()
        self._fill([*self.forms(), StageForm(uuid4().hex, "")])
        self.stages.editItem(self._item(row, NAME))

    def _remove(self) -> None:
        self.stages.removeRow(self.stages.currentRow())

    def _move(self, step: int) -> None:
        row, forms = self.stages.currentRow(), list(self.forms())
        if row >= 0 and 0 <= row + step < len(forms):
            forms.insert(row + step, forms.pop(row))
            self._fill(forms)
            self.stages.setCurrentCell(row + step, NAME)

    # ------------------------------------------------------------ saving

    def save(self) -> None:
        """Keep what was changed; what the rules refuse is told, and the dialog stays."""
        try:
            stages = self.forms()
        except ValueError as fault:
            self._refuse(str(fault))
            return
        track = self._tracks.get(self.track.currentData())
        uid = track.uid if track else uuid4().hex
        name = self.name.text().strip()
        edited = track is None or (name, stages) != (track.name, _forms(track))
        if edited and self._hub.do(EditTrack(uid, name, stages), self._refuse) is None:
            return
        basis = self.basis.currentData()
        chosen = (uid, basis) != (self._ledger.track, self._ledger.basis)
        if chosen and self._hub.do(ChooseTrack(self._project, uid, basis), self._refuse) is None:
            return
        self.accept()

    def _refuse(self, why: str) -> None:
        self.message.setText(why)
        self.message.show()


def _forms(track: TrackRow) -> tuple[StageForm, ...]:
    return tuple(StageForm(stage.uid, stage.name, stage.weight, stage.beside) for stage in track.stages)
