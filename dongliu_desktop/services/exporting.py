"""The whole data file as one JSON file; docs/export-format.md says what stands where.

The same data give the same bytes: there is no time stamp in it, and every list has a fixed order. It is written
row by row, so that memory does not grow with the file.
"""

import base64
from collections.abc import Iterable, Iterator
from json import JSONEncoder
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop import __version__
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.waiting import Progress, untold
from dongliu_desktop.services.output import writing
from dongliu_desktop.services.photo_position import without_position
from dongliu_desktop.storage import dump
from dongliu_desktop.storage.driver import Connection
from dongliu_desktop.storage.preflight import SCHEMA
from dongliu_desktop.system.files import whole_file

FORMAT = "dongliu-export"
VERSION = 1
"""Goes up when a reader of the former version would misread the file. New tables and fields do not count."""

EVERY = 1000  # rows between two words of progress

_json = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class Exported(NamedTuple):
    """What was written: rows of tables, steps, and the rows of personal data that were left out."""

    rows: int
    steps: int
    withheld: int


def export_json(path: Path, target: Path, *, personal: bool = False, progress: Progress = untold) -> Exported:
    """Write a whole data file as JSON. Households' personal data are left out unless `personal` asks for them.

    With personal data the file is its owner's alone; without, colleagues who share the folder can read it.

    Raises:
        StorageTrouble: the data file cannot be read.
        Refused: the target cannot be written, or is the data file itself; an older one is untouched.
    """
    if target.exists() and target.samefile(path):
        raise Refused(f"“{target}”正是数据文件，不能把导出的内容写进去；请换一个文件名。")
    with dump.long_read(path) as connection, writing(target), whole_file(target, private=personal) as file:
        text = _Text(connection, personal, progress)
        for piece in text.pieces():
            file.write(piece.encode())
    return Exported(text.rows, text.steps, text.withheld)


class _Text:
    """The text of an export, piece by piece; counts what has passed."""

    def __init__(self, connection: Connection, personal: bool, progress: Progress) -> None:
        self.rows = 0
        self.steps = 0
        self._connection = connection
        self._left_out = () if personal else (dump.PERSONAL,)
        self.withheld = sum(dump.count(connection, table) for table in self._left_out)
        self._progress = progress
        self._passed = 0
        counted = (*dump.tables(), "step_change")
        self._total = sum(dump.count(connection, table) for table in counted) - self.withheld

    def pieces(self) -> Iterator[str]:
        """Give the whole text."""
        head = {
            "format": FORMAT,
            "version": VERSION,
            "program": __version__,
            "file_schema": SCHEMA,
            "left_out": list(self._left_out),
        }
        yield _json(head)[:-1] + ',\n"tables": {\n'
        kept = (table for table in dump.tables() if table not in self._left_out)
        yield from _separated(self._table(table) for table in kept)
        yield '\n},\n"steps": [\n'
        yield from _separated(self._step(one) for one in dump.steps(self._connection))
        yield "\n]}\n"

    def _table(self, table: str) -> Iterator[str]:
        yield f'"{table}": [\n'
        rows = dump.rows(self._connection, table)
        if table == dump.CONTENTS and self._left_out:
            rows = map(_without_position, rows)
        yield from _separated([self._row(row)] for row in rows)
        yield "\n]"

    def _row(self, row: dump.Row) -> str:
        self.rows += 1
        self._tick()
        return _json(row)

    def _step(self, one: dump.StepDump) -> Iterator[str]:
        self.steps += 1
        yield _json(one.step)[:-1] + ', "changes": [\n'
        yield from _separated([self._change(change)] for change in one.changes)
        yield "\n]}"

    def _change(self, change: dump.Row) -> str:
        self._tick()
        if change["entity"] in self._left_out:
            change = {name: value for name, value in change.items() if name not in ("old", "new")} | {"withheld": True}
        return _json(change)

    def _tick(self) -> None:
        self._passed += 1
        if self._passed % EVERY == 0:
            self._progress("导出", self._passed, self._total)


def _without_position(row: dump.Row) -> dump.Row:
    """Give the content of an attachment as it may leave the house; where that cannot be made, without its bytes."""
    data = base64.b64decode(row["content"])
    try:
        fit = without_position(data, row["sha256"])
    except Refused:
        return row | {"content": None, "withheld": True}
    return row if fit == data else row | {"content": base64.b64encode(fit).decode("ascii"), "position_removed": True}


def _separated(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give the pieces of all parts, with a comma and a new line between two parts."""
    for number, part in enumerate(parts):
        if number:
            yield ",\n"
        yield from part
