"""点位台账 on paper and as a spreadsheet. Both ask for whom; personal data leave whole only with a reason."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dongliu_desktop.documents.sheets import PUBLIC_SITES, SITES, profile_of, sheet_of
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.site_listing import Edition, SiteListing
from dongliu_desktop.domain.sites_commands import Disclose
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.services.sites_questions import listed
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.dialogs.edition import EditionDialog, ask_file
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.workbench import Workbench

if TYPE_CHECKING:
    from dongliu_desktop.documents.layout.items import Document

Listed = tuple[SiteListing, str]
"""A register as texts, and the name of the office."""


class SitePapers:
    """Prints and exports the register that is open. `lane` lays out and writes; the database lane reads."""

    def __init__(self, bench: Workbench, lane: Lane) -> None:
        self._bench = bench
        self._lane = lane

    def preview(self) -> None:
        """Ask for the edition, and preview it."""
        self._ask(tr("打印点位台账"), tr("预览"), self._preview)

    def export(self) -> None:
        """Ask for the edition and the file, and write a spreadsheet."""
        self._ask(tr("导出点位台账"), tr("导出…"), self._export)

    def _ask(self, title: str, verb: str, then: Callable[[Listed], None]) -> None:
        """Ask for whom the register is, note a look at personal data, and give what is to be written."""
        page, hub = self._bench.register(), self._bench.desk.hub
        project = page.project() if page else None
        if page is None or project is None:
            return
        private = page.private_sites()
        dialog = EditionDialog(title, verb, private=bool(private), parent=self._bench.window)
        wanted = dialog.exec()
        edition, reason = dialog.edition(), dialog.reason.text()
        dialog.deleteLater()
        if not wanted:
            return

        def question(reading: Reading) -> Listed:
            return listed(reading, project, edition), reading.office_name()

        def noted(changes: ChangeSet | None) -> None:
            if changes is not None:  # what is not on record does not leave
                hub.ask(question, then)

        if edition is Edition.OPEN:
            hub.do_later(Disclose(private, reason), noted)
        else:
            hub.ask(question, then)

    def _preview(self, found: Listed) -> None:
        from dongliu_desktop.documents.profile import Heading  # noqa: PLC0415 - the paper core is costly
        from dongliu_desktop.documents.site_sheet import site_sheet  # noqa: PLC0415 - same
        from dongliu_desktop.ui.dialogs.preview import PreviewDialog  # noqa: PLC0415 - same
        from dongliu_desktop.ui.dialogs.preview_asks import DesktopAsks  # noqa: PLC0415 - same
        from dongliu_desktop.ui.dialogs.print_job import PrintJob  # noqa: PLC0415 - same

        listing, office = found
        sheet = sheet_of(PUBLIC_SITES if listing.edition is Edition.PUBLIC else SITES)
        profile, _wrong = profile_of(sheet, self._bench.memory.settings.papers)
        heading = Heading(profile.office or office, listing.project.reference)

        def build() -> "list[Document]":
            return [site_sheet(listing, profile, heading)]

        name = _name(listing)
        dialog = PreviewDialog(PrintJob(name, 1, build, f"{name}.pdf"), self._lane, DesktopAsks(), self._bench.window)
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it with all its pages

    def _export(self, found: Listed) -> None:
        target = ask_file(self._bench.window, str(self._bench.desk.file.parent), f"{_name(found[0])}.csv")
        if target is not None:
            self._write(found[0], target)

    def _write(self, listing: SiteListing, target: Path) -> None:
        def work(_job: Job) -> None:
            from dongliu_desktop.services.site_export import write_listing  # noqa: PLC0415 - few export

            write_listing(listing, target)

        def failed(error: Exception) -> None:
            if not isinstance(error, Refused):
                raise error
            self._bench.tell(str(error))

        self._lane.run(work, lambda _none: self._bench.tell(tr("已导出到 {}").format(target)), failed)


def _name(listing: SiteListing) -> str:
    edition = tr("公示版") if listing.edition is Edition.PUBLIC else tr("内部版")
    return tr("{}年-{}-点位台账-{}").format(listing.project.year, listing.project.name, edition)
