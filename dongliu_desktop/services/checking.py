"""检查: is the file sound, and do its tables say what its steps say? Every finding is one Chinese sentence."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.waiting import Progress, untold
from dongliu_desktop.storage import checking, replay
from dongliu_desktop.storage.driver import Connection, errors
from dongliu_desktop.storage.dump import count, long_read
from dongliu_desktop.storage.migrate import head_revision
from dongliu_desktop.storage.preflight import SCHEMA
from dongliu_desktop.storage.records import ENTITIES

SHOWN_PER_CHECK = 20
EVERY = 1000  # records between two words of progress

ENTITY_WORDS: dict[str, str] = {
    "appointment": "任职", "attachment": "附件", "community": "社区", "household": "住户", "indicator": "指标",
    "light_rule": "亮灯规则", "milestone": "节点", "office": "单位", "person": "人员", "pillar": "板块",
    "plan_year": "年度", "post": "岗位", "problem": "问题", "progress_report": "填报", "project": "项目",
    "project_community": "项目所在社区", "project_kind": "项目类别", "project_link": "年度衔接",
    "project_section": "配合单位", "reading": "指标数值", "section": "科室", "site": "点位", "site_stage": "点位阶段",
    "stage": "阶段", "stage_track": "阶段序列", "theme": "主题", "workstream": "条线", "year_note": "年度记事",
}  # fmt: skip
COUNTED = ("plan_year", "pillar", "project", "progress_report")
OBJECT_WORDS: dict[str, str] = {"table": "表", "index": "索引", "trigger": "触发器", "view": "视图"}
DIFFERENCES: dict[replay.Kind, str] = {
    replay.Kind.UNRECORDED: "{entity} {key} 没有操作记录",
    replay.Kind.LOST: "{entity} {key} 在操作记录里有，在表里没有",
    replay.Kind.DIFFERENT: "{entity} {key} 与操作记录不符（{fields}）",
    replay.Kind.UNREADABLE: "{entity} {key} 的操作记录读不通",
}


class Checked(NamedTuple):
    """The outcome of a check: what was found (nothing = sound) and what the file holds, both in Chinese."""

    findings: tuple[str, ...]
    holds: str


def check(path: Path, progress: Progress = untold) -> Checked:
    """Look through a whole data file; nothing in it is changed.

    Raises:
        StorageTrouble: it is no data file of ours, or cannot be opened.
    """
    with long_read(path) as connection:
        progress("文件结构", 0, 0)
        damage = tuple(_found(_CHECKS[0], connection))
        if damage:  # what else such a file says means nothing
            return Checked((*damage, "数据库结构已损坏，其余检查没有进行。"), "")
        if checking.version(connection) < SCHEMA:
            return Checked((), "文件是旧版格式，结构完好；用本程序打开时会先备份再升级，升级后可再检查一次")
        findings = [finding for one in _CHECKS[1:] for finding in _found(one, connection)]
        findings += _found(_Check("操作记录", _Replay(progress).run), connection)
        return Checked(tuple(findings), _holds(connection))


class _Check(NamedTuple):
    """One check: what it looks at, and the function that tells what is wrong."""

    title: str
    run: Callable[[Connection], Iterator[str]]


def _found(one: _Check, connection: Connection) -> Iterator[str]:
    """Give the first findings of a check, and how many more there are."""
    try:
        sentences = one.run(connection)
        yield from islice(sentences, SHOWN_PER_CHECK)
        more = sum(1 for _ in sentences)
    except errors("Error"):  # torn pages and texts that are no text
        yield f"{one.title}：读到一半出错，数据可能已损坏。"
        return
    if more:
        yield f"{one.title}：另有 {number(more)} 处同类问题。"


def _structure(connection: Connection) -> Iterator[str]:
    return (f"数据库结构损坏：{message}。" for message in checking.integrity(connection))


def _references(connection: Connection) -> Iterator[str]:
    for table, parent in checking.dangling(connection):
        yield f"有一条{entity_word(table)}指向不存在的{entity_word(parent)}。"


def _numbers(connection: Connection) -> Iterator[str]:
    found, head = checking.revision(connection), head_revision()
    if found != head:
        yield f"文件格式号是 {SCHEMA}，升级记录却是 {found}（应为 {head}）。"


def _objects(connection: Connection) -> Iterator[str]:
    for kind, name in checking.odd_objects(connection):
        yield f"{OBJECT_WORDS[kind]} {name} 缺少、多余或被改动过。"


def _steps(connection: Connection) -> Iterator[str]:
    for copy, missing in checking.gaps(connection):
        yield f"副本 {copy} 的操作记录中间缺少 {number(missing)} 步。"
    for label in checking.unknown_reverts(connection):
        yield f"“{label}”所撤销的操作不在记录里。"
    for label in checking.momentless(connection):
        yield f"“{label}”这一步没有可读的时间。"
    for entity in checking.unknown_entities(connection):
        yield f"操作记录里有本程序不认识的内容“{entity}”。"


def _corrections(connection: Connection) -> Iterator[str]:
    for one in checking.corrections(connection):
        if not one.known:
            yield f"项目“{one.project}”的填报 {one.uid} 更正的是一条不存在的填报。"
        elif not one.same_project:
            yield f"项目“{one.project}”的填报 {one.uid} 更正的是别的项目的填报。"
    circle = checking.correction_circle(connection)
    if circle:
        yield f"几条填报互相更正，成了一个圈：{' → '.join(circle)}。"


def _lineage(connection: Connection) -> Iterator[str]:
    circle = checking.lineage_circle(connection)
    if circle:
        yield f"几个项目互为前后，成了一个圈：{' → '.join(circle)}。"


def _attachments(connection: Connection) -> Iterator[str]:
    for one in checking.attachments(connection):
        if one.stored is None:
            yield f"附件“{one.name}”的内容不在文件里。"
        elif one.stored != one.size:
            yield f"附件“{one.name}”应有 {number(one.size)} 字节，实有 {number(one.stored)} 字节。"
    for sha256 in checking.altered_contents(connection):
        yield f"附件内容 {sha256[:12]}… 与校验码不符，已被改动或损坏。"
    for sha256 in checking.orphans(connection):
        yield f"附件内容 {sha256[:12]}… 不属于任何附件。"


_CHECKS = (
    _Check("文件结构", _structure),
    _Check("引用关系", _references),
    _Check("文件格式", _numbers),
    _Check("表与触发器", _objects),
    _Check("操作记录", _steps),
    _Check("更正", _corrections),
    _Check("年度衔接", _lineage),
    _Check("附件", _attachments),
)


class _Replay:
    """Compares all tables with the steps and tells how far it has come."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self._total = 0

    def run(self, connection: Connection) -> Iterator[str]:
        """Give a sentence for every record that is not as the steps say."""
        self._total = sum(count(connection, entity) for entity in ENTITIES)
        late = replay.late_clocks(connection)
        for entity in sorted(ENTITIES):
            for one in replay.differences(connection, entity, late, self._seen):
                words = DIFFERENCES[one.kind]
                yield words.format(entity=entity_word(entity), key=one.key, fields="、".join(one.fields)) + "。"

    def _seen(self) -> None:
        self._done += 1
        if self._done % EVERY == 0:
            self._progress("与操作记录核对", self._done, self._total)


def _holds(connection: Connection) -> str:
    counts = [f"{entity_word(entity)} {number(count(connection, entity))}" for entity in COUNTED]
    steps = f"操作 {number(count(connection, 'step'))} 步（{number(count(connection, 'step_change'))} 处改动）"
    return "、".join([*counts, steps])


def entity_word(table: str) -> str:
    """Give the Chinese word for a table's records."""
    return ENTITY_WORDS.get(table, table)
