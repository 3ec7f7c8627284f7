"""Resident memory with the real record open and nothing going on, as a ratio to the least PySide6 window."""

from functools import partial

from benchmarks.figures import Figure
from benchmarks.ground import Ground, interleaved, median

ROUNDS, FEW = 3, 1
REST = "2000"  # ms


def measure(ground: Ground) -> list[Figure]:
    """Let bare windows and the program come to rest in turn."""
    contenders = {
        "bare": partial(ground.run, "bare_window", REST),
        "floor": partial(ground.run, "bare_window", REST, "sqlalchemy.orm"),
        "record": partial(ground.run, "at_rest", str(ground.record), REST, file=ground.record),
    }
    found = interleaved(FEW if ground.quick else ROUNDS, contenders)
    bare, floor, record = (median(found[name], "resident") for name in contenders)
    return [
        Figure("memory.floor", "常驻内存：裸窗口，先导入 SQLAlchemy", floor / bare, "×", note=f"{floor:.0f} MiB"),
        Figure(
            "memory.record", "常驻内存：真实记录", record / bare, "×", 2.1, f"{record:.0f} MiB（裸窗口 {bare:.0f} MiB）"
        ),
    ]
