"""The form of a project: new, edited, or moved to another workstream or pillar."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.commands import ProjectForm
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import (
    MEASURES,
    MILESTONES,
    MONEY,
    NATURES,
    PERCENT,
    QUANTITY,
    SITES,
    WORDS_ONLY,
    ProjectRow,
)
from dongliu_desktop.ui.dialogs.fields import combo, date_field, day_of, show_date, text_field
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.widgets.figure_editor import TEXT_LEFT, FigureEditor
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import plain_tip

SEPARATOR = "、"
MOST = 1e9
AFTERWARDS = {
    PERCENT: mark("以后填百分比；没有填过百分比的，亮灯是灰的。"),
    QUANTITY: mark("以后填完成数量，除以目标数量就是形象进度；没有填过数量的，仍用填过的百分比。"),
    SITES: mark("以后按点位的阶段自动计算；没有点位的，仍用填过的百分比。"),
    MILESTONES: mark("以后按节点的权重自动计算；没有节点的，仍用填过的百分比。"),
    WORDS_ONLY: mark("以后只写文字；填过百分比的，仍按最近一次亮灯。"),
}
"""What another measure means, by measure."""


class Choices(NamedTuple):
    """What the form offers: workstreams as (uid, "板块 / 条线"), and the names known so far."""

    workstreams: Sequence[tuple[str, str]]
    kinds: Sequence[str] = ()
    sections: Sequence[str] = ()
    posts: Sequence[str] = ()
    communities: Sequence[str] = ()


class ProjectDialog(QDialog):
    """Collects a `ProjectForm`; whoever opens it sends the command."""

    def __init__(self, choices: Choices, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._before: ProjectRow | None = None  # the project that is edited
        self._make_fields(choices)
        self._lay_out()
        self.measure.currentIndexChanged.connect(self._on_measure)
        self._on_measure()

    @classmethod
    def for_new(cls, choices: Choices, workstream: str, parent: QWidget) -> "ProjectDialog":
        """Make an empty form for a workstream."""
        dialog = cls(choices, tr("新增项目"), parent)
        dialog.workstream.setCurrentIndex(max(0, dialog.workstream.findData(workstream)))
        dialog.name.setFocus()
        return dialog

    @classmethod
    def for_project(cls, choices: Choices, project: ProjectRow, parent: QWidget) -> "ProjectDialog":
        """Make a form filled with a project."""
        dialog = cls(choices, tr("修改项目"), parent)
        dialog.fill(project)
        return dialog

    def fill(self, project: ProjectRow) -> None:
        """Show a project."""
        self.workstream.setCurrentIndex(max(0, self.workstream.findData(project.workstream)))
        self.name.setText(project.name)
        self.nature.setCurrentIndex(max(0, self.nature.findData(project.nature)))
        self.measure.setCurrentIndex(max(0, self.measure.findData(project.measure)))
        self.target.setPlainText(project.target)
        self.target_quantity.setValue(project.target_quantity or 0.0)
        self.unit.setText(project.unit)
        self.qualifier.setText(project.qualifier)
        show_date(self.start, project.start)
        show_date(self.due, project.due)
        self.due_text.setText(project.due_text)
        self.weight.setValue(project.weight)
        for name, field in self.money.items():
            field.show_figure(getattr(project, name))
        self._before = project
        self.supporting.setText(project.supporting)
        self.communities.setText(project.communities)
        texts = {self.kind: project.kind, self.section: project.section, self.leader: project.leader}
        for field, text in (texts | {self.officer: project.officer}).items():
            field.setCurrentText(text)

    def form(self) -> ProjectForm:
        """Give what is entered."""
        return ProjectForm(
            workstream=self.workstream.currentData() or "",
            name=self.name.text(),
            kind=self.kind.currentText(),
            nature=self.nature.currentData(),
            measure=self.measure.currentData(),
            target=self.target.toPlainText(),
            target_quantity=self.target_quantity.value() or None,
            unit=self.unit.text(),
            qualifier=self.qualifier.text(),
            start=day_of(self.start),
            due=day_of(self.due),
            due_text=self.due_text.text(),
            leader=self.leader.currentText(),
            section=self.section.currentText(),
            supporting=_names(self.supporting),
            officer=self.officer.currentText(),
            communities=_names(self.communities),
            weight=self.weight.value(),
            **{name: field.figure() for name, field in self.money.items()},
        )

    def show_refusal(self, sentence: str) -> None:
        """Tell why the form was not taken; it stays open with all that was typed."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def show_trouble(self, trouble: StorageTrouble) -> None:
        """Tell that the file or the disk failed: the banner that tells it too is behind this form."""
        self.show_refusal(str(trouble))

    def _make_fields(self, choices: Choices) -> None:
        self.workstream = QComboBox()
        for uid, title in choices.workstreams:
            self.workstream.addItem(title, uid)
        self.name = QLineEdit()
        self.kind = combo(choices.kinds)
        self.nature = QComboBox()
        for nature in NATURES:
            self.nature.addItem(nature or tr("（未定）"), nature)
        self.measure = QComboBox()
        for measure, title in MEASURES.items():
            self.measure.addItem(tr(title), measure)
        self.target = text_field(2)
        self.target_quantity = _spin(MOST)
        self.unit = QLineEdit()
        self.unit.setPlaceholderText(tr("户、家、平方米…"))
        self.qualifier = QLineEdit()
        self.qualifier.setPlaceholderText(tr("余、超过、近…"))
        self.start = date_field()
        self.due = date_field()
        self.due_text = QLineEdit()
        self.due_text.setPlaceholderText(tr("如：年底前"))
        self.leader = combo(choices.posts)
        self.officer = combo(choices.posts)
        self.section = combo(choices.sections)
        self.supporting = _listed(choices.sections)
        self.communities = _listed(choices.communities)
        self.weight = _spin(100.0)
        self.weight.setValue(1.0)
        self.measure.setCurrentIndex(self.measure.findData(PERCENT))
        self.money = {
            name: FigureEditor(tr(MONEY)) for name in ("total_investment", "annual_investment", "invested_before")
        }
        for field in self.money.values():
            field.show_figure(None)

    def _lay_out(self) -> None:
        self._rows = QFormLayout()
        self._rows.setVerticalSpacing(8)
        amount = _side_by_side(self.target_quantity, self.unit, self.qualifier)
        dates = _side_by_side(self.start, plain_label("muted", tr("至")), self.due, self.due_text)
        total, annual, before = self.money.values()
        money = _side_by_side(
            plain_label("muted", tr("总")), total, plain_label("muted", tr("本年计划")), annual,
            plain_label("muted", tr("上年底累计")), before,
        )  # fmt: skip
        self.warning = plain_label("muted", wrap=True)
        fields = (
            (tr("板块 / 条线"), self.workstream),
            (tr("项目名称"), self.name),
            (tr("类别"), self.kind),
            (tr("性质"), self.nature),
            (tr("计量方式"), self.measure),
            (tr("年度目标"), self.target),
            (tr("目标数量、单位"), amount),
            (tr("投资"), money),
            (tr("起止日期"), dates),
            (tr("分管领导"), self.leader),
            (tr("牵头科室"), self.section),
            (tr("配合单位"), self.supporting),
            (tr("责任人"), self.officer),
            (tr("社区"), self.communities),
            (tr("权重"), self.weight),
        )
        beside = {self.target_quantity: tr("目标数量"), self.unit: tr("单位"), self.qualifier: tr("限定词")}
        beside |= {self.start: tr("开始日期"), self.due: tr("完成时限"), self.due_text: tr("时限说明")}
        beside |= {total: tr("总投资"), annual: tr("本年计划投资"), before: tr("上年底累计完成投资")}
        for field, name in beside.items():
            field.setAccessibleName(name)
        for title, field in fields:
            field.setAccessibleName(title)
            self._rows.addRow(title, field)
            if field is self.measure:
                self._rows.addRow("", self.warning)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._rows)
        column.addWidget(self._message)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)

    def _on_measure(self) -> None:
        by_quantity = self.measure.currentData() == QUANTITY
        self.target_quantity.setSpecialValueText("" if by_quantity else tr("（无）"))
        before = self._before
        changed = before is not None and before.measure != self.measure.currentData()
        self.warning.setText(_warning(before, self.measure.currentData()) if before is not None and changed else "")
        self._rows.setRowVisible(self.warning, changed)


def _warning(before: ProjectRow, measure: str) -> str:
    """Say what changing the measure of a project does: nothing that was reported is lost, but the light may change."""
    now = tr("（现在 {}）").format(percent(before.percent)) if before.percent is not None else ""
    return tr("以前的填报都保留{}。{}").format(now, tr(AFTERWARDS[measure]))


def _listed(names: Sequence[str]) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(tr("多个用顿号隔开"))
    field.setToolTip(plain_tip(tr("已有：{}").format(SEPARATOR.join(names))) if names else "")
    return field


def _names(field: QLineEdit) -> tuple[str, ...]:
    """Split a list as offices write it: 、 or a comma, Chinese or Latin, or a semicolon."""
    text = field.text()
    for comma in "，,；;":
        text = text.replace(comma, SEPARATOR)
    return tuple(name.strip() for name in text.split(SEPARATOR) if name.strip())


def _spin(most: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(0.0, most)
    field.setDecimals(2)
    field.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
    return field


def _side_by_side(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        row.addWidget(field)
    return holder
