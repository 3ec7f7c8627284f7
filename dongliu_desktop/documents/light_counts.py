"""How many stand at each light, with shape and word: a figure for a total or a group's row."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import Box, Item, Style, pt
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.domain.lights import Light

MARK, GAP = 1.15, 1.0  # em: room for a shape and its distance, and between two entries


class LightCounts(NamedTuple):
    """Entries from left to right, on as many lines as they need; one without a light is words only."""

    entries: Sequence[tuple[Light | None, str]]
    style: Style

    def height(self, typesetter: Typesetter, width: float) -> float:
        """Give as many lines as the entries need."""
        lines = [line for _x, line, _entry in self._seats(typesetter, width)]
        return (max(lines, default=0) + 1) * self.style.line

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give shapes and words."""
        for x, line, (light, words) in self._seats(typesetter, box.width):
            place = Box(box.x + x, box.y + line * self.style.line, box.width - x, self.style.line)
            if light is None:
                yield from typesetter.place(words, self.style, place)
            else:
                yield from LightMark(light, words, self.style, Align.START).draw(typesetter, place)

    def _seats(self, typesetter: Typesetter, width: float) -> Iterable[tuple[float, int, tuple[Light | None, str]]]:
        em = pt(self.style.size)
        x, line = 0.0, 0
        for light, words in self.entries:
            needs = typesetter.width(words, self.style) + (em * MARK if light else 0.0)
            if x and x + needs > width:
                x, line = 0.0, line + 1
            yield x, line, (light, words)
            x += needs + em * GAP
