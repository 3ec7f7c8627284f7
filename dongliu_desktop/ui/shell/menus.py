"""Builds Qt's actions and menus from the table, and keeps them enabled as the context says."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.actions import ACTIONS, Action
from dongliu_desktop.ui.shell.context import Context
from dongliu_desktop.ui.shell.help import HelpKey
from dongliu_desktop.ui.shell.verbs import Verbs
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.shell.window_verbs import WindowVerbs
from dongliu_desktop.ui.shell.workbench import Workbench
from dongliu_desktop.ui.theme.icons import icon

GROUP = "/"  # at the end of a menu's name: a line before this action


class Menus:
    """The window's actions by id, in their menus.

    Attributes:
        actions: Qt's action for each id of the table.
    """

    def __init__(self, window: MainWindow, verbs: WindowVerbs) -> None:
        self._window = window
        self._verbs = verbs
        self.actions: Mapping[str, QAction] = {action.id: QAction(tr(action.text), window) for action in ACTIONS}
        for action in ACTIONS:
            shown = self.actions[action.id]
            shown.setObjectName(action.id)
            shown.setWhatsThis(tr(action.text))  # undo and redo change their text
            shown.setShortcut(QKeySequence(action.shortcut))
            shown.triggered.connect(self._bound(action))
            menu = window.menus[action.menu.removesuffix(GROUP)]
            if action.menu.endswith(GROUP):
                menu.addSeparator()
            menu.addAction(shown)
            if action.icon:
                shown.setIcon(icon(action.icon))

        app = cast("QApplication", QApplication.instance())
        HelpKey(app, self._help_with, window)  # the window keeps it
        window.header.print_button.clicked.connect(self.actions["preview"].trigger)
        window.header.reference.clicked.connect(self._change_reference)
        window.header.new_button.clicked.connect(self.actions["new_project"].trigger)
        self.follow(Context())

    def serve(self, verbs: Verbs, bench: Workbench) -> None:
        """Act on another open file: `verbs` do things, `bench` tells what is possible."""
        self._verbs = verbs
        bench.context_changed.connect(self.follow)
        self.follow(bench.context)

    def serve_window(self, verbs: WindowVerbs) -> None:
        """Offer only what needs no open file."""
        self._verbs = verbs
        self.follow(Context())

    def follow(self, context: Context) -> None:
        """Enable what is possible now, and say what undo and redo would do."""
        for action in ACTIONS:
            self.actions[action.id].setEnabled(not context.busy and action.enabled(context))
        self._window.header.print_button.setEnabled(self.actions["preview"].isEnabled())
        self._window.header.reference.setEnabled(self.actions["reference_fixed"].isEnabled())
        self._window.header.new_button.setEnabled(self.actions["new_project"].isEnabled())
        self.actions["undo"].setText(tr("撤销 {}").format(_shown(context.undo)).strip())
        self.actions["redo"].setText(tr("重做 {}").format(_shown(context.redo)).strip())

    def _help_with(self, dialog: str) -> None:
        self._verbs.manual_of(dialog)  # those of the file that is open by then

    def _change_reference(self) -> None:
        """One click lets a fixed year follow the calendar, or asks for the day to fix it at."""
        today = self.actions["reference_today"]
        (today if today.isEnabled() else self.actions["reference_fixed"]).trigger()

    def _bound(self, action: Action) -> Callable[[], None]:
        # What needs more than the window's verbs is not enabled while there are no others.
        return lambda: action.run(cast("Verbs", self._verbs))


def _shown(label: str) -> str:
    """Give a text as a menu shows it: one "&" would underline what follows."""
    return label.replace("&", "&&")
