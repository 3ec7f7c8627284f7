"""Handlers of problems and supervised items: put on the list, settled, struck off, opened again."""

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.problem_commands import (
    AddProblems,
    CloseProblem,
    DeleteProblem,
    EditProblem,
    NewProblem,
    ProblemForm,
    ReopenProblem,
    StrikeOffProblem,
)
from dongliu_desktop.domain.problems import ProblemRow, check_closing, check_form, check_striking
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.frozen import open_year
from dongliu_desktop.services.problems_questions import problem, problems_of_year
from dongliu_desktop.storage.records import Post, Problem
from dongliu_desktop.storage.unit_of_work import UnitOfWork

CHANGED = "这条督办刚刚被别人改过，请看过新内容再保存；您输入的内容还在。"
SHORT = 20  # characters of a text in the label of a step


def add_problems(command: AddProblems, work: UnitOfWork) -> ChangeSet:
    """Put items on the list; those that are there already (a retry after an unclear commit) are not put twice."""
    year = open_year(command.year, work)
    new = [item for item in command.items if not work.exists(Problem, item.uid)]
    items = [item._replace(form=_checked(item.form, work)) for item in new]
    _refuse_twice(items, problems_of_year(work.read, year.year))
    for item in items:
        record = Problem(uid=item.uid, year_uid=year.uid, project_uid=item.project)
        _fill(record, item.form, work)
        work.add(record)
    words = _short(items[0].form.text) if len(items) == 1 else f"{len(items)} 项"
    return work.finish(f"新增督办 {words}", projects=[item.project for item in items if item.project])


def edit_problem(command: EditProblem, work: UnitOfWork) -> ChangeSet:
    """Change an item."""
    record, row = _seen(command.uid, command.seen, work)
    form = _checked(command.form, work)
    if row.closed_on is not None:
        check_closing(row.closed_on, form.opened_on, work.today)
    _fill(record, form, work)
    return _finish("修改督办", record, work)


def close_problem(command: CloseProblem, work: UnitOfWork) -> ChangeSet:
    """Settle an item (办结)."""
    record, row = _seen(command.uid, command.seen, work)
    if row.closed_on is not None:
        raise Conflict("这条督办已经办结了，请先刷新再看。")
    check_closing(command.on, row.opened_on, work.today)
    record.closed_on = command.on
    record.closed_by = clean(work.who)
    record.evidence = clean(command.evidence)
    return _finish("办结督办", record, work)


def strike_off_problem(command: StrikeOffProblem, work: UnitOfWork) -> ChangeSet:
    """Strike a settled item off (销号), checked by somebody who neither owns nor settled it."""
    record, row = _open(command.uid, work)
    if row.struck_off_on is not None:
        raise Conflict("这条督办已经销号了，请先刷新再看。")
    if row.closed_on is None:
        raise Refused("还没有办结，不能销号；请先办结，再由另一个人核验销号。")
    by = clean(command.by)
    check_striking(by, command.on, row.closed_on, work.today, involved=(row.owner, row.holder, row.closed_by))
    record.struck_off_on = command.on
    record.struck_off_by = by
    return _finish("销号", record, work)


def reopen_problem(command: ReopenProblem, work: UnitOfWork) -> ChangeSet:
    """Open an item again; the history keeps when it was settled and by whom."""
    record, row = _open(command.uid, work)
    if row.closed_on is None:
        raise Conflict("这条督办没有办结，不用重新打开；请先刷新再看。")
    reason = clean(command.reason)
    if not reason:
        raise Refused("重新打开要写明原因。")
    record.closed_on = record.struck_off_on = None
    record.closed_by = record.struck_off_by = ""
    record.reopened = reason
    return _finish("重新打开督办", record, work)


def delete_problem(command: DeleteProblem, work: UnitOfWork) -> ChangeSet:
    """Take an item off the list; its attachments stay with the project (the relationship lets go of them)."""
    record, _row = _seen(command.uid, command.seen, work)
    work.delete(record)
    return _finish("删除督办", record, work)


def _checked(form: ProblemForm, work: UnitOfWork) -> ProblemForm:
    texts = {name: clean(value) for name, value in form._asdict().items() if isinstance(value, str)}
    form = form._replace(**texts)
    check_form(form, work.today)
    return form


def _refuse_twice(items: list[NewProblem], listed: tuple[ProblemRow, ...]) -> None:
    open_ones = {(row.project, row.text) for row in listed if row.closed_on is None}
    twice = next((item for item in items if (item.project, item.form.text) in open_ones), None)
    if twice is not None:
        raise Refused(f"“{_short(twice.form.text)}”已经在督办清单里，还没有办结，不用重复添加。")


def _fill(record: Problem, form: ProblemForm, work: UnitOfWork) -> None:
    """Set all fields of the form; unchanged ones leave no trace in the step."""
    for field in ("text", "source", "measure", "due", "evidence", "opened_on"):
        setattr(record, field, getattr(form, field))
    record.owner_uid = work.directory(Post, form.owner)


def _open(uid: str, work: UnitOfWork) -> tuple[Problem, ProblemRow]:
    """Give an item of an open year, to change and as it is shown."""
    record = work.get(Problem, uid)
    open_year(record.year_uid, work)
    row = problem(work.read, uid)
    if row is None:
        raise Conflict(CHANGED)
    work.note_parents([uid])
    return record, row


def _seen(uid: str, seen: ProblemForm, work: UnitOfWork) -> tuple[Problem, ProblemRow]:
    record, row = _open(uid, work)
    if row.form != seen:
        raise Conflict(CHANGED)
    return record, row


def _finish(verb: str, record: Problem, work: UnitOfWork) -> ChangeSet:
    touched = [record.project_uid] if record.project_uid else []
    return work.finish(f"{verb} {_short(record.text)}", projects=touched)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"
