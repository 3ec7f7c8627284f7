"""A file with a password does all that a plain one does, and nothing of it can be read without the password."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import PasswordNeeded, Refused, StorageTrouble, Trouble
from dongliu_desktop.services import protection
from dongliu_desktop.services.backups import Backups
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.exporting import export_json
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.protection import OlderBackups, Wanted
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.services.sealed_drafts import drafts_of
from dongliu_desktop.storage import driver, keys
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.system.drafts import DraftStore

pytest.importorskip("sqlcipher3", reason="no wheel of sqlcipher3 for this platform")

TODAY = date(2016, 11, 23)
NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
PASSWORD = '东柳 "it\'s" 2016; --'  # noqa: S105 - a password for tests, as hard as they come
CANARY = "金丝雀三三零二二七"
KILLS = 6
SCRIPT = Path(__file__).with_name("password_process.py")


@pytest.fixture(autouse=True)
def _no_keys_left() -> Iterator[None]:
    yield
    keys._held.clear()


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


@pytest.fixture
def protected(record_file: Path, drafts: Path) -> Path:
    protection.change(record_file, Wanted("", PASSWORD), drafts)
    return record_file


@pytest.fixture(params=["plain", "protected"])
def file(request: pytest.FixtureRequest, record_file: Path, drafts: Path) -> Path:
    if request.param == "protected":
        protection.change(record_file, Wanted("", PASSWORD), drafts)
    return record_file


def report(file: Path, text: str = CANARY) -> str:
    office, reader = Office(open_database(file), "张三", lambda: TODAY), Reader(file, lambda: TODAY)
    with closing(office), closing(reader):
        project = reader.ask(lambda read: read.projects_of_year(2016))[0]
        command = AddReport(uuid4().hex, project.uid, TODAY, progress=text, percent=99, seen=project.report)
        office.do(command)
    return command.uid


def reports(file: Path) -> list[str]:
    with closing(driver.connect(file)) as connection:
        return [uid for (uid,) in connection.execute("SELECT uid FROM progress_report")]


def holds_plainly(folder: Path, text: str) -> list[str]:
    """Name the files in which a text can be read by anybody, in the encodings a computer writes texts in."""
    wanted = [text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    wanted.append(text.encode("unicode-escape"))
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if any(one in path.read_bytes() for one in wanted)]


# ---------------------------------------------------------------- everything works with and without


def test_reports_and_undo(file: Path) -> None:
    uid = report(file)
    assert uid in reports(file)
    office = Office(open_database(file), "张三", lambda: TODAY)
    with closing(office):
        office.undo()
    assert uid not in reports(file)


def test_backup_restore_and_check(file: Path) -> None:
    backups = Backups(file, lambda: NOW)
    first = report(file)
    made = backups.make(Reason.MANUAL).row
    second = report(file, "后来的填报")
    assert made.verified
    assert backups.preview(made).later_steps == 1

    kept = backups.restore(made, "李四")

    assert first in reports(file)
    assert second not in reports(file)
    assert {row.path for row in backups.list() if row.verified} == {made.path, kept}
    assert check(file).findings == ()
    assert bool(holds_plainly(file.parent, CANARY)) == (keys.held(file) is None)


def test_a_file_of_an_older_version_is_upgraded(file: Path) -> None:
    with closing(driver.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")

    open_database(file).close()

    assert not Reader(file, lambda: TODAY).outdated
    assert len(list((file.parent / "备份").glob("*升级*.dongliu"))) == 1


@pytest.mark.faults
def test_a_damaged_page_is_called_damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 120 : 4096 * 160] = os.urandom(4096 * 40)
    file.write_bytes(content)
    told = damage_told(file)
    assert "损坏" in told


def damage_told(file: Path) -> str:
    try:
        return "\n".join(check(file).findings)
    except StorageTrouble as met:
        return str(met)


# ---------------------------------------------------------------- the password


def test_without_the_password_nothing_is_read_and_nothing_written(protected: Path) -> None:
    before = protected.read_bytes()
    protection.forget(protected)

    with pytest.raises(PasswordNeeded, match="请输入密码后打开") as needed:
        Reader(protected, lambda: TODAY)
    assert needed.value.path == protected
    with pytest.raises(PasswordNeeded, match="密码不对"):
        protection.unlock(protected, PASSWORD.upper())
    with pytest.raises(PasswordNeeded):
        open_database(protected)

    assert protected.read_bytes() == before
    protection.unlock(protected, PASSWORD)
    assert check(protected).findings == ()


def test_a_file_can_be_opened_by_any_sqlcipher_with_the_password_as_it_was_typed(protected: Path) -> None:
    connection = driver.cipher().connect(str(protected))
    with closing(connection):
        connection.execute("PRAGMA key='{}'".format(PASSWORD.replace("'", "''")))
        assert connection.execute("SELECT count(*) FROM project").fetchone()[0] > 100


def test_changing_and_taking_away(protected: Path, drafts: Path) -> None:
    uid = report(protected)
    with pytest.raises(Refused, match="现在的密码不对"):
        protection.change(protected, Wanted("falsch", "neu"), drafts)

    protection.change(protected, Wanted(PASSWORD, "neu"), drafts)
    protection.forget(protected)
    with pytest.raises(PasswordNeeded):
        protection.unlock(protected, PASSWORD)
    protection.unlock(protected, "neu")
    assert uid in reports(protected)

    protection.change(protected, Wanted("neu", ""), drafts)
    assert not protection.is_protected(protected)
    assert uid in reports(protected)
    assert check(protected).findings == ()


def test_a_file_that_somebody_else_has_open_keeps_its_password(record_file: Path, drafts: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, record_file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(StorageTrouble, match="密码没有改动；请先把它关闭") as met:
            protection.change(record_file, Wanted("", PASSWORD), drafts)
        holder.communicate("\n")
    assert met.value.kind is Trouble.LOCKED
    assert not protection.is_protected(record_file)
    assert [path.name for path in record_file.parent.glob(".密码*")] == []


HOLD = """
import sys, sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM project").fetchone()
print("open", flush=True)
sys.stdin.readline()
"""


def test_noise_that_is_no_data_file_is_not_overwritten(tmp_path: Path) -> None:
    odd = tmp_path / "odd.dongliu"
    content = os.urandom(8192)
    odd.write_bytes(content)
    with pytest.raises(PasswordNeeded):
        protection.unlock(odd, "whatever")
    assert odd.read_bytes() == content


# ---------------------------------------------------------------- backups


@pytest.mark.parametrize("older", OlderBackups)
def test_older_backups_stay_follow_or_go_as_asked(record_file: Path, drafts: Path, older: OlderBackups) -> None:
    report(record_file)
    backups = Backups(record_file, lambda: NOW)
    made = backups.make(Reason.MANUAL).row

    outcome = protection.change(record_file, Wanted("", PASSWORD, older), drafts)

    assert outcome == ((1, 0) if older is OlderBackups.KEEP else (0, 1))
    assert holds_plainly(record_file.parent, CANARY) == ([made.path.name] if older is OlderBackups.KEEP else [])
    assert [row.verified for row in backups.list()] == ([] if older is OlderBackups.DELETE else [True])


def test_those_in_the_second_place_follow_and_nobody_elses(record_file: Path, drafts: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = Backups(record_file, lambda: NOW, stick)
    backups.make(Reason.MANUAL)
    others = Path(shutil.copy(next(stick.glob("*.dongliu")), stick / f"{record_file.stem}-20150101-0830-手动.dongliu"))

    protection.change(record_file, Wanted("", PASSWORD, OlderBackups.FOLLOW), drafts, stick)

    assert holds_plainly(stick, "宁穿路") == [others.name]


def test_a_backup_with_a_former_password_is_restored_under_the_present_one(protected: Path, drafts: Path) -> None:
    uid = report(protected)
    backups = Backups(protected, lambda: NOW)
    made = backups.make(Reason.MANUAL).row
    assert protection.change(protected, Wanted(PASSWORD, "neu"), drafts) == (1, 0)
    assert "做备份时的密码" in backups.list()[0].fault
    with pytest.raises(PasswordNeeded) as needed:
        backups.preview(made)
    protection.unlock(needed.value.path, PASSWORD)

    backups.restore(made, "李四")

    keys._held.clear()
    protection.unlock(protected, "neu")
    assert uid in reports(protected)


def test_a_plain_backup_is_restored_under_the_password_of_the_file(record_file: Path, drafts: Path) -> None:
    report(record_file)
    backups = Backups(record_file, lambda: NOW)
    made = backups.make(Reason.MANUAL).row
    protection.change(record_file, Wanted("", PASSWORD), drafts)

    backups.restore(made, "李四")

    assert holds_plainly(record_file.parent, CANARY) == [made.path.name]


# ---------------------------------------------------------------- nothing lies open


def test_what_is_typed_and_not_saved_is_sealed_and_survives_each_change(record_file: Path, drafts: Path) -> None:
    typed, name = {"progress": CANARY}, str(record_file)
    DraftStore(drafts).put(name, "p1", typed)

    protection.change(record_file, Wanted("", PASSWORD), drafts)
    assert drafts_of(record_file, drafts).get(name, "p1") == typed
    assert holds_plainly(drafts.parent, CANARY) == []

    protection.change(record_file, Wanted(PASSWORD, "neu"), drafts)
    assert drafts_of(record_file, drafts).get(name, "p1") == typed
    assert len(list(drafts.parent.glob("*.sealed"))) == 1

    protection.change(record_file, Wanted("neu", ""), drafts)
    assert DraftStore(drafts).get(name, "p1") == typed
    assert not list(drafts.parent.glob("*.sealed*"))


@pytest.mark.bad_input
def test_sealed_drafts_that_cannot_be_read_are_put_aside(protected: Path, drafts: Path) -> None:
    store = drafts_of(protected, drafts)
    store.put("f", "p", {"progress": CANARY})
    store._path.write_bytes(os.urandom(8192))

    assert store.get("f", "p") == {}
    assert store.damaged is not None
    store.put("f", "p", {"progress": CANARY})
    assert store.get("f", "p") == {"progress": CANARY}


def test_an_export_of_a_protected_file_is_what_the_person_asked_for(protected: Path, tmp_path: Path) -> None:
    report(protected)
    export_json(protected, tmp_path / "all.json")
    assert holds_plainly(protected.parent, CANARY) == ["all.json"]


def test_a_plain_file_never_loads_the_cipher(record_file: Path) -> None:
    script = (
        "import sys; from dongliu_desktop.__main__ import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith('sqlcipher') or name == 'getpass'])"
    )
    arguments = ["list", "--year", "2016", "--file", str(record_file)]
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("[]\n")


@pytest.mark.faults
@pytest.mark.parametrize("verb", [["list", "--year", "2016"], ["password", "--change"], ["backup"]])
def test_without_the_library_a_protected_file_is_refused_and_left_alone(protected: Path, verb: list[str]) -> None:
    before = protected.read_bytes()
    ran = without_library([*verb, "--file", str(protected)])
    assert ran.returncode == 1
    assert "pip install sqlcipher3" in ran.stderr
    assert protected.read_bytes() == before
    assert sorted(path.name for path in protected.parent.iterdir()) == [protected.name]


@pytest.mark.faults
def test_without_the_library_no_password_can_be_set(record_file: Path) -> None:
    before = record_file.read_bytes()
    ran = without_library(["password", "--set", "--file", str(record_file)])
    assert (ran.returncode, "pip install sqlcipher3" in ran.stderr) == (1, True)
    assert record_file.read_bytes() == before


def without_library(arguments: list[str]) -> "subprocess.CompletedProcess[str]":
    script = (
        "import sys; sys.modules['sqlcipher3'] = None; from dongliu_desktop.__main__ import main;"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=f"{PASSWORD}\n")


# ---------------------------------------------------------------- kills


@pytest.mark.kills
@pytest.mark.skipif(sys.platform == "win32", reason="kills with signals")
@pytest.mark.parametrize(("present", "new"), [("", PASSWORD), (PASSWORD, "neu"), (PASSWORD, "")])
def test_a_kill_at_any_moment_leaves_the_old_password_or_the_new(
    record_file: Path, tmp_path: Path, present: str, new: str, record_property: Callable[[str, object], None]
) -> None:
    record_property("kills", KILLS)
    uid = report(record_file)
    drafts = tmp_path / "state" / "drafts.json"
    drafts.parent.mkdir()
    DraftStore(drafts).put(str(record_file), "p1", {"progress": CANARY})
    if present:
        protection.change(record_file, Wanted("", present), drafts)
        protection.forget(record_file)
    whole = shutil.copytree(tmp_path, tmp_path.with_name(f"{tmp_path.name}-whole"))

    for at in range(KILLS):
        killed(record_file, drafts, (present, new), at / KILLS)

        opened_with(record_file, (present, new))
        assert uid in reports(record_file)
        assert check(record_file).findings == ()
        assert drafts_of(record_file, drafts).get(str(record_file), "p1") == {"progress": CANARY}
        if protection.is_protected(record_file):
            assert holds_plainly(tmp_path, CANARY) == []
        protection.forget(record_file)
        shutil.rmtree(tmp_path)
        shutil.copytree(whole, tmp_path)


def opened_with(file: Path, passwords: tuple[str, str]) -> None:
    """Open a file that has one of two passwords, "" for none."""
    if not protection.is_protected(file):
        assert "" in passwords
        return
    for one in filter(None, passwords):
        try:
            protection.unlock(file, one)
        except PasswordNeeded:
            continue
        return
    pytest.fail("neither password opens the file")


def killed(file: Path, drafts: Path, passwords: tuple[str, str], share: float) -> None:
    """Change a password in a process of its own, and end that at this share of its way."""
    command = [sys.executable, SCRIPT, file, drafts, *passwords, str(share)]
    environment = {**os.environ, "PYTHONPATH": str(Path(driver.__file__).parents[2])}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
