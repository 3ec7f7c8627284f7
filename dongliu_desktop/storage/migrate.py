"""Brings a file to today's schema: one transaction, foreign keys off, rows counted before and after."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage.driver import APPLICATION_ID
from dongliu_desktop.storage.preflight import SCHEMA


def config() -> Config:
    """Give Alembic's configuration; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(engine: Engine) -> None:
    """Apply all missing revisions, or none.

    Batch migrations rebuild tables: with foreign keys on, children would vanish without a word, so keys are off
    while they run, every table's rows are counted before and after, and all keys are checked before the commit.

    Raises:
        StorageTrouble: rows would have been lost; the file stays as it was.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise StorageTrouble(Trouble.CANNOT_OPEN, "打不开数据文件。")
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _migrate(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection) -> None:
    before = _counts(connection)
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, "head")
    after = _counts(connection)
    lost = [name for name, rows in before.items() if after.get(name) != rows]
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise StorageTrouble(Trouble.DAMAGED, "升级数据文件时发现数据对不上，已全部退回，原文件未作改动。")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ).scalars()
    bookkeeping = {"alembic_version"}
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - our own names
        for name in sorted(set(names) - bookkeeping)
    }


def head_revision() -> str | None:
    """Give the newest revision this program knows."""
    return ScriptDirectory.from_config(config()).get_current_head()
