"""Questions about attachments. Lists never read the contents, which may be large."""

from typing import Any

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.attachments import AttachmentRow
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.stored import day, moment


def attachments_of_project(reading: Reading, project: str) -> tuple[AttachmentRow, ...]:
    """Give the attachments of a project and of all in it, the newest first."""
    return tuple(map(_attachment, reading.fetch(sql.ATTACHMENTS_OF_PROJECT, project=project)))


def attachment(reading: Reading, uid: str) -> AttachmentRow | None:
    """Give one attachment, None where it is gone."""
    return next(map(_attachment, reading.fetch(sql.ATTACHMENT_BY_UID, uid=uid)), None)


def content(reading: Reading, sha256: str) -> bytes | None:
    """Give the bytes of an attachment, None where they are not in the file (`dongliu check` tells)."""
    return next((row[0] for row in reading.fetch(sql.ATTACHMENT_CONTENT, sha256=sha256)), None)


def bytes_in_file(reading: Reading) -> int:
    """Give how much of the file all contents take, those of deleted attachments too: undo may need them."""
    return next(row[0] for row in reading.fetch(sql.ATTACHMENT_BYTES))


def _attachment(row: tuple[Any, ...]) -> AttachmentRow:
    uid, project, frozen, name, sha256, size, media_type, report, site, problem, as_of, site_name, text, at, who = row
    return AttachmentRow(
        uid, project, bool(frozen), name, sha256, size, media_type, Place(report, site, problem),
        day(str(as_of)) if as_of else None, site_name, text,
        moment(str(at)) if at else None, who,
    )  # fmt: skip
