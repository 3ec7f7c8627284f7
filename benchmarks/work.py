"""What the GUI thread is busy with while a person works on 10,000 projects, and how long nothing else gets a turn."""

from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import Ground, high

TIMES, FEW = 300, 20
FRAME = 16.0  # ms; what a screen of 60 Hz leaves for one picture
STATEMENTS = 7
Taken = list[list[float]]  # for each act: ms of the GUI thread in all, and at the longest without a break
ACTS: dict[str, str] = {
    "tabs": "切换板块",
    "pages": "切换到总览、年度对比再回来",
    "first_tabs": "各页第一次打开",
    "sorts": "排序",
    "keys": "搜索框每按一键",
}


def measure(ground: Ground) -> list[Figure]:
    """Let somebody work fast in the real window."""
    told = ground.run("at_work", str(ground.sample), str(FEW if ground.quick else TIMES), file=ground.sample)
    blocks = (_block(name, title, told[name]) for name, title in ACTS.items())
    statements = Figure(
        "work.statements", "同上：SQL 语句（含 BEGIN、COMMIT）", len(told["statements"]), "条", STATEMENTS
    )
    return [_edit(told["edits"]), statements, *blocks]


def _edit(taken: Taken) -> Figure:
    """Give what an edit takes; it promises its whole work, not only its longest piece."""
    whole = [total for total, _longest in taken]
    note = f"p50 {median(whole):.1f} ms；最长一段 p99 {high([longest for _total, longest in taken]):.1f} ms"
    return Figure(
        "work.edit", "填报一次：写入磁盘并更新各处（界面线程 p99，1 万个项目）", high(whole), "ms", FRAME, note
    )


def _block(name: str, title: str, taken: Taken) -> Figure:
    longest = [longest for _total, longest in taken]
    note = f"p50 {median(longest):.1f} ms；整个过程 p50 {median(total for total, _longest in taken):.1f} ms"
    return Figure(f"work.{name}", f"{title}（界面线程最长一段 p99）", high(longest), "ms", FRAME, note)
