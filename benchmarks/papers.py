"""100 status sheets of the real record to PDF, as a ratio to a bare QPdfWriter drawing the same lines of text."""

from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import Ground

TIMES, FEW = 7, 2


def measure(ground: Ground) -> list[Figure]:
    """Write the sheets and the bare lines in turn."""
    told = ground.run("papers", str(ground.record), str(FEW if ground.quick else TIMES))
    made, drawn = median(told["made"]), median(told["drawn"])
    note = f"{made:.0f} ms，{told['pages']} 页；光画文字 {drawn:.0f} ms"
    return [Figure("papers.sheets", f"{told['sheets']} 份进度单导出 PDF", made / drawn, "×", 3.0, note)]
