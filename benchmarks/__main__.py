"""`python -m benchmarks`: measure, and print one table."""

import argparse
import json
import os
import platform
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import grid, lights, memory, office, papers, scale, sites, start, work
from benchmarks.figures import Figure, for_readme, table
from benchmarks.ground import Ground, prepared

BENCHMARKS: dict[str, Callable[[Ground], list[Figure]]] = {
    "start": start.measure,
    "work": work.measure,
    "grid": grid.measure,
    "memory": memory.measure,
    "papers": papers.measure,
    "office": office.measure,
    "lights": lights.measure,
    "sites": sites.measure,
    "scale": scale.measure,
}
BUSY = 0.5  # processes that want to run, on average


def main() -> None:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an end from outside also puts away what was started
    if options.given:
        figures = [Figure(*line) for line in json.loads(options.given.read_text(encoding="utf-8"))["figures"]]
    else:
        figures = measured(options.names or list(BENCHMARKS), quick=options.quick)
    if options.json:
        found = {"machine": machine(), "quick": options.quick, "figures": figures}
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    print(for_readme(figures) if options.readme else table(figures))


def measured(names: list[str], *, quick: bool) -> list[Figure]:
    found: list[Figure] = []
    if os.getloadavg()[0] > BUSY:
        print("注意：这台电脑正忙着别的事，p99 一类的数字会偏大。", file=sys.stderr, flush=True)
    with prepared(quick=quick) as ground:
        for name in names:
            print(f"正在测量：{name}……", file=sys.stderr, flush=True)
            found += BENCHMARKS[name](ground)
    return found


def machine() -> str:
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description="测量本程序的各项性能指标。")
    parser.add_argument("names", nargs="*", metavar="名称", help="只测这些：" + "、".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="只跑几次，看测量本身是否正常；数字不可引用")
    parser.add_argument("--json", type=Path, metavar="文件", help="把数字写入文件")
    parser.add_argument("--given", type=Path, metavar="文件", help="不测量，用 --json 写下的数字")
    parser.add_argument("--readme", action="store_true", help="打印 README 里的表格，连同前后标记")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"没有这一项：{'、'.join(unknown)}；有 {'、'.join(BENCHMARKS)}")
    return options


if __name__ == "__main__":
    main()
