"""附件 of one project, or of one report, site or supervised item of it: a list, and the buttons for what it holds."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.attachments import AttachmentRow, size_told
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.attachment_questions import attachments_of_project, bytes_in_file, content
from dongliu_desktop.services.problems_questions import problems_of_project
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.attachment_entries import OF_PROJECT, Named, entry, places
from dongliu_desktop.ui.pages.attachment_acts import AttachmentActs
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled
from dongliu_desktop.ui.widgets.picture_list import PictureList
from dongliu_desktop.ui.widgets.thumbnail import thumbnail

OF_CHOSEN = ("show", "save", "edit", "delete")  # buttons for what is chosen


class Shown(NamedTuple):
    """What is read: the attachments, what they may belong to, and the bytes that all contents of the file take."""

    rows: tuple[AttachmentRow, ...]
    places: list[Named]
    in_file: int


def shown(project: str) -> Callable[[Reading], Shown]:
    """Give the question of a panel."""

    def read(reading: Reading) -> Shown:
        named = places(reading.reports(project), reading.sites(project), problems_of_project(reading, project))
        return Shown(attachments_of_project(reading, project), named, bytes_in_file(reading))

    return read


class AttachmentPanel(QWidget):
    """Lists attachments and takes new ones: by the button, by dropping files, and from the clipboard (Ctrl+V).

    `fixed` is the one place whose attachments are shown and taken; without it all of the project are, and a field
    says where new ones go.
    """

    def __init__(self, hub: Hub, fixed: Place | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._fixed = fixed
        self._project: ProjectRow | None = None
        self._rows: Sequence[AttachmentRow] = ()
        self._places: list[Named] = []
        self.busy = BusyStrip()
        self.acts = AttachmentActs(hub, self.busy, self)
        self.note = plain_label("muted", wrap=True)
        self.size_label = plain_label("muted", wrap=True)
        self.place = QComboBox(self)
        self.list = PictureList()
        self.buttons: dict[str, QPushButton] = {}
        self._empty = EmptyState("paperclip", tr("没有附件"), tr("按“添加…”，把文件拖进来，或者粘贴截图（Ctrl+V）。"))
        self._make()
        self._lay_out()
        self._listen()

    def show_attachments(self, project: ProjectRow, found: Shown) -> None:
        """Show what a question gave."""
        changed = self._project is None or self._project.uid != project.uid
        place = OF_PROJECT if changed else self._chosen_place()
        self._project, self._places = project, found.places
        self._show_places(place)
        self._rows = [row for row in found.rows if self._fixed in (None, row.place)]
        self.list.set_entries([entry(row) for row in self._rows])
        self._show_size(found)
        if changed:
            self._say("")
        self.list.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        for key in OF_CHOSEN:
            self.buttons[key].setVisible(bool(self._rows))
        self._on_chosen()

    def chosen(self) -> list[AttachmentRow]:
        """Give the chosen attachments."""
        keys = set(self.list.chosen_keys())
        return [row for row in self._rows if row.uid in keys]

    # ------------------------------------------------------------ acting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_add() and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._project is not None and self._may_add():
            event.acceptProposedAction()
            self.acts.add_pasted(self._project.uid, self._chosen_place(), event.mimeData())

    def paste(self) -> None:
        """Take the picture or the files that lie on the clipboard."""
        if self._project is not None and self._may_add():
            self.acts.add_pasted(self._project.uid, self._chosen_place(), QGuiApplication.clipboard().mimeData())

    def _add(self) -> None:
        project, place = self._project, self._chosen_place()
        paths = self.acts.ask_for_files()
        if project is not None and paths:
            self.acts.add(project.uid, place, paths)

    def _do(self, key: str, _row: str = "") -> None:
        rows = self.chosen()
        if key == "add":
            self._add()
        elif rows and self.buttons[key].isEnabled():
            {
                "show": lambda: self.acts.show(rows[0]),
                "save": lambda: self.acts.save(rows),
                "edit": lambda: self.acts.edit(rows[0], self._places),
                "delete": lambda: self.acts.delete(rows),
            }[key]()

    def _may_add(self) -> bool:
        return self._project is not None and not self._project.frozen and self._hub.locked() is None

    def _chosen_place(self) -> Place:
        if self._fixed is not None:
            return self._fixed
        at = self.place.currentIndex()
        return self._places[at][1] if 0 <= at < len(self._places) else OF_PROJECT

    def _on_chosen(self) -> None:
        rows, may = self.chosen(), self._may_add()
        self.buttons["add"].setEnabled(may)
        self.buttons["show"].setEnabled(len(rows) == 1)
        self.buttons["save"].setEnabled(bool(rows))
        self.buttons["edit"].setEnabled(may and len(rows) == 1)
        self.buttons["delete"].setEnabled(may and bool(rows))

    def _fetch_picture(self, sha256: str) -> None:
        side = self.list.picture_side()

        def on_read(data: bytes | None) -> None:
            if data is None:
                on_made(None)
            else:
                self._hub.aside(lambda _job: thumbnail(data, side), on_made)

        def on_made(image: QImage | None) -> None:
            if isValid(self):  # the dialog of this may have been closed meanwhile
                self.list.show_picture(sha256, image)

        self._hub.ask(lambda reading: content(reading, sha256), on_read)

    # ------------------------------------------------------------ showing

    def _show_places(self, place: Place) -> None:
        self.place.clear()
        self.place.addItems([name for name, _place in self._places])
        at = next((row for row, (_name, one) in enumerate(self._places) if one == place), 0)
        self.place.setCurrentIndex(at)
        self.place.setEnabled(self._may_add())

    def _show_size(self, found: Shown) -> None:
        size = size_told(sum(row.size for row in self._rows))
        in_file = size_told(found.in_file)
        if self._rows:
            told = tr("{} 个附件，共 {}；整个数据文件里的附件 {}").format(len(self._rows), size, in_file)
        else:
            told = tr("整个数据文件里的附件 {}").format(in_file) if found.in_file else ""
        self.size_label.setText(told)
        self.size_label.setVisible(bool(told))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    # ------------------------------------------------------------ laying out

    def _make(self) -> None:
        self.setAcceptDrops(True)
        self.list.setAccessibleName(tr("附件"))
        self.place.setAccessibleName(tr("新附件属于"))
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place.setMinimumContentsLength(8)
        for key, title, icon_name in (
            ("add", tr("添加…"), "plus"),
            ("show", tr("打开"), "eye"),
            ("save", tr("另存…"), "download"),
            ("edit", tr("修改…"), "pencil"),
            ("delete", tr("删除"), "trash-2"),
        ):
            button = push_button(title, icon_name=icon_name)
            button.clicked.connect(partial(self._do, key))
            self.buttons[key] = button

    def _listen(self) -> None:
        self.list.opened.connect(partial(self._do, "show"))
        self.list.wanted.connect(self._fetch_picture)
        self.list.chosen_changed.connect(self._on_chosen)
        self.acts.said.connect(self._say)
        self._hub.locked_changed.connect(self._on_chosen)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Delete), partial(self._do, "delete")),
            (QKeySequence(Qt.Key.Key_F2), partial(self._do, "edit")),
        ):
            QShortcut(keys, self.list, act, context=Qt.ShortcutContext.WidgetShortcut)
        pasting = QKeySequence(QKeySequence.StandardKey.Paste)
        QShortcut(pasting, self, self.paste, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 0)
        column.setSpacing(scaled(self.font(), 8))
        head = QHBoxLayout()
        if self._fixed is None:
            head.addWidget(plain_label("muted", tr("新附件属于")))
            head.addWidget(self.place, 1)
        else:
            self.place.hide()
            head.addStretch(1)
        head.addWidget(self.buttons["add"])
        column.addLayout(head)
        column.addWidget(self.busy)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        line = QHBoxLayout()
        for key in OF_CHOSEN:
            line.addWidget(self.buttons[key])
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.size_label)
        self.note.hide()
