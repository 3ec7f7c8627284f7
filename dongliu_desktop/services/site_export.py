"""A register of sites as a spreadsheet: CSV in UTF-8 with a mark, which Excel and WPS open with a double click."""

import csv
import io
from pathlib import Path

from dongliu_desktop.domain.site_listing import EDITIONS, SiteListing
from dongliu_desktop.services.output import checked_target, writing
from dongliu_desktop.system.files import whole_file

FORMULA = ("=", "+", "-", "@", "\t")
TEXT_OF = 12  # digits from which a spreadsheet would round a number


def write_listing(listing: SiteListing, target: Path) -> None:
    """Write a register; an older file of that name is replaced only by a whole new one.

    Raises:
        Refused: the target cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([listing.project.name, EDITIONS[listing.edition], listing.told])
    writer.writerow([column.title for column in listing.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in listing.rows)
    with writing(checked_target(target, replace=True)), whole_file(target, private=False) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, and long numbers (accounts) from losing digits."""
    long = len(cell) >= TEXT_OF and cell[:-1].isdigit()
    return f"\t{cell}" if long or cell.startswith(FORMULA) else cell
