"""The door for reading: questions are functions of a `Reading`, asked in one transaction each."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.driver import Connection
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.strangers import refuse_strangers
from dongliu_desktop.storage.trouble import reworded, told

__all__ = ["Reader", "Reading"]

T = TypeVar("T")
LOOK_ONLY = "只能查看；要填报，请另存一份到可写的位置。"
OLD_AND_READ_ONLY = "又是旧版本的，不能就地升级；请复制到可写的位置再打开。"
UNFINISHED = "旁边还有没收好的日志（-wal），单独打不开；请连同日志一起复制到可写的位置再打开。"
GONE = "数据文件“{}”已不在原处（被移走、改名、删除，或移动盘已拔出），已停止保存；请马上另存一份，输入的内容都还在。"
REPLACED = (
    "数据文件“{}”已被别的文件替换（可能是同步软件或有人拷贝覆盖），已停止保存；请马上另存一份，输入的内容都还在。"
)


class Reader:
    """Reads one data file, from any thread, one question at a time.

    Attributes:
        path: the file, links followed.
        outdated: it has the schema of an older version, which only an upgrade makes readable.
        read_only: "" or a sentence on why it can be read but not changed.

    Raises:
        StorageTrouble: the file cannot be opened; see `storage.preflight.identify`. Or it would have to be upgraded,
            and is read-only.
    """

    def __init__(self, path: Path, today: Callable[[], date]) -> None:
        self.path = preflight.located(path)
        self.outdated = preflight.identify(self.path) < preflight.SCHEMA
        only = preflight.read_only(self.path)
        self.read_only = f"{only}{LOOK_ONLY}" if only else ""
        if only and self.outdated:
            raise StorageTrouble(Trouble.READ_ONLY, f"{only}{OLD_AND_READ_ONLY}")
        self._today = today
        self._lock = Lock()
        self._identity = preflight.identity(self.path)
        with reworded({Trouble.CANNOT_OPEN: f"{only}{UNFINISHED}"} if only else {}), told(self.path):
            self._stamp = preflight.stamp(self.path)
            refuse_strangers(self.path)
            self._connection: Connection = (driver.connect_to_read if only else driver.connect)(self.path)

    def ask(self, question: Callable[[Reading], T]) -> T:
        """Answer one question; all its parts see the same state of the file.

        Raises:
            StorageTrouble: the file or the disk does not do what it should.
        """
        with self._lock, told(self.path):
            self._connection.execute("BEGIN")
            try:
                return question(Reading(self._rows, self._today()))
            finally:
                self._connection.rollback()  # ends the reading; a broken disk may have ended it already

    def interrupt(self) -> None:
        """Stop the question that another thread is asking."""
        self._connection.interrupt()

    def changed_by_others(self) -> int:
        """Give a number that moves when another connection has written the file."""
        with self._lock, told(self.path):
            if not self.read_only:
                return self._connection.execute("PRAGMA data_version").fetchone()[0]
            stamp = preflight.stamp(self.path)
            if stamp != self._stamp:  # read as a file that nobody writes, it is not read again by itself
                self._connection.close()
                self._connection, self._stamp = driver.connect_to_read(self.path), stamp
            return stamp

    def strayed(self) -> str:
        """Give "", or a sentence if this file is no longer at its place: what is written now would be lost to all.

        No error tells: SQLite goes on with a file that was deleted, moved or replaced under it.
        """
        now = preflight.identity(self.path)
        if now == self._identity:
            return ""
        return (REPLACED if now else GONE).format(self.path.name)

    def save_copy(self, target: Path) -> None:
        """Put all that this connection sees into a new file, even if the file itself is gone.

        Raises:
            Refused: there is a file of that name already.
            StorageTrouble: the file can no longer be read, or the new one not be written; then there is none.
        """
        from dongliu_desktop.storage.copying import copy_open_file  # noqa: PLC0415 - SQLAlchemy, only when asked for

        with self._lock:
            copy_open_file(self._connection, target)

    def fold_log(self) -> None:
        """Fold what the write-ahead log holds into the file, as far as nobody reads or writes just now."""
        with self._lock, told(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()

    def _rows(self, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()
