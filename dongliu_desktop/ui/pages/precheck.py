"""报前体检: what should be looked at before sheets are printed, grouped by project; each line leads to its field."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.precheck import RULES
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import PillarRow, YearRow
from dongliu_desktop.services.precheck_questions import Precheck, precheck
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_table import ComparisonTable
from dongliu_desktop.ui.models.finding_columns import FINDINGS, FindingFilter, Line, lines_of, sections, told
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip, ToggleChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled


class PrecheckPage(YearPage):
    """Shows the findings of one year and keeps them fresh while it is shown.

    Attributes:
        answers: why findings are let stand, by their uid; as long as the file is open, and on paper.
    """

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers: dict[str, str] = {}
        self._hub = hub
        self._year: YearRow | None = None
        self._found: Precheck | None = None
        self._wanted = FindingFilter()
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self._make_parts()
        self._lay_out()
        self._listen()

    # ------------------------------------------------------------ showing

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show what is found in a year; it is looked through again only if something changed."""
        del years, pillars
        if year != self._year:
            self._year, self._found = year, None
            self.table.choose("")
            self._become_stale()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed: look again, now or when the page is shown next."""
        del changes  # a finding may come from any table
        self._become_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def _become_stale(self) -> None:
        self._stale = True
        self._soon.start(0)

    def _refresh(self) -> None:
        year = self._year
        if year is None or not self._stale or not self.isVisible():
            return
        self._stale = False

        def question(reading: Reading) -> Precheck | None:
            there = any(row.uid == year.uid for row in reading.years())  # it may have been taken back meanwhile
            return precheck(reading, year.year) if there else None

        self._hub.ask(question, self._take)

    def _take(self, found: Precheck | None) -> None:
        if found is None or self._year is None or self._year.uid != found.year.uid:
            return
        self._found = found
        counted = Counter(finding.rule for finding in found.findings)
        self.rules.set_choices(
            [Choice(rule.key, tr(rule.title), counted[rule.key]) for rule in RULES if counted[rule.key]]
        )
        self._show_lines()

    def _show_lines(self) -> None:
        found = self._found
        if found is None:
            return
        lines = lines_of(found.findings, self.answers)
        left = sum(not line.answer for line in lines)
        self.title.setText(tr("{} 处需要留意").format(left) if left else tr("没有需要留意的地方"))
        looked_at = [tr("截至 {}，看了 {} 个项目").format(chinese_date(found.year.reference), found.projects)]
        looked_at += [tr("、{} 个指标").format(found.indicators)] if found.indicators else []
        looked_at += [tr("；已核实 {} 处").format(len(lines) - left)] if left != len(lines) else []
        self.note.setText("".join(looked_at))
        chosen = self.table.chosen_uid()
        at = max(self.model.row_of(chosen), 0)
        shown = [line for line in lines if self._wanted.matches(line)]
        self.model.show((0, 0), sections(shown))
        self._stack.setCurrentWidget(self.table if shown else self._nothing if lines else self._empty)
        if self.model.row(chosen) is None:  # mended, or filtered: go on with what stands in its place
            near = next((line for line in shown if self.model.row_of(line.finding.uid) >= at), None)
            self.table.choose((near or shown[-1]).finding.uid if shown else "")
        self._on_chosen(self.table.chosen_uid())

    def _chosen(self) -> list[Line]:
        found = (self.model.row(uid) for uid in self.table.chosen_uids())
        return [line for line in found if line is not None]

    # ------------------------------------------------------------ acting

    def settle(self) -> None:
        """Ask why the chosen findings are let stand; on paper the reason stands behind them."""
        lines = self._chosen()
        if not lines:
            return
        label = tr("核实后认为不用改的原因（打印清单时写在后面）")
        answer, accepted = QInputDialog.getText(self, tr("已核实"), label, text=lines[0].answer)
        if accepted and answer.strip():
            self.answers.update((line.finding.uid, answer.strip()) for line in lines)
            self._show_lines()

    def unsettle(self) -> None:
        """Look at the chosen findings again."""
        for line in self._chosen():
            self.answers.pop(line.finding.uid, None)
        self._show_lines()

    def copy(self) -> None:
        """Put what is shown on the clipboard, to hand it to those who report."""
        shown = [line for part in sections(self._shown()) for line in part.rows]
        text = "\n".join(tr("{}：{}").format(line.finding.subject, told(line)) for line in shown)
        QGuiApplication.clipboard().setText(text)
        self.note.setText(tr("已复制 {} 条，可以粘贴到短信或文件里。").format(len(shown)))

    def reset_filters(self) -> None:
        """Show all findings."""
        self.rules.choose("")
        self.only_open.setChecked(False)

    def _shown(self) -> list[Line]:
        lines = lines_of(self._found.findings, self.answers) if self._found else []
        return [line for line in lines if self._wanted.matches(line)]

    def _on_chip(self, _key: str, _value: str) -> None:
        wanted = FindingFilter(self.rules.value, self.only_open.isChecked())
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_lines()

    def _on_chosen(self, uid: str) -> None:
        line = self.model.row(uid) if uid else None
        for button in (self.go_button, self.settle_button):
            button.setEnabled(line is not None)
        self.unsettle_button.setEnabled(line is not None and bool(line.answer))
        self.copy_button.setEnabled(bool(self._shown()))

    def _on_opened(self, uid: str) -> None:
        line = self.model.row(uid)
        if line is not None:
            self.place_activated.emit(line.finding.place)

    # ------------------------------------------------------------ laying out

    def _make_parts(self) -> None:
        self.model = ComparisonTable(FINDINGS, self)
        self.table = GroupedTable(self.model, self.model.row_of, [column.look for column in FINDINGS.columns])
        self.table.setAccessibleName(tr("报前体检"))
        self.title = plain_label("")
        self.title.setFont(resized(self.font(), 1.25, bold=True))
        self.note = plain_label("muted")
        self.rules = FilterChip("rule", tr("事项"), tr("全部事项"))
        self.only_open = ToggleChip("open", tr("只看没核实的"))
        self.go_button = push_button(tr("去改"), kind=Kind.PRIMARY, icon_name="arrow-right")
        self.go_button.setToolTip(tr("跳到要改的那一格（回车、双击也行）；改完按 F7 回来"))
        self.settle_button = push_button(tr("已核实…"), icon_name="check")
        self.settle_button.setToolTip(tr("核实过、不用改的，写上原因；可以多选"))
        self.unsettle_button = push_button(tr("取消核实"))
        self.copy_button = push_button(tr("复制清单"), icon_name="copy")
        self._empty = EmptyState("circle-check", tr("没有需要留意的地方"), tr("可以放心打印上报。"))
        self._nothing = EmptyState("list-filter", tr("没有符合条件的事项"), tr("换个条件，或者取消筛选。"))
        self._nothing.offer(tr("取消筛选"), self.reset_filters)

    def _listen(self) -> None:
        self.rules.changed.connect(self._on_chip)
        self.only_open.changed.connect(self._on_chip)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.go_button.clicked.connect(lambda: self._on_opened(self.table.chosen_uid()))
        self.settle_button.clicked.connect(self.settle)
        self.unsettle_button.clicked.connect(self.unsettle)
        self.copy_button.clicked.connect(self.copy)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(self.font(), 14))
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBaseline)
        bar = QHBoxLayout()
        for part in (self.rules, self.only_open):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self.copy_button, self.unsettle_button, self.settle_button, self.go_button):
            bar.addWidget(part)
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedWidget(panel)
        for part in (self._empty, self.table, self._nothing):
            self._stack.addWidget(part)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(scaled(self.font(), 10))
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(panel, 1)

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)
