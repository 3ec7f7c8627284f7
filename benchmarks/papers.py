"""Sheets to PDF, as a ratio to a bare QPdfWriter drawing the same lines: 100 status sheets, a large wall chart."""

from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import SAMPLE_YEAR, Ground, Told

TIMES, FEW = 7, 2
MOST = 3.0


def measure(ground: Ground) -> list[Figure]:
    """Write the papers and the bare lines in turn."""
    times = str(FEW if ground.quick else TIMES)
    sheets = ground.run("papers", str(ground.record), times)
    wall = ground.run("wall", str(ground.sample), str(SAMPLE_YEAR), times)
    return [
        _ratio("papers.sheets", f"{sheets['sheets']} 份进度单导出 PDF", sheets),
        _ratio("papers.wall", f"{wall['rows']} 个项目的作战图导出 PDF", wall),
    ]


def _ratio(key: str, title: str, told: Told) -> Figure:
    made, drawn = median(told["made"]), median(told["drawn"])
    note = f"{made:.0f} ms，{told['pages']} 页；光画文字 {drawn:.0f} ms"
    return Figure(key, title, made / drawn, "×", MOST, note)
