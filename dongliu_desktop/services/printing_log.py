"""The log of printed sheets: noting, and finding again."""

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.printed import NotePrinted, Printed, PrintedRow, subject_from_json, subject_to_json
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage import stored
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.records import PrintedSheet
from dongliu_desktop.storage.unit_of_work import UnitOfWork, utc_now


def note_printed(command: NotePrinted, work: UnitOfWork) -> ChangeSet:
    """Note a sheet. It is no change of the year's record, so a frozen year does not forbid it."""
    told = command.printed._asdict() | {"subject": subject_to_json(command.printed.subject)}
    work.add(PrintedSheet(uid=command.uid, printed_at=utc_now(), who=work.who, **told))
    verb = "存为 PDF" if command.printed.file else "打印"
    return work.finish(f"{verb}：{command.printed.title}")


def printed_sheets(reading: Reading, limit: int) -> tuple[PrintedRow, ...]:
    """Give the newest entries of the log, newest first."""
    return tuple(_row(*row) for row in reading.fetch(sql.PRINTED_SHEETS, limit=limit))


def _row(uid: str, at: str, who: str, *printed: object) -> PrintedRow:
    moment = stored.moment(at)
    found = Printed(*printed)  # pyright: ignore[reportArgumentType]  # the statement's columns, in this order
    try:
        subject = subject_from_json(str(found.subject), moment)
    except stored.UNFIT as error:
        raise stored.Illegible from error
    return PrintedRow(uid, moment, who, found._replace(subject=subject))
