"""The colours of the two themes, each with a name that says what it is for.

Text colours reach a contrast of 4.5 on every surface they stand on, shapes of the five lights reach 3 (WCAG 2.1
AA, 1.4.3 and 1.4.11); a test computes it. Widgets do not keep tokens: they ask `tokens_of(self.palette())` when
they paint, so a theme change needs nothing but a repaint.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from dongliu_desktop.domain.lights import Light

MIDDLE_LIGHTNESS = 128  # of 255: below it a window is a dark one


class LightColours(NamedTuple):
    """One of the five lights: the shape or bar, words in that colour, and the tint behind such words."""

    shape: QColor
    words: QColor
    tint: QColor


class Tokens(NamedTuple):
    """All colours of one theme."""

    window: QColor  # behind panels
    panel: QColor  # cards, tables, fields, bars
    raised: QColor  # menus and popups
    group: QColor  # group rows, table header
    hover: QColor
    pressed: QColor
    selection: QColor  # chosen row: text on it keeps its own colour
    line: QColor  # hairlines and card borders
    edge: QColor  # borders of buttons and fields
    text: QColor
    muted: QColor  # labels, hints, placeholders
    disabled: QColor
    accent: QColor  # primary button, focus ring, underline of the tab; legible as text
    accent_hover: QColor
    on_accent: QColor
    ink: QColor  # the chosen segment, tool tips, toasts
    on_ink: QColor
    track: QColor  # behind a progress bar
    tick: QColor  # the schedule mark
    lights: dict[Light, LightColours]


def _lights(*rows: str) -> dict[Light, LightColours]:
    return {
        light: LightColours(*(QColor(part) for part in row.split())) for light, row in zip(Light, rows, strict=True)
    }


LIGHT = Tokens(
    window=QColor("#f4f6f9"),
    panel=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    group=QColor("#f7f9fb"),
    hover=QColor("#f1f5f8"),
    pressed=QColor("#e6ebf1"),
    selection=QColor("#e5f2eb"),
    line=QColor("#e3e8ee"),
    edge=QColor("#c9d1dc"),
    text=QColor("#1a2330"),
    muted=QColor("#566274"),
    disabled=QColor("#9aa4b2"),
    accent=QColor("#177648"),
    accent_hover=QColor("#12663d"),
    on_accent=QColor("#ffffff"),
    ink=QColor("#1d2735"),
    on_ink=QColor("#ffffff"),
    track=QColor("#e6eaf0"),
    tick=QColor("#1a2330"),
    lights=_lights(
        "#2a6be0 #1c56c4 #e4edfd",
        "#21965a #177648 #e2f3ea",
        "#b87800 #855700 #fff1d2",
        "#c2560c #9a4006 #ffe8d8",
        "#cf1730 #b40f28 #fde5e8",
        "#7b8797 #566274 #edf0f4",
    ),
)

DARK = Tokens(
    window=QColor("#13171d"),
    panel=QColor("#1b2028"),
    raised=QColor("#252b35"),
    group=QColor("#202630"),
    hover=QColor("#262d38"),
    pressed=QColor("#303947"),
    selection=QColor("#1d3a2d"),
    line=QColor("#2c333f"),
    edge=QColor("#465163"),
    text=QColor("#e7ebf1"),
    muted=QColor("#a5b0c0"),
    disabled=QColor("#667182"),
    accent=QColor("#45c08a"),
    accent_hover=QColor("#63d0a0"),
    on_accent=QColor("#07170f"),
    ink=QColor("#dfe5ee"),
    on_ink=QColor("#161b23"),
    track=QColor("#333c4a"),
    tick=QColor("#f2f5f9"),
    lights=_lights(
        "#4f8cf7 #8cb4fb #1d2c4a",
        "#35b377 #5cca97 #17342a",
        "#dca521 #ecbf55 #3a2f14",
        "#f08a3c #fcae72 #41291a",
        "#ee5a68 #fb8f99 #431f27",
        "#8793a5 #a5b0c0 #2a313c",
    ),
)


def tokens_of(palette: QPalette) -> Tokens:
    """Give the colours that belong to a palette: of the dark theme where its windows are dark."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < MIDDLE_LIGHTNESS
    return DARK if dark else LIGHT
