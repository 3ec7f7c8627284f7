"""点位台账 as it leaves the program, on paper or as a spreadsheet: for the public, or for inside.

The public form (公示版) keeps to what is posted inside a block by 国务院令 590 号 art. 29: number of the house, size,
compensation; no name, telephone, identity number or bank account, and no free words, in which such things stand.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from dongliu_desktop.domain.personal import (
    masked_account,
    masked_amount,
    masked_id_number,
    masked_name,
    masked_phone,
)
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.site_entry import mark_text, size_text
from dongliu_desktop.domain.sites import Ledger, LedgerRow
from dongliu_desktop.domain.sites_commands import HouseholdForm


class Edition(StrEnum):
    """For whom a register is written."""

    PUBLIC = "public"
    MASKED = "masked"
    OPEN = "open"


EDITIONS: dict[Edition, str] = {
    Edition.PUBLIC: "公示版",
    Edition.MASKED: "内部版（个人信息已遮盖）",
    Edition.OPEN: "内部版（含个人信息，不得公开）",
}
INSIDE = frozenset({Edition.MASKED, Edition.OPEN})
EVERY = frozenset(Edition)


class Listed(NamedTuple):
    """A column of the listing: its title, its share of the width, and whether figures stand in it."""

    title: str
    share: float
    right: bool = False


class SiteListing(NamedTuple):
    """A register as texts, a line per site, ready for paper and for spreadsheets."""

    project: ProjectRow
    edition: Edition
    told: str
    columns: tuple[Listed, ...]
    rows: tuple[tuple[str, ...], ...]


class _Column(NamedTuple):
    listed: Listed
    text: Callable[[LedgerRow], str]
    editions: frozenset[Edition] = EVERY


class _Personal(NamedTuple):
    listed: Listed
    field: str
    masked: Callable[[Any], str]
    editions: frozenset[Edition] = INSIDE


def _count(row: LedgerRow) -> str:
    return size_text(row.counted)


def _area(row: LedgerRow) -> str:
    return size_text(row.area)


SITE: tuple[_Column, ...] = (
    _Column(Listed("点位", 30), attrgetter("name")),
    _Column(Listed("单位", 9), attrgetter("unit")),
    _Column(Listed("数量", 11, right=True), _count),
    _Column(Listed("面积（㎡）", 15, right=True), _area),
    _Column(Listed("社区", 20), attrgetter("community")),
)
MORE: tuple[_Column, ...] = (
    _Column(Listed("责任人", 16), attrgetter("officer"), INSIDE),
    _Column(Listed("情况", 34), attrgetter("status"), INSIDE),
)
STAGE_SHARE = 17
PERSONAL: tuple[_Personal, ...] = (
    _Personal(Listed("户主", 14), "holder", masked_name),
    _Personal(Listed("联系电话", 21), "phone", masked_phone),
    _Personal(Listed("身份证号", 31), "id_number", masked_id_number),
    _Personal(Listed("银行账号", 33), "bank_account", masked_account),
    _Personal(Listed("补偿金额（元）", 21, right=True), "compensation", masked_amount, EVERY),
)


def site_listing(
    project: ProjectRow, ledger: Ledger, households: Mapping[str, HouseholdForm], edition: Edition, told: str
) -> SiteListing:
    """Write a register for an edition; columns of personal data are there only where any are kept."""
    stages = tuple(_Column(Listed(stage.name, STAGE_SHARE), _stage(stage.uid)) for stage in ledger.stages)
    columns = [column for column in (*SITE, *stages, *MORE) if edition in column.editions]
    personal = [column for column in PERSONAL if households and edition in column.editions]
    rows = tuple(
        (
            str(number),
            *(column.text(row) for column in columns),
            *(_personal(column, households.get(row.uid), edition) for column in personal),
        )
        for number, row in enumerate(ledger.rows, start=1)
    )
    heads = (Listed("序号", 9, right=True), *(column.listed for column in (*columns, *personal)))
    return SiteListing(project, edition, told, heads, rows)


def _stage(stage: str) -> Callable[[LedgerRow], str]:
    def text(row: LedgerRow) -> str:
        return mark_text(row.marks.get(stage))

    return text


def _personal(column: _Personal, form: HouseholdForm | None, edition: Edition) -> str:
    if form is None:
        return ""
    value: str | float | None = getattr(form, column.field)
    if edition is Edition.MASKED:
        return column.masked(value)
    return value if isinstance(value, str) else size_text(value)
