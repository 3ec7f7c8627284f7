"""The keys of the protected files that are open: in memory, for as long as they are open, and nowhere else.

Every connection is opened by path (`driver.connect`), by many hands; this is where it finds the key. A key is what
SQLCipher itself makes of a password and the salt at the file's start. It is made once per file and not per connection,
because that takes a quarter of a second by design. Backups carry the salt of their file, so its key opens them too.
"""

import os
from pathlib import Path
from typing import NamedTuple

ROUNDS = 256_000  # of PBKDF2-HMAC-SHA512: SQLCipher 4's own, so that the password opens the file in its other tools
SALT_BYTES, KEY_BYTES = 16, 32


class Key(NamedTuple):
    """A file's salt and its key, both as hex digits."""

    salt: str
    raw: str

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it; hex digits alone, so that nothing in it can be taken for SQL."""
        return f"x'{self.raw}{self.salt}'"

    def __repr__(self) -> str:
        return "Key(…)"


_held: dict[Path, Key] = {}


def make(password: str, salt: bytes | None = None) -> Key:
    """Make the key of a password, for a file with this salt or for a new file. Takes a quarter of a second."""
    import hashlib  # noqa: PLC0415 - most files have no password, and it costs their start
    import unicodedata  # noqa: PLC0415 - as above

    chosen = os.urandom(SALT_BYTES) if salt is None else salt
    typed = unicodedata.normalize("NFC", password).encode()
    raw = hashlib.pbkdf2_hmac("sha512", typed, chosen, ROUNDS, KEY_BYTES)
    return Key(chosen.hex(), raw.hex())


def fits(key: Key, password: str) -> bool:
    """Tell whether a key was made of this password."""
    import hmac  # noqa: PLC0415 - most files have no password

    return hmac.compare_digest(make(password, bytes.fromhex(key.salt)).raw, key.raw)


def hold(path: Path, key: Key) -> None:
    """Keep the key of a file until it is closed."""
    _held[path.resolve()] = key


def forget(path: Path) -> None:
    """Keep a file's key no longer."""
    _held.pop(path.resolve(), None)


def forget_key(path: Path) -> None:
    """Keep the key of a file no longer, nor that of its drafts and backups."""
    key = held(path)
    for holder in [one for one, its in _held.items() if its == key]:
        del _held[holder]


def forget_all() -> None:
    """Keep no key any longer: the program ends."""
    _held.clear()


def held(path: Path) -> Key | None:
    """Give the key of this very file, None if none is held."""
    return _held.get(path.resolve()) if _held else None


def with_salt(salt: bytes) -> Key | None:
    """Give the key of any open file that has this salt: a backup is opened by the key of its file."""
    wanted = salt.hex()
    return next((key for key in _held.values() if key.salt == wanted), None)


def any_held() -> bool:
    """Tell whether a protected file is open."""
    return bool(_held)
