"""The write side of one data file: the engine, its transactions, and the trouble that files and disks make."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from dongliu_desktop.domain.errors import Conflict
from dongliu_desktop.storage import driver, trouble
from dongliu_desktop.storage.records import Replica, Step
from dongliu_desktop.storage.unit_of_work import Clock, Origin, UnitOfWork, utc_now


class Database:
    """An open data file, ready to write. The file exists and has today's schema (see `opening`).

    Attributes:
        path: the file.
        replica: the id of this copy; its own steps can be undone here.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = make_engine(path)
        with trouble.told(path), Session(self._engine) as session:
            self.replica = session.scalars(select(Replica.uid).order_by(Replica.minted_at.desc())).first() or ""
            own = select(Step.clock).where(Step.replica == self.replica).order_by(Step.seq.desc())
            self._clock = Clock(session.scalars(own.limit(1)).first() or 0)

    @contextmanager
    def work(self, who: str, today: date) -> Generator[UnitOfWork]:
        """Open one unit of work: one write transaction, committed by `finish`, otherwise rolled back.

        Raises:
            Conflict: the record changed since the editor saw it, or something else hangs on it by now.
            StorageTrouble: full or failing disk, locked, damaged or read-only file.
        """
        try:
            with trouble.told(self.path), Session(self._engine, expire_on_commit=False, autoflush=False) as session:
                yield UnitOfWork(session, Origin(self.replica, who, today, self._clock.tick))
        except StaleDataError as stale:
            raise Conflict("这个项目刚刚被别人改过，请看过新内容再保存；您输入的内容还在。") from stale
        except IntegrityError as error:
            if "FOREIGN KEY" not in str(error.orig):
                raise
            raise Conflict("还有别的内容与它相连，这样改会断开，没有改动；请先刷新再看。") from error

    def close(self) -> None:
        """Give the file back. Folds the write-ahead log into the file if nobody else has it open."""
        self._engine.dispose()


def make_engine(path: Path, *, mode: str = "rw") -> Engine:
    """Make an engine whose transactions are really BEGIN IMMEDIATE ... COMMIT."""
    engine = create_engine(
        "sqlite://",
        poolclass=QueuePool,
        pool_size=1,
        creator=lambda: driver.connect(path, mode=mode),
        module=driver.module_of(path),
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def mint_replica(session: Session) -> str:
    """Give this copy of the file a random id of its own: from now on the newest, even if a clock was set back."""
    uid = uuid4().hex
    minted_at, last = utc_now(), session.scalars(select(func.max(Replica.minted_at))).first()
    if last is not None:
        minted_at = max(minted_at, last + timedelta(microseconds=1))
    session.add(Replica(uid=uid, minted_at=minted_at))
    return uid
