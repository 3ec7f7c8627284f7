"""A protected file in the window: opened by its password, and covered while nobody is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QWidget

from dongliu_desktop.services import protection
from dongliu_desktop.services.protection import Wanted
from dongliu_desktop.storage import keys
from dongliu_desktop.system.paths import drafts_file, user_data_dir, user_state_dir
from dongliu_desktop.ui.dialogs.backups import BackupsDialog
from dongliu_desktop.ui.dialogs.crash import CrashDialog
from dongliu_desktop.ui.dialogs.password import ChangePassword, EnterPassword, LockedDialog
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.dialogs.project import ProjectDialog
from dongliu_desktop.ui.widgets.banner import Weight

pytest.importorskip("sqlcipher3", reason="no wheel of sqlcipher3 for this platform")

Start = Callable[..., "Driven"]  # noqa: F821 - of the conftest
PASSWORD = "correct horse"  # noqa: S105 - a password for tests
ANOTHER = "换过 一句"
VERDICT = 2  # column of the list of backups
TYPED = "还没有保存的进展"
CANARY = "金丝雀三三零二二七"


@pytest.fixture(autouse=True)
def _no_keys_left() -> Iterator[None]:
    yield
    keys.forget_all()


@pytest.fixture
def protected(record_file: Path, _own_folders: None) -> Path:
    protection.change(record_file, Wanted("", PASSWORD), drafts_file())
    keys.forget_all()
    return record_file


def dialog_of(driven, kind: type[QWidget]):  # noqa: ANN001, ANN201 - of the conftest
    """The dialog of a kind that is open, waiting for it."""
    driven.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def opened(start: Start, file: Path, password: str = PASSWORD):  # noqa: ANN201
    driven = start(file, opens=False)
    asked = dialog_of(driven, EnterPassword)
    asked.field.setText(password)
    asked.go.click()
    driven.wait(lambda: driven.possible("open") and driven.program.bench and driven.bench.desk.hub._office)
    driven.settle()
    return driven


# ---------------------------------------------------------------- opening


def test_the_password_is_asked_until_it_is_right(start: Start, protected: Path) -> None:
    driven = start(protected, opens=False)
    asked = dialog_of(driven, EnterPassword)
    assert driven.program.bench is None

    asked.go.click()
    assert asked.told() == "请输入密码。"
    driven.qtbot.keyClicks(asked.field, "wrong")
    driven.qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    driven.wait(lambda: "密码不对" in asked.told())
    assert asked.field.selectedText() == "wrong"
    driven.qtbot.keyClicks(asked.field, PASSWORD)
    driven.qtbot.keyClick(asked.field, Qt.Key.Key_Return)

    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)
    assert driven.bench.desk.file == protected


def test_who_gives_up_can_open_another_file(start: Start, protected: Path) -> None:
    driven = start(protected, opens=False)
    dialog_of(driven, EnterPassword).reject()
    driven.wait(lambda: "输入密码" in driven.told())
    assert driven.possible("open")
    assert not driven.possible("password")


def test_who_gives_up_can_try_again(start: Start, protected: Path) -> None:
    driven = start(protected, opens=False)
    dialog_of(driven, EnterPassword).reject()
    driven.wait(driven.told)
    driven.window.banner._action.click()
    asked = dialog_of(driven, EnterPassword)
    assert driven.told() == ""
    asked.field.setText(PASSWORD)
    asked.go.click()
    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)


def test_giving_up_on_another_file_leaves_the_open_one(start: Start, protected: Path, tmp_path: Path) -> None:
    from dongliu_desktop.storage.opening import create_file  # noqa: PLC0415 - only here

    create_file(tmp_path / "plain.dongliu")
    driven = start(tmp_path / "plain.dongliu")
    driven.program.show_file(protected)
    dialog_of(driven, EnterPassword).reject()
    driven.settle()
    assert driven.bench.desk.file == tmp_path / "plain.dongliu"
    assert driven.told() == ""


# ---------------------------------------------------------------- setting and changing


def test_setting_a_password(start: Start, record_file: Path) -> None:
    driven = start(record_file)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    driven.form.texts["progress"].setPlainText(TYPED)
    driven.wait(drafts_file().exists)

    driven.trigger("password")
    dialog = dialog_of(driven, ChangePassword)
    dialog.new.setText(PASSWORD)
    dialog.again.setText("another")
    dialog.go.click()
    assert "不一样" in dialog.told()
    dialog.again.setText(PASSWORD)
    dialog.go.click()
    driven.wait(lambda: "密码已设好" in driven.told())
    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)
    driven.settle()

    assert protection.is_protected(record_file)
    assert driven.choose("中山路").name
    assert driven.form.texts["progress"].toPlainText() == TYPED
    assert not [path for path in user_state_dir().iterdir() if TYPED.encode() in path.read_bytes()]
    driven.report(31.0, "密码以后的填报")
    assert driven.row.percent == 31.0


def test_taking_the_password_away_asks_for_it(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.trigger("password")
    dialog = dialog_of(driven, ChangePassword)
    dialog.removing.setChecked(True)
    dialog.present.setText("wrong")
    dialog.go.click()
    driven.wait(lambda: "现在的密码不对" in dialog.told())
    assert driven.program.bench is not None
    dialog.present.setText(PASSWORD)
    dialog.go.click()
    driven.wait(lambda: "密码已取消" in driven.told())
    assert not protection.is_protected(protected)
    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)
    driven.settle()

    # Without a password there is none to unlock with: nothing locks any more, by itself neither.
    assert not driven.program._password_keeper._lock._watch.isActive()
    driven.qtbot.keyClick(driven.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driven.trigger("lock_screen")
    assert QApplication.activeModalWidget() is None
    assert "没有设密码" in driven.told()


def test_a_backup_with_an_older_password_comes_back_under_the_present_one(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.wait(driven.window.backup_note.text)
    driven.close()
    protection.unlock(protected, PASSWORD)
    protection.change(protected, Wanted(PASSWORD, ANOTHER), drafts_file())
    keys.forget_all()
    driven = opened(start, protected, ANOTHER)

    def restore(dialog: BackupsDialog) -> None:
        driven.wait(dialog.panel.password_button.isVisible)
        verdicts = {dialog.model.index(row, VERDICT).data() for row in range(dialog.model.rowCount())}
        assert verdicts >= {"有密码"}
        assert "有问题" not in verdicts
        assert not dialog.panel.restore_button.isEnabled()
        dialog.panel.password_button.click()
        asked = dialog_of(driven, EnterPassword)
        asked.field.setText(ANOTHER)
        asked.go.click()
        driven.wait(lambda: "密码不对" in asked.told())
        asked.field.setText(PASSWORD)
        asked.go.click()
        driven.wait(dialog.panel.restore_button.isEnabled)
        driven.answer(QMessageBox, lambda box: [one.click() for one in box.buttons() if "恢复" in one.text()])
        dialog.panel.restore_button.click()

    driven.answer(BackupsDialog, restore)
    driven.trigger("backups")
    driven.wait(lambda: "已恢复" in driven.told())
    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)
    assert protection.check(protected, ANOTHER)
    assert protection.is_protected(protected)


def test_the_length_is_judged_and_nothing_else(start: Start, record_file: Path) -> None:
    driven = start(record_file)
    driven.trigger("password")
    dialog = dialog_of(driven, ChangePassword)
    for typed, judged in (("1234", "太短"), ("12345678", "还可以"), ("一句很长的话也可以当密码", "很好")):
        dialog.new.setText(typed)
        assert judged in dialog.hint.text()
    assert "无法找回" in "".join(label.text() for label in dialog.findChildren(type(dialog.hint)))
    dialog.reject()


@pytest.mark.parametrize("bugs", [["ValueError"]])
def test_a_session_leaves_nothing_that_can_be_read(start: Start, protected: Path, tmp_path: Path) -> None:
    driven = opened(start, protected)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    driven.report(30.0, CANARY)
    for field in driven.form.texts.values():
        field.setPlainText(CANARY)
    driven.wait(lambda: list(user_state_dir().glob("*.sealed")))
    driven.page.keep_draft()
    crash(CANARY)
    driven.wait(crash_dialog)
    crash_dialog().reject()
    assert readable(tmp_path) == []  # the log beside the open file, too

    driven.close()

    assert list((protected.parent / "备份").glob("*.dongliu"))
    assert readable(tmp_path) == []


def readable(folder: Path) -> list[str]:
    """Name the files in which the canary, or a name of the record, stands for everybody to read."""
    texts = [text.encode(coding) for text in (CANARY, "宁穿路") for coding in ("utf-8", "utf-16-le", "unicode-escape")]
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if any(text in path.read_bytes() for text in texts)]


def crash(message: str) -> None:
    def burst() -> None:
        raise ValueError(message)

    QTimer.singleShot(0, burst)


def crash_dialog():  # noqa: ANN201 - of Qt
    return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)), None)


# ---------------------------------------------------------------- the screen lock


def colours(widget: QWidget) -> int:
    """How many colours a picture of a window has: a cover is all but empty."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def test_nothing_is_seen_while_it_is_locked_and_all_is_there_afterwards(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    driven.form.texts["progress"].setPlainText(TYPED)
    title, seen = driven.window.windowTitle(), colours(driven.window)
    assert protected.name in title

    driven.trigger("lock_screen")
    locked = dialog_of(driven, LockedDialog)

    assert colours(driven.window) < 40 < seen
    assert driven.window.windowTitle() == "已锁定"
    driven.window.setWindowTitle("另一个名字")
    assert driven.window.windowTitle() == "已锁定"
    driven.qtbot.keyClick(locked, Qt.Key.Key_Escape)
    assert locked.isVisible()
    locked.field.setText("wrong")
    locked.go.click()
    driven.wait(lambda: "密码不对" in locked.told())
    locked.field.setText(PASSWORD)
    locked.go.click()
    driven.wait(lambda: not driven.program._password_keeper._lock._dialog)

    assert driven.window.windowTitle() == "另一个名字"
    assert colours(driven.window) > 40
    assert driven.form.texts["progress"].toPlainText() == TYPED


