"""How differences are written."""

from dongliu_desktop.domain.quantities import number

MINUS = "−"  # the true minus: as wide as a plus, and never broken off at a line's end


def signed(value: float, decimals: int = 2) -> str:
    """Write a difference with its sign: +17, −3.3; nought has none."""
    text = number(value, decimals).replace("-", MINUS)
    return text if value <= 0 else f"+{text}"
