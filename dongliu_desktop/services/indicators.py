"""Handlers of indicators and their readings."""

import math
from collections.abc import Iterable

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.indicator_commands import (
    CreateIndicator,
    DeleteIndicator,
    EditIndicator,
    EnterReadings,
    IndicatorForm,
    ReadingEntry,
    ReadingForm,
    reading_row,
)
from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.readings import new_falls
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.indicator_questions import indicators
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.records import Indicator, PlanYear, Reading, Theme
from dongliu_desktop.storage.unit_of_work import UnitOfWork

CHANGED = "这个指标刚刚被别人改过，请看过新内容再保存；您输入的内容还在。"
READING_CHANGED = "{}的数刚刚被别人改过，请看过新内容再填。"
FIELDS = ("value", "printed", "qualifier", "growth", "rank", "rank_basis", "rank_scope", "target_low", "target_high")


def create_indicator(command: CreateIndicator, work: UnitOfWork) -> ChangeSet:
    """Add an indicator behind the others; one that is there already (a retry) is brought to what the form says."""
    if work.exists(Indicator, command.uid):
        return edit_indicator(
            EditIndicator(command.uid, _form(work.get(Indicator, command.uid), work), command.form), work
        )
    form = _checked(command.uid, command.form, work)
    last = max((row.position for row in indicators(work.read)), default=0)
    record = Indicator(uid=command.uid, position=last + 1)
    _fill(record, form, work)
    work.add(record)
    return work.finish(f"新增指标 {form.name}", everything=True)


def edit_indicator(command: EditIndicator, work: UnitOfWork) -> ChangeSet:
    """Change an indicator; its readings keep the unit they were printed in."""
    record = work.get(Indicator, command.uid)
    if _form(record, work) != command.seen:
        raise Conflict(CHANGED)
    _refuse_frozen(record, work)
    form = _checked(command.uid, command.form, work)
    work.note_parents([record.uid])
    _fill(record, form, work)
    return work.finish(f"修改指标 {form.name}", everything=True)


def delete_indicator(command: DeleteIndicator, work: UnitOfWork) -> ChangeSet:
    """Take out an indicator with all its readings."""
    record = work.get(Indicator, command.uid)
    _refuse_frozen(record, work)
    users = [row.name for row in indicators(work.read) if command.uid in (row.part, row.whole)]
    if users:
        raise Refused(f"“{users[0]}”是由这个指标算出的占比，请先修改它。")
    for uid, _year, _frozen in work.read.fetch(sql.READINGS_OF_INDICATOR, indicator=command.uid):
        work.delete(work.get(Reading, uid))
    work.delete(record)
    return work.finish(f"删除指标 {record.name}", everything=True)


def enter_readings(command: EnterReadings, work: UnitOfWork) -> ChangeSet:
    """Enter, change or take out readings of one indicator and year."""
    indicator, year = work.get(Indicator, command.indicator), work.get(PlanYear, command.year)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。")
    before = _readings(indicator.uid, year.year, work)
    entries = [entry._replace(form=_checked_reading(entry.form)) for entry in command.entries]
    fallen = new_falls(before, _after(before, entries, indicator.unit))
    reason = clean(command.reason)
    if fallen and not reason:
        raise Refused(f"{fallen[0].sentence}。请核对；确实如此的，请写明原因。")
    work.note_parents([entry.uid for entry in entries])
    for entry in _answered(entries, {fall.later.period for fall in fallen}, reason, before, work):
        _refuse_taken(entry, before)
        _enter(entry, indicator, year, work)
    return work.finish(_label(indicator, year, entries, reason if fallen else ""))


def _label(indicator: Indicator, year: PlanYear, entries: list[ReadingEntry], reason: str) -> str:
    verb = "删除" if all(entry.form.empty for entry in entries) else "录入"
    months = entries[0].form.period.text if len(entries) == 1 else f" {len(entries)} 期"
    return f"{verb}指标 {indicator.name} {year.year}年{months}" + (f"（累计数下降：{reason}）" if reason else "")


def _enter(entry: ReadingEntry, indicator: Indicator, year: PlanYear, work: UnitOfWork) -> None:
    there = work.exists(Reading, entry.uid)
    if not there and entry.seen is not None:
        raise Conflict(READING_CHANGED.format(entry.form.period.text))
    if not there:
        if not entry.form.empty:
            record = Reading(uid=entry.uid, indicator_uid=indicator.uid, year_uid=year.uid, unit=indicator.unit)
            _fill_reading(record, entry.form)
            work.add(record)
        return
    record = work.get(Reading, entry.uid)
    if entry.seen != _reading_form(record) and entry.form != _reading_form(record):
        raise Conflict(READING_CHANGED.format(entry.form.period.text))
    if entry.form.empty:
        work.delete(record)
    else:
        _fill_reading(record, entry.form)


