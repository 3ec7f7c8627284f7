"""The panels of the overview: the table of pillars, and lists of what somebody should look at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.overview import TOTAL, Overview
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Section, Table
from dongliu_desktop.ui.models.overview_columns import PILLARS, SECTION, SPARED
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled
from dongliu_desktop.ui.widgets.tabs import PillarTabs, Tab

T = TypeVar("T")
WIDE = 1110  # pixels that the table of pillars needs for a column per light beside the bar
WITH_SECTION = 580  # pixels that a list needs for a column of sections
MOST_PILLARS = 12  # lines; further ones are scrolled to
LEAST_LINES = 3  # of a list
FRAME = 1  # pixels of the line around a panel


class PillarPanel(QFrame):
    """One line per pillar, all together first.

    Signals:
        activated: uid of the pillar whose line was opened.
    """

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._model = ComparisonTable(PILLARS, self)
        self.table = _view(self._model, PILLARS, tr("各板块进度"))
        self.table.opened.connect(self._on_opened)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        inside.addWidget(self.table)

    def show_overview(self, shown: Overview) -> None:
        """Show the counts of a year."""
        year = shown.year.year
        together, each = Section(None, (shown.total,)), Section(None, shown.pillars)
        self._model.show((year, year), (together, each))  # two sections: however sorted, the total stays first
        lines = self._model.rowCount()
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_PILLARS else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(_height(self.table, min(lines, MOST_PILLARS)))

    def _on_opened(self, uid: str) -> None:
        if uid != TOTAL:
            self.activated.emit(uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(self.font(), WIDE)
        for at in SPARED:
            self.table.setColumnHidden(at, narrow)


class ListPanel(QWidget, Generic[T]):
    """A list of what somebody should look at, or why there is nothing; its title is a tab of `Lists`.

    `remind` words a 催办 for some of its rows, None where there is nobody to remind.

    Signals:
        opened: key of the line that was opened.
    """

    opened = Signal(str)

    def __init__(
        self, title: str, table: Table[T], icon_name: str, remind: Callable[[Sequence[T]], str] | None = None
    ) -> None:
        super().__init__()
        self.title = title
        self.remind = remind
        self.model = ComparisonTable(table, self)
        self._rows: Sequence[T] = ()
        sections = [at for at, column in enumerate(table.columns) if column.title == SECTION.title]
        self._section = sections[0] if sections else None
        self._has_sections = False
        self.table = _view(self.model, table, title)
        self.table.opened.connect(self.opened)
        self.empty = EmptyState(icon_name, "", "")
        self.note = plain_label("muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._stack, 1)

    @property
    def many(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def show_rows(self, rows: Sequence[T], note: str, sections: Sequence[Section[T]] = ()) -> None:
        """Show rows as they are ordered, or in `sections`. `note` stands above them."""
        self.note.setText(note)
        self._rows = rows
        self.model.show((0, 0), sections or (Section(None, rows),))
        self._has_sections = any(getattr(row, "section", "") for row in rows)
        self._show_section()
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def reminder(self) -> tuple[str, int]:
        """Give the 催办 for the chosen rows, or for all where none is chosen, and for how many it is."""
        chosen = [row for uid in self.table.chosen_uids() if (row := self.model.row(uid)) is not None]
        rows = chosen or self._rows
        return (self.remind(rows), len(rows)) if self.remind else ("", 0)

    def _show_section(self) -> None:
        """Show who leads where that is known and there is room; the project's own tab tells it as well."""
        if self._section is not None:
            room = self.width() >= scaled(self.font(), WITH_SECTION)
            self.table.setColumnHidden(self._section, not (room and self._has_sections))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_section()


class Lists(QFrame):
    """Some lists in the room of one, with a tab for each that tells how long it is; 催办 is copied from here."""

    def __init__(self, panels: Mapping[str, ListPanel[Any]]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._panels = dict(panels)
        self.tabs = PillarTabs(compact=True)
        self.tabs.setAccessibleName(tr("要办的事"))
        self.tabs.chosen.connect(self._on_tab)
        self.copy_button = push_button(tr("复制催办"), icon_name="copy")
        self.copy_button.setToolTip(tr("复制选中各行的催办文字；没有选中的，复制全部"))
        self.copy_button.clicked.connect(self.copy)
        self._notes, self._stack = QStackedWidget(), QStackedWidget()
        for panel in self._panels.values():
            self._notes.addWidget(panel.note)
            self._stack.addWidget(panel)
        self._lay_out()
        self.show_counts()

    def show_counts(self) -> None:
        """Tell in the tabs how long the lists are."""
        tabs = [Tab(key, panel.title, panel.many) for key, panel in self._panels.items()]
        self.tabs.set_tabs(tabs, self.tabs.current_key())
        self._on_tab(self.tabs.current_key())

    def current(self) -> ListPanel[Any]:
        """Give the list that is shown."""
        return self._panels[self.tabs.current_key()]

    def copy(self) -> None:
        """Put the 催办 of the shown list on the clipboard, and say so."""
        text, many = self.current().reminder()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.current().note.setText(tr("已复制 {} 项的催办，可以粘贴到短信或文件里。").format(many))

    def hasHeightForWidth(self) -> bool:
        """Tell the page that a list needs its least lines only, and may have more; it would ask for all else."""
        return False

    def _on_tab(self, key: str) -> None:
        panel = self._panels.get(key)
        if panel is not None:
            self._stack.setCurrentWidget(panel)
            self._notes.setCurrentWidget(panel.note)
            self.copy_button.setVisible(panel.remind is not None)
            self.copy_button.setEnabled(bool(panel.many))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(self.font(), 4), scaled(self.font(), 5), scaled(self.font(), 10), 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.copy_button)
        self._notes.setContentsMargins(scaled(self.font(), 12), scaled(self.font(), 2), scaled(self.font(), 10), 0)
        self._notes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._notes)
        inside.addWidget(self._stack, 1)
        table = next(iter(self._panels.values())).table
        self.setMinimumHeight(head.sizeHint().height() + self.fontMetrics().height() + _height(table, LEAST_LINES))


def _view(model: ComparisonTable[Any], table: Table[Any], name: str) -> GroupedTable:
    view = GroupedTable(model, model.row_of, [column.look for column in table.columns])
    view.setAccessibleName(name)
    return view


def _height(table: GroupedTable, lines: int) -> int:
    """Give the height of a panel that shows so many lines of `table` and its titles."""
    return table.horizontalHeader().height() + lines * table.verticalHeader().defaultSectionSize() + 2 * FRAME
