"""Files that are written for somebody: nothing is overwritten unasked, and what goes wrong is one sentence."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from dongliu_desktop.domain.errors import Refused

DATA_SUFFIX = ".dongliu"
REASONS: dict[int, str] = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "磁盘放不下这么大的文件",
    errno.EACCES: "没有写入权限，或文件正被别的程序打开",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "所在的位置不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
}


def checked_target(target: Path, *, replace: bool) -> Path:
    """Give a target that may be written; an existing file only if it may be replaced.

    Raises:
        Refused: it may not, or it is no ordinary file, or a data file.
    """
    if target.suffix.lower() == DATA_SUFFIX:
        raise Refused(f"“{target}”是数据文件的名字，不能把导出的内容写进去；请换一个文件名。")
    if target.is_dir():
        raise Refused(f"“{target}”是一个文件夹，请写明文件名。")
    if target.exists() and not target.is_file():  # a device or a pipe would be replaced by a file
        raise Refused(f"“{target}”不是普通文件，不能写进去。")
    if target.exists() and not replace:
        raise Refused(f"“{target}”已经存在，没有覆盖它；换一个文件名，或加上 --force 覆盖。")
    if not target.absolute().parent.is_dir():
        raise Refused(f"文件夹“{target.absolute().parent}”不存在，没有写出“{target.name}”。")
    return target


@contextmanager
def writing(target: Path) -> Generator[None]:
    """Turn what the disk says while `target` is written into one sentence.

    Raises:
        Refused: the file could not be written; an older one of that name is untouched.
    """
    try:
        yield
    except OSError as error:
        raise Refused(f"没有写出“{target}”：{reason(error)}；原有的文件没有改动。") from error


def reason(error: OSError) -> str:
    """Say in a few words what the system refused."""
    return REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
