"""The preview of papers: what is seen is what the PDF holds and what the printer gets."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dongliu_desktop.documents.layout.fonts import installed_families, missing_fonts
from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.layout.paging import digest, only_pages
from dongliu_desktop.documents.layout.pdf import Cancelled as PaperCancelled
from dongliu_desktop.documents.layout.pdf import write_pdf
from dongliu_desktop.documents.layout.printing import Printed, PrintTrouble, print_documents
from dongliu_desktop.documents.profile import Profile
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.services.output import reason
from dongliu_desktop.ui.background import Cancelled, Job, Lane
from dongliu_desktop.ui.dialogs.output_bar import OutputBar
from dongliu_desktop.ui.dialogs.preview_asks import Asks
from dongliu_desktop.ui.dialogs.print_job import Outcome, PrintJob, Wishes
from dongliu_desktop.ui.dialogs.profile_editor import ProfileEditor
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.banner import Banner, Weight
from dongliu_desktop.ui.widgets.busy import BusyStrip
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.page_bar import PageBar
from dongliu_desktop.ui.widgets.page_list import PageList
from dongliu_desktop.ui.widgets.page_view import PageView, sheets_of
from dongliu_desktop.ui.widgets.painting import plain_tip, scaled

T = TypeVar("T")


class PreviewDialog(QDialog):
    """Shows a job's pages, prints them, saves them as PDF. Pages are laid out in `lane` as soon as it is made."""

    def __init__(self, job: PrintJob, lane: Lane, asks: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._print_job = job
        self._lane = lane
        self._asks = asks
        self._running: Job | None = None
        self._documents: Sequence[Document] = ()
        self._digest = ""
        self._attached = False
        self._name()
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view = PageView()
        self.pages = PageList()
        self.bar = PageBar(self.view, self)
        self.out = OutputBar()
        self.editor: ProfileEditor | None = None
        self.layout_button = push_button(tr("版式…"), icon_name="settings")
        self.layout_button.setCheckable(True)
        self.print_button = push_button(tr("打印…"), kind=Kind.PRIMARY, icon_name="printer")
        self.save_button = push_button(tr("另存为 PDF…"), icon_name="file-down")
        self.close_button = push_button(tr("关闭"))
        self.appendix = QCheckBox()
        self.font_notice = plain_label("muted", wrap=True)
        self.banner = Banner()
        self.busy = BusyStrip()
        self._lay_out()
        self._connect()
        self._run(tr("正在排版…"), self._build, self._on_built)

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        top = QHBoxLayout()
        top.addWidget(self.bar)
        top.addStretch(1)
        for button in (self.layout_button, self.print_button, self.save_button, self.close_button):
            top.addWidget(button)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.pages)
        self._middle.addWidget(self.view, 1)
        second = QHBoxLayout()
        second.addWidget(self.out, 1)
        second.addWidget(self.appendix)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit)
        column.addLayout(top)
        column.addLayout(second)
        self._offer_appendix()
        for widget in (self.font_notice, self.banner):
            column.addWidget(widget)
        column.addLayout(self._middle, 1)
        column.addWidget(self.busy)
        self.font_notice.hide()
        self.layout_button.setVisible(self._wishes is not None)
        self.out.show_day(self._wishes.day if self._wishes else None)
        self.out.log.setVisible(self._wishes is not None and self._wishes.log is not None)
        self.resize(scaled(self.font(), 1180), scaled(self.font(), 760))
        self.view.setFocus()

    def _connect(self) -> None:
        self.pages.chosen.connect(self.view.go_to)
        self.view.page_changed.connect(self.pages.mark)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        self.appendix.toggled.connect(self._attach)
        self.layout_button.toggled.connect(self._show_editor)
        self.out.day_chosen.connect(self._on_day)
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)

    @property
    def _wishes(self) -> Wishes | None:
        return self._print_job.wishes

    def _name(self) -> None:
        self.setWindowTitle(tr("打印预览：{title}").format(title=self._print_job.title))

    def _offer_appendix(self) -> None:
        """Offer the last page that the job has to give, if any."""
        appendix = self._print_job.appendix
        self.appendix.setVisible(appendix is not None)
        if appendix is not None:
            self.appendix.setText(appendix.told)
            self.appendix.setToolTip(plain_tip(appendix.tip))

    def _attach(self, on: bool) -> None:
        self._attached = on
        self._use(self._print_job)

    # ------------------------------------------------------------ wishes

    def _show_editor(self, on: bool) -> None:
        if self.editor is None and self._wishes is not None:
            self.editor = ProfileEditor(self._wishes)
            self.editor.changed.connect(self._on_profile)
            self._middle.addWidget(self.editor)
        if self.editor is not None:
            self.editor.setVisible(on)
            (self.editor.names if on else self.view).setFocus()

    def _on_profile(self, profile: Profile) -> None:
        """Lay out anew, and remember: the next sheet of this kind looks the same."""
        if self._wishes is not None and self.editor is not None:
            self._wishes.keep(profile, self.editor.saved)
            self._use(self._wishes.under(profile))

    def _on_day(self, day: date) -> None:
        if self._wishes is not None:
            self._wishes.at(day, self._on_reread)

    def _on_reread(self, answer: PrintJob | str) -> None:
        if not self.isVisible() or self._wishes is None:
            return
        if isinstance(answer, str):
            self.banner.say(Weight.WARNING, answer)
            self.out.show_day(self._wishes.day)
        else:
            self._use(answer)

    def _use(self, job: PrintJob) -> None:
        """Show this job's pages instead; what is under way for the old one is given up."""
        if self._running is not None:
            self._running.cancel()
        self._print_job = job
        self._name()
        self._offer_appendix()
        self._run(tr("正在排版…"), self._build, self._on_built)

    # ------------------------------------------------------------ work in the lane

    def _run(self, title: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        self._enable(False)
        self.banner.hide()

        def on_done(result: T) -> None:
            if self._ended(job):
                done(result)

        def on_failed(error: Exception) -> None:
            if self._ended(job):
                self._on_failed(error)

        job = self._lane.run(work, on_done, on_failed)
        self._running = job
        job.progressed.connect(self.busy.set_progress)
        self.busy.start(title, job.cancel)

    def _ended(self, job: Job) -> bool:
        """Tidy up after a job; False where another took its place, or the dialog has been closed meanwhile."""
        if self._running is not job:
            return False
        self._running = None
        self.busy.finish()
        self._enable(bool(self._documents))
        return True

    def _enable(self, on: bool) -> None:
        for widget in (self.bar, self.print_button, self.save_button):
            widget.setEnabled(on)

    def _on_failed(self, error: Exception) -> None:
        match error:
            case Cancelled() | PaperCancelled():
                if not self._documents:
                    self.reject()
                else:
                    self.banner.say(Weight.INFO, tr("已取消。"))
            case PrintTrouble():
                self.banner.say(Weight.WARNING, str(error), tr("另存为 PDF…"), self._save)
            case OSError():
                told = tr("没有保存：{why}。原来的文件没有改动。").format(why=reason(error))
                self.banner.say(Weight.ERROR, told)
            case _:
                self._lane.crashed.emit(error)
                if not self._documents:
                    self.reject()

    # ------------------------------------------------------------ building

    def _build(self, job: Job) -> tuple[tuple[Document, ...], str]:
        """Lay out all pages, and give the digest of the sheets without the appendix, which is of today."""
        made: list[Document] = []
        wanted, appendix = self._print_job, self._print_job.appendix
        last = [appendix.build] if appendix is not None and self._attached else []
        for document in chain(wanted.build(), (build() for build in last)):
            made.append(document)
            if not job.progress(len(made), max(wanted.total, len(made))):
                raise Cancelled
        return tuple(made), digest(made[: len(made) - len(last)])

    def _on_built(self, built: tuple[tuple[Document, ...], str]) -> None:
        documents, self._digest = built
        self._documents = documents
        sheets = sheets_of(documents)
        self._enable(bool(sheets))
        self.bar.set_count(len(sheets))
        here = self.view.current
        self.pages.show_sheets(sheets)
        self.view.show_sheets(sheets)
        self.view.go_to(here)  # where the same pages are made anew
        self._tell_fonts()
        if self._print_job.digest not in {"", self._digest}:
            told = tr("与当时打印的文字不完全相同：项目、点位等资料后来改过。填报是当时的填报。")
            self.banner.say(Weight.INFO, told)

    def _tell_fonts(self) -> None:
        roles = {role for document in self._documents for role in document.roles}
        missing = missing_fonts(roles, installed_families())
        pairs = tr("、").join(tr("{wished}（用 {used}）").format(**font._asdict()) for font in missing)
        self.font_notice.setText(tr("本机缺少公文字体，已用别的字体代替：{pairs}").format(pairs=pairs))
        self.font_notice.setVisible(bool(missing))

    # ------------------------------------------------------------ out

    def _wanted(self) -> list[Document]:
        """Give the pages that the range names; none, and a sentence, where it makes no sense."""
        try:
            numbers = self.out.pages(sum(len(document.pages) for document in self._documents))
        except Refused as refused:
            self.banner.say(Weight.WARNING, str(refused))
            self.out.range.setFocus()
            return []
        return only_pages(self._documents, numbers)

    def _print(self) -> None:
        if not self._asks.has_printer():
            told = tr("没有找到打印机。可以先另存为 PDF，再拿到有打印机的电脑上打印。")
            self.banner.say(Weight.WARNING, told, tr("另存为 PDF…"), self._save)
            return
        documents, title = self._wanted(), self._print_job.title
        if not documents:
            return
        pages = sum(len(document.pages) for document in documents)
        printer = self._asks.printer(self, documents[0].paper, pages, self.out.copies.value())
        if printer is None:
            return

        def work(job: Job) -> Printed:
            return print_documents(documents, printer, title=title, go_on=job.progress)

        def done(printed: Printed) -> None:
            self._on_printed(printed)
            self._note(printed.pages, "")

        self._run(tr("正在送往打印机…"), work, done)

    def _note(self, pages: int, file: str) -> None:
        """Let the sheet be noted, if that is wanted."""
        wishes = self._wishes
        if wishes is not None and wishes.log is not None and self.out.log.isChecked():
            copies = 1 if file else self.out.copies.value()
            wishes.log(Outcome(pages, copies, file, self._digest))

    def _on_printed(self, printed: Printed) -> None:
        told = tr("已送往打印机，共 {pages} 页。印好没有，请看打印机。").format(pages=printed.pages)
        self.banner.say(Weight.INFO, "".join((told, *printed.notices)))

    def _save(self) -> None:
        documents, title = self._wanted(), self._print_job.title
        target = self._asks.pdf_file(self, self._print_job.file_name) if documents else None
        if target is None:
            return

        def work(job: Job) -> int:
            return write_pdf(documents, target, title=title, progress=lambda done: job.progress(done, len(documents)))

        self._run(tr("正在写 PDF…"), work, lambda pages: self._on_saved(target, pages))

    def _on_saved(self, target: Path, pages: int) -> None:
        self._note(pages, target.name)
        told = tr("已保存：{target}（{pages} 页）").format(target=target, pages=pages)
        self.banner.say(Weight.INFO, told, tr("打开文件夹"), lambda: self._asks.show_folder(target.parent))

    # ------------------------------------------------------------ Qt

    def done(self, result: int) -> None:
        """Close; work still under way is stopped and leaves nothing behind."""
        job, self._running = self._running, None
        if job:
            job.cancel()
        super().done(result)
