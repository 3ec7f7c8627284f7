"""How figures are written: as printed in the source, or as an office writes them."""

from datetime import date

FULL, NEARLY = 100.0, 99.9
BEFORE = frozenset({"超过", "近", "约", "逾", "不少于", "达"})  # all others stand behind the number
SCALES = frozenset({"万", "亿"})


def number(value: float | None, decimals: int = 2) -> str:
    """Write a number without needless zeros: 33,182, 2.8, 98.8; an unknown one is an em dash."""
    if value is None:
        return "—"
    text = f"{value:z,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: float | None) -> str:
    """Write a percentage with at most one decimal: 82%, 91.8%; an unknown one is an em dash.

    What falls short of 100 is never rounded up to it: "100%" beside a yellow light would be a riddle.
    """
    if value is None:
        return "—"
    return f"{number(min(value, NEARLY) if value < FULL else value, 1)}%"


def quantity(value: float | None, unit: str, qualifier: str = "") -> str:
    """Write a quantity with its unit and the source's qualifier: 3,580余平方米, 超过8,000平方米, 10家.

    After a fraction 余 stands behind the 万 or 亿 that it counts: 700余万元, but 98.8万余元.
    """
    if value is None:
        return "—"
    if qualifier in BEFORE:
        return f"{qualifier}{number(value)}{unit}"
    scale = unit[:1] if unit[:1] in SCALES and not float(value).is_integer() else ""
    return f"{number(value)}{scale}{qualifier}{unit.removeprefix(scale)}"


def chinese_date(day: date) -> str:
    """Write a date as official documents do (GB/T 9704: no leading zeros): 2016年6月10日."""
    return f"{day.year}年{day.month}月{day.day}日"
