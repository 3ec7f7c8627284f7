"""What may be done with attachments (附件)."""

from typing import NamedTuple


class Place(NamedTuple):
    """What of a project an attachment belongs to: a report, a site, a supervised item, or none: the project itself."""

    report: str | None = None
    site: str | None = None
    problem: str | None = None


class NewAttachment(NamedTuple):
    """A file that was looked at and read: `name` is what it is called, never a place on a disk."""

    uid: str
    name: str
    media_type: str
    content: bytes


class AttachmentForm(NamedTuple):
    """All that may be edited of an attachment."""

    name: str
    place: Place


class AddAttachments(NamedTuple):
    """Put files to a project, all in one step."""

    project: str
    place: Place
    items: tuple[NewAttachment, ...]


class EditAttachment(NamedTuple):
    """Give an attachment another name or place; `seen` is what the editor saw."""

    uid: str
    seen: AttachmentForm
    form: AttachmentForm


class DeleteAttachments(NamedTuple):
    """Take attachments of one project away, given with what the editor saw. Undo brings them back."""

    items: tuple[tuple[str, AttachmentForm], ...]


AttachmentCommand = AddAttachments | EditAttachment | DeleteAttachments
