"""What is previewed and printed: any sheet of the table (documents.sheets), of what is shown and chosen now.

The paper core, its fonts and the preview are imported when somebody prints; a start does not wait for them.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dongliu_desktop.documents.sheets import (
    STATUS,
    Scope,
    Sheet,
    file_name_of,
    made,
    part,
    profile_of,
    sheet_of,
    title_of,
)
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.papers import Gathered, Subject
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.workbench import Workbench

if TYPE_CHECKING:
    from dongliu_desktop.ui.dialogs.preview import PrintJob

ENOUGH = 2  # years that a comparison needs


class Printing:
    """Opens previews. `lane` lays out and writes; the database lane reads."""

    def __init__(self, bench: Workbench, lane: Lane) -> None:
        self._bench = bench
        self._lane = lane

    def preview_projects(self, projects: Sequence[ProjectRow]) -> None:
        """Preview the status sheets of these projects, in this order."""
        if projects:
            self._ask(sheet_of(STATUS), _of_projects(projects))

    def preview(self, key: str) -> None:
        """Preview a kind of sheet of what is shown and chosen now."""
        sheet = sheet_of(key)
        subject = self._subject(sheet.scope)
        if subject is not None:
            self._ask(sheet, subject)

    def _subject(self, scope: Scope) -> Subject | None:
        bench = self._bench
        year = bench.context.year
        match scope:
            case Scope.PROJECTS:
                chosen = bench.pillar.selected()
                return _of_projects(chosen) if chosen else None
            case Scope.YEARS:
                return self._compared()
            case Scope.PILLAR:
                pillar = bench.pillar_row()
                return Subject(year.year, pillar.uid) if year and pillar else None
            case Scope.YEAR:
                return Subject(year.year) if year else None

    def _compared(self) -> Subject | None:
        """Give the comparison as its page shows it, or else the two newest years."""
        page = self._bench.shown_comparison()
        shown = page.subject() if page is not None else None
        years = sorted(year.year for year in self._bench.years)[-ENOUGH:]
        if shown is None and len(years) < ENOUGH:
            self._bench.tell(tr("数据文件里只有一个年度，还不能对比。"))
            return None
        return shown or Subject(years[-1], earlier=years[0])

    def _ask(self, sheet: Sheet, subject: Subject) -> None:
        from dongliu_desktop.services.paper_questions import gathered  # noqa: PLC0415 - see above

        def question(reading: Reading) -> Gathered | Refused:
            try:
                return gathered(reading, subject, part(sheet.gather))
            except Refused as refused:
                return refused

        self._bench.desk.hub.ask(question, partial(self._show, sheet, subject))

    def _show(self, sheet: Sheet, subject: Subject, found: Gathered | Refused) -> None:
        from dongliu_desktop.ui.dialogs.preview import PrintJob  # noqa: PLC0415 - see above

        if isinstance(found, Refused):
            self._bench.tell(str(found))
            return
        profile, _wrong = profile_of(sheet, self._bench.memory.settings.papers)
        title = title_of(sheet, subject, found)
        build = partial(made, sheet, found, profile)
        self._preview(PrintJob(title, len(found.contents), build, file_name_of(sheet, subject, title)))

    def _preview(self, job: "PrintJob") -> None:
        from dongliu_desktop.ui.dialogs.preview import PreviewDialog  # noqa: PLC0415 - see above
        from dongliu_desktop.ui.dialogs.preview_asks import DesktopAsks  # noqa: PLC0415 - see above

        dialog = PreviewDialog(job, self._lane, DesktopAsks(), self._bench.window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it with all its pages


def _of_projects(projects: Sequence[ProjectRow]) -> Subject:
    return Subject(projects[0].year, projects=tuple(row.uid for row in projects))
