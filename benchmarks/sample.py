"""A data file as large as none will ever be: 10,000 projects and 1,000,000 reports, all invented and marked 演示.

It holds no household and no person. Its steps are left out: what is measured never reads them. Two years of five
pillars each; the earlier one is empty, the later one has all the projects, so that a tab has 2,000 of them.
"""

import hashlib
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import create_file

YEARS = (2023, 2024)
PILLARS, STREAMS, PROJECTS, REPORTS = 5, 8, 10_000, 100
REFERENCE = date(2024, 11, 30)
SPAN = (REFERENCE - date(2024, 1, 1)).days
SECTIONS, COMMUNITIES, POSTS = 12, 14, 40
KINDS = ("征迁", "综合整治", "专项行动", "招商", "民生", "党建")
MEASURES = ("percent", "percent", "percent", "quantity", "words")
BULK = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-500000", "foreign_keys=OFF")
Row = dict[str, Any]


def sample_file() -> Path:
    """Give the sample; it is made (in half a minute) unless the last one fits this schema and this module."""
    folder = Path(tempfile.gettempdir()) / "dongliu-bench"
    folder.mkdir(exist_ok=True)
    empty = folder / "empty.dongliu"
    empty.unlink(missing_ok=True)
    create_file(empty)
    wanted = folder / f"sample-{_fingerprint(empty)}.dongliu"
    if not wanted.exists():
        for old in folder.glob("sample-*"):
            old.unlink()
        print("正在生成演示数据（1 万个项目、100 万条填报），约半分钟……", file=sys.stderr, flush=True)
        _fill(empty)
        empty.rename(wanted)
    return wanted


def _fingerprint(empty: Path) -> str:
    connection = driver.connect(empty, mode="ro")
    schema = connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return hashlib.sha256(f"{schema}{Path(__file__).read_text(encoding='utf-8')}".encode()).hexdigest()[:12]


def _fill(path: Path) -> None:
    chance = random.Random(2024)
    connection = driver.connect(path)
    for pragma in BULK:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    put(connection, "office", [{"name": "演示数据", "district": "演示区", "source": "随机生成", "uid": _uid(chance)}])
    put(connection, "light_rule", [{"name": "演示规则", "conditions": "", "note": "", "uid": "rule"}])
    directories = {
        table: _directory(connection, chance, table, name, count)
        for table, name, count in (
            ("section", "演示科室", SECTIONS),
            ("community", "演示社区", COMMUNITIES),
            ("post", "演示岗位", POSTS),
        )
    }
    directories["project_kind"] = [_uid(chance) for _ in KINDS]
    kinds = zip(directories["project_kind"], KINDS, strict=True)
    put(connection, "project_kind", ({"uid": uid, "name": name, "position": 0} for uid, name in kinds))
    streams = [_year(connection, chance, year) for year in YEARS][-1]
    projects = list(_projects(chance, streams, directories))
    put(connection, "project", projects)
    put(connection, "project_community", _places(chance, projects, directories["community"]))
    put(connection, "progress_report", _reports(chance, projects))
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def put(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows that all name the same columns."""
    source = iter(rows)
    first = next(source)
    places = ", ".join(f":{name}" for name in first)
    statement = f'INSERT INTO "{table}" ({", ".join(first)}) VALUES ({places})'  # noqa: S608 - our own names
    connection.execute(statement, first)
    connection.executemany(statement, source)


def _directory(connection: Connection, chance: random.Random, table: str, name: str, count: int) -> list[str]:
    rows = [{"uid": _uid(chance), "name": f"{name}{at + 1:02}", "position": at} for at in range(count)]
    put(connection, table, rows)
    return [row["uid"] for row in rows]


def _year(connection: Connection, chance: random.Random, year: int) -> list[str]:
    """Put in a year with its pillars and workstreams; give the uids of these."""
    uid, reference = _uid(chance), REFERENCE.replace(year=year).isoformat()
    dated = {"year": year, "reference_date": reference, "closing_day": 28, "frozen": 0, "light_rule_uid": "rule"}
    put(connection, "plan_year", [{"uid": uid, "title": f"{year} 演示", "sentence": "", **dated}])
    streams: list[str] = []
    for at in range(PILLARS):
        pillar = {"uid": _uid(chance), "year_uid": uid, "position": at, "name": f"演示板块{at + 1}", "short": "演示"}
        put(connection, "pillar", [{**pillar, "goal": "", "sentence": ""}])
        rows = [_stream(chance, pillar["uid"], position) for position in range(STREAMS)]
        put(connection, "workstream", rows)
        streams += [row["uid"] for row in rows]
    return streams


def _stream(chance: random.Random, pillar: str, at: int) -> Row:
    named = {"ordinal": f"{'一二三四五六七八'[at]}是", "name": f"演示条线{at + 1}"}
    return {"uid": _uid(chance), "pillar_uid": pillar, "position": at, "sentence": "", **named}


def _projects(chance: random.Random, streams: list[str], directories: dict[str, list[str]]) -> Iterator[Row]:
    for at in range(PROJECTS):
        measure = MEASURES[at % len(MEASURES)]
        counted = measure == "quantity"
        yield {
            "uid": _uid(chance), "workstream_uid": streams[at * len(streams) // PROJECTS], "position": at,
            "name": f"演示项目{at + 1:05} {chance.choice(KINDS)}", "measure": measure, "nature": "新建",
            "kind_uid": chance.choice(directories["project_kind"]), "target": "年底前完成演示目标",
            "target_quantity": 100.0 if counted else None, "unit": "户" if counted else "", "qualifier": "",
            "due": "2024-12-31", "due_text": "年底前", "leader_uid": chance.choice(directories["post"]),
            "section_uid": chance.choice(directories["section"]), "officer_uid": chance.choice(directories["post"]),
            "weight": 1.0, "light_override_reason": "", "sentence": "", "version": 1,
        }  # fmt: skip


def _places(chance: random.Random, projects: list[Row], communities: list[str]) -> Iterator[Row]:
    for project in projects:
        for at, community in enumerate(chance.sample(communities, chance.randint(1, 2))):
            yield {"uid": _uid(chance), "project_uid": project["uid"], "community_uid": community, "position": at}


def _reports(chance: random.Random, projects: list[Row]) -> Iterator[Row]:
    """Give the reports in the order in which an office enters them: all projects' first ones, then their second."""
    reached = [chance.uniform(10, 95) for _ in projects]
    shift = [chance.randrange(SPAN - 300) for _ in projects]
    for at in range(REPORTS):
        share = (at + 1) / REPORTS
        for project, end, days in zip(projects, reached, shift, strict=True):
            day = date(2024, 1, 1) + timedelta(days=days + at * 3)
            figure, counted = round(end * share, 1), project["measure"] == "quantity"
            yield {
                "uid": _uid(chance), "project_uid": project["uid"], "as_of": day.isoformat(),
                "percent": figure if project["measure"] == "percent" else None,
                "quantity": float(round(figure)) if counted else None, "qualifier": "", "done": 0,
                "progress": f"演示：第 {at + 1} 次填报，按计划推进，正在进行下一道工序。", "problems": "",
                "next_steps": "演示：继续推进。" if at % 5 == 0 else "", "reporter": "演示岗位", "reason": "",
                "entered_at": f"{day} 08:00:00.000000", "sentence": "",
            }  # fmt: skip


def _uid(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"
