"""Names of files from outside: text to show and to offer when saving, never a place on a disk."""

import re
import unicodedata

from dongliu_desktop.domain.texts import clean

MOST_BYTES = 200  # of a name: beside 255, which file systems take, there is room for " (2)" and a suffix
LONGEST_SUFFIX = 12
UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\uff0f\u2044\u2215\u29f8]')  # what Windows refuses, and what looks like "/"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


def file_name(name: str, otherwise: str = "附件") -> str:
    """Give a name as it can be shown and saved on every system: one file's name, no path, without tricks.

    Folders before it go, however they are written. Marks of direction, which let "gnp.exe" look like "exe.png", and
    control characters go; what a system refuses becomes "_". The suffix stays where a long name is cut.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = UNFIT.sub("_", clean(last.replace("\n", " ").replace("\t", " "))).strip(" .")
    kept = re.sub(r"\s+", " ", kept)
    if not kept.strip("_. "):
        kept = otherwise
    stem, dot, suffix = kept.rpartition(".")
    if not dot or not stem or len(suffix) > LONGEST_SUFFIX:
        stem, dot, suffix = kept, "", ""
    if kept.split(".")[0].strip().casefold() in RESERVED:
        stem = f"_{stem}"
    return _cut(stem, MOST_BYTES - len((dot + suffix).encode())).rstrip(" .") + dot + suffix


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
