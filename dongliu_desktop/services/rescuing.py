"""救出: what can still be read of a damaged file goes into a new one, where no backup helps; tells what came along."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.waiting import Progress, untold
from dongliu_desktop.services.checking import Checked, check, entity_word
from dongliu_desktop.storage import rescuing as storage
from dongliu_desktop.storage.restoring import Signed

LABEL = "从损坏的文件“{}”中救出"
SHOWN = ("plan_year", "project", "progress_report")


class Rescued(NamedTuple):
    """What came of it: what was saved and what was not, one Chinese sentence each, and what a check of it finds."""

    told: tuple[str, ...]
    after: Checked


def rescue(path: Path, target: Path, now: datetime, who: str, progress: Progress = untold) -> Rescued:
    """Put what can still be read of a damaged file into a new file, and check that. `now` is local time.

    Raises:
        Refused: there is a file of that name already.
        StorageTrouble: nothing can be read of it, or the target's disk does not do what it should; nothing is left.
    """
    progress("救出", 0, 0)
    rescued = storage.rescue(path, target, Signed(now, who, LABEL.format(path.name)))
    return Rescued(tuple(_told(rescued)), check(target, progress))


def _told(rescued: storage.Rescued) -> list[str]:
    read = "、".join(f"{entity_word(table)} {number(rescued.read[table])}" for table in SHOWN)
    told = [f"直接读出：{read}，连同其余共 {number(rescued.read.total())} 条。"]
    if rescued.from_steps:
        told.append(f"表里已读不出、按操作记录补回：{number(len(rescued.from_steps))} 条。")
    if rescued.lost_steps:
        told.append(f"有 {number(rescued.lost_steps)} 步操作的时间和内容已读不出，留了空位。")
    told += [
        f"有 {number(left)} 条{entity_word(table)}所属的内容已经没有，没能救出。"
        for table, left in rescued.left_out.items()
    ]
    return told
