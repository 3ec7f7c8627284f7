"""Rounds of work and kills on one file, and the reckoning at the end: every acknowledged change is there once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.soak.ledger import Entry, entries
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.checking import check
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.backup import list_backups
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

ROOT = Path(__file__).parents[2]
KILLED_EARLY, ENDED_WELL = 0.15, 0.15  # shares of the rounds
EARLY_SECONDS = 2.0
MOST_ACTS = 120
REPORTS = "SELECT progress FROM progress_report WHERE progress LIKE '浸泡 %'"
MISSING = """
SELECT made.step_uid, (
    SELECT last.step_uid FROM step_change last JOIN step ON step.uid = last.step_uid
    WHERE last.entity = made.entity AND last.key = made.key AND last.field IS NULL ORDER BY step.clock DESC LIMIT 1)
FROM step_change made WHERE made.entity = 'progress_report' AND made.field IS NULL AND made.new IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM progress_report WHERE uid = made.key)
"""
TAKING_BACK = frozenset({"undo", "redo"})


class Outcome(NamedTuple):
    """What came of a soak: how long and how often, and what was found wrong (nothing = all is well)."""

    seconds: float
    kills: int
    quits: int
    acts: Counter[str]
    changes: int
    reports: int
    findings: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Give it in Chinese."""
        acts = "、".join(f"{word} {self.acts[name]}" for name, word in WORDS.items() if self.acts[name])
        yield f"{self.seconds / 60:.1f} 分钟，强行结束 {self.kills} 次，正常退出 {self.quits} 次。"
        yield f"操作 {sum(self.acts.values())} 次：{acts}。"
        yield f"确认过的改动 {self.changes} 处，其中填报 {self.reports} 条。"
        yield "检查没有发现问题，确认过的每一条都在，恰好一条。" if not self.findings else "有问题："
        yield from self.findings


WORDS = {
    "report": "填报", "figure": "表中改数", "undo": "撤销", "redo": "重做", "draft": "写草稿", "tab": "换标签",
    "year": "换年度", "print": "印成 PDF",
}  # fmt: skip


class Soak:
    """One soak in a folder of its own; the same seed gives the same acts."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._seed = seed
        self._chosen = random.Random(seed)
        self.file = folder / "东柳街道.dongliu"
        self._ledger = folder / "确认.jsonl"
        self._acts: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        create_file(self.file, bundled_record(resources_dir() / "record"))
        self._before = len(steps(self.file))

    def run(self, seconds: float, least: int = 1, told: Callable[[str], object] = lambda _line: None) -> Outcome:
        """Work for so long, and at least so many rounds; stop at the first thing that is wrong."""
        began = time.monotonic()
        findings: tuple[str, ...] = ()
        number = 0
        while not findings and (number < least or time.monotonic() - began < seconds):
            number += 1
            end = self._round(number)
            findings = (*self._reckon(), *end)
            told(f"第 {number} 轮：累计操作 {sum(self._acts.values())} 次，强行结束 {self._ends['kill']} 次")
        noted = list(entries(self._ledger))
        reports = sum(1 for entry in noted if entry.words)
        took = time.monotonic() - began
        return Outcome(took, self._ends["kill"], self._ends["quit"], self._acts, len(noted), reports, findings)

    # ------------------------------------------------------------ a round

    def _round(self, number: int) -> tuple[str, ...]:
        """Start the program and end it somehow; give what went wrong with the program itself."""
        fate = self._chosen.random()
        acts, pause = self._chosen.randrange(1, MOST_ACTS), self._chosen.uniform(0.0, 0.03)
        early = self._chosen.uniform(0.1, EARLY_SECONDS)
        ends_well = fate < ENDED_WELL
        command = [sys.executable, "-m", "benchmarks.soak.worker", str(self.file), str(self._ledger)]
        command += [f"{self._seed}-{number}", str(acts if ends_well else 10 * MOST_ACTS)]
        with (
            (self._folder / "stderr.txt").open("wb") as said,
            subprocess.Popen(command, cwd=ROOT, env=self._environment(), stdout=subprocess.PIPE, stderr=said) as worker,
        ):
            if ENDED_WELL <= fate < ENDED_WELL + KILLED_EARLY:
                time.sleep(early)
            else:
                self._watch(worker, acts, pause, to_the_end=ends_well)
            if worker.poll() is None and not ends_well:
                os.kill(worker.pid, signal.SIGKILL)
            self._count(worker)
        killed = worker.returncode == -signal.SIGKILL
        self._ends["kill" if killed else "quit"] += 1
        if killed or (worker.returncode == 0 and ends_well):
            return ()
        return (f"第 {number} 轮：程序以退出码 {worker.returncode} 结束。{self._said()}",)

    def _watch(self, worker: "subprocess.Popen[bytes]", acts: int, pause: float, *, to_the_end: bool) -> None:
        """Count acts until it is time; to the end, if it ends well."""
        done = 0
        for line in worker.stdout or ():
            word = line.decode().strip()
            if word in WORDS:
                self._acts[word] += 1
                done += 1
            if done >= acts and not to_the_end:
                time.sleep(pause)
                return

    def _count(self, worker: "subprocess.Popen[bytes]") -> None:
        """Count what was told and not yet read."""
        words = (worker.stdout.read() if worker.stdout else b"").decode().split()
        self._acts.update(word for word in words if word in WORDS)
        worker.wait()

    def _environment(self) -> dict[str, str]:
        folders = {
            f"XDG_{kind}_HOME": str(self._folder / kind.lower()) for kind in ("DATA", "STATE", "CONFIG", "CACHE")
        }
        return {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}

    def _said(self) -> str:
        lines = (self._folder / "stderr.txt").read_text(encoding="utf-8", errors="replace").splitlines()
        return " / ".join(line for line in lines if "This plugin does not support" not in line)[-2000:]

    # ------------------------------------------------------------ the reckoning

    def _reckon(self) -> tuple[str, ...]:
        """Compare the file with what was acknowledged; give what is wrong."""
        noted = list(entries(self._ledger))
        return (*check(self.file).findings, *self._lost(noted), *self._spoilt_backups())

    def _lost(self, noted: list[Entry]) -> Iterator[str]:
        present = steps(self.file)
        yield from (f"确认过的操作不在文件里：{entry}" for entry in noted if entry.step not in present)
        unheard = len(present) - self._before - len({entry.step for entry in noted})
        if unheard > self._ends["kill"]:  # a kill may fall between the commit and the note of it, once
            yield f"文件里有 {unheard} 步没有确认过的操作，只强行结束过 {self._ends['kill']} 次。"
        with closing(driver.connect(self.file)) as connection:
            kept = Counter(words for (words,) in connection.execute(REPORTS))
            last = dict(connection.execute(MISSING).fetchall())
        acts = {entry.step: entry.act for entry in noted}
        for entry in noted:
            if entry.words and kept[entry.words] > 1:
                yield f"填报有两条：{entry}"
            # Where the step that took it away was not noted, it is one of the unheard ones counted above.
            if entry.step in last and acts.get(last[entry.step], "undo") not in TAKING_BACK:
                yield f"填报不在了：{entry}"

    def _spoilt_backups(self) -> Iterator[str]:
        rows = list_backups(self.file.parent / "备份")
        return (f"备份不完好：{row.path.name}：{row.fault}" for row in rows if row.fault)


def steps(file: Path) -> frozenset[str]:
    """Give the uids of all steps of a file."""
    with closing(driver.connect(file)) as connection:
        return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM step"))
