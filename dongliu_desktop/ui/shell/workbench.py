"""Puts an open file into the window: years, tabs and pages, and every change into all of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dongliu_desktop.domain.changes import ChangeSet, UndoState
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.domain.findings import SITES as SITES_FIELD
from dongliu_desktop.domain.findings import Place
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.models.project_filter import ProjectFilter, haystack
from dongliu_desktop.ui.pages.pillar import TABLE_KEY, PillarPage
from dongliu_desktop.ui.pages.year_page import YearPage
from dongliu_desktop.ui.shell.context import LEDGER, PILLAR, Context
from dongliu_desktop.ui.shell.desk import COMPARISON_TAB, OVERVIEW_TAB, PRECHECK_TAB, Desk, FirstLook, first_look
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.places import PLACES, all_tabs
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.widgets.banner import Weight
from dongliu_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from dongliu_desktop.ui.pages.comparison import ComparisonPage
    from dongliu_desktop.ui.pages.precheck import PrecheckPage
    from dongliu_desktop.ui.pages.site_ledger import SiteLedger

# Where saving elsewhere is the way out.
SAVED_ELSEWHERE = frozenset({Trouble.READ_ONLY, Trouble.GONE, Trouble.DISK_FULL, Trouble.IO_ERROR})
CLOCKS_DIFFER = timedelta(hours=1)  # of two computers that enter into one file, one may be a little fast
KEYS = [column.key for column in COLUMNS]


class Workbench(QObject):
    """The pages of one open file.

    Attributes:
        context: what is shown and chosen now; decides which actions are possible.
        title: what the window is called while this file is open.
        office: name of the office that keeps the file, "" where nobody has entered it.

    Signals:
        context_changed: the new Context.
        sheet_wanted: the comparison page's print button was pressed.
        export_wanted: the register's export button was pressed.
        set_up_wanted: the button of an empty file was pressed.
        year_wanted: its other button was pressed.
        copy_wanted: the banner's button was pressed: all is to be saved elsewhere.
        edit_wanted: the banner's button was pressed: the file is to be changed though another computer has it open.
        shown: the first picture of the record has been handed to the widgets.
    """

    context_changed = Signal(object)
    sheet_wanted = Signal()
    set_up_wanted = Signal()
    export_wanted = Signal()
    year_wanted = Signal()
    copy_wanted = Signal()
    edit_wanted = Signal()
    shown = Signal()

    def __init__(self, window: MainWindow, desk: Desk, memory: Memory) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk
        self.memory = memory
        self.context = Context()
        self.title = ""
        self.office = ""
        self.years: tuple[YearRow, ...] = ()
        self.pillars: tuple[PillarRow, ...] = ()
        self.pillar = PillarPage(desk.hub, desk.drafts, str(desk.file), desk.today)
        self._places: dict[str, YearPage] = {}
        self._ledger: SiteLedger | None = None
        self._toast = Toast(window)
        self._wanted_project = self._wanted_page = ""
        self._wanted_indicator = ""
        self._wanted_place = Place()
        self._here = ""
        self._why_locked = ""
        window.pages.addWidget(self.pillar)
        hidden = memory.hidden_columns(TABLE_KEY)
        if hidden is not None:
            self.pillar.hide_columns(hidden)
        memory.restore_widths(TABLE_KEY, KEYS, self.pillar.table.horizontalHeader())
        window.header.search.setClearButtonEnabled(True)  # its icon costs the frame 4 ms
        self._listen()

    # ------------------------------------------------------------ going places

    def open(self) -> None:
        """Read and show what was shown last time."""
        settings = self.memory.settings
        self.look(settings.last_year, settings.last_tab)

    def look(self, year: int | None, tab: str) -> None:
        """Read a year again and show a tab of it."""
        self.desk.hub.ask(lambda reading: first_look(reading, year, tab), self._show)

    def go_to_year(self, year: int) -> None:
        """Show the tab of another year that continues the present theme, or the same page."""
        here = next((pillar for pillar in self.pillars if pillar.uid == self.window.tabs.current_key()), None)
        theme = here.theme if here else ""
        keep = OVERVIEW_TAB if here else self.window.tabs.current_key()

        def answer(look: FirstLook) -> None:
            same = next((pillar.uid for pillar in look.pillars if pillar.theme == theme), keep)
            self._show(look._replace(tab=same, rows=()))

        self.desk.hub.ask(lambda reading: first_look(reading, year, keep), answer)

    def go_to_project(self, uid: str, page: str = "") -> None:
        """Show a project in its pillar's table, chosen, with a page of the inspector ("": the one that is shown)."""

        def answer(rows: tuple[ProjectRow, ...]) -> None:
            if rows:
                self._wanted_project, self._wanted_page = uid, page
                self.look(rows[0].year, rows[0].pillar)

        self.desk.hub.ask(lambda reading: reading.projects_by_uid([uid]), answer)

    def go_to_indicator(self, year: int, theme: str, uid: str) -> None:
        """Show an indicator with its months on the tab of the pillar that continues its theme in a year."""

        def answer(pillars: tuple[PillarRow, ...]) -> None:
            pillar = next((row for row in pillars if row.theme == theme), None)
            if pillar is None:
                self._toast.say(tr("{}年没有延续“{}”主题的板块").format(year, theme or tr("未归入主题")))
            else:
                self._wanted_indicator = uid
                self.look(year, pillar.uid)

        self.desk.hub.ask(lambda reading: reading.pillars(year), answer)

    def go_to_place(self, place: Place) -> None:
        """Show where a finding is mended, with the keyboard in its field."""
        self._wanted_place = place
        if place.project:
            self.go_to_project(place.project)
        elif self.context.year is not None:
            self.go_to_indicator(self.context.year.year, place.theme, place.indicator)

    def go_to_first_hit(self) -> None:
        """Show the first project found: in the shown pillar, else in the first one of the year that has any."""
        year, words = self.context.year, self.window.header.search.text()
        found = self.pillar.first_shown() if self.context.page == PILLAR else ""
        if found:
            self.pillar.choose(found)
            self.pillar.table.setFocus()
        elif year is not None and words.strip():
            self._search_year(year, words)

    def _search_year(self, year: YearRow, words: str) -> None:
        wanted = ProjectFilter(text=words)

        def answer(rows: tuple[ProjectRow, ...]) -> None:
            hit = next((row for row in rows if wanted.matches(row, haystack(row))), None)
            if hit is None:
                self._toast.say(tr("{}年没有符合“{}”的项目").format(year.year, words))
            else:
                self.pillar.reset_filters(words)
                self.go_to_project(hit.uid)

        self.desk.hub.ask(lambda reading: reading.projects_of_year(year.year), answer)

    def shown_comparison(self) -> "ComparisonPage | None":
        """Give the comparison page while it is shown."""
        page = self._places.get(COMPARISON_TAB)
        shown = page is not None and self.window.pages.currentWidget() is page
        return cast("ComparisonPage", page) if shown else None

    def settled_findings(self) -> Mapping[str, str]:
        """Give why findings of the check before sending are let stand, by their uid."""
        page = self._places.get(PRECHECK_TAB)
        return cast("PrecheckPage", page).answers if page is not None else {}

    def tell(self, sentence: str) -> None:
        """Say something above the page."""
        self.window.banner.say(Weight.INFO, sentence)

    def tell_of_share(self) -> None:
        """Warn once of a place where files get spoilt, and offer to move."""
        from dongliu_desktop.system.places import Place, place_of  # noqa: PLC0415 - after the record is on screen

        place, file = place_of(self.desk.file.parent), str(self.desk.file)
        if place is Place.LOCAL or self.memory.settings.told_of_share == file:
            return
        self.memory.settings = self.memory.settings._replace(told_of_share=file)
        sentence = {
            Place.NETWORK: tr("数据文件在网络共享里：断网或两台电脑同时打开时容易出错。建议存到本机，备份放到共享里。"),
            Place.SYNC: tr("数据文件在同步文件夹里：同步软件可能写到一半就复制或替换它。建议存到本机，备份放到这里。"),
        }[place]
        self.window.banner.say(Weight.WARNING, sentence, tr("另存到…"), self.copy_wanted.emit)

    def sign(self, who: str) -> None:
        """Write this name into all that is entered from now on."""
        self.memory.settings = self.memory.settings._replace(who=who)
        name = who or tr("本机")
        self.desk.hub.sign(name)
        self.window.who_note.setText(tr("录入人：{}").format(name))

    def pillar_row(self) -> PillarRow | None:
        """Give the pillar that is shown, None on other pages."""
        return next((pillar for pillar in self.pillars if pillar.uid == self.window.tabs.current_key()), None)

    # ------------------------------------------------------------ showing

    def _show(self, look: FirstLook) -> None:
        self.years, self.pillars, self.office = look.years, look.pillars, look.office
        window = self.window
        window.header.show_office(look.office)
        self.title = tr("{}重点工作进度管理 — {}").format(look.office, self.desk.file.name)
        if self._here:  # the first name is given once keys and menus work
            window.setWindowTitle(self.title)
        window.header.years.set_years([year.year for year in look.years], look.year.year if look.year else 0)
        window.tabs.set_tabs(all_tabs(look.pillars), look.tab)
        window.note_file(self.desk.file)
        nothing = tr("这个数据文件还是空的。填上单位、年度和板块，就可以新增项目了。")
        if look.year is None:
            window.banner.say(Weight.INFO, nothing, tr("建立本单位的记录…"), self.set_up_wanted.emit)
            window.banner.offer(tr("新增年度…"), self.year_wanted.emit)
        else:
            window.header.show_reference(look.year)
            if window.banner.sentence() == nothing:
                window.banner.hide()
        self._set(year=look.year)
        self._show_tab(look.tab, look)
        self.shown.emit()

    def _show_tab(self, key: str, look: FirstLook | None = None) -> None:
        first, turned = not self._here, key != self._here
        self._here = key
        focus = cast("QWidget | None", self.window.focusWidget())  # None, though PySide's stubs do not say so
        pillar = next((row for row in self.pillars if row.uid == key), None)
        if pillar is not None:
            self.window.pages.setCurrentWidget(self.pillar)
            self.pillar.show_pillar(pillar, look.rows if look and look.rows else None)
            if self._wanted_project:
                self.pillar.choose(self._wanted_project)
                if self._wanted_page:
                    self.pillar.inspector.turn_to(self._wanted_page)
                self._wanted_project = self._wanted_page = ""
            if self._wanted_indicator:
                self.pillar.open_indicators(self._wanted_indicator)
                self._wanted_indicator = ""
            self._set(page=PILLAR, project=self.pillar.project())
        else:
            page = self.place(key)
            self.window.pages.setCurrentWidget(page)
            page.show_plan(self.years, self.context.year, self.pillars)
            self._set(page=key, project=None)
        if first or (turned and (focus is None or self.window.pages.isAncestorOf(focus))):
            self.enter_page()  # unless the person is walking through tabs or years, or typing words
        if pillar is not None and self._wanted_place != Place():
            place, self._wanted_place = self._wanted_place, Place()
            self._enter_place(place)

    def _enter_place(self, place: Place) -> None:
        """Give the keyboard to the field of a finding, once its project or its indicator is shown."""
        if place.indicator:
            self.pillar.open_indicators(place.indicator, place.reading)
            return
        self.pillar.inspector.enter_field(place.field)
        if place.field == SITES_FIELD:
            self.open_register(LEDGER)
            if self._ledger is not None:
                self._ledger.choose(place.site)

    def shown_page(self) -> QWidget:
        """Give the page of the tab that is chosen."""
        key = self.window.tabs.current_key()
        return self.place(key) if key in self._places else self.pillar

    def enter_page(self) -> None:
        """Give the keyboard to the page that is shown."""
        page = self.window.pages.currentWidget()
        if page is self.pillar:
            self.pillar.enter()
        elif page is not None:
            page.setFocus()

    def open_register(self, key: str) -> None:
        """Show a register of the chosen project as wide as the window; the pillar's tab stays chosen."""
        from dongliu_desktop.ui.pages.site_ledger import SiteLedger  # noqa: PLC0415 - most days nobody opens it

        project = self.pillar.project()
        if key != LEDGER or project is None:
            return
        if self._ledger is None:
            self._ledger = SiteLedger(self.desk.hub, self.desk.today)
            self._ledger.left.connect(self.leave_register)
            self._ledger.export_wanted.connect(self.export_wanted)
            self.window.pages.addWidget(self._ledger)
        self.window.pages.setCurrentWidget(self._ledger)
        self._ledger.show_project(project)
        self._ledger.setFocus()
        self._set(page=LEDGER)

    def register(self) -> "SiteLedger | None":
        """Give the register that is shown, None on other pages."""
        return self._ledger if self.context.page == LEDGER else None

    def leave_register(self) -> None:
        """Go back from a register to the project it belongs to."""
        self.window.pages.setCurrentWidget(self.pillar)
        self._set(page=PILLAR, project=self.pillar.project())
        self.pillar.table.setFocus()

    def place(self, key: str) -> YearPage:
        """Give a page by the key of its tab; it is made when first gone to."""
        if key not in self._places:
            page = next(place.make for place in PLACES if place.key == key)(self.desk)
            page.restore(self.memory.settings.choices.get(key, {}))
            page.lock(locked=self.desk.hub.locked() is not None)
            page.project_activated.connect(self.go_to_project)
            page.indicator_activated.connect(self.go_to_indicator)
            page.page_activated.connect(self.go_to_project)
            page.place_activated.connect(self.go_to_place)
            page.pillar_activated.connect(self.window.tabs.choose)
            page.sheet_requested.connect(self.sheet_wanted)
            self._places[key] = page
            self.window.pages.addWidget(page)
        return self._places[key]

    # ------------------------------------------------------------ changes and trouble

    def _listen(self) -> None:
        hub = self.desk.hub
        hub.changed.connect(self._on_changed)
        hub.refused.connect(self._on_refused)
        hub.troubled.connect(self._on_trouble)
        hub.undo_changed.connect(self._on_undo_changed)
        hub.locked_changed.connect(self._on_locked)
        hub.opened_at.connect(self._look_at_clock)
        if hub.locked() is not None:
            self._on_locked(hub.locked())
        self.window.tabs.chosen.connect(self._show_tab)
        self.window.header.years.chosen.connect(self.go_to_year)
        self.window.header.searched.connect(self.pillar.search)
        self.window.header.search.returnPressed.connect(self.go_to_first_hit)
        self.pillar.search_dropped.connect(self.window.header.search.clear)
        self.pillar.chosen.connect(self._on_chosen)
        self.pillar.inspector.register_wanted.connect(self.open_register)

    def _on_changed(self, changes: ChangeSet) -> None:
        self.pillar.apply(changes)
        for page in self._places.values():
            page.apply(changes)
        if self._ledger is not None:
            self._ledger.apply(changes)
        if changes.everything and self.context.year is not None:
            self.look(self.context.year.year, self.window.tabs.current_key())
        if changes.label:
            self.window.note_saved(tr("{} 已保存：{}").format(f"{datetime.now().astimezone():%H:%M:%S}", changes.label))
            self._toast.say(changes.label, tr("撤销"), self.undo)

    def save(self) -> None:
        """Save what is typed on the page that is shown."""
        page = self._places.get(self.context.page)
        (page.save if page else self.pillar.save)()

    def undo(self) -> None:
        """Take back the newest step, and offer to do it again."""
        changes = self.desk.hub.undo()
        if changes is not None:
            self._toast.say(changes.label, tr("重做"), self.redo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.desk.hub.redo()

    def _on_refused(self, sentence: str) -> None:
        self.window.banner.say(Weight.WARNING, sentence)

    def _on_trouble(self, trouble: StorageTrouble) -> None:
        if trouble.kind in SAVED_ELSEWHERE:
            self.window.banner.say(Weight.ERROR, str(trouble), tr("另存到…"), self.copy_wanted.emit)
        elif trouble.kind == Trouble.HELD:
            self.window.banner.say(Weight.WARNING, str(trouble), tr("仍然编辑"), self.edit_wanted.emit)
        else:
            self.window.banner.say(Weight.ERROR, str(trouble))

    def _look_at_clock(self, newest: datetime) -> None:
        """Tell of a clock that was set back; the order of steps does not depend on it (they are counted)."""
        if newest > datetime.now().astimezone() + CLOCKS_DIFFER and not self.window.banner.isVisible():
            told = tr("电脑的时间可能不对：最近一次操作记的是 {}，比现在还晚。请先校准时间；填报的先后不受影响。")
            self.window.banner.say(Weight.WARNING, told.format(f"{newest.astimezone():%Y-%m-%d %H:%M}"))

    def _on_locked(self, trouble: StorageTrouble | None) -> None:
        """Stop or resume all editing; the banner tells why, and the way out."""
        for page in (self.pillar, *self._places.values()):
            page.lock(locked=trouble is not None)
        self._set(locked=trouble is not None)
        if trouble is not None:
            self._why_locked = str(trouble)
            self._on_trouble(trouble)
        elif self.window.banner.sentence() == self._why_locked:
            self.window.banner.hide()

    def _on_undo_changed(self, state: UndoState) -> None:
        self._set(undo=state.undo, redo=state.redo)

    def _on_chosen(self, project: ProjectRow | None) -> None:
        self._set(project=project)

    def _set(self, **parts: object) -> None:
        self.context = self.context._replace(**parts)  # pyright: ignore[reportArgumentType] - fields of Context, by name
        self.context_changed.emit(self.context)

    def may_leave(self) -> bool:
        """Ask about what is typed and not saved, page by page; tell whether the program may end."""
        return all(self._may_leave(key, page) for key, page in self._places.items())

    def _may_leave(self, key: str, page: YearPage) -> bool:
        unsaved = page.unsaved()
        if unsaved is None:
            return True
        from dongliu_desktop.ui.dialogs.notes import ask_which  # noqa: PLC0415 - mostly there is nothing to ask

        save, keep = tr("保存并退出"), tr("先留着，退出")
        verbs = (save, keep) if unsaved.can_save else (keep,)
        chosen = ask_which(self.window, unsaved.question, unsaved.consequence, verbs)
        if chosen == keep or (chosen == save and page.save_all()):
            return True
        self.window.tabs.choose(key)
        return False

    def keep_drafts(self) -> None:
        """Keep what is typed and not saved, on all pages."""
        self.pillar.keep_draft()
        for page in self._places.values():
            page.keep_draft()

    def close(self) -> None:
        """Keep drafts and settings, give the file back, and leave the window to another one."""
        self.keep_drafts()
        header = self.pillar.table.horizontalHeader()
        self.memory.note_columns(TABLE_KEY, KEYS, header, self.pillar.hidden_columns)
        year = self.context.year
        self.memory.settings = self.memory.settings._replace(
            last_year=year.year if year else None,
            last_tab=self.window.tabs.current_key(),
            last_file=str(self.desk.file),
            choices={**self.memory.settings.choices, **{key: page.choices() for key, page in self._places.items()}},
        )
        self.desk.hub.close()
        for page in (self.pillar, *self._places.values(), *([self._ledger] if self._ledger else []), self._toast):
            page.hide()
            page.deleteLater()
        self.deleteLater()  # Qt ends what the header and the tabs were connected to
