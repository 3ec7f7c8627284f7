"""What the menus do whether a file is open or not: files, looks, help."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QDialog

from dongliu_desktop.system.paths import log_file, resources_dir
from dongliu_desktop.system.settings import Language
from dongliu_desktop.ui.dialogs.notes import show_note
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.help import page_of
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.theme.theme import Mode, Theme
from dongliu_desktop.ui.widgets.banner import Weight

if TYPE_CHECKING:
    from dongliu_desktop.ui.shell.workbench import Workbench


class Files(Protocol):
    """What opens and makes data files; the composition root is one."""

    def open_file(self) -> None:
        """Ask for a file and open it in place of the present one."""
        ...

    def new_file(self) -> None:
        """Ask for a name, make a file there and open it."""
        ...

    def save_copy(self) -> None:
        """Ask for a name, put all into a new file there and go on in it."""
        ...

    def write_export(self, target: Path, work: Callable[[], None]) -> None:
        """Write a file for other programs, and tell where it is; `work` does it, in another thread."""
        ...

    def show_backups(self) -> None:
        """Show the backups, and go back to one."""
        ...

    def check_file(self) -> None:
        """Check the data file, and mend it."""
        ...

    def change_password(self) -> None:
        """Set, change or take away the password of the open file."""
        ...

    def lock_screen(self) -> None:
        """Cover all windows until the password is typed."""
        ...

    def choose_patience(self) -> None:
        """Ask after how long the screen is locked by itself."""
        ...

    def lock_after(self, minutes: int) -> None:
        """Lock the screen after so long without a sign of life, from now on."""
        ...


class WindowVerbs:
    """Does what needs no open file: where the first file cannot be opened, these are the ways out."""

    def __init__(self, window: MainWindow, theme: Theme, files: Files, memory: Memory) -> None:
        self._window = window
        self._theme = theme
        self._files = files
        self._memory = memory

    def open_file(self) -> None:
        """Open another data file."""
        self._files.open_file()

    def new_file(self) -> None:
        """Make a data file."""
        self._files.new_file()

    def show_backups(self) -> None:
        """Show the backups of the data file; a damaged one has them too."""
        self._files.show_backups()

    def check_file(self) -> None:
        """Check the data file."""
        self._files.check_file()

    def show_settings(self) -> None:
        """Show all settings; every change applies at once."""
        from dongliu_desktop.ui.shell.preferences import Preferences  # noqa: PLC0415 - most days nobody opens it

        Preferences(self._window, self._theme, self._memory, self._files, self.open_bench()).show()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def theme_system(self) -> None:
        """Follow the desktop's colours."""
        self._use(Mode.SYSTEM)

    def theme_light(self) -> None:
        """Show the light theme."""
        self._use(Mode.LIGHT)

    def theme_dark(self) -> None:
        """Show the dark theme."""
        self._use(Mode.DARK)

    def language_chinese(self) -> None:
        """Speak Chinese from the next start on."""
        self._speak("zh_CN", tr("下次启动时使用中文界面。"))

    def language_english(self) -> None:
        """Speak English from the next start on."""
        self._speak("en", tr("下次启动时使用英文界面。项目、填报和打印的内容不翻译。"))

    def open_bench(self) -> "Workbench | None":
        """Give the pages of the open file, None where there is none."""
        return None

    def shown_page(self) -> str:
        """Give the page that is shown, as `Context` has it; "" where no file is open."""
        return ""

    def inspected_page(self) -> str:
        """Give the page of the inspector that has the keyboard, "" where it is elsewhere."""
        return ""

    def manual(self) -> None:
        """Open the manual where it tells of what is in front of the person."""
        self._open_manual(page_of(self.shown_page(), self.inspected_page()))

    def manual_of(self, dialog: str) -> None:
        """Open the manual where it tells of a dialog, given by the name of its class."""
        self._open_manual(page_of(self.shown_page(), "", dialog))

    def quick_guide(self) -> None:
        """Open the guide of two pages, to read or print."""
        self._open_manual("quick-guide.pdf")

    def show_keys(self) -> None:
        """Tell all shortcuts, as the menus have them."""
        actions = self._window.findChildren(QAction)
        own = [action for action in actions if action.objectName() and not action.shortcut().isEmpty()]
        pairs = [(action.shortcut().toString(), action.whatsThis()) for action in own]
        pairs += [("F2", tr("在表中直接修改进度")), ("Ctrl+Enter", tr("在文字框中保存填报"))]
        lines = [f"{keys:<16}{text}" for keys, text in dict.fromkeys(pairs)]
        show_note(self._window, tr("快捷键一览"), "\n".join(lines), fixed=True)

    def show_log(self) -> None:
        """Show the end of the program's log."""
        from dongliu_desktop.ui.dialogs.log import LogDialog  # noqa: PLC0415 - only when somebody asks

        _show(LogDialog(log_file(), self._window))

    def about(self) -> None:
        """Tell version and licences."""
        from dongliu_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - only when somebody asks

        _show(AboutDialog(self._window))

    def _open_manual(self, target: str) -> None:
        file, _hash, name = target.partition("#")
        page = resources_dir() / "manual" / file
        url = QUrl.fromLocalFile(str(page))
        if name:
            url.setFragment(name)
        if not QDesktopServices.openUrl(url):
            self._window.banner.say(Weight.WARNING, tr("没有打开浏览器。使用手册在这里：{}").format(page))

    def _speak(self, language: Language, told: str) -> None:
        self._memory.settings = self._memory.settings._replace(language=language)
        self._window.banner.say(Weight.INFO, told)

    def _use(self, mode: Mode) -> None:
        self._theme.use(mode)
        self._memory.settings = self._memory.settings._replace(theme=mode.value)


def _show(dialog: QDialog) -> None:
    """Show a dialog until it is closed."""
    dialog.exec()
    dialog.deleteLater()  # the window, its parent, would keep it
