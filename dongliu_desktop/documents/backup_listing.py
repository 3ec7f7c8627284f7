"""Backups as text for a terminal: what there is, and what going back to one would mean."""

from collections.abc import Callable, Sequence
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from dongliu_desktop.domain.backups import BackupRow, Holds, RestorePreview
from dongliu_desktop.domain.quantities import chinese_date, number
from dongliu_desktop.system.terminal_text import padded, shortened, width

GAP = "  "
STEP_COLUMNS = 40
MEGABYTE = 1_000_000


class Column(NamedTuple):
    """A column: title, what it shows of a backup, and flush right or not."""

    title: str
    value: Callable[[BackupRow], str]
    right: bool = False


def _made(row: BackupRow) -> str:
    return f"{row.made_at:%Y-%m-%d %H:%M}"


def _reason(row: BackupRow) -> str:
    return row.reason or "—"


def _size(row: BackupRow) -> str:
    return f"{number(max(row.size / MEGABYTE, 0.1), 1)} MB"


def _years(row: BackupRow) -> str:
    return number(row.holds.years if row.holds else None)


def _projects(row: BackupRow) -> str:
    return number(row.holds.projects if row.holds else None)


def _reports(row: BackupRow) -> str:
    return number(row.holds.reports if row.holds else None)


def _step(row: BackupRow) -> str:
    return shortened(_newest(row.holds), STEP_COLUMNS) if row.holds else "—"


COLUMNS: tuple[Column, ...] = (
    Column("备份时间", _made),
    Column("缘由", _reason),
    Column("大小", _size, right=True),
    Column("年度", _years, right=True),
    Column("项目", _projects, right=True),
    Column("填报", _reports, right=True),
    Column("最后一步", _step),
    Column("文件", attrgetter("path.name")),
)


def backup_listing(rows: Sequence[BackupRow]) -> str:
    """Give the backups as lines, newest first as given; what is wrong with one stands below it."""
    if not rows:
        return "还没有备份。"
    cells = [[column.value(row) for column in COLUMNS] for row in rows]
    titles = [column.title for column in COLUMNS]
    widths = [max(map(width, texts)) for texts in zip(titles, *cells, strict=True)]
    lines = [_line(titles, widths)]
    for row, texts in zip(rows, cells, strict=True):
        lines.append(_line(texts, widths))
        if row.fault:
            lines.append(f"{GAP}注意：{row.fault}")
    total = number(sum(row.size for row in rows) / MEGABYTE, 1)
    return "\n".join([*lines, "", f"共 {len(rows)} 份，{total} MB。"])


def restore_preview(preview: RestorePreview) -> str:
    """Say what is in a backup, what is in the present file, and what a restore would leave out."""
    row = preview.backup
    lines = [
        f"备份文件：{row.path}",
        f"备份时间：{chinese_date(row.made_at)} {row.made_at:%H:%M}{f'（{row.reason}）' if row.reason else ''}",
        f"备份内容：{_holds(row.holds)}",
    ]
    if row.fault:
        lines.append(f"注意：{row.fault}")
    if preview.present is None:
        return "\n".join([*lines, "现有文件：打不开，或者已经不在。"])
    lines.append(f"现有文件：{_holds(preview.present)}")
    if preview.later_steps:
        lines.append(f"恢复以后，现有文件里有 {number(preview.later_steps)} 步操作不会留在数据文件里。")
    return "\n".join([*lines, "现有文件会另外留好，不会丢。"])


def _holds(holds: Holds | None) -> str:
    if holds is None:
        return "读不出"
    counts = f"年度 {number(holds.years)}、项目 {number(holds.projects)}、填报 {number(holds.reports)}"
    counts += f"、操作 {number(holds.steps)} 步"
    return f"{counts}，最后一步：{_newest(holds)}"


def _newest(holds: Holds) -> str:
    if holds.at is None:
        return "无"
    at: datetime = holds.at.astimezone()
    return f"{at:%Y-%m-%d %H:%M} {holds.label}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [
        padded(cell, columns, right=column.right) for column, cell, columns in zip(COLUMNS, cells, widths, strict=True)
    ]
    return GAP.join(shown).rstrip()
