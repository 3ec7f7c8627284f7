"""The door for reading: questions are functions of a `Reading`, asked in one transaction each."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.driver import Connection
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.trouble import told

__all__ = ["Reader", "Reading"]

T = TypeVar("T")


class Reader:
    """Reads one data file, from any thread, one question at a time.

    Raises:
        StorageTrouble: the file cannot be opened; see `storage.preflight.inspect`.
    """

    def __init__(self, path: Path, today: Callable[[], date]) -> None:
        self.path = preflight.located(path)
        self.outdated = preflight.inspect(self.path) < preflight.SCHEMA
        self._today = today
        self._lock = Lock()
        with told(self.path):
            self._connection: Connection = driver.connect(self.path)

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
        with self._lock:
            return self._connection.execute("PRAGMA data_version").fetchone()[0]

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
