"""The SQLite driver: one way of opening a connection, for reading and for SQLAlchemy's engine alike."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from sqlite3 import Connection
from types import ModuleType


def _dbapi() -> ModuleType:
    """Give the driver with the newest SQLite: pysqlite3 carries 3.53, Python's own may be years older."""
    name = "pysqlite3.dbapi2" if find_spec("pysqlite3") else "sqlite3.dbapi2"
    return import_module(name)


dbapi = _dbapi()
APPLICATION_ID = 0x444C4A44  # "DLJD", at offset 68 of the file
SAFE_WAL = (3, 51, 3)
BUSY_SECONDS = 2.0
# The log is folded into the file when nothing else is to be done (`Reader.fold_log`) and when the file is given back;
# the limit, in pages of 4 KB, only stops it from growing without end: a commit that folds takes up to 0.2 s.
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cell_size_check=ON",
    "secure_delete=ON",
    "wal_autocheckpoint=10000",
)

sqlite_version: str = dbapi.sqlite_version


def journal_mode() -> str:
    """Give the fastest journal mode that loses no acknowledged commit with this SQLite.

    WAL + FULL from 3.51.3 on (the reset bug of older ones can corrupt a file), TRUNCATE + FULL before.
    """
    return "WAL" if dbapi.sqlite_version_info >= SAFE_WAL else "TRUNCATE"


def connect(path: Path, *, mode: str = "rw") -> Connection:
    """Open a connection with our settings; `mode` is SQLite's: "rw" never creates, "rwc" does, "ro" reads.

    Transactions are begun by whoever uses it (`isolation_level=None`).
    """
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection: Connection = dbapi.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    if mode != "ro":
        connection.execute(f"PRAGMA journal_mode={journal_mode()}").fetchone()
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_to_read(path: Path) -> Connection:
    """Open a file that cannot be written, or whose folder cannot: nothing is made beside it.

    Without a log beside the file nobody writes it just now, and it is read as it is. With one, SQLite reads both
    together; it cannot where the log's index is missing and the folder is read-only.
    """
    if path.with_name(path.name + "-wal").exists():
        return connect(path, mode="ro")
    return glance(path, in_any_thread=True)


def glance(path: Path, *, in_any_thread: bool = False) -> Connection:
    """Open a connection that takes no locks, looks at no log and changes nothing: for what nobody writes."""
    connection: Connection = dbapi.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=not in_any_thread,
    )
    return connection
