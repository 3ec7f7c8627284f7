"""The drafts of a protected file: under the same key as the file itself, so that nothing typed lies open on the disk.

They are kept in a small database of their own beside the plain drafts, not in the data file: a draft is no change of
the record. It is named after the salt of its key, which is no secret; another password makes another one.
"""

import errno
import json
import os
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import cast

from dongliu_desktop.storage import driver, keys
from dongliu_desktop.storage.keys import Key
from dongliu_desktop.storage.trouble import damaged
from dongliu_desktop.system.drafts import DraftStore, is_drafts
from dongliu_desktop.system.files import set_aside

_Drafts = dict[str, dict[str, dict[str, str]]]


class SealedDrafts(DraftStore):
    """Drafts as `DraftStore` keeps them, encrypted. `folder` is that of the plain drafts."""

    def __init__(self, folder: Path, key: Key) -> None:
        super().__init__(folder / f"drafts-{key.salt}.sealed")
        keys.hold(self._path, key)

    def remove(self) -> None:
        """Take the drafts away, all of them, for good. Raises OSError."""
        self._path.unlink(missing_ok=True)
        keys.forget(self._path)

    def _read(self) -> _Drafts:
        if not self._path.exists():
            return {}
        try:
            with closing(driver.connect(self._path)) as connection:
                found = connection.execute("SELECT text FROM drafts").fetchone()
        except driver.errors("Error") as error:
            if not damaged(error):
                raise _as_os_error(error) from error
            self.damaged = set_aside(self._path, "damaged")
            return {}
        raw: object = json.loads(found[0]) if found else {}
        return cast("_Drafts", raw) if is_drafts(raw) else {}

    def _write(self, drafts: _Drafts) -> None:
        kept = {file_id: projects for file_id, projects in drafts.items() if projects}
        with _told(), closing(driver.connect(self._made(), mode="rwc")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS drafts (id INTEGER PRIMARY KEY CHECK (id = 1), text TEXT)")
            connection.execute("INSERT OR REPLACE INTO drafts VALUES (1, ?)", (json.dumps(kept, ensure_ascii=False),))
            connection.execute("COMMIT")

    def _made(self) -> Path:
        self._path.touch(mode=0o600)
        return self._path


@contextmanager
def _told() -> Generator[None]:
    """Tell what goes wrong with the database as what goes wrong with a file: that is what drafts' users expect."""
    try:
        yield
    except driver.errors("Error") as error:
        raise _as_os_error(error) from error


def _as_os_error(_error: Exception) -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))


def drafts_of(file: Path, plain: Path) -> DraftStore:
    """Give the store for what is typed into an open data file; `plain` is the file of all that need no password.

    What a protected file has there, from before it got its password, is sealed now.
    """
    store, key = DraftStore(plain), keys.held(file)
    if key is None:
        return store
    sealed = SealedDrafts(plain.parent, key)
    with suppress(OSError):  # nothing is lost: it stays where it is, and is tried again at the next opening
        move(store, sealed, str(file))
    return sealed


def move(source: DraftStore, target: DraftStore, file_id: str) -> None:
    """Put all drafts of a data file into another store, and only then take them out of this one. Raises OSError."""
    target.keep_all(file_id, source.of_file(file_id))
    source.discard_all(file_id)
