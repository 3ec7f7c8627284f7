"""修复: mends what the check finds, as far as it follows from the steps; says what it did, and what it could not do."""

from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.backups import BackupRow, Reason
from dongliu_desktop.domain.waiting import Progress, untold
from dongliu_desktop.services.backups import Backups
from dongliu_desktop.services.checking import Checked, check, entity_word
from dongliu_desktop.storage import repair as storage
from dongliu_desktop.storage.dump import long_read
from dongliu_desktop.storage.replay import Difference, Kind

INDEXES = "索引已按表重建。"
CONTENTS = "不属于任何附件的内容 {}… 已清除。"
RECORDS: dict[Kind, str] = {
    Kind.UNRECORDED: "{entity} {key} 没有操作记录，已移出；修复前的备份里还有。",
    Kind.LOST: "{entity} {key} 已按操作记录补回。",
    Kind.DIFFERENT: "{entity} {key} 已按操作记录改回（{fields}）。",
}


class Looked(NamedTuple):
    """What a check found, and whether a repair would be tried: not where the structure itself is damaged."""

    checked: Checked
    mendable: bool


class Repaired(NamedTuple):
    """What came of a repair.

    Attributes:
        backup: the backup that was made before; None where nothing was touched.
        done: what was mended, one Chinese sentence each.
        after: what a check finds now.
    """

    backup: BackupRow | None
    done: tuple[str, ...]
    after: Checked


def look_through(path: Path, backups: Backups, progress: Progress = untold) -> Looked:
    """Check a data file. As long as damage is known, no backup is cleared away.

    Raises:
        StorageTrouble: it is no data file of ours, or cannot be opened.
    """
    checked = check(path, progress)
    progress("备份", 0, 0)  # whoever stopped half-way has seen nothing that should be noted
    if not checked.findings:
        backups.unflag()
        return Looked(checked, mendable=False)
    backups.flag()
    with long_read(path) as connection:
        return Looked(checked, mendable=not storage.damage(connection).hopeless)


def repair(path: Path, backups: Backups, progress: Progress = untold) -> Repaired:
    """Check a data file and mend what follows from the steps; a backup is made before anything is touched.

    Raises:
        StorageTrouble: it is no data file of ours, it is in use, or no backup could be made; nothing is changed.
    """
    before = check(path, progress)
    if not before.findings:
        return Repaired(None, (), before)
    progress("备份", 0, 0)
    with long_read(path) as connection:
        damage = storage.damage(connection)
    if damage.hopeless:
        return Repaired(None, (), before)
    row = backups.make(Reason.REPAIR, mend=damage.indexes).row
    progress("修复", 0, 0)
    try:
        mended = storage.mend(path, indexes=damage.indexes)
    except storage.BeyondRepair:
        return Repaired(row, (), before)
    after = check(path, progress)
    if not after.findings:
        backups.unflag()
    return Repaired(row, tuple(_told(mended)), after)


def _told(mended: storage.Mended) -> list[str]:
    return [
        *([INDEXES] if mended.indexes else []),
        *(_record(one) for one in mended.records),
        *(CONTENTS.format(sha256[:12]) for sha256 in mended.contents),
    ]


def _record(one: Difference) -> str:
    return RECORDS[one.kind].format(entity=entity_word(one.entity), key=one.key, fields="、".join(one.fields))
