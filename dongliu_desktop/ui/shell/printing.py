"""What is previewed and printed: reads the rows, and lets the preview build the pages.

The paper core, its fonts and the preview are imported when somebody prints; a start does not wait for them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow
from dongliu_desktop.services.comparing import comparison
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.workbench import Workbench

if TYPE_CHECKING:
    from dongliu_desktop.documents.layout.items import Document
    from dongliu_desktop.domain.comparison import Comparison
    from dongliu_desktop.ui.dialogs.preview import PrintJob

Sheet = tuple[ProjectRow, tuple[ReportRow, ...], tuple[SiteRow, ...]]
ENOUGH = 2  # years that a comparison needs
NAMED = 24  # characters of a project's name in a file name


class Printing:
    """Opens previews. `lane` lays out and writes; the database lane reads."""

    def __init__(self, bench: Workbench, lane: Lane) -> None:
        self._bench = bench
        self._lane = lane

    def preview_projects(self, projects: Sequence[ProjectRow]) -> None:
        """Preview the status sheets of these projects, in this order."""
        if not projects:
            return
        uids = [row.uid for row in projects]

        def question(reading: Reading) -> tuple[str, list[Sheet]]:
            rows = {row.uid: row for row in reading.projects_by_uid(uids)}
            found = [(rows[uid], reading.reports(uid), reading.sites(uid)) for uid in uids if uid in rows]
            return reading.office_name(), found

        self._bench.desk.hub.ask(question, self._show_sheets)

    def preview_comparison(self) -> None:
        """Preview the comparison as its page shows it, or else of the two newest years."""
        page = self._bench.shown_comparison()
        years = sorted(year.year for year in self._bench.years)[-2:]
        if page is not None and page.compared() is not None:
            self._show_comparison(tr("年度对比表"), page.documents)
        elif len(years) == ENOUGH:
            self._read_comparison(*years)
        else:
            self._bench.tell(tr("数据文件里只有一个年度，还不能对比。"))

    def _read_comparison(self, earlier: int, later: int) -> None:
        def question(reading: Reading) -> "tuple[Comparison, str]":
            return comparison(reading, earlier, later), reading.office_name()

        def answer(found: "tuple[Comparison, str]") -> None:
            from dongliu_desktop.documents.comparison_sheet import comparison_sheet  # noqa: PLC0415 - see above

            title = tr("{}年与{}年对比表").format(earlier, later)
            self._show_comparison(title, lambda: [comparison_sheet(*found)])

        self._bench.desk.hub.ask(question, answer)

    def _show_comparison(self, title: str, build: "Callable[[], Iterable[Document]]") -> None:
        from dongliu_desktop.ui.dialogs.preview import PrintJob  # noqa: PLC0415 - see above

        self._preview(PrintJob(title, 1, build, f"{title}.pdf"))

    def _show_sheets(self, found: tuple[str, list[Sheet]]) -> None:
        from dongliu_desktop.documents.layout.text import Typesetter  # noqa: PLC0415 - see above
        from dongliu_desktop.documents.status_sheet import status_sheet  # noqa: PLC0415 - see above
        from dongliu_desktop.ui.dialogs.preview import PrintJob  # noqa: PLC0415 - see above

        office, sheets = found

        def build() -> "Iterable[Document]":
            typesetter = Typesetter()  # one for all sheets: it remembers how wide words are
            return (status_sheet(project, reports, sites, office, typesetter) for project, reports, sites in sheets)

        first = sheets[0][0]
        title = first.name if len(sheets) == 1 else tr("{}等{}个项目").format(first.name, len(sheets))
        name = tr("{}年进度单-{}.pdf").format(first.year, title[:NAMED]).replace("/", "-")
        self._preview(PrintJob(title, len(sheets), build, name))

    def _preview(self, job: "PrintJob") -> None:
        from dongliu_desktop.ui.dialogs.preview import PreviewDialog  # noqa: PLC0415 - see above
        from dongliu_desktop.ui.dialogs.preview_asks import DesktopAsks  # noqa: PLC0415 - see above

        dialog = PreviewDialog(job, self._lane, DesktopAsks(), self._bench.window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it with all its pages
