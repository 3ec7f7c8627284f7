"""Papers to PDF, each as a ratio to a bare QPdfWriter that draws the same lines of text."""

from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import SAMPLE_YEAR, Ground, Told

TIMES, FEW = 7, 2
MOST = 3.0
PAPERS: dict[str, tuple[str, bool]] = {
    "sheets": ("100 份进度单导出 PDF", False),
    "many": ("1000 份进度单导出 PDF", True),
    "pillar": ("300 个项目的板块汇总表导出 PDF", True),
}
"""By name in `children.papers`: the line in the table, and whether of the sample."""


def measure(ground: Ground) -> list[Figure]:
    """Write each paper and its bare lines in turn."""
    times = str(FEW if ground.quick else TIMES)
    figures: list[Figure] = []
    for name, (title, of_sample) in PAPERS.items():
        told = ground.run("papers", name, str(ground.sample if of_sample else ground.record), times)
        figures.append(_ratio(name, title, told))
    wall = ground.run("wall", str(ground.sample), str(SAMPLE_YEAR), times)
    return [*figures, _ratio("wall", f"{wall['rows']} 个项目的作战图导出 PDF", wall)]


def _ratio(name: str, title: str, told: Told) -> Figure:
    made, drawn = median(told["made"]), median(told["drawn"])
    note = f"{made:.0f} ms，{told['pages']} 页；光画文字 {drawn:.0f} ms"
    return Figure(f"papers.{name}", title, made / drawn, "×", MOST, note)
