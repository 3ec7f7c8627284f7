"""What may be done about lights: rules of years, and lights that a person sets."""

from typing import NamedTuple

from dongliu_desktop.domain.lights import Light, LightRule


class UseLightRule(NamedTuple):
    """Compute the lights of a year by `rule`.

    A rule that the file holds already is used as it is. Otherwise the year's own rule is changed, or, where other
    years use that too, a new one is entered under `uid`. `seen` is the uid of the year's rule as the editor saw it.
    """

    year: str
    uid: str
    rule: LightRule
    seen: str | None


class OverrideLight(NamedTuple):
    """Show a light that a person sets, with the reason; None goes back to the computed one."""

    project: str
    seen: int
    light: Light | None
    reason: str = ""


LightCommand = UseLightRule | OverrideLight
