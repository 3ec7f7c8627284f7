"""What the program remembers of its user's habits: a small JSON file, read tolerantly, written whole.

QSettings is not used anywhere: up to PySide6 6.11 it runs pickles hidden in an INI file.
"""

import json
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeGuard, cast

from dongliu_desktop.system.files import read_json, set_aside, write_whole

LOCK_MINUTES = (5, 10, 30, 0)
"""What may be chosen for `lock_minutes`."""
VERSION = 1
"""Goes up when a key changes its meaning. A key that is new or gone needs no new version."""

Theme = Literal["system", "light", "dark"]
Language = Literal["zh_CN", "en"]


class Settings(NamedTuple):
    """All that is remembered from one start to the next. A change is made by `_replace`.

    Attributes:
        window: place and size of the main window, QWidget.saveGeometry() as hex digits; "" = never shown.
        last_year: plan year shown last; None before the first start.
        last_tab: key of the tab shown last; "" for the first one.
        column_widths: table key -> column key -> width in pixels.
        theme: colours of the desktop, or always light, or always dark.
        language: that of the window, from the next start on.
        who: name or post that new reports are signed with; "" if never given.
        last_file: data file opened last, as a full path; "" for the user's own.
        second_backup_place: a folder, as on a stick, where each backup is copied to; "" for none.
        backup_megabytes: room for the backups of each place, in MB of a million bytes.
        told_of_share: data file of which was told last that it lies on the network or in a synchronised folder.
        lock_minutes: minutes without a sign of life after which the screen is locked, if the file has a password; 0
            for never.
        choices: page -> chooser -> value chosen last.
        papers: key of a sheet -> what its profile says other than its design (documents.profile reads it).
    """

    window: str = ""
    last_year: int | None = None
    last_tab: str = ""
    column_widths: dict[str, dict[str, int]] = {}  # noqa: RUF012 - a value like the others; nothing writes into it
    theme: Theme = "system"
    language: Language = "zh_CN"
    who: str = ""
    last_file: str = ""
    second_backup_place: str = ""
    backup_megabytes: int = 500
    told_of_share: str = ""
    lock_minutes: int = 10
    choices: dict[str, dict[str, str]] = {}  # noqa: RUF012 - as above
    papers: dict[str, dict[str, Any]] = {}  # noqa: RUF012 - as above


class LoadedSettings(NamedTuple):
    """Settings, and "" or one Chinese sentence on why they are not the ones that were saved."""

    settings: Settings
    trouble: str


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings. Never fails: what cannot be used is kept aside, and the defaults stand in for it.

    A single key of the wrong kind only loses its own value.
    """
    try:
        raw = read_json(path)
    except FileNotFoundError:
        return LoadedSettings(Settings(), "")
    except OSError as error:
        return LoadedSettings(Settings(), f"读不到界面设置（{error.strerror}），本次使用默认设置。")
    if not _is_table(raw) or not _is_whole(raw.get("version")):
        return _defaults_instead(path, "damaged", "界面设置文件已损坏")
    if cast("int", raw["version"]) > VERSION:
        return _defaults_instead(path, "newer", "界面设置文件来自更新的版本")
    return LoadedSettings(_from_json(raw), "")


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole. Raises OSError; the old file is then still there."""
    table = {"version": VERSION, **settings._asdict()}
    write_whole(path, json.dumps(table, ensure_ascii=False, indent=1).encode())


def _defaults_instead(path: Path, why: str, what: str) -> LoadedSettings:
    try:
        kept = f"已另存为 {set_aside(path, why).name}"
    except OSError as error:
        kept = f"且无法另存（{error.strerror}）"
    return LoadedSettings(Settings(), f"{what}，{kept}，本次使用默认设置。")


def _from_json(raw: dict[str, object]) -> Settings:
    year, room = raw.get("last_year"), raw.get("backup_megabytes")
    return Settings(
        window=_hex(_text(raw.get("window"))),
        last_year=year if _is_whole(year) else None,
        last_tab=_text(raw.get("last_tab")),
        column_widths=_widths(raw.get("column_widths")),
        theme=_theme(_text(raw.get("theme"))),
        language="en" if raw.get("language") == "en" else "zh_CN",
        who=_text(raw.get("who")),
        last_file=_text(raw.get("last_file")),
        second_backup_place=_text(raw.get("second_backup_place")),
        backup_megabytes=room if _is_whole(room) and room > 0 else Settings().backup_megabytes,
        told_of_share=_text(raw.get("told_of_share")),
        lock_minutes=_minutes(raw.get("lock_minutes")),
        choices=_choices(raw.get("choices")),
        papers=_papers(raw.get("papers")),
    )


def _hex(raw: str) -> str:
    return raw if all(digit in "0123456789abcdef" for digit in raw) else ""


def _widths(raw: object) -> dict[str, dict[str, int]]:
    if not _is_table(raw):
        return {}
    return {
        table: {column: width for column, width in widths.items() if _is_whole(width) and width > 0}
        for table, widths in raw.items()
        if _is_table(widths)
    }


def _choices(raw: object) -> dict[str, dict[str, str]]:
    if not _is_table(raw):
        return {}
    return {
        page: {chooser: value for chooser, value in chosen.items() if isinstance(value, str)}
        for page, chosen in raw.items()
        if _is_table(chosen)
    }


def _papers(raw: object) -> dict[str, dict[str, Any]]:
    return {sheet: said for sheet, said in raw.items() if _is_table(said)} if _is_table(raw) else {}


def _theme(raw: str) -> Theme:
    themes: dict[str, Theme] = {"system": "system", "light": "light", "dark": "dark"}
    return themes.get(raw, "system")


def _minutes(raw: object) -> int:
    return raw if _is_whole(raw) and raw >= 0 else Settings().lock_minutes


def _text(raw: object) -> str:
    return raw if isinstance(raw, str) else ""


def _is_table(raw: object) -> TypeGuard[dict[str, object]]:
    return isinstance(raw, dict)  # JSON's keys are always text


def _is_whole(raw: object) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)
