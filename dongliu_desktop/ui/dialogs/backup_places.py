"""Where backups go besides, and how much room they may take."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.figure_editor import TEXT_LEFT
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled

LEAST, MOST, STEP = 50, 100_000, 50  # MB


class BackupPlaces(QWidget):
    """The second place and the room for backups.

    Signals:
        changed: the Settings as somebody wants them now.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.place = plain_label("", wrap=True)
        self.choose_button = push_button(tr("选择文件夹…"))
        self.none_button = push_button(tr("不用第二位置"))
        self.room = QSpinBox()
        self.room.setRange(LEAST, MOST)
        self.room.setSingleStep(STEP)
        self.room.setSuffix(" MB")
        self.room.setKeyboardTracking(False)
        self.room.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self.room.setAccessibleName(tr("每处备份最多占用"))
        self._lay_out()
        self.show_settings(settings)
        self.choose_button.clicked.connect(self._choose)
        self.none_button.clicked.connect(lambda: self._want(""))
        self.room.valueChanged.connect(self._on_room)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self._settings = settings
        place = settings.second_backup_place
        missing = bool(place) and not Path(place).is_dir()
        if missing:
            self.place.setText(tr("{}（现在不在，如在移动盘上，插好以后会接着备份）").format(place))
        else:
            self.place.setText(place or tr("没有。可以选另一块磁盘或 U 盘，每份备份会再存一份过去。"))
        self.none_button.setVisible(bool(place))
        self.room.blockSignals(True)
        self.room.setValue(settings.backup_megabytes)
        self.room.blockSignals(False)

    def _choose(self) -> None:
        begin = self._settings.second_backup_place
        place = QFileDialog.getExistingDirectory(self, tr("第二备份位置"), begin)
        if place:
            self._want(place)

    def _want(self, place: str) -> None:
        self.changed.emit(self._settings._replace(second_backup_place=place))

    def _on_room(self, megabytes: int) -> None:
        self.changed.emit(self._settings._replace(backup_megabytes=megabytes))

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(unit)
        grid.setColumnStretch(1, 1)
        buttons, room = QHBoxLayout(), QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.none_button)
        room.setSpacing(unit)
        room.addWidget(self.room)
        room.addWidget(plain_label("muted", tr("超过时先清理最早的，最新一份永远留着。")))
        room.addStretch(1)
        place_name = plain_label("", tr("第二备份位置："))
        room_name = plain_label("", tr("每处最多占用："))
        room_name.setBuddy(self.room)
        grid.addWidget(place_name, 0, 0)
        grid.addWidget(self.place, 0, 1)
        grid.addLayout(buttons, 0, 2)
        grid.addWidget(room_name, 1, 0)
        grid.addLayout(room, 1, 1, 1, 2)
