"""What is typed and not yet saved, kept on the disk a moment after the last key."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.language import tr

T = TypeVar("T")
PAUSE_MS = 700  # long enough not to write at every key, short enough to lose at most a word


class Drafting(QObject):
    """Keeps one form's draft per project.

    Signals:
        kept: a draft has just been written, at this time of day ("10:32").
        failed: it could not be written; one sentence.
    """

    kept = Signal(str)
    failed = Signal(str)

    def __init__(self, store: DraftStore, file_id: str, collect: Callable[[], dict[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._file_id = file_id
        self._collect = collect
        self._project = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def begin(self, project: str) -> dict[str, str]:
        """Turn to another project, keeping what is pending; give its draft, {} if there is none."""
        self.keep_pending()
        self._project = project
        draft = self._try(lambda: self._store.get(self._file_id, project)) or {}
        if self._store.damaged is not None:
            self.failed.emit(tr("草稿文件已损坏，已另存为 {}；请重新填写。").format(self._store.damaged.name))
            self._store.damaged = None
        return draft

    def holds(self) -> bool:
        """Tell whether something is typed for the present project and not saved."""
        self.keep_pending()
        return bool(self._try(lambda: self._store.get(self._file_id, self._project)))

    def note_change(self) -> None:
        """Something was typed."""
        self._pause.start()

    def keep_pending(self) -> None:
        """Write at once what waits for its pause."""
        if self._pause.isActive():
            self.keep()

    def keep(self) -> None:
        """Write the draft now."""
        self._pause.stop()
        if self._project and self._try(self._put) is not None:
            self.kept.emit(f"{datetime.now().astimezone():%H:%M}")

    def discard(self) -> None:
        """Forget the draft: it was saved or given up."""
        self._pause.stop()
        self._try(lambda: self._store.discard(self._file_id, self._project))

    def _put(self) -> bool:
        self._store.put(self._file_id, self._project, self._collect())
        return True

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except OSError as error:
            self.failed.emit(tr("草稿没有存上（{}），请先保存填报。").format(error.strerror))
            return None
