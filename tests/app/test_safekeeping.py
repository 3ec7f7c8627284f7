"""备份与恢复, 检查数据文件: from the menu and the banner, on a file that is open or cannot be."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.services.checking import check
from dongliu_desktop.storage import driver
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import Settings, load_settings, save_settings
from dongliu_desktop.ui.dialogs.backups import BackupsDialog
from dongliu_desktop.ui.dialogs.check import CheckDialog

Start = Callable[..., Any]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    person = start(record_file)
    person.wait(person.window.backup_note.text)  # the day's backup is made
    person.look_at(2015, "乐居")
    person.choose("中山路")
    return person


def kept(file: Path, reason: Reason) -> list[Path]:
    return sorted((file.parent / "备份").glob(f"*-{reason}*.dongliu"))


def settled(person: Any, dialog: BackupsDialog) -> None:
    """Wait until list and preview are shown; the person's own waiting would look for answers in the file's lane."""
    person.wait(lambda: dialog._work._running is None)


def in_backups(person: Any, act: Callable[[BackupsDialog], object], show: Callable[[], object] | None = None) -> None:
    def deal(dialog: BackupsDialog) -> None:
        settled(person, dialog)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    person.answer(BackupsDialog, deal)
    (show or (lambda: person.trigger("backups")))()


def in_check(person: Any, act: Callable[[CheckDialog], object], show: Callable[[], object] | None = None) -> None:
    def deal(dialog: CheckDialog) -> None:
        person.wait(lambda: dialog._work._running is None)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    person.answer(CheckDialog, deal)
    (show or (lambda: person.trigger("check_file")))()


def agree(person: Any, words: list[str]) -> None:
    """Have the person read the question and press the button that does it."""

    def deal(box: QMessageBox) -> None:
        words.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == "恢复到这一份").click()

    person.answer(QMessageBox, deal)


def shown(dialog: BackupsDialog) -> list[list[str]]:
    model = dialog.model
    return [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]


def test_a_backup_is_made_at_once_and_listed_with_what_is_in_it(person: Any, record_file: Path) -> None:
    seen: list[list[list[str]]] = []

    def act(dialog: BackupsDialog) -> None:
        dialog.make_button.click()
        settled(person, dialog)
        seen.append(shown(dialog))

    person.report(30.0, "完成三成")
    in_backups(person, act)

    assert len(kept(record_file, Reason.MANUAL)) == 1
    newest, daily = seen[0]
    assert newest[1:7] == ["手动", "已核对", "2", "137", "69", "填报 中山路综合整治工程 30%"]
    assert daily[1] == "每日"
    assert person.window.backup_note.text().startswith("上次备份：")


def test_the_preview_tells_what_would_be_gone_and_the_restore_keeps_it_aside(person: Any, record_file: Path) -> None:
    words: list[str] = []

    def act(dialog: BackupsDialog) -> None:
        words.append(dialog.panel.told.text())
        words.append(dialog.panel.steps.item(0).text())
        agree(person, words)
        dialog.panel.restore_button.click()

    person.report(30.0, "完成三成")
    person.form.texts["problems"].setPlainText("还没写完")
    in_backups(person, act)
    person.wait(lambda: person.program.bench and person.bench.desk.hub._office)
    person.settle()

    assert "1 步操作" in words[0]
    assert "填报 中山路综合整治工程 30%" in words[1]
    assert str(record_file.parent / "备份") in words[2]
    assert "已恢复到" in person.told()
    (aside,) = kept(record_file, Reason.RESTORE)
    assert str(aside) in person.told()
    person.choose("中山路")
    assert person.row.percent is None
    assert person.form.texts["problems"].toPlainText() == "还没写完"
    person.report(40.0, "接着填")
    assert person.row.percent == 40.0
    person.trigger("undo")
    assert person.row.percent is None


def test_who_thinks_better_of_it_changes_nothing(person: Any, record_file: Path) -> None:
    def act(dialog: BackupsDialog) -> None:
        person.answer(QMessageBox, lambda box: box.reject())
        dialog.panel.restore_button.click()
        assert dialog.isVisible()

    person.report(30.0)
    in_backups(person, act)
    assert person.row.percent == 30.0
    assert kept(record_file, Reason.RESTORE) == []


@pytest.mark.faults
def test_a_backup_that_was_altered_cannot_be_chosen_for_a_restore(person: Any, record_file: Path) -> None:
    (daily,) = kept(record_file, Reason.DAILY)
    daily.write_bytes(daily.read_bytes() + b"x")
    seen: list[Any] = []

    def act(dialog: BackupsDialog) -> None:
        seen.extend((shown(dialog)[0][2], dialog.panel.title.text(), dialog.panel.restore_button.isEnabled()))

    in_backups(person, act)
    assert seen[0] == "有问题"
    assert "与校验码不符" in seen[1]
    assert seen[2] is False


def test_a_second_place_is_chosen_once_and_used_from_then_on(person: Any, record_file: Path, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()

    def pick(dialog: QFileDialog) -> None:
        dialog.selectFile(str(stick))
        dialog.accept()

    def act(dialog: BackupsDialog) -> None:
        person.answer(QFileDialog, pick)
        dialog.places.choose_button.click()
        settled(person, dialog)
        dialog.places.room.setValue(300)
        settled(person, dialog)

    in_backups(person, act)
    person.report(30.0)
    person.close()

    settings = load_settings(settings_file()).settings
    assert (settings.second_backup_place, settings.backup_megabytes) == (str(stick), 300)
    assert [path.name for path in stick.glob("*.dongliu")] == [kept(record_file, Reason.QUIT)[0].name]


def test_the_folder_of_the_backups_is_no_second_place(person: Any, record_file: Path) -> None:
    def act(dialog: BackupsDialog) -> None:
        dialog.places._want(str(record_file.parent / "备份"))
        assert "请选别的磁盘" in dialog.banner.sentence()
        assert not dialog.places.none_button.isVisible()

    in_backups(person, act)
    assert person.program._memory.settings.second_backup_place == ""


@pytest.mark.faults
def test_a_stick_that_is_not_plugged_in_is_told_and_hinders_nothing(
    start: Start, record_file: Path, tmp_path: Path
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    save_settings(settings_file(), Settings(second_backup_place=str(tmp_path / "没插")))
    person = start(record_file)
    person.wait(person.told)
    assert "第二备份位置" in person.told()
    assert len(kept(record_file, Reason.DAILY)) == 1

    in_backups(person, lambda dialog: person.wait(lambda: "现在不在" in dialog.places.place.text()))
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(30.0)
    assert person.row.percent == 30.0


# ---------------------------------------------------------------- damage


def torn(path: Path) -> None:
    """Turn a page over that holds years, as a bad disk does."""
    with closing(driver.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'year_note'").fetchone()[0]
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    content[start : start + 4096] = bytes(255 - byte for byte in content[start : start + 4096])
    path.write_bytes(content)


@pytest.mark.faults
def test_damage_is_found_soon_after_the_start_and_the_ways_out_lead_back(start: Start, record_file: Path) -> None:
    first = start(record_file)
    first.wait(first.window.backup_note.text)
    first.close()
    torn(record_file)

    person = start(record_file, opens=False)
    person.wait(lambda: "损坏" in person.told())
    assert (record_file.parent / "备份" / "东柳-已损坏.txt").exists()
    assert len(kept(record_file, Reason.DAILY)) == 1

    words: list[str] = []

    def restore(dialog: BackupsDialog) -> None:
        agree(person, words)
        dialog.panel.restore_button.click()

    def look(dialog: CheckDialog) -> None:
        words.append(dialog.verdict.text())
        assert not dialog.repair_button.isVisible()
        in_backups(person, restore, lambda: None)
        dialog.restore_button.click()

    in_check(person, look, person.window.banner._action.click)
    person.wait(lambda: "已恢复到" in person.told())
    assert "问题" in words[0]
    assert check(record_file).findings == ()
    assert not (record_file.parent / "备份" / "东柳-已损坏.txt").exists()


@pytest.mark.faults
def test_a_file_that_cannot_be_opened_is_restored_from_the_banner(start: Start, record_file: Path) -> None:
    first = start(record_file)
    first.wait(first.window.backup_note.text)
    first.close()
    record_file.write_bytes(b"")

    person = start(record_file, opens=False)
    person.wait(person.told)

    def restore(dialog: BackupsDialog) -> None:
        assert "打不开" in dialog.panel.told.text()
        agree(person, [])
        dialog.panel.restore_button.click()

    in_backups(person, restore, person.window.banner._other.click)
    person.wait(lambda: person.program.bench and person.bench.desk.hub._office)
    person.settle()
    assert "已恢复到" in person.told()
    assert check(record_file).findings == ()


# ---------------------------------------------------------------- check


def test_a_sound_file_is_called_sound(person: Any) -> None:
    seen: list[str] = []
    in_check(person, lambda dialog: seen.extend((dialog.verdict.text(), dialog.details.toPlainText())))
    assert seen[0] == "没有发现问题"
    assert "项目 137" in seen[1]


@pytest.mark.faults
def test_what_differs_from_the_steps_is_mended_after_a_backup_and_told(person: Any, record_file: Path) -> None:
    uid = person.row.uid
    with closing(driver.connect(record_file)) as connection:
        connection.execute("UPDATE project SET name = '改过的名字' WHERE uid = ?", (uid,))
    seen: list[str] = []

    def act(dialog: CheckDialog) -> None:
        seen.append(dialog.verdict.text())
        dialog.repair_button.click()
        person.wait(lambda: dialog._work._running is None)
        seen.append(dialog.details.toPlainText())
        dialog.copy_button.click()

    in_check(person, act)
    (before,) = kept(record_file, Reason.REPAIR)
    assert seen[0] == "发现 1 处问题"
    assert str(before) in seen[1]
    assert "已按操作记录改回" in seen[1]
    assert "已按操作记录改回" in QGuiApplication.clipboard().text()
    assert check(record_file).findings == ()
    person.wait(lambda: person.row.name == "中山路综合整治工程")


@pytest.mark.faults
def test_without_any_backup_what_can_be_read_is_rescued_and_opened(start: Start, record_file: Path) -> None:
    target = record_file.with_name("救出.dongliu")
    (record_file.parent / "备份").write_text("no room for backups")
    torn(record_file)
    person = start(record_file, opens=False)
    person.wait(lambda: "损坏" in person.told())
    seen: list[str] = []

    def name(dialog: QFileDialog) -> None:
        dialog.selectFile(str(target))
        dialog.accept()

    def act(dialog: CheckDialog) -> None:
        person.answer(QFileDialog, name)
        dialog.rescue_button.click()
        person.wait(lambda: dialog._work._running is None)
        seen.append(dialog.details.toPlainText())
        dialog.open_button.click()

    in_check(person, act, person.window.banner._action.click)
    person.wait(lambda: person.program.bench and person.bench.desk.file == target)
    person.settle()
    assert "按操作记录补回" in seen[0]
    assert "没有发现问题" in seen[0]
    assert check(target).findings == ()
