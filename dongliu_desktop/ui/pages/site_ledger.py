"""台账: the register of sites of one project, as wide as the window."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.sites import Curve, Ledger, StageRate, StageRow, curves, rates, reached, with_rows_of
from dongliu_desktop.domain.sites_commands import (
    AddSites,
    ArrangeSites,
    DeleteSites,
    NewSite,
    SetSiteCells,
    SiteCell,
    SitesCommand,
)
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.services.sites_questions import SitesOfProject, sites_of
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.site_columns import SiteColumn
from dongliu_desktop.ui.models.site_table import (
    NOTHING,
    Arranged,
    SiteTable,
    SiteView,
    arranged,
    arranged_again,
    settled,
)
from dongliu_desktop.ui.pages.sites_page import told
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.chip import Choice, FilterChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized
from dongliu_desktop.ui.widgets.site_grid import (
    SiteCellDelegate,
    SiteFigureDelegate,
    SiteGrid,
    SiteMutedDelegate,
)
from dongliu_desktop.ui.widgets.stage_curve import StageCurve
from dongliu_desktop.ui.widgets.stage_rates import StageRates

TABLES = frozenset({"site", "site_stage", "stage", "stage_track", "household"})
MOST_STEPS = 80  # of a curve: more cannot be told apart
FIELDS = 4  # of a new site's line: name, unit, number, area


class LedgerLook(NamedTuple):
    """All that the page shows, made in the lane."""

    found: SitesOfProject
    shown: Arranged
    rates: tuple[StageRate, ...]
    curves: tuple[Curve, ...]
    choices: list[Choice]


class Terms(NamedTuple):
    """What the grid is made for: its columns, the year that 6.10 means, the last day, and whether it can be changed."""

    stages: tuple[StageRow, ...]
    year: int
    today: date
    frozen: bool


class SiteLedger(QWidget):
    """Shows and edits one register. Reading, sorting and writing are done in the lane.

    Signals:
        left: the person goes back to the table of projects.
        export_wanted: the register is to be written as a spreadsheet.
    """

    left = Signal()
    export_wanted = Signal()

    def __init__(self, hub: Hub, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._today = today
        self._project: ProjectRow | None = None
        self._ledger: Ledger | None = None
        self._terms: Terms | None = None
        self._view = SiteView()
        self._wanted = ""
        self.model = SiteTable(self._on_cells, self.say, self._on_order, self)
        self.grid: SiteGrid | None = None
        self._make_parts()
        self._lay_out()

    # ------------------------------------------------------------ showing

    def show_project(self, project: ProjectRow) -> None:
        """Open the register of a project, as it stands in the file."""
        if self._project is None or self._project.uid != project.uid:
            self._let_go()
        self._project = project
        self._view = SiteView()
        self.search.clear()
        self._stages.choose("")
        if self.grid is not None:
            self.grid.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.say("")
        self._read()

    def _let_go(self) -> None:
        """Show nothing until the next register is read. The rows are freed in the lane: they are many."""
        held = [self._ledger, self.model.shown()]
        self._ledger = None
        self.model.show(NOTHING)
        self._stack.setCurrentWidget(self._blank)
        self.rates.show_rates(())
        self.curve.hide()
        self._hub.ask(lambda _reading: held.clear(), lambda _none: None)

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed."""
        project = self._project
        if project is None or not self.isVisible():
            return
        if project.uid in changes.removed:
            self.left.emit()
            return
        self._project = next((row for row in changes.rows if row.uid == project.uid), project)
        if changes.everything or changes.entities & TABLES or self._project is not project:
            self._read()

    def project(self) -> ProjectRow | None:
        """Give the project whose register this is."""
        return self._project

    def private_sites(self) -> tuple[str, ...]:
        """Give the uids of the sites of which personal data are kept."""
        return tuple(row.uid for row in self._ledger.rows if row.private) if self._ledger else ()

    def say(self, sentence: str) -> None:
        """Tell something beside the table; "" takes it away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _read(self) -> None:
        project, view, ledger = self._project, self._view, self._ledger
        if project is None:
            return
        before = self.model.shown()

        def question(reading: Reading) -> LedgerLook:
            now = next(iter(reading.projects_by_uid([project.uid])), project)
            found = sites_of(reading, now)
            if ledger is not None:
                found = found._replace(ledger=with_rows_of(found.ledger, ledger))
            shown = settled(arranged_again(found.ledger, view, before), before)
            drawn = curves(found.ledger, MOST_STEPS)
            return LedgerLook(found, shown, rates(found.ledger, now.reference), drawn, _choices(found.ledger))

        self._hub.ask(question, lambda look: self._take(project, look))

    def _take(self, project: ProjectRow, look: LedgerLook) -> None:
        if self._project is None or self._project.uid != project.uid:
            return
        terms = Terms(look.found.ledger.stages, self._project.year, self._today(), self._project.frozen)
        if self.grid is None or self._terms != terms:
            self._open_grid(terms)
        self._ledger = look.found.ledger
        self.model.show(look.shown)
        if self._wanted:
            self.choose(self._wanted)
            self._wanted = ""
        self._show_head(look)
        self.rates.show_rates(look.rates)
        self.curve.show_curves(look.curves, self._project.reference)
        self.curve.setVisible(bool(look.curves))
        self._stages.set_choices(look.choices)
        self._show_count()

    def _show_head(self, look: LedgerLook) -> None:
        project = self._project
        if project is None:
            return
        self.title.setText(tr("{} · 点位台账").format(project.name))
        self.told.setText(tr("；").join(told(look.found, project)))
        for button in self._changing:
            button.setEnabled(not project.frozen)

    def _show_count(self) -> None:
        shown, total = len(self.model.rows()), len(self._ledger.rows) if self._ledger else 0
        told = tr("{} 处").format(total) if shown == total else tr("{} 处中的 {} 处").format(total, shown)
        self._count.setText(told)
        self._stack.setCurrentWidget((self.grid if shown else self._nothing if total else self._empty) or self._blank)

    def _open_grid(self, terms: Terms) -> None:
        """Make the grid for these columns: their number is the stage track's."""
        self._terms = terms
        self.model.open(terms.stages, terms.year, terms.today, frozen=terms.frozen)
        grid = SiteGrid(self.model, self.model.row_of, [_look(column) for column in self.model.columns])
        grid.setAccessibleName(tr("点位台账"))
        grid.block_entered.connect(self._on_block)
        grid.moved.connect(self._on_move)
        if self.grid is not None:
            self._stack.removeWidget(self.grid)
            self.grid.deleteLater()
        self.grid = grid
        self._stack.addWidget(grid)
        self._stack.setCurrentWidget(grid)
        grid.setFocus()

    # ------------------------------------------------------------ sorting and filtering

    def _on_order(self, key: str, descending: bool) -> None:
        self._arrange(self._view._replace(sort=key, descending=descending))

    def _on_search(self, text: str) -> None:
        self._arrange(self._view._replace(text=text))

    def _on_stage(self, _key: str, stage: str) -> None:
        self.only_without(stage)

    def only_without(self, stage: str) -> None:
        """Show only sites that have not reached this stage, "" for all."""
        self._arrange(self._view._replace(missing=stage))

    def _arrange(self, view: SiteView) -> None:
        ledger = self._ledger
        if view == self._view or ledger is None:
            return
        self._view = view

        def answer(shown: Arranged) -> None:
            if view == self._view and ledger is self._ledger:
                self.model.show(shown)
                self._show_count()

        self._hub.ask(lambda _reading: arranged(ledger.rows, ledger.stages, view), answer)

    def _show_all(self) -> None:
        self.search.clear()
        self._stages.choose("")
        self._arrange(self._view._replace(text="", missing=""))

    # ------------------------------------------------------------ changing

    def _do(self, command: SitesCommand) -> None:
        self.say("")
        self._hub.do_later(command, lambda _changes: None, self._refuse)

    def _refuse(self, why: str) -> None:
        self.model.take_back()
        self.say(why)

    def _on_cells(self, cells: list[SiteCell]) -> None:
        if self._project is not None:
            self._do(SetSiteCells(self._project.uid, tuple(cells)))

    def _on_block(self, block: dict[tuple[int, int], str]) -> None:
        if self._project is None or self._project.frozen or not block:
            return
        fault = self.model.enter(block)
        if fault:
            self.model.take_back()
            self.say(tr("没有填入。{}").format(fault))

    def _on_move(self, step: int) -> None:
        """Move the chosen sites up or down; only in the register's own order, where that can be seen."""
        if self._project is None or self.grid is None or self._project.frozen:
            return
        if self._view != SiteView():
            self.say(tr("排序或筛选时不能调整次序；请先按原次序显示全部点位。"))
            return
        rows, _columns = self.grid.chosen_block()
        order = [row.uid for row in self.model.rows()]
        if not rows or rows[0] + step < 0 or rows[-1] + step >= len(order):
            return
        moving = [order[at] for at in rows]
        rest = [uid for uid in order if uid not in set(moving)]
        at = rows[0] + step
        self._do(ArrangeSites(self._project.uid, (*rest[:at], *moving, *rest[at:])))

    def add(self) -> None:
        """Ask for new sites, one per line, as they stand in a spreadsheet."""
        asked = tr("每行一个点位：名称，后面可以跟单位、数量、面积，用 Tab 隔开（可从 Excel、WPS 整块粘贴）。\n"
                   "住户请写门牌号，姓名等个人信息另外登记。")  # fmt: skip
        text, accepted = QInputDialog.getMultiLineText(self, tr("新增点位"), asked)
        if accepted and self._project is not None:
            try:
                new = tuple(_new_site(line, self.model) for line in text.splitlines() if line.strip())
            except ValueError as fault:
                self.say(tr("没有新增。{}").format(fault))
                return
            if new:
                self._do(AddSites(self._project.uid, new))

    def delete(self) -> None:
        """Take the chosen sites out, after a question where there are several."""
        uids = self.chosen()
        if not uids or self._project is None:
            self.say(tr("请先在表里选中要删除的点位。"))
            return
        question = tr("删除选中的 {} 处点位，连同它们的阶段和个人信息？可以撤销。").format(len(uids))
        if len(uids) > 1 and QMessageBox.question(self, tr("删除点位"), question) != QMessageBox.StandardButton.Yes:
            return
        self._do(DeleteSites(self._project.uid, tuple(uids)))

    def choose(self, uid: str) -> None:
        """Go to a site, now or when the register has been read."""
        self._wanted = uid
        if self.grid is not None and self.model.row_of(uid) >= 0:
            self.grid.choose(uid)

    def chosen(self) -> list[str]:
        """Give the uids of the chosen sites."""
        if self.grid is None:
            return []
        rows = self.model.rows()
        return [rows[at].uid for at in self.grid.chosen_block()[0]]

    def _ask_stages(self) -> None:
        from dongliu_desktop.services.sites_questions import tracks  # noqa: PLC0415 - few open the dialog
        from dongliu_desktop.ui.dialogs.stages import StagesDialog  # noqa: PLC0415 - same

        project, ledger = self._project, self._ledger
        if project is None or ledger is None:
            return

        def answer(found: tuple[object, ...]) -> None:
            dialog = StagesDialog(project.uid, ledger, found, self._hub, self)  # pyright: ignore[reportArgumentType] - tracks
            dialog.exec()
            dialog.deleteLater()

        self._hub.ask(tracks, answer)

    def _ask_household(self) -> None:
        from dongliu_desktop.services.sites_questions import household  # noqa: PLC0415 - few open the dialog
        from dongliu_desktop.ui.dialogs.household import HouseholdDialog  # noqa: PLC0415 - same

        uids = self.chosen()
        project = self._project
        if len(uids) != 1 or project is None:
            self.say(tr("请先在表里选中一处点位。"))
            return
        row = self.model.rows()[self.model.row_of(uids[0])]

        def answer(kept: object) -> None:
            dialog = HouseholdDialog(row, kept, self._hub, frozen=project.frozen, parent=self)  # pyright: ignore[reportArgumentType] - HouseholdForm | None
            dialog.exec()
            dialog.deleteLater()

        self._hub.ask(lambda reading: household(reading, uids[0]), answer)

    def _show_attachments(self) -> None:
        from dongliu_desktop.ui.pages.project_attachments import (  # noqa: PLC0415 - few open the dialog
            show_attachments_of,
        )

        uids = self.chosen()
        if len(uids) != 1 or self._project is None:
            self.say(tr("请先在表里选中一处点位。"))
            return
        row = self.model.rows()[self.model.row_of(uids[0])]
        show_attachments_of(self._hub, self._project.uid, Place(site=row.uid), row.name, self)

    # ------------------------------------------------------------ laying out

    def _make_parts(self) -> None:
        self.back = push_button(tr("返回"), icon_name="chevron-left")
        self.back.setToolTip(tr("回到项目表 (Esc)"))
        self.back.clicked.connect(self.left)
        self.title = plain_label("")
        self.title.setFont(resized(self.font(), 1.2, bold=True))
        self.told = plain_label("muted", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("搜索点位、社区、责任人"))
        self.search.setAccessibleName(tr("搜索点位"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self._stages = FilterChip("missing", tr("阶段"), tr("全部阶段"))
        self._stages.changed.connect(self._on_stage)
        self._count = plain_label("muted")
        self._make_buttons()
        self._make_empty()
        self.rates = StageRates(across=True)
        self.curve = StageCurve()
        self.message = plain_label("refusal", wrap=True)
        self.message.hide()
        hint = tr("日期写 6.10、0610 或 今；Ctrl+D 向下填充，Ctrl+V 粘贴，Delete 清空，Alt+↑↓ 调整次序")
        self.hint = plain_label("muted", hint)

    def _make_buttons(self) -> None:
        self.add_button = _button(tr("新增点位…"), "plus", self.add)
        self.delete_button = _button(tr("删除"), "trash-2", self.delete)
        self.stages_button = _button(tr("阶段…"), "milestone", self._ask_stages)
        self.household_button = _button(tr("个人信息…"), "user", self._ask_household)
        self.attach_button = _button(tr("附件…"), "paperclip", self._show_attachments)
        self.export_button = _button(tr("导出…"), "file-output", self.export_wanted.emit)
        self.export_button.setToolTip(tr("导出为 CSV 表格；打印用 Ctrl+P"))
        self._changing = (self.add_button, self.delete_button, self.stages_button)

    def _make_empty(self) -> None:
        self._blank = QWidget()  # while the register is read
        self._empty = EmptyState(
            "map-pin", tr("还没有点位"), tr("新增点位，或者从 Excel、WPS 里复制一列名称粘贴进来。")
        )
        self._empty.offer(tr("新增点位…"), self.add)
        self._nothing = EmptyState("list-filter", tr("没有符合条件的点位"), tr("换个搜索词，或者取消筛选。"))
        self._nothing.offer(tr("显示全部"), self._show_all)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.back, self.title):
            head.addWidget(part)
        head.addWidget(self.told, 1)
        tools = QHBoxLayout()
        self.search.setFixedWidth(230)
        for part in (self.search, self._stages, self._count):
            tools.addWidget(part)
        tools.addStretch(1)
        for part in (*self._changing, self.household_button, self.attach_button, self.export_button):
            tools.addWidget(part)
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedWidget(panel)
        for part in (self._blank, self._empty, self._nothing):
            self._stack.addWidget(part)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.rates)
        column.addLayout(tools)
        column.addWidget(panel, 1)
        column.addWidget(self.message)
        column.addWidget(self.hint)
        column.addWidget(self.curve)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _button(text: str, icon_name: str, act: Callable[[], None]) -> QPushButton:
    button = push_button(text, icon_name=icon_name)
    button.clicked.connect(act)
    return button


def _choices(ledger: Ledger) -> list[Choice]:
    """Give the filter's choices: how many sites have not reached each stage of the track."""
    return [
        Choice(stage.uid, tr("未{}").format(stage.name), sum(not reached(row, stage) for row in ledger.rows))
        for stage in ledger.stages
        if not stage.beside
    ]


def _look(column: SiteColumn) -> ColumnLook:
    kind = SiteFigureDelegate if column.right else SiteMutedDelegate if column.muted else SiteCellDelegate
    return ColumnLook(kind, column.width, stretch=column.key == "status")


def _new_site(line: str, model: SiteTable) -> NewSite:
    """Read a line "name, unit, number, area"; a number that is left out is one. Raises ValueError with a sentence."""
    parts = [part.strip() for part in line.split("\t")] + [""] * FIELDS
    name, unit, count, area = parts[:FIELDS]
    read = {column.key: column.parse for column in model.columns}
    sizes = [read[key](text, model.year, model.today) for key, text in (("count", count), ("area", area))]
    number, square = (size if isinstance(size, float) else None for size in sizes)
    return NewSite(uuid4().hex, name, unit, number if count else 1.0, square)
