"""点位台账 as it leaves the program, on paper or as a spreadsheet: for the public, or for inside.

The public form (公示版) keeps to what is posted inside a block by 国务院令 590 号 art. 29: number of the house, size,
compensation; no name, telephone, identity number or bank account, and no free words, in which such things stand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
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
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.site_entry import mark_text, size_text
from dongliu_desktop.domain.sites import Ledger, LedgerRow, StageRate, StageRow, rates
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
    """A column of the listing: its key, its title, its share of the width, and whether figures stand in it.

    All stages share the key `STAGES`. `always`: it is printed even where it is empty in every row.
    """

    key: str
    title: str
    share: float
    right: bool = False
    always: bool = False


class SiteListing(NamedTuple):
    """A register as texts, a line per site, ready for paper and for spreadsheets; `totals` is what they come to."""

    project: ProjectRow
    edition: Edition
    told: str
    columns: tuple[Listed, ...]
    totals: tuple[str, ...]
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
    _Column(Listed("name", "点位", 30, always=True), attrgetter("name")),
    _Column(Listed("unit", "单位", 9), attrgetter("unit")),
    _Column(Listed("count", "数量", 11, right=True, always=True), _count),
    _Column(Listed("area", "面积（㎡）", 15, right=True), _area),
    _Column(Listed("community", "社区", 20), attrgetter("community")),
)
MORE: tuple[_Column, ...] = (
    _Column(Listed("officer", "责任人", 16), attrgetter("officer"), INSIDE),
    _Column(Listed("status", "情况", 34), attrgetter("status"), INSIDE),
)
NUMBER = Listed("number", "序号", 9, right=True, always=True)
STAGES, STAGE_SHARE = "stages", 17
PERSONAL: tuple[_Personal, ...] = (
    _Personal(Listed("holder", "户主", 14), "holder", masked_name),
    _Personal(Listed("phone", "联系电话", 21), "phone", masked_phone),
    _Personal(Listed("id_number", "身份证号", 31), "id_number", masked_id_number),
    _Personal(Listed("bank_account", "银行账号", 33), "bank_account", masked_account),
    _Personal(Listed("compensation", "补偿金额（元）", 21, right=True), "compensation", masked_amount, EVERY),
)


def site_listing(
    project: ProjectRow, ledger: Ledger, households: Mapping[str, HouseholdForm], edition: Edition, told: str
) -> SiteListing:
    """Write a register for an edition; columns of personal data are there only where any are kept.

    Householders who are named in the name or the words of a site are masked there like everywhere else.
    """
    stages = tuple(_Column(_stage_head(stage), _stage(stage.uid)) for stage in ledger.stages)
    columns = [column for column in (*SITE, *stages, *MORE) if edition in column.editions]
    personal = [column for column in PERSONAL if households and edition in column.editions]
    rows = tuple(
        (
            str(number),
            *(column.text(_open(row, households.get(row.uid), edition)) for column in columns),
            *(_personal(column, households.get(row.uid), edition) for column in personal),
        )
        for number, row in enumerate(ledger.rows, start=1)
    )
    heads = (NUMBER, *(column.listed for column in (*columns, *personal)))
    return SiteListing(project, edition, told, heads, _totals(ledger, heads), rows)


def _open(row: LedgerRow, form: HouseholdForm | None, edition: Edition) -> LedgerRow:
    """Give what may be told of a site outside of the personal data: "张三户" is "张*户"."""
    if form is None or not form.holder or edition is Edition.OPEN:
        return row
    shown = masked_name(form.holder)
    return row._replace(name=row.name.replace(form.holder, shown), status=row.status.replace(form.holder, shown))


def _totals(ledger: Ledger, heads: Sequence[Listed]) -> tuple[str, ...]:
    """Give what each column comes to, "" where it does not add up or something is not known."""
    reached = iter(rates(ledger, date.max))
    units = {row.unit for row in ledger.rows}
    sums = {
        "name": f"合计 {len(ledger.rows)} 处",
        "count": _sum(row.counted for row in ledger.rows) if len(units) == 1 else "",
        "area": _sum(row.area for row in ledger.rows),
    }
    return tuple(_rate(next(reached)) if head.key == STAGES else sums.get(head.key, "") for head in heads)


def _sum(values: Iterable[float | None]) -> str:
    known = [*values]
    return "" if None in known else size_text(sum(filter(None, known)))


def _rate(rate: StageRate) -> str:
    return rate.figure if rate.percent is None else f"{rate.figure}\n{percent(rate.percent)}"


def _stage_head(stage: StageRow) -> Listed:
    return Listed(STAGES, stage.name, STAGE_SHARE, always=True)


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
