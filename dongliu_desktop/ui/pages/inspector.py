"""The right side of a pillar: the chosen project with its report form, timeline, facts and history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.findings import PLAN, SITES
from dongliu_desktop.domain.rows import ProjectRow, ReportRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.drafting import Drafting
from dongliu_desktop.ui.pages.inspector_pages import PAGES
from dongliu_desktop.ui.pages.inspector_texts import report_entries
from dongliu_desktop.ui.pages.project_page import AFTER_PAINTING, ProjectPage
from dongliu_desktop.ui.pages.report_form import ReportForm
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.light import LightLabel
from dongliu_desktop.ui.widgets.painting import resized, scaled
from dongliu_desktop.ui.widgets.tabs import PillarTabs, Tab
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline

TIMELINE = 88  # pixels, at least: four lines; with them the form has room on a screen of 1366 × 768
MOST = 500  # reports shown of one project
REPORT = "report"  # the first page, which is always there
Shown = tuple[tuple[ReportRow, ...], list[Entry]]


class Inspector(QFrame):
    """Shows one project and takes its reports.

    Signals:
        saved: a report was entered; its label.
        register_wanted: key of a register of the shown project that is to be seen in full.
    """

    saved = Signal(str)
    register_wanted = Signal(str)

    def __init__(
        self, hub: Hub, drafts: DraftStore, file_id: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._hub = hub
        self._project: ProjectRow | None = None
        self._reports: tuple[ReportRow, ...] = ()
        self._saving = False
        self._made: dict[str, ProjectPage] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)
        self.form = ReportForm(today)
        self._drafting = Drafting(drafts, file_id, self.form.draft, self)
        self._make_head()
        self._make_pages()
        self._lay_out()
        self.form.edited.connect(self._drafting.note_change)
        self.form.cleared.connect(self._drafting.discard)
        self.form.submitted.connect(self.save)
        self._drafting.kept.connect(self._on_kept)
        # After the form has been filled, which takes the sentence before away.
        self._drafting.failed.connect(self.form.show_message, Qt.ConnectionType.QueuedConnection)
        self.show_project(None)

    # ------------------------------------------------------------ showing

    def show_project(self, project: ProjectRow | None) -> None:
        """Show another project, or none."""
        self._finish_composing()
        self._project = project
        for page in self._made.values():
            page.show_project(project)
        self._stack.setCurrentWidget(self._empty if project is None else self._body)
        if project is None:
            self._drafting.keep_pending()
            return
        self._show_head(project)
        self.form.show_project(project, self._drafting.begin(project.uid))
        self._soon.start(AFTER_PAINTING)

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed; an unsaved draft stays as it is typed."""
        for row in changes.rows:
            self.renew(row)
        for page in self._made.values():
            page.apply(changes)
        if "attachment" in changes.entities:  # the timeline counts them; the project's own row stays as it was
            self._soon.start(AFTER_PAINTING)
        if self._project is not None and self._project.uid in changes.removed:
            self.show_project(None)

    def renew(self, row: ProjectRow) -> None:
        """Show what became of the shown project; other ones are passed over."""
        if self._project is None or row.uid != self._project.uid:
            return
        if row == self._project and not self._saving:
            return
        self._project = row
        for page in self._made.values():
            page.show_project(row)
        self._show_head(row)
        if self._saving:
            self._drafting.discard()
        if self._drafting.begin(row.uid):
            self.form.follow(row)
        else:
            self.form.show_project(row, {})
        self._soon.start(AFTER_PAINTING)

    def save(self) -> None:
        """Enter the report; what the rules refuse is told beside the form."""
        self._finish_composing()
        report = self.form.report()
        if report is None or not self.isVisible():
            return
        self._drafting.keep_pending()
        self._saving = True
        changes = self._hub.do(report, self.form.show_refusal)
        self._saving = False
        if changes is None:
            return
        self.saved.emit(changes.label)
        if self._project is not None and report.as_of > self._project.reference:
            day = self._project.reference.isoformat()
            self.form.show_message(tr("已保存。截至日期晚于基准日 {}，改了基准日才会显示在表里。").format(day))

    def focus_form(self) -> None:
        """Go to the first figure of the report form."""
        self._tabs.setCurrentIndex(0)
        self.form.focus_figure()

    def page_in_use(self) -> str:
        """Give the key of the page that is shown, if the keyboard is in the inspector; else ""."""
        focus = QApplication.focusWidget()
        return self._tabs.current_key() if focus is not None and self.isAncestorOf(focus) else ""

    def turn_to(self, page: str) -> None:
        """Show a page by its key."""
        self._tabs.choose(page)

    def enter_field(self, field: str) -> None:
        """Give the keyboard to what a finding is about: a field of the report form, or a page of the project."""
        pages = {SITES: "sites", PLAN: "facts"}
        self.turn_to(pages.get(field, REPORT))
        if field not in pages:
            self.form.enter_field(field)

    def propose(self, figure: float, why: str) -> None:
        """Take a figure typed in the table that was not entered, and say why ("": told elsewhere)."""
        self._tabs.setCurrentIndex(0)
        self.form.propose(figure)
        self.form.show_message(why)

    def correct_selected(self) -> None:
        """Start a correction of the report chosen in the timeline."""
        at = self._timeline.currentIndex().row()
        report = self._reports[at] if 0 <= at < len(self._reports) else None
        if report is None or report.superseded or self._project is None or report.project != self._project.uid:
            return  # the timeline of a project just chosen may still be on its way
        if self._drafting.holds():
            self.form.show_message(tr("这个项目还有没保存的填报，请先保存或清空，再更正。"))
        else:
            self.form.correct(report)

    def override_light(self) -> None:
        """Ask for a light that a person sets instead of the computed one."""
        from dongliu_desktop.ui.dialogs.light_override import OverrideDialog  # noqa: PLC0415 - seldom wanted

        if self._project is None or self._project.frozen:
            return
        dialog = OverrideDialog(self._project, self.window())
        taken = False
        while not taken and dialog.exec() == QDialog.DialogCode.Accepted:
            taken = self._hub.do(dialog.command(), dialog.show_refusal) is not None
        dialog.deleteLater()  # the window, its parent, would keep it

    def keep_draft(self) -> None:
        """Write a pending draft now: the window closes."""
        self._finish_composing()
        self._drafting.keep_pending()

    def _finish_composing(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self.form.finish_composing()

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        project = self._project
        if project is None:
            return

        def question(reading: Reading) -> Shown:
            reports = reading.reports(project.uid, MOST)
            return reports, report_entries(reports, project)

        def answer(shown: Shown) -> None:
            if self._project is not None and self._project.uid == project.uid:
                self._show_reports(*shown)

        self._hub.ask(question, answer)

    def _show_reports(self, reports: tuple[ReportRow, ...], entries: list[Entry]) -> None:
        self._reports = reports
        self._timeline.set_entries(entries)
        self._no_reports.setVisible(not reports)
        self._timeline.setVisible(bool(reports))

    # ------------------------------------------------------------ laying out

    def page(self, key: str) -> ProjectPage:
        """Give a page by its key; it is made when it is first asked for."""
        if key not in self._made:
            page = next(kind.make for kind in PAGES if kind.key == key)(self._hub)
            page.register_wanted.connect(self.register_wanted)
            self._made[key] = page
            self._pages.addWidget(page)
            page.show_project(self._project)
        return self._made[key]

    def _make_head(self) -> None:
        self._title = plain_label("", wrap=True)
        self._title.setFont(resized(self.font(), 1.25, bold=True))
        self._crumb = plain_label("muted", wrap=True)
        self._light = LightLabel()
        self._override = push_button(tr("改灯…"), kind=Kind.FLAT)
        self._override.setAccessibleName(tr("人工设定亮灯"))
        self._override.setToolTip(tr("人工设定亮灯，写明原因"))
        self._override.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # Tab leads from the table into the form; the menu has it too
        self._override.clicked.connect(self.override_light)

    def _show_head(self, project: ProjectRow) -> None:
        self._title.setText(project.name)
        parts = [project.pillar_name, project.workstream_title, project.nature]
        self._crumb.setText(" · ".join(part for part in parts if part))
        self._light.show_light(project.light, project.reason)
        self._override.setEnabled(not project.frozen)

    def _make_pages(self) -> None:
        self._timeline = Timeline()
        self._timeline.activated.connect(self.correct_selected)
        self._timeline.setToolTip(tr("双击一条填报（或按 Enter）可以更正"))
        self._no_reports = plain_label("muted", tr("还没有填报。填好上面的内容，按 Ctrl+S 保存第一条。"), wrap=True)
        self._tabs = PillarTabs(compact=True)
        self._tabs.setAccessibleName(tr("项目内容"))
        self._pages = QStackedWidget()
        tabs = [Tab(REPORT, tr("填报")), *(Tab(kind.key, tr(kind.title)) for kind in PAGES)]
        self._tabs.set_tabs(tabs, REPORT)
        self._pages.addWidget(self._report_page())
        self._tabs.chosen.connect(self._on_tab)

    def _report_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 6, 0)
        column.addWidget(self.form)
        heading = plain_label("", tr("填报时间线"))
        heading.setFont(resized(self.font(), 1.0, bold=True))
        column.addWidget(heading)
        column.addWidget(self._no_reports)
        column.addWidget(self._timeline, 1)
        self._timeline.setMinimumHeight(scaled(self.font(), TIMELINE))
        room = QScrollArea()  # small screens scroll the form instead of squeezing it
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls by itself to the field that has the keyboard
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(page)
        room.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)  # QScrollArea turns it on
        return room

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 14, 16, 12)
        light = QHBoxLayout()
        light.addWidget(self._light, 1)
        light.addWidget(self._override)
        column.addWidget(self._title)
        column.addWidget(self._crumb)
        column.addLayout(light)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        self._empty = EmptyState("clipboard-list", tr("没有选中项目"), tr("在左边的表里选一个项目，就能在这里填报。"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _on_kept(self, at: str) -> None:
        self.form.draft_note.setText(tr("草稿已自动保存 {}").format(at))

    def _on_tab(self, key: str) -> None:
        self._pages.setCurrentIndex(0)
        if key != REPORT:
            self._pages.setCurrentWidget(self.page(key))
