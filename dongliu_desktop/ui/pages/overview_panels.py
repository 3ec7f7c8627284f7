"""The panels of the overview: the table of pillars, and lists of projects that somebody should look at."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.overview import TOTAL, Overview
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.comparison_table import ComparisonTable, Section, Table
from dongliu_desktop.ui.models.overview_columns import PILLARS, SECTION, SPARED
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

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


class ProjectPanel(QFrame):
    """A titled list of projects, or why there are none.

    Signals:
        activated: uid of the project whose line was opened.
    """

    activated = Signal(str)

    def __init__(self, title: str, table: Table[ProjectRow], icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._model = ComparisonTable(table, self)
        self._section = list(table.columns).index(SECTION)
        self._has_sections = False
        self.table = _view(self._model, table, title)
        self.table.opened.connect(self.activated)
        self.empty = EmptyState(icon_name, "", "")
        self._title = plain_label("", title)
        self._title.setFont(resized(self.font(), 1.0, bold=True))
        self.note = plain_label("muted")
        self._lay_out()

    def show_projects(self, rows: Sequence[ProjectRow], note: str) -> None:
        """Show projects, as they are ordered. `note` stands behind the title."""
        self.note.setText(note)
        self._model.show((0, 0), (Section(None, rows),))
        self._has_sections = any(row.section for row in rows)
        self._show_section()
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def _show_section(self) -> None:
        """Show who leads where that is known and there is room; the project's own tab tells it as well."""
        room = self.width() >= scaled(self.font(), WITH_SECTION)
        self.table.setColumnHidden(self._section, not (room and self._has_sections))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_section()

    def hasHeightForWidth(self) -> bool:
        """Tell the page that a list needs its least lines only, and may have more; it would ask for all else."""
        return False

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(self.font(), 10), scaled(self.font(), 9), scaled(self.font(), 10), 0)
        head.setSpacing(scaled(self.font(), 10))
        head.addWidget(self._title)
        head.addWidget(self.note, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._stack, 1)
        self.setMinimumHeight(head.sizeHint().height() + _height(self.table, LEAST_LINES))


def _view(model: ComparisonTable[Any], table: Table[Any], name: str) -> GroupedTable:
    view = GroupedTable(model, model.row_of, [column.look for column in table.columns])
    view.setAccessibleName(name)
    return view


def _height(table: GroupedTable, lines: int) -> int:
    """Give the height of a panel that shows so many lines of `table` and its titles."""
    return table.horizontalHeader().height() + lines * table.verticalHeader().defaultSectionSize() + 2 * FRAME
