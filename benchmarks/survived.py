"""What the program has survived: kills, faults and bad inputs, counted by the tests themselves.

`python3 dev.py faults` runs every test that is marked with one of `KINDS`, and prints one table. A marked test counts
as one case; one that goes through several of its own says how many with pytest's `record_property(kind, cases)`.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from benchmarks.marks import Marks

ROOT = Path(__file__).parents[1]
PLACES = (ROOT / "README.md", ROOT / "docs" / "reliability.md")
MARKS = Marks("python3 dev.py faults --write")
HEAD = ("| 试了什么 | 次数 | 测试 | 结果 |", "| --- | --- | --- | --- |")
KINDS: dict[str, str] = {
    "kills": "强行结束程序（kill -9）：填报、备份、恢复、升级途中",
    "faults": "故障：磁盘满、读写出错、只读、被占用、文件损坏、时钟拨错",
    "bad_input": "坏输入：不是数据文件、残缺、改过的文件，出格的文字和附件",
}


class Survived(NamedTuple):
    """One line of the table: the kind, how many cases in how many tests, and how many of the tests failed."""

    kind: str
    cases: int
    tests: int
    failed: int

    def line(self) -> str:
        """Give the line as Markdown."""
        verdict = f"{self.failed} 项没有通过" if self.failed else "都没有丢失"
        return f"| {KINDS[self.kind]} | {self.cases} | {self.tests} | {verdict} |"


def counted(report: Path) -> list[Survived]:
    """Add up what the tests told, from pytest's report in JUnit's format; a skipped test counts for nothing."""
    ran = [case for case in ET.parse(report).iter("testcase") if case.find("skipped") is None]  # noqa: S314 - our own file
    return [_added(kind, ran) for kind in KINDS]


def table(lines: Iterable[Survived]) -> str:
    """Give the whole table."""
    return "\n".join([*HEAD, *(line.line() for line in lines)])


def main() -> int:
    """Run the tests, print the table, and with --write put it where the documents have it."""
    parser = argparse.ArgumentParser(prog="python3 dev.py faults", description="故障演练：强行结束、故障、坏输入。")
    parser.add_argument("--write", action="store_true", help="把表格写进 README 和 docs/reliability.md")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dongliu-faults-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "-m", " or ".join(KINDS)]
        code = subprocess.run([*command, f"--junitxml={report}"], cwd=ROOT, check=False).returncode
        if not report.exists():
            return code
        found = table(counted(report))
    print(found)
    if wanted.write and not code:
        for place in PLACES:
            MARKS.put(place, found)
    return code


def _added(kind: str, ran: Iterable[ET.Element]) -> Survived:
    cases = tests = failed = 0
    for case in ran:
        told = [int(one.get("value", "0")) for one in case.iter("property") if one.get("name") == kind]
        if told:
            cases, tests = cases + sum(told), tests + 1
            failed += case.find("failure") is not None or case.find("error") is not None
    return Survived(kind, cases, tests, failed)


if __name__ == "__main__":
    sys.exit(main())
