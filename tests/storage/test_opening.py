import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.opening import create_file, open_database

TODAY = date(2016, 6, 10)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
ODD_NAMES = [
    "东柳 重点工作.dongliu",
    "a#1.dongliu",
    "a?b.dongliu",
    "%41.dongliu",
    "a&b=c;d'e\"f.dongliu",
    "很" * 60 + ".dongliu",
]


def with_pragma(path: Path, pragma: str) -> None:
    changed = sqlite3.connect(path)
    changed.execute("PRAGMA journal_mode=DELETE")
    changed.execute(f"PRAGMA {pragma}")
    changed.commit()
    changed.close()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def spreadsheet(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def few_words(path: Path) -> None:
    path.write_text("序号,项目名称\n", "utf-8")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def header_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def header_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def foreign(path: Path) -> None:
    with_pragma(path, "application_id=252006673")


def unmarked(path: Path) -> None:
    with_pragma(path, "application_id=0")


def newer(path: Path) -> None:
    with_pragma(path, f"user_version={preflight.SCHEMA + 1}")


BAD_FILES: dict[Callable[[Path], None], tuple[Trouble, str]] = {
    emptied: (Trouble.EMPTY_FILE, "“东柳.dongliu”为空（0 字节），不是有效的数据文件，未作改动。"),
    noise: (Trouble.NOT_OURS, "“东柳.dongliu”不是本软件的数据文件，未作改动。"),
    spreadsheet: (Trouble.NOT_OURS, "“东柳.dongliu”不是本软件的数据文件，未作改动。"),
    few_words: (Trouble.NOT_OURS, "“东柳.dongliu”不是本软件的数据文件，未作改动。"),
    header_cut: (Trouble.DAMAGED, "“东柳.dongliu”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"),
    halved: (Trouble.DAMAGED, "“东柳.dongliu”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"),
    cut_in_a_page: (Trouble.DAMAGED, "“东柳.dongliu”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"),
    header_alone: (Trouble.DAMAGED, "“东柳.dongliu”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"),
    foreign: (Trouble.NOT_OURS, "“东柳.dongliu”是其他软件的数据库，未作改动。"),
    unmarked: (Trouble.NOT_OURS, "“东柳.dongliu”是其他软件的数据库，未作改动。"),
    newer: (Trouble.NEWER, "“东柳.dongliu”由更新版本的程序创建，请先升级本软件；文件未作改动。"),
}


@pytest.fixture(params=[open_database, lambda path: Reader(path, lambda: TODAY)], ids=["writing", "reading"])
def opener(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    return request.param


@pytest.mark.parametrize("spoil", BAD_FILES, ids=lambda spoil: spoil.__name__)
def test_a_bad_file_is_named_and_left_alone(
    record_file: Path, opener: Callable[[Path], object], spoil: Callable[[Path], None], digest: Callable[[Path], str]
) -> None:
    spoil(record_file)
    before = digest(record_file)

    with pytest.raises(StorageTrouble) as trouble:
        opener(record_file)

    assert (trouble.value.kind, str(trouble.value)) == BAD_FILES[spoil]
    assert digest(record_file) == before
    assert os.listdir(record_file.parent) == [record_file.name]  # noqa: PTH208 - names are what is compared


def missing(folder: Path) -> tuple[Path, str]:
    path = folder / "无.dongliu"
    return path, f"找不到数据文件“{path}”。可用 dongliu new 新建一个。"


def no_folder(folder: Path) -> tuple[Path, str]:
    return (
        folder / "U盘" / "东柳.dongliu",
        f"文件夹“{folder / 'U盘'}”不存在，找不到数据文件；如在移动盘上，请看它是否插好。",
    )


def in_a_file(folder: Path) -> tuple[Path, str]:
    (folder / "文件").touch()
    return folder / "文件" / "东柳.dongliu", f"“{folder / '文件'}”不是文件夹，里面没有数据文件。"


def a_folder(folder: Path) -> tuple[Path, str]:
    return folder, f"“{folder.name}”是一个文件夹，不是数据文件。"


def long_name(folder: Path) -> tuple[Path, str]:
    return folder / ("长" * 90 + ".dongliu"), "文件名太长，请改短一些（不超过 60 个汉字）。"


def deep_path(folder: Path) -> tuple[Path, str]:
    return folder.joinpath(*["深"] * 180, "东柳.dongliu"), "文件夹套得太深、路径太长，请换到浅一些的位置。"


def circle_of_links(folder: Path) -> tuple[Path, str]:
    (folder / "环.dongliu").symlink_to(folder / "环.dongliu")
    return folder / "环.dongliu", "“环.dongliu”是一个指向自己的链接，不是数据文件。"


def dangling_link(folder: Path) -> tuple[Path, str]:
    (folder / "链接.dongliu").symlink_to(folder / "无.dongliu")
    return folder / "链接.dongliu", f"找不到数据文件“{folder / '无.dongliu'}”。可用 dongliu new 新建一个。"


def pipe(folder: Path) -> tuple[Path, str]:
    os.mkfifo(folder / "管道.dongliu")
    return folder / "管道.dongliu", "“管道.dongliu”不是普通文件，不能当数据文件用。"


@pytest.mark.parametrize(
    "place",
    [
        missing,
        no_folder,
        in_a_file,
        a_folder,
        long_name,
        deep_path,
        pytest.param(circle_of_links, marks=POSIX),
        pytest.param(dangling_link, marks=POSIX),
        pytest.param(pipe, marks=POSIX),
    ],
)
def test_a_bad_place_is_named_and_nothing_is_made(
    tmp_path: Path, opener: Callable[[Path], object], place: Callable[[Path], tuple[Path, str]]
) -> None:
    path, sentence = place(tmp_path)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(StorageTrouble) as trouble:
        opener(path)

    assert str(trouble.value) == sentence
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", [pytest.param(name, marks=POSIX) for name in ODD_NAMES])
def test_a_file_of_any_name_is_opened_and_no_other(record_file: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "目 录#?%41" / name
    path.parent.mkdir()
    record_file.rename(path)

    open_database(path).close()
    reader = Reader(path, lambda: TODAY)
    years = reader.ask(lambda read: read.years())
    reader.close()

    assert [year.year for year in years] == [2015, 2016]
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == [name]


@POSIX
def test_a_link_leads_to_the_file_and_its_logs_lie_beside_the_file(record_file: Path, tmp_path: Path) -> None:
    (tmp_path / "桌面").mkdir()
    link = tmp_path / "桌面" / "东柳.dongliu"
    link.symlink_to(record_file)

    database = open_database(link)

    assert database.path == record_file
    assert list(link.parent.iterdir()) == [link]
    database.close()


@POSIX
def test_only_the_owner_may_read_the_file_and_its_logs(tmp_path: Path) -> None:
    path = tmp_path / "数据" / "东柳.dongliu"
    create_file(path)

    office = Office(open_database(path), "测试", lambda: TODAY)
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
    office.close()

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert len(modes) > 1 or driver.journal_mode() == "TRUNCATE"


def test_a_new_file_is_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "新.dongliu"

    create_file(path)

    assert list(tmp_path.iterdir()) == [path]
    assert preflight.inspect(path) == preflight.SCHEMA


def test_no_file_is_overwritten(tmp_path: Path, digest: Callable[[Path], str]) -> None:
    path = tmp_path / "工作总结.docx"
    path.write_text("别人的文件", "utf-8")
    before = digest(path)

    with pytest.raises(Refused, match="已经存在，没有覆盖它；请换一个文件名。"):
        create_file(path)

    assert digest(path) == before


@POSIX
def test_not_even_a_link_to_nothing_is_overwritten(tmp_path: Path) -> None:
    link = tmp_path / "链接.dongliu"
    link.symlink_to(tmp_path / "无")

    with pytest.raises(Refused, match="已经存在"):
        create_file(link)

    assert not (tmp_path / "无").exists()


def test_a_file_is_made_on_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(_new: Path, _old: Path) -> None:
        raise PermissionError(1, "Operation not permitted")  # what Linux says on a FAT stick

    monkeypatch.setattr(Path, "hardlink_to", unsupported)

    create_file(tmp_path / "U盘.dongliu")

    assert preflight.inspect(tmp_path / "U盘.dongliu") == preflight.SCHEMA


def test_a_name_too_long_for_a_file_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="文件名太长"):
        create_file(tmp_path / ("长" * 90 + ".dongliu"))

    assert list(tmp_path.iterdir()) == []


def test_nothing_stays_of_a_file_that_could_not_be_filled(tmp_path: Path, made_record: Path) -> None:
    folder_is_a_file = tmp_path / "文件"
    shutil.copy(made_record, folder_is_a_file)

    with pytest.raises(StorageTrouble) as trouble:
        create_file(folder_is_a_file / "新.dongliu")

    assert trouble.value.kind in {Trouble.CANNOT_OPEN, Trouble.IO_ERROR}
    assert list(tmp_path.iterdir()) == [folder_is_a_file]


def test_a_file_whose_last_writing_was_cut_off_is_made_whole(record_file: Path, tmp_path: Path) -> None:
    """The log holds what the file lacks: a power cut while it was being folded in is no damage."""
    if driver.journal_mode() != "WAL":
        pytest.skip("this SQLite is too old for a write-ahead log")
    connection = driver.connect(record_file)
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("CREATE TABLE filler AS SELECT randomblob(100000) AS bytes")
    log = record_file.with_name(record_file.name + "-wal")
    cut_off = tmp_path / "断电" / "东柳.dongliu"
    cut_off.parent.mkdir()
    shutil.copy(log, cut_off.with_name(cut_off.name + "-wal"))
    old = record_file.read_bytes()
    connection.close()  # folds the log in, first page first
    cut_off.write_bytes(record_file.read_bytes()[:4096] + old[4096:])

    reader = Reader(cut_off, lambda: TODAY)
    assert len(reader.ask(lambda read: read.years())) == 2
    reader.close()
