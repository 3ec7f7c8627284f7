"""What the GUI thread is busy with while a person fills in the monthly grid: 2,000 projects of one pillar."""

from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import Ground, high

TIMES, FEW = 300, 20
FRAME = 16.0  # ms; what a screen of 60 Hz leaves for one picture
ACTS: dict[str, str] = {
    "open": "打开月度填报（1 万个项目），选一个板块（2,000 个）",
    "cells": "输入一格并回车",
    "moves": "移动、翻页、选择",
    "sorts": "排序",
    "fills": "向下填充 20 格",
}


def measure(ground: Ground) -> list[Figure]:
    """Let somebody fill in the sheet of the real window."""
    told = ground.run("at_grid", str(ground.sample), str(FEW if ground.quick else TIMES), file=ground.sample)
    return [_figure(name, title, told[name]) for name, title in ACTS.items()]


def _figure(name: str, title: str, taken: list[list[float]]) -> Figure:
    longest = [longest for _total, longest in taken]
    note = f"p50 {median(longest):.1f} ms；整个过程 p50 {median(total for total, _longest in taken):.1f} ms"
    return Figure(f"grid.{name}", f"月度填报：{title}（界面线程最长一段 p99）", high(longest), "ms", FRAME, note)