def _answered(
    entries: list[ReadingEntry], fallen: set[Period], reason: str, before: Iterable[ReadingRow], work: UnitOfWork
) -> list[ReadingEntry]:
    """Write the reason of a fall beside the figure that fell: it may be a later one than was typed."""
    others = (row for row in before if row.period in fallen and row.uid not in {entry.uid for entry in entries})
    for row in others:
        record = work.get(Reading, row.uid)
        record.words = _with_reason(record.words, reason)
    return [
        entry._replace(form=entry.form._replace(words=_with_reason(entry.form.words, reason)))
        if entry.form.period in fallen
        else entry
        for entry in entries
    ]


def _with_reason(words: str, reason: str) -> str:
    return "；".join(filter(None, (words, f"累计数下降：{reason}")))


def _refuse_taken(entry: ReadingEntry, before: Iterable[ReadingRow]) -> None:
    """Refuse a second reading of the same months: somebody entered it since the editor looked."""
    if entry.form.period.from_month is None:
        return
    if any(row.period[1:] == entry.form.period[1:] and row.uid != entry.uid for row in before):
        raise Conflict(READING_CHANGED.format(entry.form.period.text))


def _after(before: Iterable[ReadingRow], entries: Iterable[ReadingEntry], unit: str) -> list[ReadingRow]:
    """Give the readings as they will be, as far as sums go."""
    rows = {row.uid: row for row in before}
    for uid, form, _seen in entries:
        known = rows.get(uid)
        used = known.unit if known else unit
        rows[uid] = reading_row(uid, form, used)
    return list(rows.values())


def _readings(indicator: str, year: int, work: UnitOfWork) -> list[ReadingRow]:
    return [row for row in work.read.readings(year) if row.indicator == indicator]


def _fill_reading(record: Reading, form: ReadingForm) -> None:
    """Set all fields of the form; unchanged ones leave no trace in the step."""
    record.period, record.from_month, record.to_month, record.cumulative = form.period
    record.words = form.words
    for field in FIELDS:
        setattr(record, field, getattr(form, field))


def _reading_form(record: Reading) -> ReadingForm:
    period = Period(record.period, record.from_month, record.to_month, record.cumulative)
    return ReadingForm(period, words=record.words, **{field: getattr(record, field) for field in FIELDS})


def _checked_reading(form: ReadingForm) -> ReadingForm:
    numbers = [value for value in (form.value, form.target_low, form.target_high) if value is not None]
    if not all(math.isfinite(value) for value in numbers):
        raise Refused("数值太大了，请核对单位。")
    if form.target_low is not None and form.target_high is not None and form.target_low > form.target_high:
        raise Refused("目标区间的下限大于上限。")
    texts = {name: clean(value) for name, value in form._asdict().items() if isinstance(value, str)}
    return form._replace(**texts)


def _checked(uid: str, form: IndicatorForm, work: UnitOfWork) -> IndicatorForm:
    form = form._replace(name=clean(form.name), unit=clean(form.unit), theme=clean(form.theme))
    if not form.name:
        raise Refused("请填写指标名称。")
    if not form.theme:
        raise Refused("请选择指标所属的主题，它才会出现在板块里。")
    rows = indicators(work.read)
    if any(row.name == form.name and row.uid != uid for row in rows):
        raise Refused(f"已经有指标“{form.name}”了。")
    if bool(form.part) != bool(form.whole) or (form.part and form.part == form.whole) or uid in (form.part, form.whole):
        raise Refused("占比由另外两个不同的指标算出，分子和分母都要选。")
    return form


def _fill(record: Indicator, form: IndicatorForm, work: UnitOfWork) -> None:
    record.name, record.unit = form.name, form.unit
    record.theme_uid = work.directory(Theme, form.theme)
    record.part_uid, record.whole_uid = form.part or None, form.whole or None


def _form(record: Indicator, work: UnitOfWork) -> IndicatorForm:
    theme = work.get(Theme, record.theme_uid).name if record.theme_uid else ""
    return IndicatorForm(record.name, record.unit, theme, record.part_uid or "", record.whole_uid or "")


def _refuse_frozen(record: Indicator, work: UnitOfWork) -> None:
    for _uid, year, frozen in work.read.fetch(sql.READINGS_OF_INDICATOR, indicator=record.uid):
        if frozen:
            raise Refused(f"“{record.name}”在{year}年有数，{year}年已封存；需要修改请先在“年度”菜单中解除封存。")
