"""How long a person waits from the start of the program, as ratios to the least PySide6 window."""

from functools import partial

from benchmarks.figures import Figure
from benchmarks.ground import Ground, Told, interleaved, median

ROUNDS, FEW = 11, 3
BARE, FLOOR, RECORD, SAMPLE = "bare", "floor", "record", "sample"
# Which contender, which of its moments, the promise in bare windows, and how the table calls it.
MOMENTS: tuple[tuple[str, str, float | None, str], ...] = (
    (RECORD, "frame", 1.3, "启动 → 窗口框架画出"),
    (RECORD, "record", 2.8, "启动 → 真实记录画出"),
    (RECORD, "typed", 3.0, "启动 → 可以填报（表格里已输入数字）"),
    (RECORD, "saved", None, "启动 → 第一条填报写入磁盘"),
    (SAMPLE, "frame", 1.3, "同上，1 万个项目、100 万条填报：框架"),
    (SAMPLE, "record", 3.0, "同上：板块画出（2,000 个项目）"),
    (SAMPLE, "typed", 3.2, "同上：可以填报"),
    (SAMPLE, "saved", None, "同上：第一条填报写入磁盘"),
)


def measure(ground: Ground) -> list[Figure]:
    """Start bare windows and the program in turn, on the real record and on the sample."""
    contenders = {
        BARE: partial(ground.run, "bare_window", "0"),
        FLOOR: partial(ground.run, "bare_window", "0", "sqlalchemy.orm"),
        RECORD: partial(ground.run, "first_edit", str(ground.record), file=ground.record),
        SAMPLE: partial(ground.run, "first_edit", str(ground.sample), file=ground.sample),
    }
    found = interleaved(FEW if ground.quick else ROUNDS, contenders)
    bare = median(found[BARE], "painted")
    floor = median(found[FLOOR], "painted")
    yardsticks = [
        Figure("start.bare", "裸 PySide6 窗口，50 行表格", 1.0, "×", note=f"{bare:.0f} ms"),
        Figure(
            "start.floor", "同上，先导入 SQLAlchemy（本程序所用软件包的下限）", floor / bare, "×", note=_told(floor)
        ),
    ]
    return yardsticks + [_figure(found, bare, *moment) for moment in MOMENTS]


def _figure(
    found: dict[str, list[Told]], bare: float, contender: str, moment: str, most: float | None, title: str
) -> Figure:
    taken = median(found[contender], moment)
    return Figure(f"start.{contender}.{moment}", title, taken / bare, "×", most, _told(taken))


def _told(taken: float) -> str:
    return f"{taken:.0f} ms"
