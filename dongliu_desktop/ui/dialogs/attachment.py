"""The form of an attachment: what it is called and what of the project it belongs to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dongliu_desktop.domain.attachment_commands import AttachmentForm, Place
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr


class AttachmentDialog(FormDialog):
    """Collects an `AttachmentForm`; `places` are what is offered, by name."""

    def __init__(
        self, form: AttachmentForm, places: Sequence[tuple[str, Place]], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("修改附件"), tr("保存"), parent)
        self._places = list(places)
        if form.place not in (place for _name, place in self._places):
            self._places.append((tr("（现在的位置）"), form.place))
        self.name = QLineEdit(form.name)
        self.place = QComboBox()
        self.place.addItems([name for name, _place in self._places])
        self.place.setCurrentIndex([place for _name, place in self._places].index(form.place))
        self.add_field(tr("名称"), self.name)
        self.add_field(tr("属于"), self.place)
        stem = form.name.rpartition(".")[0]
        self.name.setSelection(0, len(stem or form.name))
        self.name.setFocus()

    def form(self) -> AttachmentForm:
        """Give what is entered."""
        return AttachmentForm(self.name.text(), self._places[self.place.currentIndex()][1])
