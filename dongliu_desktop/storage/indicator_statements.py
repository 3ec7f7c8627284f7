"""What is asked of indicators, beside their readings of a year."""

from typing import Any

from sqlalchemy import Select, bindparam, func, select

from dongliu_desktop.storage.records import Indicator, PlanYear, Reading, Theme

INDICATOR_STATEMENTS: dict[str, Select[*tuple[Any, ...]]] = {
    "INDICATORS": select(
        Indicator.uid,
        Indicator.name,
        Indicator.unit,
        func.coalesce(Theme.name, "").label("theme"),
        func.coalesce(Indicator.part_uid, "").label("part"),
        func.coalesce(Indicator.whole_uid, "").label("whole"),
        Indicator.position,
    )
    .outerjoin(Theme, Theme.uid == Indicator.theme_uid)
    .order_by(Indicator.position, Indicator.name),
    "READINGS_OF_INDICATOR": select(Reading.uid, PlanYear.year, PlanYear.frozen)
    .join(PlanYear, PlanYear.uid == Reading.year_uid)
    .where(Reading.indicator_uid == bindparam("indicator"))
    .order_by(PlanYear.year, Reading.uid),
}
