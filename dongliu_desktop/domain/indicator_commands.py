"""What may be done to indicators and their readings. They carry what the user saw and typed."""

from typing import NamedTuple

from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.rows import ReadingRow


class IndicatorForm(NamedTuple):
    """All that may be edited of an indicator. `part` and `whole` are indicators of whose figures it is the share."""

    name: str
    unit: str = ""
    theme: str = ""
    part: str = ""
    whole: str = ""


class CreateIndicator(NamedTuple):
    """Add an indicator behind the others."""

    uid: str
    form: IndicatorForm


class EditIndicator(NamedTuple):
    """Change an indicator; `seen` is what the editor saw of it."""

    uid: str
    seen: IndicatorForm
    form: IndicatorForm


class DeleteIndicator(NamedTuple):
    """Take out an indicator with all its readings; undo brings them back."""

    uid: str


class ReadingForm(NamedTuple):
    """One reading as printed. One of which nothing is left is taken out."""

    period: Period
    value: float | None = None
    printed: str = ""
    qualifier: str = ""
    growth: str = ""
    rank: int | None = None
    rank_basis: str = ""
    rank_scope: str = ""
    target_low: float | None = None
    target_high: float | None = None
    words: str = ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return self == ReadingForm(self.period)


class ReadingEntry(NamedTuple):
    """A reading and what the editor saw of it before, None where there was none."""

    uid: str
    form: ReadingForm
    seen: ReadingForm | None = None


class EnterReadings(NamedTuple):
    """Enter readings of one indicator and year, as one step.

    A cumulative figure that falls below the one before it needs a `reason`, which is kept beside the figure.
    """

    indicator: str
    year: str
    entries: tuple[ReadingEntry, ...]
    reason: str = ""


IndicatorCommand = CreateIndicator | EditIndicator | DeleteIndicator | EnterReadings


def reading_form(row: ReadingRow) -> ReadingForm:
    """Give what may be edited of a reading."""
    return ReadingForm(row.period, **{field: getattr(row, field) for field in ReadingForm._fields[1:]})


def reading_row(uid: str, form: ReadingForm, unit: str) -> ReadingRow:
    """Give a reading as its form says, of an indicator and year that are known elsewhere."""
    facts = form._asdict()
    return ReadingRow(uid=uid, unit=unit, indicator="", name="", theme="", project=None, year=0, sentence="", **facts)
