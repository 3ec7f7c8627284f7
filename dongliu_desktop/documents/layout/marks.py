"""Marks that mean something without colour: lights with a shape and a word, bars with the schedule's mark."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import (
    EM_CENTRE,
    INK,
    Box,
    Ellipse,
    Item,
    Line,
    Polygon,
    Rect,
    Role,
    Style,
    Text,
    pt,
)
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.domain.lights import Light

LIGHT_COLOURS: dict[Light, str] = {
    Light.BLUE: "#1f5fbf",
    Light.GREEN: "#1c8a4c",
    Light.YELLOW: "#d99a00",
    Light.ORANGE: "#d9661a",
    Light.RED: "#c8202f",
    Light.GREY: "#7a7a7a",
}
TRACK = "#e6e6e6"

_WORD = Style(Role.SONG, 10.5)
_SMALL = Style(Role.SONG, 9)
_TICK = ((0.0, 0.55), (0.16, 0.39), (0.38, 0.61), (0.84, 0.12), (1.0, 0.28), (0.38, 0.93))


def light_shape(light: Light, x: float, y: float, size: float) -> Item:
    """Give the shape of a light: disc green, triangle yellow, diamond orange, square red, tick blue, ring grey."""
    return _SHAPES[light](x, y, size, LIGHT_COLOURS[light])


def _disc(x: float, y: float, size: float, colour: str) -> Item:
    return Ellipse(x, y, size, size, colour)


def _triangle(x: float, y: float, size: float, colour: str) -> Item:
    return Polygon(((x, y + size * 0.95), (x + size, y + size * 0.95), (x + size / 2, y + size * 0.05)), colour)


def _diamond(x: float, y: float, size: float, colour: str) -> Item:
    middle = size / 2
    return Polygon(((x + middle, y), (x + size, y + middle), (x + middle, y + size), (x, y + middle)), colour)


def _square(x: float, y: float, size: float, colour: str) -> Item:
    return Rect(x + size * 0.05, y + size * 0.05, size * 0.9, size * 0.9, colour)


def _tick(x: float, y: float, size: float, colour: str) -> Item:
    return Polygon(tuple((x + px * size, y + py * size) for px, py in _TICK), colour)


def _ring(x: float, y: float, size: float, colour: str) -> Item:
    width = size * 0.16
    return Ellipse(x + width / 2, y + width / 2, size - width, size - width, None, colour, width)


_SHAPES: dict[Light, Callable[[float, float, float, str], Item]] = {
    Light.GREEN: _disc,
    Light.YELLOW: _triangle,
    Light.ORANGE: _diamond,
    Light.RED: _square,
    Light.BLUE: _tick,
    Light.GREY: _ring,
}


class LightMark(NamedTuple):
    """A light's shape with its word, centred (or as `align` says): a Figure for a table cell."""

    light: Light
    word: str
    style: Style = _WORD
    align: float = Align.MIDDLE

    def height(self, typesetter: Typesetter, width: float) -> float:
        """One line."""
        del typesetter, width
        return self.style.line

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give the shape and the word."""
        size = pt(self.style.size) * 0.78
        gap = pt(self.style.size) * 0.35
        width = size + gap + typesetter.width(self.word, self.style)
        x = box.x + (box.width - width) * self.align
        baseline = self.style.baseline(box.y + (box.height - self.style.line) / 2)
        yield light_shape(self.light, x, baseline - pt(self.style.size) * EM_CENTRE - size / 2, size)
        yield Text(x + size + gap, baseline, self.word, self.style)


class ProgressBar(NamedTuple):
    """A bar of `percent` with a mark at `schedule` (时序进度), both 0-100, and its figure beside it.

    Without a percentage there is no bar, and `words` stand alone. More than 100 fills the bar; the figure tells.
    """

    percent: float | None
    schedule: float | None
    colour: str
    words: str
    style: Style = _WORD

    def height(self, typesetter: Typesetter, width: float) -> float:
        """One line."""
        del typesetter, width
        return self.style.line

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give track, bar, schedule mark and figure."""
        if self.percent is None:
            yield from typesetter.place(self.words, self.style, box, Align.MIDDLE)
            return
        figure = max(typesetter.width("100%", self.style), typesetter.width(self.words, self.style))
        length = max(0.0, box.width - figure - pt(5))
        thick = pt(self.style.size) * 0.6
        y = box.y + (box.height - thick) / 2
        done = min(max(self.percent, 0.0), 100.0) / 100
        yield Rect(box.x, y, length, thick, TRACK)
        yield Rect(box.x, y, length * done, thick, self.colour)
        if self.schedule is not None:
            mark = box.x + length * min(max(self.schedule, 0.0), 100.0) / 100
            yield Line(mark, y - pt(2), mark, y + thick + pt(2), pt(1.2), INK)
        yield from typesetter.place(self.words, self.style, box, Align.END)


class Legend(NamedTuple):
    """One line that explains the lights and the schedule's mark, for the foot of a sheet."""

    entries: tuple[tuple[Light, str], ...]
    note: str = ""
    style: Style = _SMALL

    def height(self, typesetter: Typesetter, width: float) -> float:
        """One line."""
        del typesetter, width
        return self.style.line

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give shapes and words from left to right."""
        size = pt(self.style.size)
        x = box.x
        for light, word in self.entries:
            mark = LightMark(light, word, self.style, Align.START)
            yield from mark.draw(typesetter, box._replace(x=x))
            x += typesetter.width(word, self.style) + size * 2.2
        yield from typesetter.place(self.note, self.style, box._replace(x=x, width=box.x + box.width - x))


class SignatureLine(NamedTuple):
    """A label with a rule to sign on: "审核人：______", a Figure for a cell of a table without rules."""

    label: str
    style: Style = _WORD

    def height(self, typesetter: Typesetter, width: float) -> float:
        """Room to write by hand."""
        del typesetter, width
        return self.style.line * 2

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give the label and the rule, at the foot of the box."""
        baseline = self.style.baseline(box.y + box.height - self.style.line)
        yield Text(box.x, baseline, self.label, self.style)
        rule = baseline + pt(2)
        yield Line(box.x + typesetter.width(self.label, self.style), rule, box.x + box.width, rule, pt(0.5))
