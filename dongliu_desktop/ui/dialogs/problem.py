"""The forms of a supervised item: what it is, 办结, 销号, and opening it again."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dongliu_desktop.domain.problem_commands import ProblemForm
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.ui.dialogs.fields import combo, date_field, day_of, show_date, text_field
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import mark, tr

SOURCES = (mark("月度填报"), mark("现场督查"), mark("上级交办"), mark("群众反映"), mark("会议议定"))


class Choices(NamedTuple):
    """What a form offers: posts, projects as (uid, name), and the day that is filled in."""

    posts: Sequence[str]
    today: date
    projects: Sequence[tuple[str, str]] = ()


class ProblemDialog(FormDialog):
    """Collects a `ProblemForm`, and the project of a new item where several are offered."""

    def __init__(self, choices: Choices, title: str, form: ProblemForm, parent: QWidget | None = None) -> None:
        super().__init__(title, tr("保存"), parent)
        self.project = QComboBox()
        self.text = text_field(3)
        self.source = combo([tr(name) for name in SOURCES])
        self.owner = combo(choices.posts)
        self.measure = text_field(2)
        self.opened_on = date_field()
        self.due = date_field()
        self.evidence = text_field(2)
        for uid, name in (("", tr("（不属于某个项目）")), *choices.projects):
            self.project.addItem(name, uid)
        if choices.projects:
            self.add_field(tr("项目"), self.project)
        self.add_field(tr("问题"), self.text)
        self.add_field(tr("来源"), self.source)
        self.add_field(tr("责任人（岗位）"), self.owner)
        self.add_field(tr("整改措施"), self.measure)
        self.add_field(tr("立项日期"), self.opened_on)
        self.add_field(tr("办结时限"), self.due)
        self.add_field(tr("佐证材料"), self.evidence)
        self._fill(form)

    def form(self) -> ProblemForm:
        """Give what is entered."""
        return ProblemForm(
            self.text.toPlainText(),
            self.source.currentText(),
            self.owner.currentText(),
            self.measure.toPlainText(),
            day_of(self.due),
            self.evidence.toPlainText(),
            day_of(self.opened_on),
        )

    def chosen_project(self) -> str | None:
        """Give the uid of the project that was chosen, None for the whole year."""
        return self.project.currentData() or None

    def _fill(self, form: ProblemForm) -> None:
        self.text.setPlainText(form.text)
        self.source.setCurrentText(form.source)
        self.owner.setCurrentText(form.owner)
        self.measure.setPlainText(form.measure)
        self.evidence.setPlainText(form.evidence)
        show_date(self.opened_on, form.opened_on)
        show_date(self.due, form.due)
        self.text.setFocus()


class ClosingDialog(FormDialog):
    """Asks for the day and the evidence of 办结."""

    def __init__(self, row: ProblemRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("办结督办事项"), tr("办结"), parent)
        self.day = date_field()
        self.evidence = text_field(3)
        self.add_note(row.text)
        self.add_field(tr("办结日期"), self.day)
        self.add_field(tr("佐证材料"), self.evidence)
        self.add_note(tr("办结以后，还要由责任人以外的人核验销号。"))
        show_date(self.day, min(row.reference, today))
        self.evidence.setPlainText(row.evidence)
        self.evidence.setFocus()


class StrikingDialog(FormDialog):
    """Asks who has checked an item, and when."""

    def __init__(self, row: ProblemRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("销号"), tr("销号"), parent)
        self.by = QLineEdit()
        self.day = date_field()
        self.add_note(row.text)
        self.add_field(tr("核验人"), self.by)
        self.add_field(tr("销号日期"), self.day)
        barred = [name for name in dict.fromkeys((row.owner, row.holder, row.closed_by)) if name]
        self.add_note(tr("不能是责任人或办结人：{}").format(tr("、").join(barred)) if barred else "")
        show_date(self.day, min(row.reference, today))
        self.by.setFocus()


class ReopeningDialog(FormDialog):
    """Asks why an item is opened again."""

    def __init__(self, row: ProblemRow, parent: QWidget | None = None) -> None:
        super().__init__(tr("重新打开督办事项"), tr("重新打开"), parent)
        self.reason = QLineEdit()
        self.add_note(row.text)
        self.add_field(tr("原因"), self.reason)
        self.reason.setFocus()
