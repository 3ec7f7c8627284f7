"""Adds a register of sites up row by row, slowly and plainly, for comparison with what the file adds up."""

from datetime import date

from dongliu_desktop.domain.sites import Ledger, LedgerRow, Mark, SiteSums, StageRow, StageSum, size_of, unit_of


def sums_of(ledger: Ledger, day: date) -> SiteSums:
    """Add up a register as it stood on a day."""
    sizes = [(row, size_of(row, ledger.basis)) for row in ledger.rows]
    stages = tuple(
        StageSum(
            stage.name, stage.weight, stage.beside, sum(size or 0.0 for row, size in sizes if _at(row, stage, day))
        )
        for stage in ledger.stages
        if stage.own
    )
    marks = [mark for row in ledger.rows for mark in row.marks.values() if _entered(mark, day)]
    return SiteSums(
        ledger.basis,
        unit_of(ledger.basis, (row.unit for row in ledger.rows)),
        len(ledger.rows),
        sum(size is None for _row, size in sizes),
        sum(size or 0.0 for _row, size in sizes),
        stages,
        any(
            stage.uid in row.marks and _entered(row.marks[stage.uid], day)
            for row in ledger.rows
            for stage in ledger.stages
            if stage.own and not stage.beside
        ),
        max((mark.day for mark in marks if mark.day), default=None),
    )


def _entered(mark: Mark, day: date) -> bool:
    return mark.day is None or mark.day <= day


def _at(row: LedgerRow, stage: StageRow, day: date) -> bool:
    mark = row.marks.get(stage.uid)
    return mark is not None and mark.reached and _entered(mark, day)
