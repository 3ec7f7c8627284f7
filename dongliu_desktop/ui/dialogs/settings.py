"""设置: all that the program remembers of its user's wishes, in one place; every change applies at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.system.settings import LOCK_MINUTES, Settings
from dongliu_desktop.ui.dialogs.backup_places import BackupPlaces
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

WIDTH, TITLES = 640, 92  # pixels


class Place(NamedTuple):
    """What the dialog tells besides the settings: the open file, its office ("" where it cannot be renamed now)."""

    file: Path | None
    office: str
    kept_in: Path


class SettingsDialog(QDialog):
    """One form without an OK: who closes it has nothing to confirm.

    Signals:
        changed: the Settings as somebody wants them now.
        office_named: the office is to be called so.
        file_wanted: another data file is to be opened; the dialog is closed.
        backups_wanted: the backups are to be shown; the dialog is closed.
    """

    changed = Signal(object)
    office_named = Signal(str)
    file_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, settings: Settings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("设置"))
        self._settings = settings
        self._place = place
        self.who = QLineEdit(settings.who)
        self.who.setPlaceholderText(tr("姓名或岗位"))
        self.office = QLineEdit(place.office)
        themes = (("system", tr("跟随系统")), ("light", tr("浅色")), ("dark", tr("深色")))
        self.theme = _choice(themes, settings.theme)
        self.language = _choice((("zh_CN", tr("中文")), ("en", "English")), settings.language)
        self.lock = _choice([(minutes, _minutes(minutes)) for minutes in LOCK_MINUTES], settings.lock_minutes)
        self.backups = BackupPlaces(settings)
        self.file_button = push_button(tr("打开别的文件…"))
        self.backups_button = push_button(tr("备份与恢复…"))
        self.close_button = push_button(tr("关闭"))
        self.message = plain_label("refusal", wrap=True)
        self._lay_out()
        self._connect()
        self.who.setFocus()

    def tell(self, sentence: str) -> None:
        """Tell why something was not taken, "" to take that back."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def show_trouble(self, trouble: StorageTrouble) -> None:
        """Tell that the file or the disk failed: the banner that tells it too is behind this form."""
        self.tell(str(trouble))

    def show_office(self, name: str) -> None:
        """Show what the office is called now."""
        self._place = self._place._replace(office=name)
        self.office.setText(name)
        self.tell("")

    def done(self, result: int) -> None:
        """Take what is still being typed, and close."""
        self._on_who()
        self._on_office()
        super().done(result)

    # ------------------------------------------------------------ changes

    def _connect(self) -> None:
        self.who.editingFinished.connect(self._on_who)
        self.office.editingFinished.connect(self._on_office)
        self.theme.activated.connect(lambda: self._want(theme=self.theme.currentData()))
        self.language.activated.connect(lambda: self._want(language=self.language.currentData()))
        self.lock.activated.connect(lambda: self._want(lock_minutes=self.lock.currentData()))
        self.backups.changed.connect(self._on_backups)
        self.file_button.clicked.connect(self._leave_for_file)
        self.backups_button.clicked.connect(self._leave_for_backups)
        self.close_button.clicked.connect(self.accept)

    def _want(self, **wishes: object) -> None:
        self._settings = self._settings._replace(**wishes)  # pyright: ignore[reportArgumentType] - fields, by name
        self.changed.emit(self._settings)

    def _on_who(self) -> None:
        who = self.who.text().strip()
        if who != self._settings.who:
            self._want(who=who)

    def _on_office(self) -> None:
        name = self.office.text().strip()
        if self._place.office and name != self._place.office:
            self.office_named.emit(name)

    def _on_backups(self, settings: Settings) -> None:
        self._want(second_backup_place=settings.second_backup_place, backup_megabytes=settings.backup_megabytes)
        self.backups.show_settings(self._settings)

    def _leave_for_file(self) -> None:
        self.accept()
        self.file_wanted.emit()

    def _leave_for_backups(self) -> None:
        self.accept()
        self.backups_wanted.emit()

    # ------------------------------------------------------------ laying out

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self._add_group(column, tr("填报"), self._typing())
        self._add_group(column, tr("界面"), self._looks())
        self._add_group(column, tr("数据文件"), self._file())
        self._add_group(column, tr("备份"), None)
        column.addWidget(self.backups)
        self.tell("")
        column.addWidget(self.message)
        column.addStretch(1)
        last = QHBoxLayout()
        kept = plain_label("muted", tr("改了马上生效。设置记在 {}").format(self._place.kept_in), wrap=True)
        last.addWidget(kept, 1)
        last.addWidget(self.backups_button)
        last.addWidget(self.close_button)
        column.addLayout(last)
        self.setMinimumWidth(scaled(self.font(), WIDTH))

    def _add_group(self, column: QVBoxLayout, title: str, rows: QFormLayout | None) -> None:
        heading = plain_label("", title)
        heading.setFont(resized(self.font(), 1.1, bold=True))
        column.addWidget(heading)
        if rows is not None:
            column.addLayout(rows)
        column.addSpacing(scaled(self.font(), 4))

    def _typing(self) -> QFormLayout:
        rows = QFormLayout()
        _add(rows, tr("录入人"), self.who, tr("写进以后的填报、操作记录和进度单。"))
        return rows

    def _looks(self) -> QFormLayout:
        rows = QFormLayout()
        _add(rows, tr("颜色"), self.theme)
        _add(rows, tr("界面语言"), self.language, tr("下次启动时换。项目、填报和打印的内容不翻译。"))
        return rows

    def _file(self) -> QFormLayout:
        rows = QFormLayout()
        self.office.setEnabled(bool(self._place.office))
        _add(rows, tr("单位名称"), self.office, tr("显示在窗口和各种表上，可以撤销。"))
        row = QHBoxLayout()
        path = plain_label("", str(self._place.file) if self._place.file else tr("没有打开的文件"), wrap=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(path, 1)
        row.addWidget(self.file_button)
        rows.addRow(_title(tr("启动时打开"), path), row)
        _add(rows, tr("自动锁定"), self.lock, tr("只对设了密码的文件：没有人操作多久就锁定。"))
        return rows


def _choice(entries: Sequence[tuple[object, str]], present: object) -> QComboBox:
    """Make a field of a few choices; a value that is none of them is shown as the first."""
    field = QComboBox()
    for value, text in entries:
        field.addItem(text, value)
    field.setCurrentIndex(max(0, field.findData(present)))
    return field


def _add(rows: QFormLayout, title: str, field: QWidget, note: str = "") -> None:
    field.setAccessibleName(title)
    rows.addRow(_title(title, field), field)
    if note:
        field.setAccessibleDescription(note)
        rows.addRow("", plain_label("muted", note))


def _title(text: str, beside: QWidget) -> QLabel:
    """Give a row's title, as wide in all groups."""
    label = plain_label("", text)
    label.setMinimumWidth(scaled(beside.font(), TITLES))
    return label


def _minutes(minutes: int) -> str:
    return tr("{} 分钟").format(minutes) if minutes else tr("从不")
