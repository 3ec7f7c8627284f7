"""The SQLite driver: one way of opening a connection, for reading and for SQLAlchemy's engine alike.

A file with a password is opened by SQLCipher's driver instead, which is imported only then. No file is ever opened by
both at once: they do not know of each other's locks. Which one it is, the file's key tells (`keys`), or the plain
driver, which cannot read a header that is no SQLite header.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from sqlite3 import SQLITE_NOTADB, Connection
from types import ModuleType

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import keys
from dongliu_desktop.storage.keys import Key
from dongliu_desktop.system.places import Place, place_of


def _dbapi() -> ModuleType:
    """Give the driver with the newest SQLite: pysqlite3 carries 3.53, Python's own may be years older."""
    name = "pysqlite3.dbapi2" if find_spec("pysqlite3") else "sqlite3.dbapi2"
    return import_module(name)


dbapi = _dbapi()
CIPHER = "sqlcipher3"
NO_CIPHER = (
    "打开或设置有密码的数据文件需要 sqlcipher3 组件，本机没有装：请由维护人员执行"
    " pip install sqlcipher3（0.6.1 或更新）后再试；文件未作改动。"
)
APPLICATION_ID = 0x444C4A44  # "DLJD", at offset 68 of the file
SAFE_WAL = (3, 51, 3)
BUSY_SECONDS = 2.0
# The log is folded into the file when nothing else is to be done (`Reader.fold_log`) and when the file is given back;
# the limit, in pages of 4 KB, only stops it from growing without end: a commit that folds takes up to 0.2 s.
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cell_size_check=ON",
    "trusted_schema=OFF",  # functions with effects do not run from within a stranger's file
    "secure_delete=ON",
    "wal_autocheckpoint=10000",
)

sqlite_version: str = dbapi.sqlite_version
STRIDE = 20_000  # steps of SQLite's machine between two looks whether to go on; a millisecond or so
_go_on: ContextVar[Callable[[], bool] | None] = ContextVar("go_on", default=None)


@contextmanager
def stoppable(go_on: Callable[[], bool]) -> Generator[None]:
    """Let whatever is read or copied inside the block end with SQLite's "interrupted" once `go_on` says no.

    Asked in the midst of long statements, on every connection that is opened inside the block.
    """
    token = _go_on.set(go_on)
    try:
        yield
    finally:
        _go_on.reset(token)


def _heed(connection: Connection) -> Connection:
    go_on = _go_on.get()
    if go_on is not None:
        connection.set_progress_handler(lambda: not go_on(), STRIDE)
    return connection


@cache
def cipher() -> ModuleType:
    """Give SQLCipher's driver.

    Raises:
        StorageTrouble: it is not installed, or what is installed does not encrypt: then no file is made or opened.
    """
    if not find_spec(CIPHER):
        raise StorageTrouble(Trouble.NO_CIPHER, NO_CIPHER)
    module = import_module(f"{CIPHER}.dbapi2")
    trial = module.connect(":memory:")
    try:
        encrypts = trial.execute("PRAGMA cipher_version").fetchone()
    finally:
        trial.close()
    if not encrypts:  # plain SQLite takes "PRAGMA key" without a word, and writes plain text
        raise StorageTrouble(Trouble.NO_CIPHER, NO_CIPHER)
    return module


def errors(name: str = "DatabaseError") -> tuple[type[Exception], ...]:
    """Give the error of this name of each driver in use: they share no class. For `except` clauses."""
    used = [dbapi, cipher()] if cipher.cache_info().currsize else [dbapi]
    return tuple(getattr(module, name) for module in used)


def module_of(path: Path) -> ModuleType:
    """Give the driver that opens this file."""
    return dbapi if key_of(path) is None else cipher()


def key_of(path: Path) -> Key | None:
    """Give the key that opens this file, None for a plain file and for one whose key is not held."""
    key = keys.held(path)
    if key is not None or not keys.any_held() or _readable(path):
        return key
    return keys.with_salt(salt_of(path))


def salt_of(path: Path) -> bytes:
    """Give the first bytes of a file that the plain driver cannot read, so that it has no locks on it to lose."""
    with path.open("rb") as file:
        return file.read(keys.SALT_BYTES)


def _readable(path: Path) -> bool:
    """Tell whether the plain driver takes a file for a database (or cannot reach it)."""
    try:
        connection = dbapi.connect(_uri(path, "mode=ro&immutable=1"), uri=True)
    except dbapi.DatabaseError:
        return True  # missing, or not to be read: whoever opens it tells
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except dbapi.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", SQLITE_NOTADB) != SQLITE_NOTADB
    finally:
        connection.close()
    return True


def journal_mode(module: ModuleType = dbapi) -> str:
    """Give the fastest journal mode that loses no acknowledged commit with this SQLite.

    WAL + FULL from 3.51.3 on (the reset bug of older ones can corrupt a file), TRUNCATE + FULL before.
    """
    return "WAL" if module.sqlite_version_info >= SAFE_WAL else "TRUNCATE"


def connect(path: Path, *, mode: str = "rw") -> Connection:
    """Open a connection with our settings; `mode` is SQLite's: "rw" never creates, "rwc" does, "ro" reads.

    Transactions are begun by whoever uses it (`isolation_level=None`).
    """
    key = key_of(path)
    connection = bare(path, key, mode=mode)
    if mode != "ro":
        shared = place_of(path.resolve().parent) is not Place.LOCAL
        wanted = "TRUNCATE" if shared else journal_mode(dbapi if key is None else cipher())
        connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return _heed(connection)


def connect_to_read(path: Path) -> Connection:
    """Open a file that cannot be written, or whose folder cannot: nothing is made beside it.

    Without a log beside the file nobody writes it just now, and it is read as it is. With one, SQLite reads both
    together; it cannot where the log's index is missing and the folder is read-only.
    """
    if path.with_name(path.name + "-wal").exists():
        return connect(path, mode="ro")
    return glance(path, in_any_thread=True)


def bare(path: Path, key: Key | None, *, mode: str = "rw") -> Connection:
    """Open a connection without our settings, so that nothing of the file is touched yet."""
    module = dbapi if key is None else cipher()
    connection: Connection = module.connect(
        _uri(path, f"mode={mode}"), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    return connection if key is None else _keyed(connection, key)


def by_cipher(path: Path, key: Key | None) -> Connection:
    """Open a connection by SQLCipher's driver even to a plain file, which nobody else here may have open meanwhile."""
    connection: Connection = cipher().connect(
        _uri(path, "mode=rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    return connection if key is None else _keyed(connection, key)


def glance(path: Path, *, in_any_thread: bool = False) -> Connection:
    """Open a connection that takes no locks, looks at no log and changes nothing: for what nobody writes."""
    key = key_of(path)
    module = dbapi if key is None else cipher()
    connection: Connection = module.connect(
        _uri(path, "mode=ro&immutable=1"), uri=True, isolation_level=None, check_same_thread=not in_any_thread
    )
    return _heed(connection if key is None else _keyed(connection, key))


def _keyed(connection: Connection, key: Key) -> Connection:
    connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to the terminal what we tell in a sentence
    connection.execute(f'PRAGMA key="{key.literal}"')
    return connection


def _uri(path: Path, query: str) -> str:
    return f"{path.resolve().as_uri()}?{query}"
