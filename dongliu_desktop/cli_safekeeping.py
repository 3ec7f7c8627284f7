"""The verbs that keep a data file safe: check, backup, restore; and the day's backup before a change."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dongliu_desktop import cli_password as password
from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.system.arguments import Option, Verb
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import load_settings
from dongliu_desktop.system.terminal_text import Waiting

if TYPE_CHECKING:
    from dongliu_desktop.services.backups import Backups

Values = dict[str, Any]
NOBODY_NAMED = "本机"
YES = frozenset({"y", "yes", "是"})
OR_RESCUE = "没有可用的备份时，可用 dongliu check --rescue 新文件，救出还读得出的内容。"

VERBS: tuple[Verb, ...] = (
    Verb(
        "check",
        "检查数据文件是否完好、是否与操作记录一致；缺省只读，不作改动",
        (
            Option("--repair", "先备份，再按操作记录修复能修复的", group="mend"),
            Option("--rescue", "没有可用的备份时：把还读得出的内容救到这个新文件", "文件", Path, group="mend"),
        ),
        ("dongliu check", "dongliu check --repair", "dongliu check --rescue 救出.dongliu"),
    ),
    Verb(
        "backup",
        "备份数据文件并核对；缺省放在它旁边的“备份”文件夹",
        (
            Option("--to", "备份到这个文件夹（须已存在）", "文件夹", Path, group="what"),
            Option("--list", "列出已有的备份，不作备份", group="what"),
        ),
        ("dongliu backup", "dongliu backup --list"),
    ),
    Verb(
        "restore",
        "从备份恢复数据文件；现有的文件另外留好",
        (
            Option("backup", "备份的文件名或路径", "备份"),
            Option("--yes", "不再询问，直接恢复"),
        ),
        ("dongliu restore 东柳街道-20161123-0830-手动.dongliu",),
    ),
)


def check(file: Path, values: Values) -> int:
    """Do the verb `check`."""
    from dongliu_desktop.services.checking import check as checked_through  # noqa: PLC0415 - SQLAlchemy and Alembic

    if values["repair"]:
        return _repair(file)
    target = values.get("rescue")
    if target is not None:
        return _rescue(file, target)
    with Waiting() as waiting:
        checked = checked_through(file, waiting)
    if not checked.findings:
        backups_of(file).unflag()
        print(f"检查完毕，没有发现问题：{checked.holds}。")
        return 0
    backups_of(file).flag()
    print("\n".join(checked.findings))
    raise Refused(
        f"检查发现 {len(checked.findings)} 处问题；可用 dongliu check --repair 修复（会先备份），修不了的请从备份恢复。"
        + OR_RESCUE
    )


def _repair(file: Path) -> int:
    refuse_if_held(file)
    from dongliu_desktop.services.repairing import repair  # noqa: PLC0415 - SQLAlchemy and Alembic

    with Waiting() as waiting:
        repaired = repair(file, backups_of(file), waiting)
    if repaired.backup:
        print(f"已先备份：{repaired.backup.path}")
    left = repaired.after.findings
    print("\n".join([*repaired.done, *left]), end="\n" if repaired.done or left else "")
    if left:
        backups_of(file).flag()
        raise Refused(
            f"有 {len(left)} 处修不了，请从备份恢复：dongliu backup --list 列出备份，dongliu restore 恢复。{OR_RESCUE}"
        )
    done = "修复完毕，再次检查没有发现问题" if repaired.done else "检查完毕，没有发现问题，不用修复"
    print(f"{done}：{repaired.after.holds}。")
    return 0


def _rescue(file: Path, target: Path) -> int:
    from dongliu_desktop.services.rescuing import rescue  # noqa: PLC0415 - SQLAlchemy and Alembic

    with Waiting() as waiting:
        rescued = rescue(file, target, datetime.now(), who(), waiting)  # noqa: DTZ005 - local time
    print("\n".join([f"已救到“{target}”，原文件没有改动。", *rescued.told, *rescued.after.findings]))
    if rescued.after.findings:
        raise Refused(f"救出的文件里还有 {len(rescued.after.findings)} 处问题；可用 dongliu check --repair 再修复。")
    print(f"再次检查没有发现问题：{rescued.after.holds}。")
    return 0


def backup(file: Path, values: Values) -> int:
    """Do the verb `backup`."""
    from dongliu_desktop.documents.backup_listing import backup_listing  # noqa: PLC0415 - for this verb only
    from dongliu_desktop.domain.backups import Reason  # noqa: PLC0415 - as above
    from dongliu_desktop.services.backups import Made  # noqa: PLC0415 - as above

    backups, to = backups_of(file), values.get("to")
    if values["list"]:
        print(backup_listing(backups.list()))
        return 0
    made = backups.make(Reason.MANUAL) if to is None else Made(backups.make_in(to, Reason.MANUAL))
    print(f"已备份到“{made.row.path}”，已核对。")
    if made.told:
        print(f"注意：{made.told}", file=sys.stderr)
    if to is None:
        backups.rotate()
    return 0


def restore(file: Path, values: Values) -> int:
    """Do the verb `restore`."""
    from dongliu_desktop.documents.backup_listing import restore_preview  # noqa: PLC0415 - for this verb only

    refuse_if_held(file)
    backups = backups_of(file)
    row = backups.find(values["backup"])
    preview = backups.preview(row)
    if password.unlock_replaced(file):
        preview = backups.preview(row)
    print(restore_preview(preview))
    if not values["yes"]:
        _confirm("确定恢复吗？（输入 y 恢复，其他放弃）")
    kept = backups.restore(row, who())
    print(f"已恢复“{file}”。", end="\n" if kept is None else f"恢复前的文件留在“{kept}”。\n")
    return 0


def who() -> str:
    """Give the name that changes are signed with, as in the window."""
    return load_settings(settings_file()).settings.who or NOBODY_NAMED


def backups_of(file: Path) -> "Backups":
    """Give the backups of a file as the user has set them up in the window."""
    from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - for few verbs only

    return Backups.of(file, datetime.now, load_settings(settings_file()).settings)


def refuse_if_held(file: Path) -> None:
    """Let nothing be changed while another computer has the file open: on a share, locks cannot be relied on.

    Raises:
        Refused: it has, or seems to.
    """
    from dongliu_desktop.system.open_note import holder, told  # noqa: PLC0415 - for changes only

    other = holder(file.resolve())
    if other is not None:
        raise Refused(f"{told(other)}，没有改动；请等那边关闭，或在窗口里打开它，选“仍然编辑”。")


def back_up_if_due(file: Path) -> None:
    """Keep what was there before the first change of the day; where that fails, the change is made all the same."""
    from dongliu_desktop.domain.backups import Reason  # noqa: PLC0415 - for changes only

    backups = backups_of(file)
    try:
        if backups.due_today():
            made = backups.make(Reason.DAILY)
            backups.rotate()
            if made.told:
                print(f"注意：{made.told}", file=sys.stderr)
    except StorageTrouble as trouble:
        print(f"注意：今天的备份没有做成。{trouble}", file=sys.stderr)


def _confirm(question: str) -> None:
    """Ask somebody who sits at a terminal; a script has to say --yes beforehand.

    Raises:
        Refused: nobody is there, or nobody agrees.
    """
    if not sys.stdin.isatty():
        raise Refused("没有恢复；请看清上面的内容，确定要恢复时加上 --yes。")
    if input(question).strip().lower() not in YES:
        raise Refused("没有恢复，也没有任何改动。")
