"""Reads what can still be read of a damaged table, row by row, past the pages that cannot."""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dongliu_desktop.storage import driver

SMALLEST_ROW = 16  # bytes; no row of ours is smaller
MOST_ATTEMPTS = 1_000_000
LENIENT = ("writable_schema=ON", "cell_size_check=ON")
"""A file that was cut off is refused by SQLite unless its schema may be written; `glance` lets nothing be written."""


@contextmanager
def torn_file(path: Path) -> Generator[driver.Connection]:
    """Open a damaged file to read what is left of it. Nothing of it is changed, and logs beside it are not read."""
    with closing(driver.glance(path)) as connection:
        for pragma in LENIENT:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        yield connection


def is_known(torn: driver.Connection, table: str) -> bool:
    """Tell whether the list of tables, of which a part may be gone, still names this one."""
    try:
        torn.execute(f'SELECT 0 FROM "{table}" LIMIT 0')  # noqa: S608 - our own name
    except driver.errors():
        return False
    return True


def legible_rows(torn: driver.Connection, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a table that can be read, in the order they were put in; None at all without such a table.

    Where a page is torn, the next rows are asked for one by one until some answer again.
    """
    listed = ", ".join(f'"{column}"' for column in columns)
    question = f'SELECT rowid, {listed} FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid'  # noqa: S608 - our own names
    after, last = 0, _last_rowid(torn, table) if is_known(torn, table) else 0
    while after < last:
        try:
            for row in torn.execute(question, (after,)):
                after = row[0]
                yield row[1:]
        except driver.errors():
            after += 1
        else:
            return


def _last_rowid(torn: driver.Connection, table: str) -> int:
    """Give the number of the last row; where even that cannot be read, more than there can be in such a file."""
    try:
        return torn.execute(f'SELECT max(rowid) FROM "{table}" NOT INDEXED').fetchone()[0] or 0  # noqa: S608 - our own name
    except driver.errors():
        return min(_size(torn) // SMALLEST_ROW, MOST_ATTEMPTS)


def _size(torn: driver.Connection) -> int:
    pages, page = (torn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(page)