@pytest.mark.parametrize(("action", "kind"), [("new_project", ProjectDialog), ("preview", PreviewDialog)])
def test_dialogs_are_covered_and_stay_open(start: Start, protected: Path, action: str, kind: type[QDialog]) -> None:
    driven = opened(start, protected)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    seen: list[object] = []

    def leave(dialog: QDialog) -> None:
        before = colours(dialog)
        driven.qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        locked = QApplication.activeModalWidget()
        assert isinstance(locked, LockedDialog)
        seen.append((dialog.isVisible(), colours(dialog) < 40 < before, dialog.windowTitle()))
        driven.program._password_keeper._lock.unlock()
        seen.append((dialog.isVisible(), colours(dialog) > 40))
        dialog.reject()

    driven.answer(kind, leave)
    driven.trigger(action)
    driven.wait(lambda: len(seen) == 2)

    assert seen == [(True, True, "已锁定"), (True, True)]


def test_what_appears_while_it_is_locked_is_covered_too(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.trigger("lock_screen")
    late = QDialog(driven.window)
    late.setWindowTitle("宁穿路三号桥")
    late.resize(300, 200)
    late.show()
    assert late.windowTitle() == "已锁定"
    assert colours(late) < 40
    driven.program._password_keeper._lock.unlock()
    assert late.windowTitle() == "宁穿路三号桥"
    late.close()
    late.deleteLater()


def test_it_locks_by_itself_after_the_time_that_was_chosen(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.answer(QInputDialog, lambda dialog: (dialog.setTextValue("30 分钟"), dialog.accept()))
    driven.trigger("choose_patience")
    assert driven.program._memory.settings.lock_minutes == 30
    lock = driven.program._password_keeper._lock
    began = lock._last
    lock._now = lambda: began + 29 * 60
    lock._look()
    assert not lock._dialog
    driven.qtbot.keyClick(driven.page.table, Qt.Key.Key_Down)  # a sign of life

    lock._now = lambda: began + 31 * 60
    lock._look()
    assert not lock._dialog
    lock._now = lambda: began + 60 * 60
    lock._look()
    assert lock._dialog
    lock.unlock()


def test_never_means_never(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.answer(QInputDialog, lambda dialog: (dialog.setTextValue("从不"), dialog.accept()))
    driven.trigger("choose_patience")
    assert not driven.program._password_keeper._lock._watch.isActive()


def test_who_has_forgotten_the_password_can_leave(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.trigger("lock_screen")
    dialog_of(driven, LockedDialog).close()
    driven.wait(lambda: not driven.window.isVisible())
    assert driven.program.bench is None


def test_a_plain_file_is_not_locked_but_told_how(start: Start, record_file: Path) -> None:
    driven = start(record_file)
    driven.trigger("lock_screen")
    assert "密码…" in driven.told()
    assert QApplication.activeModalWidget() is None


def test_another_file_forgets_the_key_of_the_first(start: Start, protected: Path, tmp_path: Path) -> None:
    driven = opened(start, protected)
    from dongliu_desktop.storage.opening import create_file  # noqa: PLC0415 - only here

    create_file(tmp_path / "plain.dongliu")
    driven.program.show_file(tmp_path / "plain.dongliu")
    driven.wait(lambda: driven.program.bench and driven.bench.desk.hub._office)
    driven.wait(lambda: not keys.any_held())
    assert user_data_dir().exists()


def test_a_message_that_comes_while_it_is_locked_stays_under_the_cover(start: Start, protected: Path) -> None:
    driven = opened(start, protected)
    driven.look_at(2016, "靓度")
    driven.trigger("lock_screen")
    driven.bench._toast.say("宁穿路三号桥已保存")
    driven.window.banner.say(Weight.WARNING, "宁穿路三号桥")
    assert colours(driven.window) < 40
    driven.program._password_keeper._lock.unlock()
