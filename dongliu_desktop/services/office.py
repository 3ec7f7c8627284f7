"""The one door for changes: do, undo, redo. Reading goes through `Reader`, which needs no SQLAlchemy."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dongliu_desktop.domain.attachment_commands import AddAttachments, DeleteAttachments, EditAttachment
from dongliu_desktop.domain.changes import ChangeSet, UndoState
from dongliu_desktop.domain.commands import (
    AddPillar,
    AddReport,
    AddWorkstream,
    AddYear,
    Command,
    CreateProject,
    DeleteProject,
    EditProject,
    EnterMonth,
    RenameWorkstream,
    Revert,
    SetFrozen,
    SetReferenceDate,
)
from dongliu_desktop.domain.directory_commands import (
    AddEntry,
    Appoint,
    DeleteAppointment,
    DeleteEntry,
    EditEntry,
    MergeEntries,
)
from dongliu_desktop.domain.indicator_commands import CreateIndicator, DeleteIndicator, EditIndicator, EnterReadings
from dongliu_desktop.domain.light_commands import OverrideLight, UseLightRule
from dongliu_desktop.domain.milestone_commands import DeleteMilestone, MoveMilestone, SaveMilestone
from dongliu_desktop.domain.office_commands import RenameOffice, SetUpOffice
from dongliu_desktop.domain.printed import NotePrinted
from dongliu_desktop.domain.problem_commands import (
    AddProblems,
    CloseProblem,
    DeleteProblem,
    EditProblem,
    ReopenProblem,
    StrikeOffProblem,
)
from dongliu_desktop.domain.sites_commands import (
    AddSites,
    ArrangeSites,
    ChooseTrack,
    DeleteSites,
    Disclose,
    EditTrack,
    SetHousehold,
    SetSiteCells,
)
from dongliu_desktop.domain.texts import clean, fitted
from dongliu_desktop.services.attachments import add_attachments, delete_attachments, edit_attachment
from dongliu_desktop.services.directories import (
    add_entry,
    appoint,
    delete_appointment,
    delete_entry,
    edit_entry,
    merge_entries,
)
from dongliu_desktop.services.history import DEPTH, UndoStacks, revert
from dongliu_desktop.services.households import disclose, set_household
from dongliu_desktop.services.indicators import (
    create_indicator,
    delete_indicator,
    edit_indicator,
    enter_readings,
)
from dongliu_desktop.services.lights import override_light, use_light_rule
from dongliu_desktop.services.milestones import delete_milestone, move_milestone, save_milestone
from dongliu_desktop.services.monthly import enter_month
from dongliu_desktop.services.offices import rename_office, set_up_office
from dongliu_desktop.services.printing_log import note_printed
from dongliu_desktop.services.problems import (
    add_problems,
    close_problem,
    delete_problem,
    edit_problem,
    reopen_problem,
    strike_off_problem,
)
from dongliu_desktop.services.progress import add_report
from dongliu_desktop.services.projects import (
    add_workstream,
    create_project,
    delete_project,
    edit_project,
    rename_workstream,
)
from dongliu_desktop.services.sites import (
    add_sites,
    arrange_sites,
    choose_track,
    delete_sites,
    edit_track,
    set_site_cells,
)
from dongliu_desktop.services.years import add_pillar, add_year, set_frozen, set_reference_date
from dongliu_desktop.storage.database import Database
from dongliu_desktop.storage.unit_of_work import UnitOfWork

Handler = Callable[[Any, UnitOfWork], ChangeSet]

HANDLERS: dict[type, Handler] = {
    AddReport: add_report,
    EnterMonth: enter_month,
    CreateProject: create_project,
    EditProject: edit_project,
    DeleteProject: delete_project,
    AddWorkstream: add_workstream,
    RenameWorkstream: rename_workstream,
    AddYear: add_year,
    AddPillar: add_pillar,
    SetReferenceDate: set_reference_date,
    SetFrozen: set_frozen,
    UseLightRule: use_light_rule,
    OverrideLight: override_light,
    SaveMilestone: save_milestone,
    MoveMilestone: move_milestone,
    DeleteMilestone: delete_milestone,
    AddProblems: add_problems,
    EditProblem: edit_problem,
    CloseProblem: close_problem,
    StrikeOffProblem: strike_off_problem,
    ReopenProblem: reopen_problem,
    DeleteProblem: delete_problem,
    AddAttachments: add_attachments,
    EditAttachment: edit_attachment,
    DeleteAttachments: delete_attachments,
    CreateIndicator: create_indicator,
    EditIndicator: edit_indicator,
    DeleteIndicator: delete_indicator,
    EnterReadings: enter_readings,
    AddEntry: add_entry,
    EditEntry: edit_entry,
    MergeEntries: merge_entries,
    DeleteEntry: delete_entry,
    Appoint: appoint,
    DeleteAppointment: delete_appointment,
    AddSites: add_sites,
    SetSiteCells: set_site_cells,
    DeleteSites: delete_sites,
    ArrangeSites: arrange_sites,
    ChooseTrack: choose_track,
    EditTrack: edit_track,
    SetHousehold: set_household,
    Disclose: disclose,
    NotePrinted: note_printed,
    SetUpOffice: set_up_office,
    RenameOffice: rename_office,
    Revert: revert,
}


NOTES = (Disclose, NotePrinted)  # what is only noted is no change that could be taken back


class Office:
    """Does commands on one data file. `who` is written into every step; `today` gives the day of a change."""

    def __init__(self, database: Database, who: str, today: Callable[[], date]) -> None:
        self.who = who
        self._database = database
        self._today = today
        self._stacks = UndoStacks()
        with database.work(who, today()) as work:
            for step, label, reverts in reversed(work.read.own_steps(database.replica, DEPTH)):
                self._stacks.note(step, label, reverts)

    def do(self, command: Command) -> ChangeSet:
        """Do one command in one transaction, and tell what changed.

        Raises:
            Refused: a rule forbids it; nothing is changed.
            Conflict: the record changed since the editor saw it; nothing is changed.
            StorageTrouble: the file or the disk does not do what it should; nothing is changed.
        """
        handler, fit = HANDLERS[type(command)], fitted(command)
        with self._database.work(clean(self.who), self._today()) as work:
            changed = handler(fit, work)
        if changed.step and not isinstance(command, NOTES):
            self._stacks.note(changed.step, changed.label, command.step if isinstance(command, Revert) else None)
        return changed

    def undo(self) -> ChangeSet:
        """Take back the newest step made on this copy of the file. Raises as `do`."""
        return self.do(self._stacks.next_undo())

    def redo(self) -> ChangeSet:
        """Do again what was undone last. Raises as `do`."""
        return self.do(self._stacks.next_redo())

    def undo_state(self) -> UndoState:
        """Give what undo and redo would do next, in words."""
        return self._stacks.state()

    def close(self) -> None:
        """Give the file back."""
        self._database.close()
