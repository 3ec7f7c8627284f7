"""The window's composition root: the one file that knows every wing.

Order of a start: frame on screen -> file opened by the bare driver, record on screen -> SQLAlchemy imported in the
database lane, changes possible. What is typed meanwhile waits for it.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from dongliu_desktop.domain.errors import PasswordNeeded, Refused, StorageTrouble, Trouble
from dongliu_desktop.storage import keys
from dongliu_desktop.system.display import prepare_input_method
from dongliu_desktop.system.paths import default_file, drafts_file, resources_dir, settings_file
from dongliu_desktop.system.settings import Settings, load_settings
from dongliu_desktop.system.sole_window import show_elsewhere
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.language import install, mark, tr
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.theme.icons import app_icon
from dongliu_desktop.ui.theme.theme import STYLE_ARGUMENTS, Mode, Theme
from dongliu_desktop.ui.widgets.banner import Weight

if TYPE_CHECKING:
    from dongliu_desktop.services.office import Office
    from dongliu_desktop.services.reader import Reader
    from dongliu_desktop.system.drafts import DraftStore
    from dongliu_desktop.ui.shell.backup_keeper import BackupKeeper
    from dongliu_desktop.ui.shell.menus import Menus
    from dongliu_desktop.ui.shell.passwords import Passwords
    from dongliu_desktop.ui.shell.safekeeping import Safekeeping
    from dongliu_desktop.ui.shell.sole_window import SoleWindow
    from dongliu_desktop.ui.shell.workbench import Workbench

FILES = mark("数据文件 (*.dongliu)")
SUFFIX = ".dongliu"
LISTEN_AFTER_MS = 600


def today() -> date:
    """Give the day where the person sits."""
    return datetime.now().astimezone().date()


def main(arguments: Sequence[str], file: Path | None = None) -> int:
    """Show the window on `file` (the user's own data file if None) until it is closed; give the exit code."""
    if show_elsewhere(file or _usual_file(load_settings(settings_file()).settings)):
        return 0
    prepare_input_method(os.environ)
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS, *arguments])
    app.setApplicationName("dongliu")
    app.setDesktopFileName("dongliu")
    program = Program(app, file)
    program.window.show()
    return app.exec()


