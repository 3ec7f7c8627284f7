"""A small model with group rows, written as the rows it shows; and the light theme, which tests look for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.theme.theme import palette
from dongliu_desktop.ui.theme.tokens import LIGHT
from dongliu_desktop.ui.widgets.roles import Roles

Index = QModelIndex | QPersistentModelIndex
PROGRESS = 2


class TableModel(QAbstractTableModel):
    """Rows are texts: "# title" is a group row, anything else a project whose uid is its name.

    Columns: light, name, progress (the only one that can be edited).
    """

    def __init__(self, rows: str) -> None:
        super().__init__()
        self.rows = rows.split()
        self.percents: dict[str, float | None] = {}
        self.units: dict[str, str] = {}
        self.entered: list[tuple[str, object]] = []

    def fill(self, rows: str) -> None:
        self.beginResetModel()
        self.rows = rows.split()
        self.endResetModel()

    def row_of(self, uid: str) -> int:
        return self.rows.index(uid) if uid in self.rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return ("", "项目", "形象进度")[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].startswith("#"):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == PROGRESS else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        assert role == Qt.ItemDataRole.EditRole
        self.entered.append((self.rows[index.row()], value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.rows[index.row()]
        if text.startswith("#"):
            return text[1:] if role == Roles.GROUP else None
        answers: dict[int, Any] = {
            Roles.UID: text,
            Roles.LIGHT: Light.GREEN,
            Roles.REASON: "与时序进度持平",
            Roles.PERCENT: self.percents.get(text),
            Roles.SCHEDULE: 50.0,
            Roles.WORDS: "已启动",
            Roles.UNIT: self.units.get(text),
            Qt.ItemDataRole.DisplayRole: text if index.column() == 1 else None,
            Qt.ItemDataRole.EditRole: self.percents.get(text),
        }
        return answers.get(role)


@pytest.fixture
def table_model() -> Callable[[str], TableModel]:
    return TableModel


@pytest.fixture(autouse=True)
def _light_theme(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    qapp.setPalette(palette(LIGHT))
    yield
    qapp.setPalette(before)
