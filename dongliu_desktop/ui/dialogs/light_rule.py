"""亮灯规则 of a year: start from a kept or published rule, change its conditions, and see which projects change."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.domain.light_presets import PRESETS
from dongliu_desktop.domain.lights import WORDS, Check, Condition, Light, LightRule
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.light_questions import KeptRule, LightChange, light_changes
from dongliu_desktop.ui.background import Job
from dongliu_desktop.ui.dialogs.fields import date_field, day_of, show_date
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.condition_editor import ConditionEditor
from dongliu_desktop.ui.widgets.figure_editor import TEXT_LEFT
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline

WIDE, HIGH = 96, 34  # in characters and lines; it has to fit a screen of 1366 x 768
PAUSE = 250  # ms without typing before the preview is computed again
NEW = Condition(Light.YELLOW, (Check("behind", "<=", 0),))


class LightRuleDialog(QDialog):
    """Collects a `LightRule` for one year; whoever opens it sends the command."""

    def __init__(self, hub: Hub, year: YearRow, kept: Sequence[KeptRule], own: LightRule, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("{}年亮灯规则").format(year.year))
        self._hub = hub
        self._year = year
        self._asked: Job | None = None
        self._editors: list[ConditionEditor] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._ask)
        self._make_fields([*(row.rule for row in kept), *PRESETS])
        self._lay_out()
        self.show_rule(own)
        self.start.activated.connect(self._on_start)

    def rule(self) -> LightRule:
        """Give what is entered."""
        return LightRule(
            self.name.text(),
            tuple(editor.condition() for editor in self._editors),
            day_of(self.valid_from),
            self.escalate_after.value() or None,
            self.note.toPlainText(),
        )

    def show_rule(self, rule: LightRule) -> None:
        """Show a rule to start from."""
        self.name.setText(rule.name)
        show_date(self.valid_from, rule.valid_from)
        self.escalate_after.setValue(rule.escalate_after or 0)
        self.note.setPlainText(rule.note)
        self._show_conditions(rule.conditions)

    def show_refusal(self, sentence: str) -> None:
        """Tell why the rule was not taken; it stays as it was typed."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def show_trouble(self, trouble: StorageTrouble) -> None:
        """Tell that the file or the disk failed."""
        self.show_refusal(str(trouble))

    def done(self, result: int) -> None:
        self._soon.stop()
        if self._asked is not None:
            self._asked.cancel()
        super().done(result)

    # ------------------------------------------------------------ inside

    def _make_fields(self, rules: Sequence[LightRule]) -> None:
        self.start = QComboBox()
        self.start.addItem(tr("从现成的规则开始…"))
        for rule in dict.fromkeys(rules):
            self.start.addItem(rule.name, rule)
            self.start.setItemData(self.start.count() - 1, rule.note, Qt.ItemDataRole.ToolTipRole)
        self.name = QLineEdit()
        self.valid_from = date_field()
        self.valid_from.setToolTip(tr("基准日早于这一天时，按缺省规则亮灯"))
        self.escalate_after = QSpinBox()
        self.escalate_after.setRange(0, 12)
        self.escalate_after.setSpecialValueText(tr("不督办"))
        self.escalate_after.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self.escalate_after.setSuffix(tr(" 个月"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 2 + 20)
        for field in (self.name, self.note):
            field.textChanged.connect(lambda: self.show_refusal(""))
        self.valid_from.dateChanged.connect(self._later)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        self.told = plain_label("", wrap=True)
        self.preview = Timeline()
        self.preview.setAccessibleName(tr("哪些项目会变"))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(self._head())
        left.addLayout(self._heading())
        left.addWidget(self._room(), 1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left, 5)
        across.addWidget(self._beside(), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(across, 1)
        column.addWidget(self._message)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * WIDE, metrics.lineSpacing() * HIGH)

    def _head(self) -> QGridLayout:
        """Lay out what the rule is called, two fields in a line."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        fields = (
            (tr("参考"), self.start, 0, 0),
            (tr("规则名称"), self.name, 0, 2),
            (tr("生效日期"), self.valid_from, 1, 0),
            (tr("连续红灯列入督办"), self.escalate_after, 1, 2),
        )
        for title, field, row, column in fields:
            field.setAccessibleName(title)
            grid.addWidget(plain_label("", title), row, column)
            grid.addWidget(field, row, column + 1)
        self.note.setAccessibleName(tr("来源、批准人"))
        grid.addWidget(plain_label("", tr("来源、批准人")), 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 2, 1, 1, 3)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def _heading(self) -> QHBoxLayout:
        add = push_button(tr("增加条件"), icon_name="plus")
        add.clicked.connect(lambda: self._show_conditions((*self.rule().conditions, NEW)))
        heading = QHBoxLayout()
        told = tr("从上到下，第一个成立的条件决定亮什么灯；都不成立为灰灯。")
        heading.addWidget(plain_label("muted", told, wrap=True), 1)
        heading.addWidget(add)
        return heading

    def _beside(self) -> QFrame:
        """Lay out the preview."""
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(14, 12, 6, 10)
        column.addWidget(self.told)
        column.addWidget(self.preview, 1)
        return panel

    def _room(self) -> QScrollArea:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 6, 0)
        holder = QWidget()
        holder.setLayout(self._list)
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setWidget(holder)
        room.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)  # QScrollArea turns it on
        return room

    def _show_conditions(self, conditions: Sequence[Condition]) -> None:
        for editor in self._editors:
            editor.deleteLater()
        while self._list.count():
            self._list.takeAt(0)
        self._editors = [self._editor(at, condition) for at, condition in enumerate(conditions)]
        self._list.addStretch(1)
        self._later()

    def _editor(self, at: int, condition: Condition) -> ConditionEditor:
        editor = ConditionEditor(condition)
        editor.changed.connect(self._later)
        editor.moved.connect(partial(self._move, at))
        editor.removed.connect(lambda: self._remove(at))
        self._list.addWidget(editor)
        return editor

    def _move(self, at: int, by: int) -> None:
        rows = list(self.rule().conditions)
        rows.insert(min(max(at + by, 0), len(rows) - 1), rows.pop(at))
        self._show_conditions(rows)

    def _remove(self, at: int) -> None:
        rows = list(self.rule().conditions)
        del rows[at]
        self._show_conditions(rows)

    def _on_start(self, at: int) -> None:
        rule = self.start.itemData(at)
        if rule is not None:
            self.show_rule(rule)

    # ------------------------------------------------------------ preview

    def _later(self) -> None:
        self.show_refusal("")
        self.told.setText(tr("正在计算哪些项目会变…"))
        self._soon.start()

    def _ask(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        rule, year = self.rule(), self._year.year
        self._asked = self._hub.ask(lambda reading: light_changes(reading, year, rule), self._show_changes)

    def _show_changes(self, changes: tuple[LightChange, ...]) -> None:
        told = tr("有 {} 个项目会变：").format(len(changes)) if changes else tr("没有项目的亮灯会变。")
        self.told.setText(told)
        self.preview.set_entries([_entry(change) for change in changes])


def _entry(change: LightChange) -> Entry:
    row, then = change.project, change.then
    words = tr("{} → {}").format(tr(WORDS[row.light]), tr(WORDS[then.light]))
    reasons = tr("原来：{}\n以后：{}").format(row.reason, then.reason)
    return Entry(words, row.name, reasons, then.light)
