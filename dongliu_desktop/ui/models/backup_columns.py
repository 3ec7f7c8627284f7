"""The columns of the list of backups, as data."""

from datetime import datetime

from PySide6.QtCore import Qt

from dongliu_desktop.domain.backups import BackupRow, Holds, Reason
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import number
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, Table
from dongliu_desktop.ui.widgets.cells import BadgeDelegate, Cell, ElidedTextDelegate, MutedTextDelegate, NumberDelegate
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles

MEGABYTE = 1_000_000
TOOL_TIP = Qt.ItemDataRole.ToolTipRole
NOTHING = "—"
REASONS: dict[Reason, str] = {
    Reason.DAILY: mark("每日"),
    Reason.HOURLY: mark("定时"),
    Reason.QUIT: mark("退出"),
    Reason.UPGRADE: mark("升级前"),
    Reason.RESTORE: mark("恢复前"),
    Reason.REPAIR: mark("修复前"),
    Reason.IMPORT: mark("导入前"),
    Reason.ROLLOVER: mark("结转前"),
    Reason.MANUAL: mark("手动"),
}


def moment(at: datetime) -> str:
    """Write a moment as lists have it: 2015-11-30 08:05."""
    return f"{at:%Y-%m-%d %H:%M}"


def newest_step(holds: Holds | None) -> str:
    """Tell the newest step of a file, with the local time of it."""
    if holds is None or holds.at is None:
        return NOTHING
    return f"{moment(holds.at.astimezone())}  {holds.label}"


def _made(row: BackupRow) -> str:
    return moment(row.made_at)


def _reason(row: BackupRow) -> str:
    return tr(REASONS[row.reason]) if row.reason else NOTHING


def _years(row: BackupRow) -> str:
    return number(row.holds.years if row.holds else None)


def _projects(row: BackupRow) -> str:
    return number(row.holds.projects if row.holds else None)


def _reports(row: BackupRow) -> str:
    return number(row.holds.reports if row.holds else None)


def _step(row: BackupRow) -> str:
    return (row.holds.label if row.holds else "") or NOTHING


def _size(row: BackupRow) -> str:
    return f"{number(max(row.size / MEGABYTE, 0.1), 1)} MB"


def _verified(row: BackupRow) -> str:
    if row.locked:
        return tr("有密码")
    return tr("已核对") if row.verified else tr("有问题")


def _badge(row: BackupRow) -> Light:
    if row.locked:
        return Light.GREY
    return Light.GREEN if row.verified else Light.RED


def _folder(row: BackupRow) -> str:
    return row.path.parent.name or str(row.path.parent)


def _key(row: BackupRow) -> str:
    return str(row.path)


BACKUPS: Table[BackupRow] = Table(
    (
        Column(mark("备份时间"), ColumnLook(Cell, 138), _made),
        Column(mark("缘由"), ColumnLook(Cell, 72), _reason),
        Column(
            mark("核对"),
            ColumnLook(BadgeDelegate, 72),
            _verified,
            roles={
                Roles.BADGE: _badge,
                TOOL_TIP: lambda row: row.fault or tr("与校验码相符"),
            },
        ),
        Column(mark("年度"), ColumnLook(NumberDelegate, 52), _years, lambda row: row.holds.years if row.holds else 0),
        Column(
            mark("项目"), ColumnLook(NumberDelegate, 72), _projects, lambda row: row.holds.projects if row.holds else 0
        ),
        Column(
            mark("填报"), ColumnLook(NumberDelegate, 72), _reports, lambda row: row.holds.reports if row.holds else 0
        ),
        Column(
            mark("最后一步"),
            ColumnLook(ElidedTextDelegate, 200, stretch=True),
            _step,
            roles={TOOL_TIP: lambda row: newest_step(row.holds)},
        ),
        Column(mark("大小"), ColumnLook(NumberDelegate, 72), _size, lambda row: row.size),
        Column(mark("位置"), ColumnLook(MutedTextDelegate, 84), _folder, roles={TOOL_TIP: lambda row: str(row.path)}),
    ),
    _key,
)
