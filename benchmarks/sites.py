"""What the GUI thread is busy with at a register of 20,000 sites, and how long 1,000 dates take to be saved."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import Ground, high
from benchmarks.sample import put
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

SITES, FILLED = 20_000, 1_000
TIMES, FEW = 60, 6
FRAME = 16.0  # ms; what a screen of 60 Hz leaves for one picture
SAVED = 1.0  # seconds
FIRST = date(2015, 1, 5)
REACHED = (0.95, 0.85, 0.8, 0.6, 0.4, 0.2)  # shares of the sites, stage by stage
Taken = list[list[float]]  # for each act: ms of the GUI thread in all, and at the longest without a break
ACTS: dict[str, str] = {
    "open": "打开台账",
    "sorts": "排序",
    "keys": "搜索框每按一键",
    "filters": "筛选“未签约”等",
    "fills": f"向下填充 {FILLED} 个日期",
}


def measure(ground: Ground) -> list[Figure]:
    """Let somebody work fast in the real window, at a project of the record with invented sites (演示)."""
    file = ground.folder / "点位.dongliu"
    project = large_register(file)
    told = ground.run("at_register", str(file), project, str(FEW if ground.quick else TIMES), str(FILLED), file=file)
    saved = Figure(
        "sites.saved", f"向下填充 {FILLED} 个日期 → 已存盘（一步）", high(told["saved"]), "s", SAVED,
        f"p50 {median(told['saved']):.2f} s",
    )  # fmt: skip
    return [*(_block(name, title, told[name]) for name, title in ACTS.items()), saved]


def _block(name: str, title: str, taken: Taken) -> Figure:
    longest = [longest for _total, longest in taken]
    note = f"p50 {median(longest):.1f} ms；整个过程 p50 {median(total for total, _longest in taken):.1f} ms"
    return Figure(f"sites.{name}", f"{SITES} 个点位：{title}（界面线程最长一段 p99）", high(longest), "ms", FRAME, note)


def large_register(file: Path) -> str:
    """Make a file of the record in which one project has 20,000 invented sites; give the project's uid."""
    create_file(file, bundled_record(resources_dir() / "record"))
    connection = driver.connect(file)
    (project,) = connection.execute("SELECT uid FROM project WHERE name LIKE '仇毕%'").fetchone()
    track = "SELECT k.stage_track_uid FROM project p JOIN project_kind k ON k.uid = p.kind_uid WHERE p.uid = ?"
    of_track = f"SELECT uid FROM stage WHERE track_uid = ({track}) AND NOT beside ORDER BY position"  # noqa: S608 - ours
    stages = [uid for (uid,) in connection.execute(of_track, [project])]
    connection.execute("BEGIN")
    put(connection, "site", _sites(project))
    put(connection, "site_stage", _marks(stages))
    connection.execute("COMMIT")
    connection.close()
    return project


def _sites(project: str) -> Iterator[dict[str, object]]:
    for at in range(SITES):
        yield {
            "uid": f"site{at:05}", "project_uid": project, "position": at + 10,
            "name": f"演示{at // 24 + 1}幢{at % 24 + 1:02}室",
            "unit": "户", "count": 1.0, "area": 60.0 + at % 90, "status": "", "sentence": "",
        }  # fmt: skip


def _marks(stages: list[str]) -> Iterator[dict[str, object]]:
    chance = random.Random(2015)
    for at in range(SITES):
        day = FIRST
        for stage, share in zip(stages, REACHED, strict=True):
            if chance.random() > share:
                break
            day += timedelta(days=chance.randint(3, 40))
            yield {
                "uid": f"mark{at:05}{stage}", "site_uid": f"site{at:05}", "stage_uid": stage,
                "reached_on": day.isoformat(), "state": "done",
            }  # fmt: skip