class Program(QObject):
    """Opens and makes data files, and puts each into the window.

    Attributes:
        window: the main window.
        bench: the pages of the open file, None before it is open.
    """

    def __init__(self, app: QApplication, file: Path | None) -> None:
        super().__init__(app)
        loaded = load_settings(settings_file())
        install(app, loaded.settings.language, resources_dir() / "translations")
        self._theme = Theme(app, Mode(loaded.settings.theme))
        self._memory = Memory(settings_file(), loaded.settings)
        self._files = Lane("files", self)
        self.bench: Workbench | None = None
        self._menus: Menus | None = None
        self._safe: Safekeeping | None = None
        self._keeper: BackupKeeper | None = None
        self._password_keeper: Passwords | None = None
        self.window = MainWindow(self._memory)
        self.window.setWindowIcon(app_icon())
        self._first_file = file or _usual_file(loaded.settings)
        self._wanted_file = self._first_file
        self._sole: SoleWindow | None = None
        self._never_started = file is None and not loaded.settings.last_file
        if loaded.trouble:
            self._warn(loaded.trouble)
        self.window.painted.connect(self._start)
        self.window.may_close = self._may_close
        self.window.closing.connect(self._close)

    # ------------------------------------------------------------ start

    def _start(self) -> None:
        self._guard()
        if self._never_started and not self._first_file.exists():
            self._make(self._first_file)
        else:
            self._never_started = False
            self.show_file(self._first_file)  # one that is gone is told: a new one in its place would look like a loss

    def _guard(self) -> None:
        """Catch bugs from here on; before, they end the start with a traceback, which is what a start should do."""
        from dongliu_desktop.ui.shell.crash_guard import CrashGuard  # noqa: PLC0415 - after the frame is on screen

        self._crashes = CrashGuard(self, self.window)
        self._crashes.install()
        self._files.crashed.connect(self._crashes.take)

    # ------------------------------------------------------------ opening

    def show_file(self, path: Path) -> None:
        """Open a data file in place of the one that is open; one that cannot be opened changes nothing."""
        from dongliu_desktop.services.reader import Reader  # noqa: PLC0415 - after the frame is on screen

        if self.bench is not None and path.resolve() != self.bench.desk.file and show_elsewhere(path):
            self.window.banner.say(Weight.INFO, tr("“{}”已经在另一个窗口里打开，请看那个窗口。").format(path.name))
            return
        if self.bench is None:
            self._wanted_file = path
        try:
            reader = Reader(path, today)
            if self.bench is not None and not reader.outdated:
                _try_out(reader)
        except PasswordNeeded as needed:
            self._passwords().ask(needed, partial(self._on_no_password, path, str(needed)))
            return
        except StorageTrouble as trouble:
            self._fail(str(trouble))
            return
        if reader.outdated:
            reader.close()
            self._upgrade(path)
        else:
            self._show(reader)

    def _show(self, reader: "Reader") -> None:
        from dongliu_desktop.ui.hub import Hub  # noqa: PLC0415 - after the frame is on screen
        from dongliu_desktop.ui.shell.desk import Desk  # noqa: PLC0415 - after the frame is on screen
        from dongliu_desktop.ui.shell.workbench import Workbench  # noqa: PLC0415 - after the frame is on screen

        former = self.bench.desk.file if self.bench else None
        self.leave_file()
        store = self._drafts(reader.path, former)
        lane = Lane("database", self)
        lane.crashed.connect(self._crashes.take)
        hub = Hub(reader, lane, self)
        lane.setParent(hub)
        desk = Desk(hub, store, reader.path, today)
        self.bench = bench = Workbench(self.window, desk, self._memory)
        hub.troubled.connect(self._on_trouble)  # after the workbench, which tells of every trouble
        # Once the record is painted, not before: what comes next imports a lot.
        painted = partial(QTimer.singleShot, 0, partial(self._open_office, bench))
        bench.shown.connect(painted, Qt.ConnectionType.SingleShotConnection)
        self.window.who_note.setText(tr("录入人：{}").format(self._who()))
        bench.open()

    def _drafts(self, path: Path, former: Path | None) -> "DraftStore":
        """Give the store of drafts for a file; of a protected one also guard the screen."""
        from dongliu_desktop.system.drafts import DraftStore  # noqa: PLC0415 - after the frame is on screen

        if not keys.any_held():
            if self._password_keeper is not None:  # the password was taken away: nothing is left to be locked with
                self._password_keeper.follow(path)
            return DraftStore(drafts_file())
        from dongliu_desktop.services import protection, sealed_drafts  # noqa: PLC0415 - few files have a password

        protection.adopt(path)
        if former is not None:  # after the backups of it that may be under way
            self._files.run(lambda _job: protection.release(former, path), lambda _none: None)
        self._passwords().follow(path)
        return sealed_drafts.drafts_of(path, drafts_file())

    def _passwords(self) -> "Passwords":
        if self._password_keeper is None:
            from dongliu_desktop.ui.shell.passwords import Passwords  # noqa: PLC0415 - few files have a password

            self._password_keeper = Passwords(self.window, self._memory, self, self._files)
            if self.bench is not None:
                self._password_keeper.follow(self.bench.desk.file)
        return self._password_keeper

    def _open_office(self, bench: "Workbench") -> None:
        """Make changes possible: SQLAlchemy is imported now, in the lane, behind the record that can be read."""
        from dongliu_desktop.ui.shell.menus import Menus  # noqa: PLC0415 - after the record is on screen
        from dongliu_desktop.ui.shell.verbs import Verbs  # noqa: PLC0415 - after the record is on screen

        if bench is not self.bench:
            return  # another file was opened meanwhile
        verbs = Verbs(bench, self._theme, self, self._files)
        if self._menus is None:
            self._menus = Menus(self.window, verbs)
        self._menus.serve(verbs, bench)
        self.window.setWindowTitle(bench.title)  # the window is called by its file once keys and menus work
        bench.copy_wanted.connect(self.save_copy)
        bench.edit_wanted.connect(self._edit_anyway)
        bench.desk.hub.watch()
        self._allow_changes(bench)
        if self._never_started:
            self._welcome(bench)
        QTimer.singleShot(LISTEN_AFTER_MS, bench, partial(self._listen, bench))

    def _welcome(self, bench: "Workbench") -> None:
        from dongliu_desktop.ui.shell.first_start import FirstStart  # noqa: PLC0415 - once in the life of a home folder

        self._never_started = False
        if bench.desk.file == self._first_file.resolve():  # it may have failed, and another one been opened
            FirstStart(bench, self, self._files)

    def _allow_changes(self, bench: "Workbench") -> None:
        """Open the office, unless the file can only be looked at: it is read-only, or open on another computer."""
        from dongliu_desktop.system.open_note import take, told  # noqa: PLC0415 - after the record is on screen
        from dongliu_desktop.ui.shell.backup_keeper import BackupKeeper  # noqa: PLC0415 - as above

        hub, path, who = bench.desk.hub, bench.desk.file, self._who()
        other = take(path, datetime.now()) if hub.locked() is None else None  # noqa: DTZ005 - people read it
        if other is not None:
            sentence = tr("{}，这里先只供查看，免得两边同时改。确定那边已经关闭时，可以仍然编辑。").format(told(other))
            hub.lock(StorageTrouble(Trouble.HELD, sentence))
        if hub.locked() is not None:
            _start_is_over()
            return
        hub.undo_changed.connect(_start_is_over, Qt.ConnectionType.SingleShotConnection)
        hub.open_office(lambda: _office(path, who))
        if self._keeper is None:
            self._keeper = BackupKeeper(self.window, self._memory, self._files, self._safekeeping())
        self._keeper.follow(path, hub)
        bench.tell_of_share()

    def _edit_anyway(self) -> None:
        """Change a file that another computer seems to have open: somebody has said that it has not."""
        from dongliu_desktop.system.open_note import seize  # noqa: PLC0415 - only where a note was found

        bench = self.bench
        if bench is not None:
            seize(bench.desk.file, datetime.now())  # noqa: DTZ005 - people read it
            bench.desk.hub.unlock(Trouble.HELD)
            self._allow_changes(bench)

    def _listen(self, bench: "Workbench") -> None:
        """Answer a second start on this file; that can wait until changes are possible."""
        from dongliu_desktop.ui.shell.sole_window import SoleWindow  # noqa: PLC0415 - as above

        if self._sole is None:
            self._sole = SoleWindow(self.window.come_forward, self)
        self._sole.listen(bench.desk.file)

    def _offer_ways_out(self) -> None:
        """Let the menus do at least what needs no open file: there is none, or it cannot be read."""
        from dongliu_desktop.ui.shell.menus import Menus  # noqa: PLC0415 - where opening fails, nobody waits for it
        from dongliu_desktop.ui.shell.window_verbs import WindowVerbs  # noqa: PLC0415 - as above

        verbs = WindowVerbs(self.window, self._theme, self, self._memory)
        if self._menus is None:
            self._menus = Menus(self.window, verbs)
        else:
            self._menus.serve_window(verbs)

    def _on_trouble(self, trouble: StorageTrouble) -> None:
        """Offer the ways out. Before the first picture the page tells of trouble, the menus are still to come."""
        if self._menus is None:
            self._offer_ways_out()
        if trouble.kind == Trouble.DAMAGED:
            self._safekeeping().tell_damage(str(trouble))

    def _fail(self, sentence: str) -> None:
        """Tell why a file could not be opened or written; where none is open, offer the ways out."""
        if self.bench is None:
            self.window.banner.say(Weight.ERROR, sentence, tr("打开别的文件…"), self.open_file)
            self.window.banner.offer(tr("从备份恢复…"), self.show_backups)
            self._offer_ways_out()
        else:
            self.window.banner.say(Weight.ERROR, sentence)

    def _on_no_password(self, path: Path, sentence: str) -> None:
        """Nobody typed the password: what is open stays, and where nothing is, it can be asked for again."""
        if self.bench is None:
            self.window.banner.say(Weight.WARNING, sentence, tr("输入密码…"), partial(self.show_file, path))
            self.window.banner.offer(tr("打开别的文件…"), self.open_file)
            self._offer_ways_out()

    def _upgrade(self, path: Path) -> None:
        def work(_job: Job) -> None:
            from dongliu_desktop.storage.opening import open_database  # noqa: PLC0415 - SQLAlchemy, only when needed

            open_database(path).close()

        self._run(tr("正在升级数据文件，已先备份…"), work, lambda _none: self.show_file(path))

    def _make(self, path: Path, *, empty: bool = False) -> None:
        def work(_job: Job) -> None:
            from dongliu_desktop.services.bundled_record import bundled_record  # noqa: PLC0415 - only for a new file
            from dongliu_desktop.storage.opening import create_file  # noqa: PLC0415 - SQLAlchemy, only when needed

            create_file(path, None if empty else bundled_record(resources_dir() / "record"))

        self._run(tr("正在建立数据文件…"), work, lambda _none: self.show_file(path))

    def _run(self, title: str, work: Callable[[Job], None], done: Callable[[None], None]) -> None:
        """Do something with files in their lane; its progress shows after 0.2 s."""
        self.window.busy.start(title)

        def on_done(result: None) -> None:
            self.window.busy.finish()
            done(result)

        def on_failed(error: Exception) -> None:
            self.window.busy.finish()
            if not isinstance(error, (Refused, StorageTrouble, OSError)):
                raise error
            self._fail(str(error))

        self._files.run(work, on_done, on_failed)

    # ------------------------------------------------------------ what the menu asks for

    def open_file(self) -> None:
        """Ask for a file and open it in place of the present one."""
        name, _filter = QFileDialog.getOpenFileName(self.window, tr("打开数据文件"), self._folder(), tr(FILES))
        if name:
            self.window.banner.hide()  # it may tell why another file could not be opened
            self.show_file(Path(name))

    def new_file(self) -> None:
        """Ask for a name, make an empty file there and open it."""
        name, _filter = QFileDialog.getSaveFileName(
            self.window, tr("新建数据文件"), self._folder(), tr(FILES), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self.window.banner.hide()
            self._make(_with_suffix(name), empty=True)

    def save_copy(self) -> None:
        """Ask for a name, put all that is open into a new file there, and go on in it; what is typed goes along."""
        bench = self.bench
        if bench is None:
            return
        title = tr("另存到")
        name, _filter = QFileDialog.getSaveFileName(
            self.window, title, self._folder(), tr(FILES), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not name:
            return
        target, hub = _with_suffix(name), bench.desk.hub

        def go_on(_none: None) -> None:
            if bench is not self.bench:
                return  # another file was opened meanwhile
            bench.keep_drafts()
            told = tr("已另存到 {}，现在打开的就是它。").format(target)
            try:
                bench.desk.drafts.copy(str(bench.desk.file), str(target))
            except OSError as error:
                told += tr("没保存的草稿没有带过去（{}）。").format(error.strerror)
            self.show_file(target)
            self.window.banner.say(Weight.INFO, told)

        self._run(tr("正在另存…"), lambda _job: hub.save_copy(target), go_on)

    def write_export(self, target: Path, work: Callable[[], None]) -> None:
        """Write a file for other programs in the lane of files, and tell where it is."""
        plain = tr("已导出到 {}。导出的文件没有密码，谁都可以打开，请放好。")
        told = (plain if keys.any_held() else tr("已导出到 {}")).format(target)
        self._run(tr("正在导出…"), lambda _job: work(), lambda _none: self.window.banner.say(Weight.INFO, told))

    def show_backups(self) -> None:
        """Show the backups of the open file, or of the one that could not be opened; go back to one."""
        self._safekeeping().show_backups()

    def check_file(self) -> None:
        """Check the same file, and mend it."""
        self._safekeeping().check_file()

    def change_password(self) -> None:
        """Set, change or take away the password of the open file."""
        if self.bench is not None:
            self._passwords().manage(self.bench.desk.file)

    def lock_screen(self) -> None:
        """Cover all windows until the password is typed."""
        self._passwords().lock()

    def choose_patience(self) -> None:
        """Ask after how long the screen is locked by itself."""
        self._passwords().choose_patience()

    def lock_after(self, minutes: int) -> None:
        """Lock the screen after so long without a sign of life, from now on."""
        self._memory.settings = self._memory.settings._replace(lock_minutes=minutes)
        if self._password_keeper is not None and self.bench is not None:
            self._password_keeper.follow(self.bench.desk.file)

    def leave_file(self) -> None:
        """Give the open file back."""
        if self.bench is not None:
            from dongliu_desktop.system.open_note import release  # noqa: PLC0415 - after the start

            self.bench.close()
            release(self.bench.desk.file)
            if self._sole is not None:
                self._sole.close()
            self.bench.desk.hub.deleteLater()
            self.bench = None
            self._offer_ways_out()

    # ------------------------------------------------------------ inside

    def _safekeeping(self) -> "Safekeeping":
        from dongliu_desktop.ui.shell.safekeeping import Host, Safekeeping  # noqa: PLC0415 - after the start

        if self._safe is None:
            host = Host(self._file, self.leave_file, self.show_file, self._who)
            self._safe = Safekeeping(self.window, self._memory, self._files, host)
        return self._safe

    def _file(self) -> Path:
        return self.bench.desk.file if self.bench else self._wanted_file

    def _folder(self) -> str:
        return str((self.bench.desk.file if self.bench else default_file()).parent)

    def _who(self) -> str:
        return self._memory.settings.who or tr("本机")

    def _warn(self, sentence: str) -> None:
        self.window.banner.say(Weight.WARNING, sentence)

    def _may_close(self) -> bool:
        return self.bench is None or self.bench.may_leave()

    def _close(self) -> None:
        self._memory.note_window(self.window)
        file = self.bench.desk.file if self.bench and not self.bench.desk.hub.locked() else None
        self.leave_file()
        if self._password_keeper is not None:
            self._password_keeper.stop()
        if self._keeper is not None and file is not None:
            self.window.hide()
            self._keeper.finish(file)
        self._memory.keep()
        self._files.stop()
        keys.forget_all()


def _usual_file(settings: Settings) -> Path:
    """Give the file that is opened when none is named."""
    return Path(settings.last_file or default_file())


def _office(path: Path, who: str) -> "Office":
    from dongliu_desktop.services.office import Office  # noqa: PLC0415 - SQLAlchemy: imported in the lane
    from dongliu_desktop.storage.opening import open_database  # noqa: PLC0415 - as above

    return Office(open_database(path), who, today)


def _with_suffix(name: str) -> Path:
    """Give the place of a data file that somebody named, links followed."""
    return Path(name if name.endswith(SUFFIX) else name + SUFFIX).resolve()


def _start_is_over() -> None:
    """Look for garbage again, but not among what was imported, and seldom: rows are many and never in circles."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()


def _try_out(reader: "Reader") -> None:
    """Read what the first picture needs, before the present file is given back. Raises StorageTrouble."""
    from dongliu_desktop.ui.shell.desk import first_look  # noqa: PLC0415 - after the frame is on screen

    try:
        reader.ask(lambda reading: first_look(reading, None, ""))
    except StorageTrouble:
        reader.close()
        raise
