"""What each action of the table does."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu

from dongliu_desktop.documents import sheets
from dongliu_desktop.domain.commands import (
    AddPillar,
    AddWorkstream,
    AddYear,
    Command,
    CreateProject,
    DeleteProject,
    EditProject,
    RenameWorkstream,
    SetFrozen,
    SetReferenceDate,
)
from dongliu_desktop.domain.rows import WorkstreamRow, YearRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.choose_date import ask_date
from dongliu_desktop.ui.dialogs.notes import ask_whether
from dongliu_desktop.ui.dialogs.project import Choices, ProjectDialog
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.pages.pillar import PillarPage
from dongliu_desktop.ui.shell.context import COMPARISON, LEDGER, PILLAR, PRECHECK
from dongliu_desktop.ui.shell.printing import Printing
from dongliu_desktop.ui.shell.window_verbs import Files, WindowVerbs
from dongliu_desktop.ui.shell.workbench import Workbench
from dongliu_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from dongliu_desktop.ui.shell.site_papers import SitePapers


class Verbs(WindowVerbs):
    """Does what the menus say, on what is shown and chosen now in the open file."""

    def __init__(self, bench: Workbench, theme: Theme, files: Files, lane: Lane) -> None:
        super().__init__(bench.window, theme, files, bench.memory)
        self._bench = bench
        self._hub = bench.desk.hub
        self._lane = lane
        self._printing = Printing(bench, lane)
        bench.pillar.new_project_wanted.connect(self.new_project)
        bench.sheet_wanted.connect(lambda: self.preview_sheet(sheets.COMPARISON))
        bench.export_wanted.connect(self.export_register)
        bench.year_wanted.connect(self.new_year)
        bench.set_up_wanted.connect(self.set_up_office)

    def open_bench(self) -> Workbench | None:
        """Give the pages of the open file."""
        return self._bench

    def shown_page(self) -> str:
        """Give the page that is shown."""
        return self._bench.context.page

    def inspected_page(self) -> str:
        """Give the page of the inspector that has the keyboard."""
        return self._bench.pillar.inspector.page_in_use() if self.shown_page() == PILLAR else ""

    # ------------------------------------------------------------ file

    def save_copy(self) -> None:
        """Save all under another name, and go on there."""
        self._files.save_copy()

    def export_office(self) -> None:
        """Export a table or a text of what is shown."""
        from dongliu_desktop.ui.shell.exporting import export_office  # noqa: PLC0415 - only when asked for

        export_office(self._bench, self._files)

    def export_json(self) -> None:
        """Write everything as JSON."""
        from dongliu_desktop.ui.shell.exporting import export_all  # noqa: PLC0415 - only when asked for

        export_all(self._bench, self._files)

    def change_password(self) -> None:
        """Set, change or take away the file's password."""
        self._files.change_password()

    def lock_screen(self) -> None:
        """Cover all windows until the password is typed."""
        self._files.lock_screen()

    def choose_patience(self) -> None:
        """Choose after how long the screen is locked by itself."""
        self._files.choose_patience()

    def sign(self) -> None:
        """Ask who is typing: the name stands in reports, in the history and on sheets."""
        who = self._ask_text(tr("录入人"), tr("姓名或岗位（会写进填报和进度单）"), self._memory.settings.who)
        if who:
            self._bench.sign(who)

    def preview_shown(self) -> None:
        """Preview what is shown: the comparison, a register of sites, or the status sheets of selected projects."""
        if self._bench.context.page == LEDGER:
            self._site_papers().preview()
        else:
            self.preview_sheet(sheets.COMPARISON if self._bench.context.page == COMPARISON else sheets.STATUS)

    def export_register(self) -> None:
        """Write the register of sites that is shown as a spreadsheet."""
        self._site_papers().export()

    def _site_papers(self) -> "SitePapers":
        from dongliu_desktop.ui.shell.site_papers import SitePapers  # noqa: PLC0415 - most days nobody wants it

        return SitePapers(self._bench, self._lane)

    def preview_pillar(self) -> None:
        """Preview the status sheets of all projects that the table shows."""
        self._printing.preview_projects(self._bench.pillar.model.shown_rows())

    def show_printing_log(self) -> None:
        """Show what was printed, when and by whom."""
        self._printing.show_log()

    def preview_sheet(self, key: str) -> None:
        """Preview a kind of sheet (documents.sheets) of what is shown and chosen now."""
        self._printing.preview(key)

    def precheck(self) -> None:
        """Show what should be looked at before a sheet is signed."""
        self._window.tabs.choose(PRECHECK)
        self._bench.enter_page()

    # ------------------------------------------------------------ edit

    def undo(self) -> None:
        """Take back the newest step."""
        self._bench.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self._bench.redo()

    def find(self) -> None:
        """Go to the search field."""
        self._window.header.search.setFocus()
        self._window.header.search.selectAll()

    def show_directories(self) -> None:
        """Show the sections, communities and posts, to rename and merge them."""
        from dongliu_desktop.ui.dialogs.directories import DirectoriesDialog  # noqa: PLC0415 - most days nobody opens it

        dialog = DirectoriesDialog(self._hub, self._window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it

    # ------------------------------------------------------------ project

    def save_report(self) -> None:
        """Enter the report that is typed."""
        self._bench.save()

    def focus_report(self) -> None:
        """Go to the report form."""
        self._bench.pillar.inspector.focus_form()

    def correct_report(self) -> None:
        """Correct the report chosen in the timeline."""
        self._bench.pillar.inspector.correct_selected()

    def new_project(self) -> None:
        """Ask for a new project of the present pillar."""
        chosen = self._bench.context.project
        pillar = self._bench.pillar_row()

        def answer(choices: Choices, streams: tuple[WorkstreamRow, ...]) -> None:
            first = next((row.uid for row in streams if pillar and row.pillar == pillar.uid), "")
            dialog = ProjectDialog.for_new(choices, chosen.workstream if chosen else first, self._window)
            uid = uuid4().hex
            if self._until_taken(dialog, lambda: CreateProject(uid, dialog.form())):
                self._bench.go_to_project(uid)

        self._with_choices(answer)

    def edit_project(self) -> None:
        """Edit the chosen project, or move it."""
        project = self._bench.context.project
        if project is None:
            return

        def answer(choices: Choices, _streams: tuple[WorkstreamRow, ...]) -> None:
            dialog = ProjectDialog.for_project(choices, project, self._window)
            self._until_taken(dialog, lambda: EditProject(project.uid, project.version, dialog.form()))

        self._with_choices(answer)

    def delete_project(self) -> None:
        """Delete the chosen project after a question; undo brings it back."""
        project = self._bench.context.project
        if project is not None and ask_whether(
            self._window,
            tr("删除项目“{}”？").format(project.name),
            tr("它的填报和点位会一起删除。删错了可以用“撤销”找回。"),
            tr("删除"),
        ):
            self._hub.do(DeleteProject(project.uid, project.version))

    def new_workstream(self) -> None:
        """Ask for a new workstream of the present pillar."""
        pillar = self._bench.pillar_row()
        name = self._ask_text(tr("新增条线"), tr("条线名称"), "") if pillar else ""
        if pillar and name:
            self._hub.do(AddWorkstream(uuid4().hex, pillar.uid, name))

    def rename_workstream(self) -> None:
        """Ask for another name of the chosen project's workstream."""
        project = self._bench.context.project
        if project is None:
            return
        _ordinal, _space, name = project.workstream_title.partition(" ")
        wanted = self._ask_text(tr("条线改名"), tr("条线名称"), name or project.workstream_title)
        if wanted:
            self._hub.do(RenameWorkstream(project.workstream, wanted))

    def override_light(self) -> None:
        """Ask for a light that a person sets."""
        self._bench.pillar.inspector.override_light()

    # ------------------------------------------------------------ year

    def new_year(self) -> None:
        """Ask for a new plan year, and go there."""
        newest = max((year.year for year in self._bench.years), default=self._bench.desk.today().year - 1)
        year, accepted = QInputDialog.getInt(self._window, tr("新增年度"), tr("年度"), newest + 1, 1990, 2099)
        if accepted and self._hub.do(AddYear(year)) is not None:
            self._bench.go_to_year(year)

    def set_up_office(self) -> None:
        """Make the empty file that is open an office's own."""
        from dongliu_desktop.ui.dialogs.form import until_taken  # noqa: PLC0415 - a file is empty once
        from dongliu_desktop.ui.dialogs.office import OfficeDialog  # noqa: PLC0415 - as above

        dialog = OfficeDialog(self._bench.desk.today().year, self._window)
        if until_taken(self._hub, dialog, dialog.command):
            self._bench.go_to_year(dialog.year.value())

    def new_pillar(self) -> None:
        """Ask for a new pillar of the year that is shown, and the theme it continues."""
        year = self._bench.context.year
        if year is not None:
            self._hub.ask(lambda reading: reading.names("THEMES"), lambda themes: self._ask_pillar(year, themes))

    def _ask_pillar(self, year: YearRow, themes: tuple[str, ...]) -> None:
        name = self._ask_text(tr("新增板块"), tr("板块名称"), "")
        if not name:
            return
        asked = tr("延续哪个主题？（用来和别的年度对比，可以另写）")
        theme, accepted = QInputDialog.getItem(self._window, tr("新增板块"), asked, ["", *themes], 0)
        if accepted:
            self._hub.do(AddPillar(uuid4().hex, year.uid, name, theme))

    def reference_today(self) -> None:
        """Let the year's lights follow the calendar."""
        self._with_year(lambda year: SetReferenceDate(year.uid, None))

    def reference_fixed(self) -> None:
        """Ask for the day at which the year's lights are computed."""
        year = self._bench.context.year
        if year is None:
            return
        day = ask_date(self._window, tr("固定基准日"), tr("亮灯和时序进度按这一天计算："), year.reference)
        if day is not None:
            self._hub.do(SetReferenceDate(year.uid, day))

    def light_rule(self) -> None:
        """Show the light rule of the year, to be changed."""
        from dongliu_desktop.ui.shell.light_verbs import edit_light_rule  # noqa: PLC0415 - seldom wanted

        year = self._bench.context.year
        if year is not None:
            edit_light_rule(self._hub, year, self._window)

    def freeze(self) -> None:
        """Close the year against changes."""
        year = self._bench.context.year
        if year is not None and ask_whether(
            self._window,
            tr("封存{}年？").format(year.year),
            tr("封存后不能再填报和修改，需要时可以解除封存。"),
            tr("封存"),
        ):
            self._hub.do(SetFrozen(year.uid, frozen=True))

    def unfreeze(self) -> None:
        """Open the year again."""
        self._with_year(lambda year: SetFrozen(year.uid, frozen=False))

    # ------------------------------------------------------------ view

    def next_tab(self) -> None:
        """Go one tab to the right."""
        self._turn(1)

    def previous_tab(self) -> None:
        """Go one tab to the left."""
        self._turn(-1)

    def refresh(self) -> None:
        """Read everything that is shown again."""
        year = self._bench.context.year
        self._bench.pillar.forget()
        self._bench.look(year.year if year else None, self._window.tabs.current_key())

    def show_indicators(self) -> None:
        """Show the months of the pillar's indicators."""
        self._bench.pillar.open_indicators()

    def choose_columns(self) -> None:
        """Offer the columns of the table, the shown ones ticked."""
        page = self._bench.pillar
        header = page.table.horizontalHeader()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in COLUMNS:
            if column.title and not column.stretch:
                action = menu.addAction(tr(column.title))
                action.setCheckable(True)
                action.setChecked(column.key not in page.hidden_columns)
                action.triggered.connect(_toggler(page, column.key))
        menu.popup(header.mapToGlobal(header.rect().bottomLeft()))

    # ------------------------------------------------------------ inside

    def _with_choices(self, answer: Callable[[Choices, tuple[WorkstreamRow, ...]], None]) -> None:
        """Read what a project form offers, then go on."""
        year = self._bench.context.year
        if year is None:
            return
        names = {pillar.uid: pillar.name for pillar in self._bench.pillars}

        def question(reading: Reading) -> tuple[Choices, tuple[WorkstreamRow, ...]]:
            streams = reading.workstreams(year.year)
            titled = [(row.uid, f"{names[row.pillar]} / {row.title}") for row in streams]
            directories = (reading.names(name) for name in ("KINDS", "SECTIONS", "POSTS", "COMMUNITIES"))
            return Choices(titled, *directories), streams

        self._hub.ask(question, lambda found: answer(*found))

    def _until_taken(self, dialog: ProjectDialog, command: Callable[[], Command]) -> bool:
        """Show a form until its command is taken or the person gives up; a refusal keeps all that was typed."""
        self._hub.troubled.connect(dialog.show_trouble)
        taken = False
        while not taken and dialog.exec() == QDialog.DialogCode.Accepted:
            taken = self._hub.do(command(), dialog.show_refusal) is not None
        self._hub.troubled.disconnect(dialog.show_trouble)
        dialog.deleteLater()  # the window, its parent, would keep it
        return taken

    def _with_year(self, command: Callable[[YearRow], Command]) -> None:
        year = self._bench.context.year
        if year is not None:
            self._hub.do(command(year))

    def _ask_text(self, title: str, label: str, text: str) -> str:
        found, accepted = QInputDialog.getText(self._window, title, label, text=text)
        return found if accepted else ""

    def _turn(self, by: int) -> None:
        tabs = self._window.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + by) % max(1, tabs.count()))
        self._bench.enter_page()


def _toggler(page: PillarPage, key: str) -> Callable[[], None]:
    """Give what shows a hidden column, or hides a shown one."""
    return lambda: page.hide_columns(page.hidden_columns ^ {key})
