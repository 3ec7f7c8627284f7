"""月度填报: all projects of a month in one sheet, saved as one step."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import EnterMonth
from dongliu_desktop.domain.month_entry import (
    FIGURE,
    REASON,
    MonthRow,
    closing_date,
    first_day,
    months_of,
    named,
    usual_month,
)
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import PillarRow, YearRow
from dongliu_desktop.services.month_questions import month_of_year
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.month_edits import drafted
from dongliu_desktop.ui.models.month_table import AT, COLUMNS, MonthTable
from dongliu_desktop.ui.pages.drafting import Drafting
from dongliu_desktop.ui.pages.monthly_bar import MonthlyBar
from dongliu_desktop.ui.pages.year_page import Unsaved, YearPage
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.sheet_table import SheetTable

MONTH_DRAFT = "month:"
AT_ONCE = 40  # reports that are saved within a key press; more are saved in the lane
CONCERNED = frozenset({"progress_report", "project"})


def draft_key(year: int, month: int) -> str:
    """Give the key of a month's draft, among those of projects."""
    return f"{MONTH_DRAFT}{year}-{month:02}"


class MonthlyPage(YearPage):
    """Shows one month of one year at a time. What is typed is kept as a draft per month until it is saved."""

    def __init__(
        self, hub: Hub, drafts: DraftStore, file_id: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._drafts, self._file_id = drafts, file_id
        self._today = today
        self._year: YearRow | None = None
        self._pillars: Sequence[PillarRow] = ()
        self._month = 0
        self._saving = False
        self.model = MonthTable(today, self)
        self.table = SheetTable(self.model)
        self.table.setAccessibleName(tr("月度填报表"))
        self.bar = MonthlyBar()
        self.drafting = Drafting(drafts, file_id, self._draft, self)
        self._make_parts()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    # ------------------------------------------------------------ showing

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show the year's present month, or the one that was looked at; other years do not matter here."""
        del years
        self.table.finish_editing()
        same = year is not None and self._year is not None and year.year == self._year.year
        self._year, self._pillars = year, pillars
        months = months_of(year, self._today()) if year else []
        month = self._month if same and self._month in months else usual_month(year, self._today()) if year else 0
        self.bar.show_months(year.year if year else 0, months, month)
        if not month:
            self._month = 0
            self.model.begin({})
            self._show_nothing()
        elif same and month == self._month:
            self._look()
        else:
            self._turn(month)

    def apply(self, changes: ChangeSet) -> None:
        if changes.removed or changes.entities & CONCERNED:
            self._look()

    def choices(self) -> dict[str, str]:
        return {"section": self.bar.sections.value, "pillar": self.bar.pillars.value}

    def restore(self, choices: Mapping[str, str]) -> None:
        self.bar.want(dict(choices))

    def _turn(self, month: int) -> None:
        """Turn to another month; what is typed in this one is kept."""
        self.table.finish_editing()
        self._keep()
        self._month = month
        year = self._year
        if year is not None:
            held = [self.model.rows()]
            self.model.begin(self.drafting.begin(draft_key(year.year, month)))
            self._hub.ask(lambda _reading: held.clear(), lambda _none: None)  # they are many: freed in the lane
            drafts = self._month_drafts()
            marked = {other for other in range(1, 13) if other != month and draft_key(year.year, other) in drafts}
            self.bar.mark_unsaved(year.year, marked)
            self._look()

    def _look(self) -> None:
        year, month = self._year, self._month
        if year is None or not month:
            return

        def answer(rows: tuple[MonthRow, ...]) -> None:
            if self._year is not None and (self._year.year, self._month) == (year.year, month):
                self._take(self._year, rows)

        self._hub.ask(lambda reading: month_of_year(reading, year.year, month), answer)

    def _take(self, year: YearRow, rows: tuple[MonthRow, ...]) -> None:
        self._saving = False
        day = closing_date(year, self._month, self._today())
        if [row.project.uid for row in rows] != [row.project.uid for row in self.model.rows()]:
            self.table.finish_editing()
        fresh, here = not self.model.rows(), self.table.currentIndex()
        self.bar.offer(rows, self._pillars)
        self.model.show(rows, day)
        self._show_state()
        self.bar.show_day(self._as_of(year, day))
        if fresh or not self.table.currentIndex().isValid():
            self.table.go_to(*(0, AT[FIGURE]) if fresh else (here.row(), here.column()))
        self._keep()
        self._say(tr("{}年已封存，只能查看。").format(year.year) if year.frozen else "")

    def _as_of(self, year: YearRow, day: date) -> str:
        if day > year.reference:
            return tr("截至 {}，晚于亮灯基准日").format(chinese_date(day))
        return tr("截至 {}").format(chinese_date(day))

    def _show_nothing(self) -> None:
        year = self._year
        if year is None:
            self._empty.show_text(tr("还没有年度"), tr("先新增年度，再新增板块和项目，这里就可以按月填报。"))
        else:
            self._empty.show_text(tr("{}年还没有开始").format(year.year), tr("不能填报还没有到的月份。"))
        self._stack.setCurrentWidget(self._empty)

    def _show_state(self) -> None:
        """Show how far the month is, and the sheet or why there is none."""
        rows, wanted = self.model.rows(), self.bar.wanted()._replace(unreported=False)
        self.bar.show_counts(wanted.of(rows))
        self._show_typed()
        if not self._month:
            return
        if not rows:
            self._empty.show_text(tr("这一年还没有项目"), tr("在板块的标签里新增项目后，就可以在这里按月填报。"))
        nothing = self._nothing if rows else self._empty
        self._stack.setCurrentWidget(self.table if self.model.shown_rows() else nothing)

    def _show_typed(self) -> None:
        """Show how much is typed, and the column of reasons while one is asked for."""
        frozen = self._year is not None and self._year.frozen
        self.bar.show_unsaved(self.model.edits.count(), frozen=frozen or self.model.locked)
        self.table.setColumnHidden(AT[REASON], not self.model.wants_reason())

    # ------------------------------------------------------------ typing

    def _draft(self) -> dict[str, str]:
        """Give what is typed, also into the cell that is open."""
        kept = self.model.edits.draft()
        editor, here = self.table.open_editor(), self.table.currentIndex()
        if editor is not None and editor.toPlainText() != editor.given:
            row, field = self.model.shown_rows()[here.row()], COLUMNS[here.column()].field
            kept.setdefault(f"{row.project.uid}/seen", row.seen)
            kept[f"{row.project.uid}/{field}"] = editor.toPlainText()
        return kept

    def _keep(self) -> None:
        """Write what is typed to the disk now, or forget the draft of a month where nothing is."""
        if self._draft():
            self.drafting.keep_pending()
        else:
            self.drafting.discard()

    def _on_edited(self) -> None:
        self._show_typed()
        self._show_cell()
        self.drafting.note_change()

    def _show_cell(self) -> None:
        """Say what is wrong with the row that is current, "" for nothing."""
        fault = self.model.fault_at(self.table.currentIndex().row())
        if fault is not None:
            self._say(fault.sentence)
        elif self._year is not None and not self._year.frozen:
            self._say("")

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._keys.setVisible(not sentence)

    def _on_opened(self, row: int) -> None:
        self.project_activated.emit(self.model.shown_rows()[row].project.uid)

    def _on_pasted(self, taken: int, given: int) -> None:
        left = given - taken
        if left:
            self._say(tr("粘贴了 {} 格；有 {} 格超出表格或不能填写，没有粘贴。").format(taken, left))

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_draft()
        super().hideEvent(event)

    def keep_draft(self) -> None:
        self.table.finish_editing()
        self._keep()

    def lock(self, *, locked: bool) -> None:
        if locked:
            self.table.finish_editing()
        self.model.locked = locked
        self._show_typed()

    def _month_drafts(self) -> dict[str, dict[str, str]]:
        """Give what is kept of all months; what cannot be read is told when its month is turned to."""
        try:
            drafts = self._drafts.of_file(self._file_id)
        except OSError:
            return {}
        return {key: draft for key, draft in drafts.items() if key.startswith(MONTH_DRAFT)}

    def unsaved(self) -> Unsaved | None:
        self.keep_draft()
        drafts = self._month_drafts()
        if not drafts:
            return None
        months = [key.removeprefix(MONTH_DRAFT).split("-") for key in sorted(drafts)]
        names = tr("、").join(tr("{}年{}月").format(year, int(month)) for year, month in months)
        here = self._year is not None and draft_key(self._year.year, self._month) in drafts
        return Unsaved(
            tr("月度填报里有 {} 处改动还没有保存").format(sum(map(drafted, drafts.values()))),
            tr("{}。留着的改动不算填报，下次打开还能接着填、再保存。").format(names),
            here and len(drafts) == 1 and self.bar.save.isEnabled(),
        )

    # ------------------------------------------------------------ saving

    def save(self) -> None:
        """Enter all that is typed as one step, or say what is in the way."""
        command = self._command()
        if command is None:
            return
        self._saving = True
        if len(command.reports) <= AT_ONCE:
            self._on_done(self._hub.do(command, self._on_refused))
            return
        self.busy.start(tr("正在保存 {} 项填报…").format(len(command.reports)))
        self.table.setEnabled(False)
        self._hub.do_later(command, self._on_done, self._on_refused)

    def save_all(self) -> bool:
        command = self._command()
        if command is None or self._hub.do(command, self._on_refused) is None:
            return False
        self.model.begin({})
        self.drafting.discard()
        return True

    def _command(self) -> EnterMonth | None:
        """Give what is typed as one step, None where there is nothing to save or something in the way."""
        self.table.finish_editing()
        if self._saving or self._year is None or not self.model.edits.rows():
            return None
        self.model.recheck()
        if self._stopped():
            return None
        return EnterMonth(first_day(self._year.year, self._month), self.model.reports())

    def _stopped(self) -> bool:
        """Show the first thing that is in the way of saving; False where all is well."""
        overtaken = self.model.overtaken()
        faults = self.model.faults()
        if not faults:
            return False
        names = [row.project.name for row in self.model.rows() if row.project.uid in faults]
        first = next(row.project for row in self.model.rows() if row.project.uid in faults)
        if self.model.row_of(first.uid) < 0:
            self.bar.show_all()
        fault = faults[first.uid]
        self._show_typed()
        self.table.go_to(self.model.row_of(first.uid), AT[fault.field or FIGURE])
        self.table.setFocus()
        if overtaken:
            self._say(tr("{}刚刚有了新的填报，请看过后再保存一次；您输入的内容还在。").format(named(names)))
        else:
            self._say(tr("{}还不能保存。“{}”：{}").format(named(names), first.name, fault.sentence))
        return True

    def _on_refused(self, sentence: str) -> None:
        self._look()  # what the file holds now decides which rows are marked
        self._hub.ask(lambda _reading: None, lambda _none: self._say(sentence))

    def _on_done(self, changes: ChangeSet | None) -> None:
        """Go on; the rows that were saved are read again by `apply`, and are no draft any more then."""
        self._saving = False
        self.busy.finish()
        self.table.setEnabled(True)
        self.table.setFocus()
        if changes is not None and not changes.step:
            self._look()  # they were there already

    # ------------------------------------------------------------ laying out

    def _make_parts(self) -> None:
        self.busy = BusyStrip()
        self._message = plain_label("refusal", wrap=True)
        self._message.setAccessibleName(tr("提示"))
        keys = tr(
            "直接输入即可修改 · Enter 下一行 · Tab 下一格 · Alt+Enter 换行 · Ctrl+D 向下填充 · 可与 Excel、WPS 互相复制"
        )
        self._keys = plain_label("muted", keys)
        self._keys.setMinimumWidth(1)  # a narrow window cuts it
        self._empty = EmptyState("clipboard-list", "", "")
        self._nothing = EmptyState("list-filter", tr("没有符合条件的项目"), tr("都填报完了，或者换个科室、板块再看。"))
        self._nothing.offer(tr("显示全部项目"), self.bar.show_all)
        self.table.set_columns([(column.width, column.stretch) for column in COLUMNS], tr("项目"))
        self.table.setColumnHidden(AT[REASON], True)

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedWidget(panel)
        for part in (self.table, self._empty, self._nothing):
            self._stack.addWidget(part)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.busy)
        inside.addWidget(self._stack)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 10)
        outer.setSpacing(10)
        outer.addWidget(self.bar)
        outer.addWidget(panel, 1)
        outer.addWidget(self._message)
        outer.addWidget(self._keys)
        self._message.hide()

    def _listen(self) -> None:
        self.bar.month_chosen.connect(self._turn)
        self.bar.filtered.connect(self._on_filtered)
        self.bar.save_wanted.connect(self.save)
        self.model.edited.connect(self._on_edited)
        self.table.moved.connect(self._show_cell)
        self.table.told.connect(self._on_pasted)
        self.table.opened.connect(self._on_opened)
        self.table.typed.connect(self.drafting.note_change)
        self.drafting.failed.connect(self._say)

    def _on_filtered(self) -> None:
        self.table.finish_editing()
        self.model.filter_by(self.bar.wanted())
        self.table.go_to(0, AT[FIGURE])
        self._show_state()
