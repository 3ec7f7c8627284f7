"""The very first start: a welcome in front of the record, and a file of one's own for whoever wants one."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.system.paths import default_file
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.dialogs.office import NewOfficeDialog
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.welcome import WelcomePage
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.workbench import Workbench
from dongliu_desktop.ui.widgets.banner import Weight


class Host(Protocol):
    """What opens data files; the composition root is one."""

    bench: Workbench | None

    def show_file(self, path: Path) -> None:
        """Open a data file in place of the one that is open."""
        ...


class FirstStart(QObject):
    """Shows the welcome as one more page: it holds nothing up, and is gone when any other page is shown."""

    def __init__(self, bench: Workbench, host: Host, lane: Lane) -> None:
        super().__init__(bench.window)
        self._window = bench.window
        self._memory: Memory = bench.memory
        self._bench = bench
        self._host = host
        self._lane = lane
        self._record = bench.shown_page()
        self.page = WelcomePage(bench.desk.file)
        self.page.typed.connect(self._note_name)
        self.page.begun.connect(self._begin)
        self.page.own_wanted.connect(self._ask_for_own)
        self._window.pages.addWidget(self.page)
        self._window.pages.setCurrentWidget(self.page)
        self._window.pages.currentChanged.connect(self._leave)
        self.page.setFocus()

    def _note_name(self, who: str) -> None:
        self._memory.settings = self._memory.settings._replace(who=who.strip())

    def _begin(self) -> None:
        self._window.pages.setCurrentWidget(self._record)
        self._bench.enter_page()

    def _leave(self) -> None:
        """Another page is shown: sign what is entered from now on, and do not come back."""
        self._window.pages.currentChanged.disconnect(self._leave)
        self._window.pages.removeWidget(self.page)
        self.page.deleteLater()
        who = self._memory.settings.who
        if who and self._host.bench is self._bench:
            self._bench.sign(who)
        self._memory.keep()
        self.deleteLater()

    # ------------------------------------------------------------ a file of one's own

    def _ask_for_own(self) -> None:
        dialog = NewOfficeDialog(self._bench.desk.today().year, default_file().parent, self._window)
        dialog.given.connect(lambda: self._make_own(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_own(self, dialog: NewOfficeDialog) -> None:
        path, work = dialog.path(), self._maker(dialog)
        self._window.busy.start(tr("正在建立数据文件…"))

        def done(_none: None) -> None:
            self._window.busy.finish()
            dialog.done(QDialog.DialogCode.Accepted)
            former = self._bench.desk.file
            self._host.show_file(path)
            told = tr("本单位的记录建好了。点开一个板块，按 Ctrl+N 新增第一个项目。东柳的记录在 {}。").format(former)
            self._window.banner.say(Weight.INFO, told)

        def failed(error: Exception) -> None:
            self._window.busy.finish()
            if not isinstance(error, (Refused, StorageTrouble, OSError)):
                raise error
            dialog.show_refusal(str(error))

        self._lane.run(work, done, failed)

    def _maker(self, dialog: NewOfficeDialog) -> Callable[[Job], None]:
        path, command, today = dialog.path(), dialog.command(), self._bench.desk.today
        who = self._memory.settings.who or tr("本机")

        def work(_job: Job) -> None:
            from dongliu_desktop.services.own_file import make_own_file  # noqa: PLC0415 - only for a file of one's own

            make_own_file(path, command, who, today)

        return work
