"""What was measured, against what was promised, as a table."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

HEAD = ("| 项目 | 目标 | 实测 | 结果 | 说明 |", "| --- | --- | --- | --- | --- |")
BEGIN, END = "<!-- python3 dev.py bench --readme: begin -->", "<!-- python3 dev.py bench --readme: end -->"


class Figure(NamedTuple):
    """One line of the table. Less is better; `most` is the promise, None where the line is for comparison only."""

    key: str
    title: str
    measured: float
    unit: str
    most: float | None = None
    note: str = ""

    def line(self) -> str:
        """Give the line as Markdown."""
        target = "—" if self.most is None else f"≤ {_number(self.most)} {self.unit}"
        return f"| {self.title} | {target} | {_number(self.measured)} {self.unit} | {self.verdict()} | {self.note} |"

    def verdict(self) -> str:
        """Give whether the promise is kept, and how far off it is."""
        if self.most is None:
            return "供比较"
        return "达到" if self.measured <= self.most else f"超出 {ceil((self.measured / self.most - 1) * 100)}%"


def table(figures: Iterable[Figure]) -> str:
    """Give the whole table."""
    return "\n".join([*HEAD, *(figure.line() for figure in figures)])


def for_readme(figures: Iterable[Figure]) -> str:
    """Give the table between the README's marks."""
    return f"{BEGIN}\n{table(figures)}\n{END}"


def _number(value: float) -> str:
    """Write three significant figures; whole numbers as such."""
    return f"{value:.0f}" if value == round(value) or value >= 100 else f"{value:.3g}"
