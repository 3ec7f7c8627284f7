"""`python3 dev.py soak --minutes 10 --seed N`: work and kill, then reckon."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.marks import Marks
from benchmarks.soak.rounds import Soak

PLACE = Path(__file__).parents[2] / "docs" / "reliability.md"
MARKS = Marks("python3 dev.py soak --write")


def main() -> int:
    """Do one soak and give the exit code; what went wrong is left where it can be looked at."""
    parser = argparse.ArgumentParser(
        prog="python3 dev.py soak", description="浸泡测试：真的程序，随机操作，反复强行结束。"
    )
    parser.add_argument("--minutes", type=float, default=10.0, metavar="分钟")
    parser.add_argument("--seed", type=int, default=1, metavar="数", help="同一个数，同样的操作")
    parser.add_argument("--write", action="store_true", help="把结果写进 docs/reliability.md")
    wanted = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="dongliu-soak-"))
    outcome = Soak(folder, wanted.seed).run(wanted.minutes * 60, told=lambda line: print(line, flush=True))
    lines = [f"种子 {wanted.seed}。", *outcome.lines()]
    print("\n".join(lines))
    if outcome.findings:
        print(f"现场留在 {folder}")
        return 1
    shutil.rmtree(folder)
    if wanted.write:
        MARKS.put(PLACE, "\n".join(f"- {line}" for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
