"""The verb `dongliu password`, and asking for a password wherever another verb meets a protected file."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dongliu_desktop.domain.errors import PasswordNeeded, Refused
from dongliu_desktop.system.arguments import Option, Verb
from dongliu_desktop.system.password_entry import read_password, somebody_types
from dongliu_desktop.system.paths import drafts_file, settings_file
from dongliu_desktop.system.settings import load_settings

T = TypeVar("T")
ATTEMPTS = 3
OLDER = {"保留": "keep", "同步": "follow", "删除": "delete"}  # as services.protection.OlderBackups has them
NO_RETURN = "请记住密码：程序里不保存密码，忘记后任何人都无法找回数据。"
NOTHING_TYPED = "没有输入密码，没有打开“{}”；在脚本里请从标准输入给出一行密码。"
NOT_ALIKE = "两次输入的密码不一样，没有改动；请再来一次。"
NEW_EMPTY = "没有输入新密码，没有改动。"
ALREADY = "“{}”已经设有密码；要换一个请用 --change，要取消请用 --remove。"
NOT_PROTECTED = "“{}”没有设密码；请用 --set 设置。"
LEFT = "注意：以前的备份里有 {} 份没有随之改动，仍是原来的样子：有密码的要用做备份时的密码，没有的谁都可以打开。"
QUESTION = "“{}”的密码："
QUESTION_REPLACED = "现有的“{}”的密码（不知道就直接按回车）："
SKIPPED = "没有输入现有文件的密码：它会原样留好；恢复后的文件和备份一样，备份没有密码的，谁都可以打开。"


def typed_older(text: str) -> str:
    """Give what is to become of older backups. Raises ValueError for any other word."""
    if text not in OLDER:
        raise ValueError("只能是：保留、同步、删除")
    return OLDER[text]


VERB = Verb(
    "password",
    "查看、设置、修改或取消数据文件的密码；密码在终端上输入，或从标准输入逐行给出",
    (
        Option("--set", "给没有密码的文件设置密码", group="what"),
        Option("--change", "换一个密码", group="what"),
        Option("--remove", "取消密码", group="what"),
        Option("--backups", "以前的备份：保留（缺省）、同步（也换成新密码）或删除", "办法", typed_older),
    ),
    ("dongliu password", "dongliu password --set --backups 同步"),
)


def unlocking(verb: Callable[[], T]) -> T:
    """Run a verb, asking for the password of each protected file that it meets.

    Raises:
        PasswordNeeded: the right one was not given.
    """
    while True:
        try:
            return verb()
        except PasswordNeeded as needed:
            if not _unlock(needed.path, QUESTION):
                raise PasswordNeeded(needed.path, NOTHING_TYPED.format(needed.path.name)) from needed


def unlock_replaced(file: Path) -> bool:
    """Ask for the password of the file that a restore replaces, so that what comes has the same; tell whether it came.

    Nobody has to give it: the file may be damaged, or its password forgotten.

    Raises:
        Refused: it was not the right one.
    """
    from dongliu_desktop.services import protection  # noqa: PLC0415 - few files have a password

    if not protection.is_locked(file):
        return False
    try:
        given = _unlock(file, QUESTION_REPLACED)
    except PasswordNeeded as wrong:  # would be taken for a password that is still to be asked for
        raise Refused(str(wrong)) from wrong
    if not given:
        print(SKIPPED, file=sys.stderr)
    return given


def _unlock(path: Path, question: str) -> bool:
    """Ask until the password is right, and give False if nothing was typed."""
    from dongliu_desktop.services.protection import unlock  # noqa: PLC0415 - few files have a password

    for left in reversed(range(ATTEMPTS if somebody_types() else 1)):
        typed = read_password(question.format(path.name))
        if not typed:
            return False
        try:
            unlock(path, typed)
        except PasswordNeeded as wrong:
            if not left:
                raise
            print(wrong, file=sys.stderr)
        else:
            break
    return True


def password(file: Path, values: dict[str, object]) -> int:
    """Do the verb `password`."""
    from dongliu_desktop.services import protection  # noqa: PLC0415 - for this verb only

    protected = protection.is_protected(file)
    if not (values["set"] or values["change"] or values["remove"]):
        print(f"“{file}”{'设有密码' if protected else '没有设密码'}。")
        return 0
    if bool(values["set"]) == protected:
        raise Refused((ALREADY if protected else NOT_PROTECTED).format(file.name))
    present = read_password("现在的密码：") if protected else ""
    new = "" if values["remove"] else _new_password()
    older = protection.OlderBackups(values.get("backups") or protection.OlderBackups.KEEP)
    outcome = protection.change(file, protection.Wanted(present, new, older), drafts_file(), _second_place())
    print(f"“{file}”{'已取消密码，任何人都可以打开' if values['remove'] else '的密码已设好'}。")
    if outcome.left:
        print(LEFT.format(outcome.left))
    return 0


def _second_place() -> Path | None:
    place = load_settings(settings_file()).settings.second_backup_place
    return Path(place) if place else None


def _new_password() -> str:
    if somebody_types():
        print(NO_RETURN, file=sys.stderr)
    new = read_password("新密码：")
    if not new:
        raise Refused(NEW_EMPTY)
    if somebody_types() and read_password("再输入一次新密码：") != new:
        raise Refused(NOT_ALIKE)
    return new
