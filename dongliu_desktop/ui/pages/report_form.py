"""The form of a progress report (填报): date, figure, three texts, and a reason where the rules ask for one."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.findings import AS_OF, DONE
from dongliu_desktop.domain.rows import MONEY, QUANTITY, ProjectRow, ReportRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import Tint, icon
from dongliu_desktop.ui.widgets.composing import finish_composing
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.labels import plain_label

LINES = 2  # visible lines of each text
EDGES = 20  # pixels of border, padding and margins around them; with less a scroll bar shows
TEXTS = ("progress", "problems", "next_steps", "reason")


class ReportForm(QWidget):
    """Collects one report of one project.

    Signals:
        edited: something was typed.
        cleared: what was typed is given up.
        submitted: the person wants to save; `report` gives what is entered.
    """

    edited = Signal()
    cleared = Signal()
    submitted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._project: ProjectRow | None = None
        self._supersedes: str | None = None
        self._uid = ""
        self._locked = False
        self._make_fields()
        self._lay_out()
        self._listen()
        self.setEnabled(False)

    def _make_fields(self) -> None:
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        self.as_of.setAccessibleName(tr("截至日期"))
        self.percent = FigureEditor(None)
        self.quantity = FigureEditor("")
        self.investment = FigureEditor(tr(MONEY))
        self.investment.setAccessibleName(tr("本年完成投资"))
        self.investment.setToolTip(tr("1 月 1 日以来完成的投资"))
        self.done = QCheckBox(tr("已办结"))
        self.texts = {name: QPlainTextEdit() for name in TEXTS[:3]}
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("原因"))
        self.message = plain_label("refusal", wrap=True)
        self.message.setAccessibleName(tr("提示"))
        self.draft_note = plain_label("muted")
        self.clear_button = QPushButton(tr("清空"))
        self.save_button = QPushButton(icon("save", Tint.ON_ACCENT), tr("保存 (Ctrl+S)"))
        self.save_button.setProperty("kind", "primary")

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(10)
        self._form.setContentsMargins(0, 0, 0, 0)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.as_of, 1)
        first.addWidget(self.done)
        self._form.addRow(tr("截至日期"), first)
        self._form.addRow(tr("形象进度"), self.percent)
        self._form.addRow(tr("完成数量"), self.quantity)
        self._form.addRow(tr("完成投资"), self.investment)
        labels = {"progress": tr("进展情况"), "problems": tr("存在问题"), "next_steps": tr("下一步打算")}
        for name, field in self.texts.items():
            field.setAccessibleName(labels[name])
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * LINES + EDGES)
            self._form.addRow(labels[name], field)
        self._form.addRow(tr("原因"), self.reason)
        self._form.addRow(self.message)
        buttons = QHBoxLayout()
        buttons.addWidget(self.draft_note, 1)
        buttons.addWidget(self.clear_button)
        buttons.addWidget(self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._form)
        outer.addLayout(buttons)

    def _listen(self) -> None:
        self.as_of.dateChanged.connect(self._on_edited)
        self.percent.textChanged.connect(self._on_edited)
        self.quantity.textChanged.connect(self._on_edited)
        self.investment.textChanged.connect(self._on_edited)
        self.done.toggled.connect(self._on_edited)
        self.reason.textEdited.connect(self._on_edited)
        for field in self.texts.values():
            field.textChanged.connect(self._on_edited)
        for field in (*self.texts.values(), *self._wheeled()):
            field.installEventFilter(self)
        self.reason.returnPressed.connect(self.submitted)
        self.clear_button.clicked.connect(self.clear)
        self.save_button.clicked.connect(self.submitted)

    # ------------------------------------------------------------ filling

    def show_project(self, project: ProjectRow, draft: dict[str, str]) -> None:
        """Start a report of a project from its draft, or from where the latest report left off."""
        self._project = project
        self.setEnabled(not (project.frozen or self._locked))
        self._supersedes = draft.get("supersedes") or None
        self._uid = draft.get("uid") or uuid4().hex
        by_quantity = project.measure == QUANTITY
        self._form.setRowVisible(self.quantity, by_quantity)
        self._form.setRowVisible(self.percent, not by_quantity and project.computed is None)
        self._form.setRowVisible(self.investment, project.has_investment)
        self.quantity.setSuffix(f" {project.unit}")
        blocked = self.blockSignals(True)
        self._fill(project, draft)
        self.blockSignals(blocked)
        self.show_message(tr("{}年已封存，只能查看。").format(project.year) if project.frozen else "")
        self._ask_reason(shown=bool(draft.get("reason")) or self._supersedes is not None)
        self.draft_note.setText(tr("接着上次没写完的草稿") if draft else "")

    def lock(self, *, locked: bool) -> None:
        """Show what is typed without letting it be changed, or let it be changed again."""
        self._locked = locked
        self.setEnabled(not (locked or (self._project is not None and self._project.frozen)))

    def follow(self, project: ProjectRow) -> None:
        """Take in that the project has changed; what was typed stays, under the cursor and in the input method."""
        before, self._project = self._project, project
        if before is None or _shape(before) != _shape(project):
            self.show_project(project, self.draft())
            return
        figures = (
            (self.percent, before.entered_percent, project.entered_percent),
            (self.quantity, before.quantity, project.quantity),
            (self.investment, before.invested, project.invested),
        )
        for field, old, new in figures:
            if field.figure() == old and new != old:
                field.show_figure(new)
        self._show_latest(project)

    def finish_composing(self) -> None:
        """Take in what an input method still holds."""
        finish_composing(self.texts.values())

    def correct(self, report: ReportRow) -> None:
        """Start a correction of a report; saving it keeps both and asks for the reason."""
        if self._project is None:
            return
        figures = {"percent": report.percent, "quantity": report.quantity, "investment": report.investment}
        draft = {name: "" if value is None else str(value) for name, value in figures.items()}
        draft |= {name: str(getattr(report, name)) for name in TEXTS[:3]}
        draft |= {"as_of": report.as_of.isoformat(), "done": "1" if report.done else "", "supersedes": report.uid}
        self.show_project(self._project, draft)
        self.draft_note.setText(tr("更正 {} 的填报").format(report.as_of.isoformat()))
        self.reason.setFocus()

    def propose(self, figure: float) -> None:
        """Put in a figure that was typed in the table and not taken."""
        self._figure_field().setValue(figure)
        self.focus_figure()

    def focus_figure(self) -> None:
        """Put the keyboard into the figure."""
        self._figure_field().setFocus()
        self._figure_field().selectAll()

    def enter_field(self, field: str) -> None:
        """Put the keyboard into a field, by its key in `domain.findings`."""
        fields = {DONE: self.done, AS_OF: self.as_of, **self.texts}
        if field in fields:
            fields[field].setFocus()
        else:
            self.focus_figure()

    def ask_reason(self) -> None:
        """Show the field for the reason and go there."""
        self._ask_reason(shown=True)
        self.reason.setFocus()

    def clear(self) -> None:
        """Start anew from where the latest report left off."""
        if self._project is not None:
            self.show_project(self._project, {})
            self.cleared.emit()

    def show_message(self, sentence: str) -> None:
        """Show why the report was not taken, "" for nothing."""
        self.message.setText(sentence)
        self._form.setRowVisible(self.message, bool(sentence))
        if tr("原因") in sentence:
            self.ask_reason()

    def show_refusal(self, sentence: str) -> None:
        """Show why the report was not saved; a further try is another report, also where this one is there already."""
        self._uid = uuid4().hex
        self.show_message(sentence)

    # ------------------------------------------------------------ what is entered

    def report(self) -> AddReport | None:
        """Give what is entered, None while no project is shown."""
        project = self._project
        if project is None:
            return None
        by_quantity = project.measure == QUANTITY
        words = {name: field.toPlainText() for name, field in self.texts.items()}
        return AddReport(
            self._uid,
            project.uid,
            self.as_of.date().toPython(),  # pyright: ignore[reportArgumentType] - a date, which the stubs leave open
            percent=None if by_quantity else self.percent.figure(),
            quantity=self.quantity.figure() if by_quantity else project.quantity,
            done=self.done.isChecked(),
            reason=self.reason.text(),
            supersedes=self._supersedes,
            seen=project.report,
            investment=self.investment.figure() if project.has_investment else None,
            **words,
        )

    def draft(self) -> dict[str, str]:
        """Give what is entered as a draft: texts by field name."""
        fields = {"percent": self.percent, "quantity": self.quantity, "investment": self.investment}
        figures = {name: field.figure() for name, field in fields.items()}
        kept = {name: "" if value is None else str(value) for name, value in figures.items()}
        kept |= {name: field.toPlainText() for name, field in self.texts.items()}
        kept |= {"as_of": self.as_of.date().toString(Qt.DateFormat.ISODate)}
        kept |= {"done": "1" if self.done.isChecked() else ""}
        return kept | {"reason": self.reason.text(), "supersedes": self._supersedes or "", "uid": self._uid}

    # ------------------------------------------------------------ inside

    def _fill(self, project: ProjectRow, draft: dict[str, str]) -> None:
        day = date.fromisoformat(draft["as_of"]) if draft.get("as_of") else min(project.reference, self._today())
        self.as_of.setDate(QDate(day.year, day.month, day.day))
        self.percent.show_figure(_figure(draft, "percent", project.entered_percent))
        self.quantity.show_figure(_figure(draft, "quantity", project.quantity))
        self.investment.show_figure(_figure(draft, "investment", project.invested))
        self.done.setChecked(draft["done"] == "1" if "done" in draft else project.done)
        for name, field in self.texts.items():
            field.setPlainText(draft.get(name, ""))
        self.reason.setText(draft.get("reason", ""))
        self._show_latest(project)

    def _show_latest(self, project: ProjectRow) -> None:
        """Show the latest words as hints in the empty fields."""
        latest = {"progress": project.progress, "problems": project.problems, "next_steps": project.next_steps}
        for name, field in self.texts.items():
            field.setPlaceholderText(tr("上次：{}").format(latest[name]) if latest[name] else "")

    def _figure_field(self) -> FigureEditor:
        by_quantity = self._project is not None and self._project.measure == QUANTITY
        return self.quantity if by_quantity else self.percent

    def _ask_reason(self, *, shown: bool) -> None:
        self._form.setRowVisible(self.reason, shown)

    def _on_edited(self) -> None:
        self._form.setRowVisible(self.message, False)
        self.edited.emit()

    def _wheeled(self) -> tuple[QAbstractSpinBox, ...]:
        return self.as_of, self.percent, self.quantity, self.investment

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Enter in a text field save, as in a chat or a mail; let the wheel scroll past date and figures."""
        if event.type() == QEvent.Type.Wheel and watched in self._wheeled():
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)


def _shape(project: ProjectRow) -> tuple[str, str, bool, bool]:
    """Give what decides which fields the form has, and whether they can be filled in."""
    return project.measure, project.unit, project.frozen, project.has_investment


def _figure(draft: dict[str, str], name: str, otherwise: float | None) -> float | None:
    """Give a figure of the draft; one that is no number any more counts as empty."""
    if name not in draft:
        return otherwise
    try:
        return float(draft[name]) if draft[name] else None
    except ValueError:
        return None
