"""What the menus do about lights; imported when first used."""

from uuid import uuid4

from PySide6.QtWidgets import QDialog, QWidget

from dongliu_desktop.domain.light_commands import UseLightRule
from dongliu_desktop.domain.lights import LightRule
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.light_questions import KeptRule, kept_rules
from dongliu_desktop.ui.dialogs.light_rule import LightRuleDialog
from dongliu_desktop.ui.hub import Hub


def edit_light_rule(hub: Hub, year: YearRow, parent: QWidget) -> None:
    """Read the rules of the file, then show the year's one to be changed."""
    hub.ask(kept_rules, lambda kept: _edit(hub, year, kept, parent))


def _edit(hub: Hub, year: YearRow, kept: tuple[KeptRule, ...], parent: QWidget) -> None:
    own = next((row for row in kept if year.year in row.years), None)
    dialog = LightRuleDialog(hub, year, kept, own.rule if own else LightRule(), parent)
    hub.troubled.connect(dialog.show_trouble)
    uid, taken = uuid4().hex, False
    while not taken and dialog.exec() == QDialog.DialogCode.Accepted:
        command = UseLightRule(year.uid, uid, dialog.rule(), own.uid if own else None)
        taken = hub.do(command, dialog.show_refusal) is not None
    hub.troubled.disconnect(dialog.show_trouble)
    dialog.deleteLater()  # the window, its parent, would keep it
