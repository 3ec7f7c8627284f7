"""What may be done with attachments: in from files and the clipboard, out into files, shown, renamed, taken away."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from dongliu_desktop.domain.attachment_commands import (
    AddAttachments,
    DeleteAttachments,
    EditAttachment,
    NewAttachment,
    Place,
)
from dongliu_desktop.domain.attachments import KINDS, AttachmentRow
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.file_names import file_name
from dongliu_desktop.services.attachment_questions import content
from dongliu_desktop.ui.background import Job
from dongliu_desktop.ui.dialogs.attachment import AttachmentDialog
from dongliu_desktop.ui.dialogs.form import until_taken
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.attachment_entries import Named
from dongliu_desktop.ui.widgets.busy import BusyStrip

KEY = 16  # letters of a content's hash that name a folder


class AttachmentActs(QObject):
    """Does what the buttons of a panel say. `parent` is what the dialogs stand above.

    Signals:
        said: one sentence on how it went.
    """

    said = Signal(str)

    def __init__(self, hub: Hub, busy: BusyStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._busy = busy
        self._parent = parent

    # ------------------------------------------------------------ in

    def ask_for_files(self) -> list[Path]:
        """Have a person name files."""
        known = " ".join(f"*.{name} *.{name.upper()}" for name in KINDS)
        wanted = tr("照片和文件 ({})").format(known)
        names, _filter = QFileDialog.getOpenFileNames(self._parent, tr("添加附件"), _documents(), wanted)
        return [Path(name) for name in names]

    def add(self, project: str, place: Place, paths: Sequence[Path]) -> None:
        """Read files and put them to a project, all or none."""

        def work(job: Job) -> tuple[NewAttachment, ...]:
            from dongliu_desktop.services.attachment_files import read_in  # noqa: PLC0415 - when there is one to read

            return read_in(paths, job.progress)

        self._take_in(project, place, work)

    def add_pasted(self, project: str, place: Place, data: QMimeData) -> None:
        """Take what lies on the clipboard, or was dropped: files, or a picture."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        image = data.imageData() if data.hasImage() else None
        if paths:
            self.add(project, place, paths)
        elif isinstance(image, QImage) and not image.isNull():
            self._take_in(project, place, lambda _job: (_picture(image),))
        else:
            self._say(tr("剪贴板里没有照片或文件。"))

    def _take_in(self, project: str, place: Place, work: Callable[[Job], tuple[NewAttachment, ...]]) -> None:
        def on_read(items: tuple[NewAttachment, ...]) -> None:
            if not job.wanted() or not items:
                self._finish("")
            else:
                self._hub.do_later(AddAttachments(project, place, items), on_added, self._finish)

        def on_added(changes: ChangeSet | None) -> None:
            self._finish("" if changes is not None else None)

        self._say("")
        job = self._hub.aside(work, on_read, self._on_failed)
        self._busy.start(tr("正在添加附件…"), job.cancel)
        job.progressed.connect(self._busy.set_progress)

    # ------------------------------------------------------------ out

    def show(self, row: AttachmentRow) -> None:
        """Show a copy in the program that the system has for such files."""

        def on_read(data: bytes | None) -> None:
            if data is None:
                self._say(missing(row.name))
            else:
                self._hub.aside(lambda _job: _viewed(row, data), on_made, self._on_failed)

        def on_made(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._say(tr("系统里没有能打开“{}”的程序，可以另存以后再打开。").format(row.name))

        self._say("")
        self._hub.ask(lambda reading: content(reading, row.sha256), on_read)

    def save(self, rows: Sequence[AttachmentRow]) -> None:
        """Write attachments into files that somebody names: one under a name, several into a folder."""
        if len(rows) == 1:
            name, _filter = QFileDialog.getSaveFileName(
                self._parent, tr("另存附件"), str(Path(_documents()) / file_name(rows[0].name))
            )
            targets = [Path(name)] if name else []
        else:
            name = QFileDialog.getExistingDirectory(self._parent, tr("另存到文件夹"), _documents())
            targets = [Path(name)] * len(rows) if name else []
        if targets:
            self._say("")
            _Saving(self._hub, self._busy, self._finish, into=len(rows) > 1).run(list(zip(rows, targets, strict=True)))

    # ------------------------------------------------------------ changing

    def edit(self, row: AttachmentRow, places: Sequence[Named]) -> None:
        """Give an attachment another name or place."""
        self._say("")
        dialog = AttachmentDialog(row.form, places, self._parent)
        until_taken(self._hub, dialog, lambda: EditAttachment(row.uid, row.form, dialog.form()))

    def delete(self, rows: Sequence[AttachmentRow]) -> None:
        """Take attachments away; undo brings them back."""
        self._say("")
        changes = self._hub.do(DeleteAttachments(tuple((row.uid, row.form) for row in rows)), self._say)
        if changes is not None:
            self._say(tr("已删除 {} 个附件，Ctrl+Z 可以撤销。").format(len(rows)))

    def _finish(self, sentence: str | None) -> None:
        """Tell how it went; None where that is told already."""
        if isValid(self._busy):
            self._busy.finish()
        if sentence is not None:
            self._say(sentence)

    def _say(self, sentence: str) -> None:
        """Tell a sentence, unless the dialog of this was closed meanwhile; what was begun in it is done."""
        if isValid(self):
            self.said.emit(sentence)

    def _on_failed(self, error: Exception) -> None:
        failed(error, self._finish)


class _Saving:
    """Writes attachments one after the other; what cannot be written is told, the others are written all the same."""

    def __init__(self, hub: Hub, busy: BusyStrip, finish: Callable[[str], None], *, into: bool) -> None:
        self._hub = hub
        self._busy = busy
        self._finish = finish
        self._into = into
        self._refusals: list[str] = []
        self._done = self._stripped = self._total = 0
        self._wanted = True

    def run(self, left: list[tuple[AttachmentRow, Path]]) -> None:
        self._total = len(left)
        self._busy.start(tr("正在另存附件…"), self._cancel)
        self._next(left)

    def _cancel(self) -> None:
        self._wanted = False

    def _next(self, left: list[tuple[AttachmentRow, Path]]) -> None:
        if not left or not self._wanted:
            self._finish(self._told())
            return
        (row, target), rest = left[0], left[1:]

        def on_read(data: bytes | None) -> None:
            if data is None:
                on_failed(Refused(missing(row.name)))
            else:
                self._hub.aside(lambda _job: self._write(data, row.name, target), on_written, on_failed)

        def on_written(stripped: bool) -> None:
            self._done += 1
            self._stripped += stripped
            if isValid(self._busy):
                self._busy.set_progress(self._done, self._total)
            self._next(rest)

        def on_failed(error: Exception) -> None:
            failed(error, self._refusals.append)
            self._next(rest)

        self._hub.ask(lambda reading: content(reading, row.sha256), on_read)

    def _write(self, data: bytes, name: str, target: Path) -> bool:
        from dongliu_desktop.services.attachment_files import free_path, write_out  # noqa: PLC0415 - as for reading in

        return write_out(data, name, free_path(target, name) if self._into else target)

    def _told(self) -> str:
        told = [tr("已另存 {} 个附件。").format(self._done)] if self._done else []
        if self._stripped:
            told.append(tr("其中 {} 张照片已去掉拍摄位置。").format(self._stripped))
        return "".join([*told, *self._refusals])


def failed(error: Exception, say: Callable[[str], None]) -> None:
    """Tell of a refusal, or of a disk that failed; anything else is a bug of ours."""
    if isinstance(error, Refused):
        say(str(error))
    elif isinstance(error, OSError):
        say(tr("磁盘出错：{}").format(error.strerror))
    elif type(error).__name__ != "Cancelled":
        raise error


def missing(name: str) -> str:
    """Say that the bytes of an attachment are gone."""
    return tr("“{}”的内容不在文件里，请从备份恢复，或运行 dongliu check 查看。").format(name)


def _picture(image: QImage) -> NewAttachment:
    from dongliu_desktop.services.attachment_files import taken_in  # noqa: PLC0415 - as for files

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return taken_in(tr("粘贴的图片.png"), bytes(buffer.data().data()))


def _viewed(row: AttachmentRow, data: bytes) -> Path:
    from dongliu_desktop.system.viewed_files import viewed_copy  # noqa: PLC0415 - when there is one to look at

    return viewed_copy(row.sha256[:KEY], file_name(row.name), data)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
