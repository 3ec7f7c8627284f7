"""Report texts that were typed and not yet saved: they survive a crash and a restart."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from dongliu_desktop.system.files import read_json, set_aside, write_whole

_Drafts = dict[str, dict[str, dict[str, str]]]  # data file -> project -> form field -> text


class DraftStore:
    """Drafts in one JSON file, by data file and project; each change is on the disk when the call returns.

    The file is read anew each time: it is small, and a second window on another data file keeps its drafts
    in it too.

    Attributes:
        damaged: where the latest unusable file was put aside; None as long as all is well.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damaged: Path | None = None

    def get(self, file_id: str, project_uid: str) -> dict[str, str]:
        """Give the form fields typed for a project; empty if there is no draft. Raises OSError."""
        return self._read().get(file_id, {}).get(project_uid, {})

    def put(self, file_id: str, project_uid: str, fields: Mapping[str, str]) -> None:
        """Keep what is typed, in place of the project's former draft. Raises OSError; the former draft is then kept."""
        drafts = self._read()
        drafts.setdefault(file_id, {})[project_uid] = dict(fields)
        self._write(drafts)

    def discard(self, file_id: str, project_uid: str) -> None:
        """Forget a draft that was saved or given up; no draft is fine. Raises OSError."""
        drafts = self._read()
        if drafts.get(file_id, {}).pop(project_uid, None) is not None:
            self._write(drafts)

    def copy(self, file_id: str, new_id: str) -> None:
        """Keep the drafts of a data file for another one too: it was saved under a new name. Raises OSError."""
        drafts = self._read()
        if file_id in drafts:
            drafts[new_id] = {**drafts[file_id], **drafts.get(new_id, {})}
            self._write(drafts)

    def of_file(self, file_id: str) -> dict[str, dict[str, str]]:
        """Give all drafts of a data file, project by project. Raises OSError."""
        return self._read().get(file_id, {})

    def keep_all(self, file_id: str, drafts: Mapping[str, Mapping[str, str]]) -> None:
        """Keep drafts that were kept elsewhere, in place of those of the same projects. Raises OSError."""
        if drafts:
            kept = self._read()
            kept.setdefault(file_id, {}).update({project: dict(fields) for project, fields in drafts.items()})
            self._write(kept)

    def discard_all(self, file_id: str) -> None:
        """Forget all drafts of a data file. Raises OSError."""
        drafts = self._read()
        if drafts.pop(file_id, None):
            self._write(drafts)

    def _read(self) -> _Drafts:
        try:
            raw = read_json(self._path)
        except FileNotFoundError:
            return {}
        if is_drafts(raw):
            return cast("_Drafts", raw)
        self.damaged = set_aside(self._path, "damaged")
        return {}

    def _write(self, drafts: _Drafts) -> None:
        kept = {file_id: projects for file_id, projects in drafts.items() if projects}
        write_whole(self._path, json.dumps(kept, ensure_ascii=False, indent=1).encode())


def is_drafts(raw: object, depth: int = 3) -> bool:
    """Tell whether raw is tables within tables, three deep, with texts at the bottom."""
    if depth == 0:
        return isinstance(raw, str)
    if not isinstance(raw, dict):
        return False
    return all(is_drafts(value, depth - 1) for value in cast("dict[str, object]", raw).values())
