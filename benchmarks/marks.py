"""Marks in a document, between which a command puts what it found."""

from pathlib import Path
from typing import NamedTuple


class Marks(NamedTuple):
    """The marks of one command; they tell who reads the document how its figures are made anew."""

    command: str

    @property
    def begin(self) -> str:
        """The mark before."""
        return f"<!-- {self.command}: begin -->"

    @property
    def end(self) -> str:
        """The mark behind."""
        return f"<!-- {self.command}: end -->"

    def put(self, place: Path, text: str) -> None:
        """Put a text between the marks of a document. Raises ValueError where it has none."""
        before, begin, rest = place.read_text(encoding="utf-8").partition(self.begin)
        _old, end, after = rest.partition(self.end)
        if not (begin and end):
            raise ValueError(f"{place.name}: {self.begin}")
        place.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
