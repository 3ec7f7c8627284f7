"""导出: which table or text, of what; what can be chosen follows what the window shows."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from dongliu_desktop.documents.office.exports import EXPORTS, TEXT, Export, Scope
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label

BY_MONTH = "month"


class Extent(NamedTuple):
    """What an export may be made of: its words in the list, its name in a file name ("" for a whole year)."""

    scope: Scope
    text: str
    name: str
    wanted: Subject


class ExportDialog(FormDialog):
    """Asks what to export. `extents` go from the narrowest to the whole year; `months` can be reported on.

    `template_button` is shown for texts only; what it does is the shell's.
    """

    def __init__(self, extents: Sequence[Extent], months: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(tr("导出"), tr("选择位置…"), parent)
        self._extents = extents
        self._offered: list[Extent] = []
        self.kinds, self.of, self.months = QComboBox(), QComboBox(), QComboBox()
        self._help = plain_label("muted", wrap=True)
        for export in EXPORTS:
            self.kinds.addItem(tr("{}（{}）").format(tr(export.title), export.suffix.removeprefix(".")))
        for month in months:
            self.months.addItem(tr("{}月").format(month), month)
        self.months.setCurrentIndex(len(months) - 1)
        self.template_button: QPushButton = push_button(tr("修改版式模板…"))
        self.add_field(tr("导出什么"), self.kinds)
        self._rows.addRow("", self._help)
        self.add_field(tr("范围"), self.of)
        self.add_field(tr("月份"), self.months)
        self._rows.addRow("", self.template_button)
        self.kinds.currentIndexChanged.connect(self._offer)
        self._offer()

    @property
    def export(self) -> Export:
        """The kind that is chosen."""
        return EXPORTS[self.kinds.currentIndex()]

    @property
    def extent(self) -> Extent:
        """What it is to be made of, the month included."""
        chosen = self._offered[self.of.currentIndex()]
        month = self.months.currentData() or 0
        return chosen._replace(wanted=chosen.wanted._replace(month=month if self.export.key == BY_MONTH else 0))

    def _offer(self) -> None:
        """Offer what the chosen kind can be made of."""
        fit = {Scope.PROJECTS: tuple(Scope), Scope.PILLAR: (Scope.PILLAR, Scope.YEAR), Scope.YEAR: (Scope.YEAR,)}
        self._offered = [extent for extent in self._extents if extent.scope in fit[self.export.scope]]
        self.of.clear()
        self.of.addItems([extent.text for extent in self._offered])
        self.of.setEnabled(len(self._offered) > 1)
        self._help.setText(tr(self.export.help))
        self._rows.setRowVisible(self.months, self.export.key == BY_MONTH)
        self._rows.setRowVisible(self.template_button, self.export.suffix == TEXT)
