"""Finds what a person names by a part of its name."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow

T = TypeVar("T")

MOST_NAMED = 10


def find_year(years: Sequence[YearRow], year: int) -> YearRow:
    """Give a plan year of the file.

    Raises:
        Refused: the file does not hold it.
    """
    found = next((row for row in years if row.year == year), None)
    if found is None:
        there = f"有的是：{'、'.join(str(row.year) for row in years)}" if years else "文件里还没有任何年度"
        raise Refused(f"数据文件里没有 {year} 年；{there}。")
    return found


def find_pillar(pillars: Sequence[PillarRow], part: str) -> PillarRow:
    """Give the one pillar whose name holds `part`.

    Raises:
        Refused: there is none, or there are several; they are named.
    """
    return _only(pillars, part, "板块", lambda row: row.name, lambda row: row.name)


def find_project(projects: Sequence[ProjectRow], part: str) -> ProjectRow:
    """Give the one project whose name is `part`, or else holds it.

    Raises:
        Refused: there is none, or there are several; they are named with their pillars.
    """
    return _only(projects, part, "项目", lambda row: row.name, lambda row: f"{row.name}（{row.pillar_name}）")


def _only(rows: Sequence[T], part: str, what: str, name: Callable[[T], str], told: Callable[[T], str]) -> T:
    wanted = _plain(part)
    if not wanted:
        raise Refused(f"请写明{what}的名称。")
    found = [row for row in rows if _plain(name(row)) == wanted] or [row for row in rows if wanted in _plain(name(row))]
    if not found:
        raise Refused(f"没有名称里含“{part}”的{what}。")
    if len(found) > 1:
        more = f" 等 {len(found)} 个" if len(found) > MOST_NAMED else ""
        named = "、".join(told(row) for row in found[:MOST_NAMED])
        raise Refused(f"“{part}”对应不止一个{what}，请写得更完整些：{named}{more}。")
    return found[0]


def _plain(text: str) -> str:
    """Give a name as people compare it: full-width and half-width, upper and lower case, and spaces are one."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
