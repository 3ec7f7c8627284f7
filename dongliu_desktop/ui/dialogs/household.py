"""Personal data of one household: masked until somebody says why they have to be seen; the look is noted."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QInputDialog, QLineEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.personal import (
    masked_account,
    masked_amount,
    masked_id_number,
    masked_name,
    masked_phone,
)
from dongliu_desktop.domain.site_entry import size_text, typed_size
from dongliu_desktop.domain.sites import LedgerRow
from dongliu_desktop.domain.sites_commands import Disclose, HouseholdForm, SetHousehold
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label


class HouseholdDialog(QDialog):
    """Shows what is kept of a household, masked; after a reason it can be read and changed. Closing masks it again."""

    def __init__(
        self, site: LedgerRow, kept: HouseholdForm | None, hub: Hub, *, frozen: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("个人信息：{}").format(site.name))
        self._site, self._kept, self._hub, self._frozen = site, kept, hub, frozen
        self.fields = {name: QLineEdit() for name in HouseholdForm._fields}
        self._lay_out()
        if kept is None:
            self._open(HouseholdForm())
        else:
            self._show_masked(kept)

    def _lay_out(self) -> None:
        titles = (tr("户主姓名"), tr("联系电话"), tr("身份证号"), tr("银行账号"), tr("补偿金额（元）"))
        form = QFormLayout()
        for title, (name, field) in zip(titles, self.fields.items(), strict=True):
            field.setAccessibleName(title)
            field.setObjectName(name)
            field.setMinimumWidth(260)
            form.addRow(title, field)
        self.show_button = push_button(tr("显示…"), icon_name="eye")
        self.show_button.setToolTip(tr("要写明原因；谁、什么时候、为什么看过，会记入操作记录，内容不记"))
        self.show_button.clicked.connect(self.ask_reason)
        self.note = plain_label("muted", tr("默认遮盖。查看要写明原因，并记入操作记录；关闭后重新遮盖。"), wrap=True)
        self.message = plain_label("refusal", wrap=True)
        self.message.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (self.show_button, self.note, self.message, self._buttons):
            column.addWidget(part)

    def _show_masked(self, kept: HouseholdForm) -> None:
        self._fill(
            masked_name(kept.holder),
            masked_phone(kept.phone),
            masked_id_number(kept.id_number),
            masked_account(kept.bank_account),
            masked_amount(kept.compensation),
        )
        for field in self.fields.values():
            field.setReadOnly(True)
        self.save_button.setEnabled(False)

    def _open(self, form: HouseholdForm) -> None:
        self._fill(form.holder, form.phone, form.id_number, form.bank_account, size_text(form.compensation))
        for field in self.fields.values():
            field.setReadOnly(self._frozen)
        self.show_button.setEnabled(False)
        self.save_button.setEnabled(not self._frozen)

    def _fill(self, *texts: str) -> None:
        for field, text in zip(self.fields.values(), texts, strict=True):
            field.setText(text)

    def ask_reason(self) -> None:
        """Ask why the data have to be seen."""
        reason, accepted = QInputDialog.getText(self, tr("查看个人信息"), tr("查看的原因（会记入操作记录）"))
        if accepted:
            self.disclose(reason)

    def disclose(self, reason: str) -> None:
        """Note the look and its reason, then show what is kept."""
        if self._kept is not None and self._hub.do(Disclose((self._site.uid,), reason), self._refuse) is not None:
            self.message.hide()
            self._open(self._kept)

    def save(self) -> None:
        """Keep what is typed; what the rules refuse is told, and the dialog stays."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        try:
            amount = typed_size(texts.pop("compensation"))
        except ValueError as fault:
            self._refuse(str(fault))
            return
        form = HouseholdForm(**texts, compensation=amount)
        if self._hub.do(SetHousehold(self._site.uid, self._kept, form), self._refuse) is not None:
            self.accept()

    def _refuse(self, why: str) -> None:
        self.message.setText(why)
        self.message.show()
