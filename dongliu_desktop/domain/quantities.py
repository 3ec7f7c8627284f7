"""How figures are written: as printed in the source, or as an office writes them."""

from datetime import date


def number(value: float | None, decimals: int = 2) -> str:
    """Write a number without needless zeros: 33182, 2.8, 98.8; an unknown one is an em dash."""
    if value is None:
        return "—"
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: float | None) -> str:
    """Write a percentage with at most one decimal: 82%, 91.8%; an unknown one is an em dash."""
    return "—" if value is None else f"{number(value, 1)}%"


def quantity(value: float | None, unit: str, qualifier: str = "") -> str:
    """Write a quantity with its unit and the source's qualifier: 3,580余平方米, 超过8,000平方米, 10家."""
    if value is None:
        return "—"
    before = qualifier if qualifier in BEFORE else ""
    after = qualifier if qualifier and not before else ""
    return f"{before}{number(value)}{after}{unit}"


BEFORE = frozenset({"超过", "近", "约", "逾", "不少于", "达"})


def chinese_date(day: date) -> str:
    """Write a date as official documents do (GB/T 9704: no leading zeros): 2016年6月10日."""
    return f"{day.year}年{day.month}月{day.day}日"
