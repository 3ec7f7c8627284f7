"""What is previewed and printed: any sheet of the table (documents.sheets), of what is shown and chosen now.

The paper core, its fonts and the preview are imported when somebody prints; a start does not wait for them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from dongliu_desktop.documents.sheets import (
    SHEETS,
    STATUS,
    Scope,
    Sheet,
    columns,
    designed,
    file_name_of,
    made,
    part,
    profile_of,
    saved_profiles,
    sheet_of,
    stored_with,
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
    from dongliu_desktop.documents.profile import Profile
    from dongliu_desktop.domain.printed import Printed, PrintedRow
    from dongliu_desktop.ui.dialogs.print_job import Appendix, Outcome, PrintJob

NAMED = 8  # findings that a tool tip names
MOST_ENTRIES = 1000  # of the log that are shown
MOST_NAMED = 200  # characters of a title in the log
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
        def show(found: Gathered | Refused) -> None:
            if isinstance(found, Refused):
                self._bench.tell(str(found))
                return
            profile, _wrong = profile_of(sheet, self._bench.memory.settings.papers)
            self._preview(self._job(sheet, subject, found, profile))

        self._read(sheet, subject, show)

    def _read(self, sheet: Sheet, subject: Subject, answer: Callable[[Gathered | Refused], None]) -> None:
        from dongliu_desktop.services.paper_questions import gathered  # noqa: PLC0415 - see above
        from dongliu_desktop.services.precheck_questions import findings_of  # noqa: PLC0415 - see above

        def question(reading: Reading) -> Gathered | Refused:
            try:
                found = gathered(reading, subject, part(sheet.gather))
                return found._replace(findings=findings_of(reading, subject))
            except Refused as refused:
                return refused

        self._bench.desk.hub.ask(question, answer)

    def _job(self, sheet: Sheet, subject: Subject, found: Gathered, profile: "Profile") -> "PrintJob":
        from dongliu_desktop.ui.dialogs.print_job import PrintJob, Wishes  # noqa: PLC0415 - see above

        title = title_of(sheet, subject, found)

        def at(day: date, answer: "Callable[[PrintJob | str], None]") -> None:
            other = subject._replace(day=day)
            self._read(sheet, other, lambda found: answer(self._answer(sheet, other, found)))

        wishes = Wishes(
            designed(sheet),
            profile,
            columns(sheet),
            saved_profiles(sheet, self._bench.memory.settings.papers),
            found.day,
            partial(self._keep, sheet),
            partial(self._job, sheet, subject, found),
            at,
            self._noting(sheet, subject._replace(day=found.day), title, profile),
        )
        build = partial(made, sheet, found, profile)
        name, appendix = file_name_of(sheet, subject, title), self._appendix(found)
        return PrintJob(title, len(found.contents), build, name, wishes, appendix)

    def _appendix(self, found: Gathered) -> "Appendix | None":
        """Give the list of what should be looked at first, None where there is nothing."""
        from dongliu_desktop.documents.precheck_list import DESIGNED, Looked, precheck_list  # noqa: PLC0415 - see above
        from dongliu_desktop.documents.profile import Heading  # noqa: PLC0415 - see above
        from dongliu_desktop.ui.dialogs.print_job import Appendix  # noqa: PLC0415 - see above

        settled = self._bench.settled_findings()
        looked = [Looked(finding, settled.get(finding.uid, "")) for finding in found.findings]
        left = [one.finding for one in looked if not one.answer]
        if not looked:
            return None
        told = tr("{} 处需要留意，打印时附上清单").format(len(left)) if left else tr("需要留意的都已核实，附上清单")
        named = [tr("{}：{}").format(finding.subject, finding.sentence) for finding in left[:NAMED]]
        more = [tr("……全部见“报前体检”（F7）")] if len(left) > NAMED else []
        build = partial(precheck_list, looked, DESIGNED, Heading(found.office, found.day))
        return Appendix(told, "\n".join([*named, *more]), build)

    def show_log(self) -> None:
        """Show what was printed, and print one of it again as it was."""
        from dongliu_desktop.services.printing_log import printed_sheets  # noqa: PLC0415 - few look back

        self._bench.desk.hub.ask(lambda reading: printed_sheets(reading, MOST_ENTRIES), self._show_log)

    def _show_log(self, rows: "tuple[PrintedRow, ...]") -> None:
        from dongliu_desktop.ui.dialogs.printing_log import PrintingLog  # noqa: PLC0415 - few look back

        dialog = PrintingLog(rows, self._bench.window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it
        if dialog.chosen is not None:
            self._again(dialog.chosen.printed)

    def _again(self, printed: "Printed") -> None:
        from dongliu_desktop.documents.profile import from_json  # noqa: PLC0415 - see above

        sheet = next((sheet for sheet in SHEETS if sheet.key == printed.sheet), None)
        if sheet is None:
            self._bench.tell(tr("这种表（{}）本程序已经没有了，不能照样补印。").format(printed.title))
            return
        profile, _wrong = from_json(json.loads(printed.profile), designed(sheet))

        def show(found: Gathered | Refused) -> None:
            if isinstance(found, Refused):
                self._bench.tell(str(found))
            else:
                job = self._job(sheet, printed.subject, found, profile)
                self._preview(job._replace(digest=printed.digest, appendix=None))  # what is found today is not of then

        self._read(sheet, printed.subject, show)

    def _noting(
        self, sheet: Sheet, subject: Subject, title: str, profile: "Profile"
    ) -> "Callable[[Outcome], None] | None":
        """Give what notes a sheet; a file that can only be looked at takes no notes."""
        if self._bench.desk.hub.locked():
            return None
        return partial(self._note, sheet, subject, title, profile)

    def _note(self, sheet: Sheet, subject: Subject, title: str, profile: "Profile", outcome: "Outcome") -> None:
        from dongliu_desktop.documents.profile import to_json  # noqa: PLC0415 - see above
        from dongliu_desktop.domain.printed import NotePrinted, Printed  # noqa: PLC0415 - see above

        said = json.dumps(to_json(profile, designed(sheet)), ensure_ascii=False, sort_keys=True)
        printed = Printed(sheet.key, title[:MOST_NAMED], subject, said, *outcome)
        self._bench.desk.hub.do(NotePrinted(uuid4().hex, printed))

    def _answer(self, sheet: Sheet, subject: Subject, found: Gathered | Refused) -> "PrintJob | str":
        if isinstance(found, Refused):
            return str(found)
        profile, _wrong = profile_of(sheet, self._bench.memory.settings.papers)
        return self._job(sheet, subject, found, profile)

    def _keep(self, sheet: Sheet, profile: "Profile", saved: "Mapping[str, Profile]") -> None:
        memory = self._bench.memory
        papers = stored_with(memory.settings.papers, sheet, profile, saved)
        memory.settings = memory.settings._replace(papers=papers)

    def _preview(self, job: "PrintJob") -> None:
        from dongliu_desktop.ui.dialogs.preview import PreviewDialog  # noqa: PLC0415 - see above
        from dongliu_desktop.ui.dialogs.preview_asks import DesktopAsks  # noqa: PLC0415 - see above

        dialog = PreviewDialog(job, self._lane, DesktopAsks(), self._bench.window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it with all its pages


def _of_projects(projects: Sequence[ProjectRow]) -> Subject:
    return Subject(projects[0].year, projects=tuple(row.uid for row in projects))
