"""The command line's composition root: the services and documents of the window, without a window.

Each verb imports what it needs when it runs: reading needs no SQLAlchemy, only papers need Qt (and then no display).
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from dongliu_desktop import cli_export as office_files
from dongliu_desktop import cli_paper as paper
from dongliu_desktop import cli_password as password
from dongliu_desktop import cli_safekeeping as safekeeping
from dongliu_desktop.documents.listing import Terminal, as_values, listing
from dongliu_desktop.documents.sheets import COMPARISON, SHEETS, STATUS, Sheet, sheet_of
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.typed import typed_day, typed_figure, typed_lights, typed_year
from dongliu_desktop.services.finding import find_pillar, find_project, find_year
from dongliu_desktop.services.output import checked_target
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.system.arguments import Grammar, Option, Verb, WrongUsage, parse
from dongliu_desktop.system.paths import default_file, resources_dir
from dongliu_desktop.system.terminal_text import Waiting
from dongliu_desktop.system.version import full_version

if TYPE_CHECKING:
    from dongliu_desktop.services.office import Office

DONE, FAILED, WRONG_USAGE = 0, 1, 2


class Asked(NamedTuple):
    """What a verb is asked to do: the data file, and the values of its options by name ("as_of" for --as-of)."""

    file: Path
    values: dict[str, Any]


# ---------------------------------------------------------------- the grammar

FILE = Option("--file", "数据文件（缺省：用户自己的数据文件）", "文件", Path)
YEAR = Option("--year", "年度，如 2016", "年份", typed_year, required=True)
PILLAR = Option("--pillar", "板块名称，写出能认出它的一部分即可", "板块")
PROJECT = Option("--project", "项目名称，写出能认出它的一部分即可", "项目")
AS_OF = Option("--as-of", "截至哪天，按那天有效的填报（缺省：年度的基准日），如 2016-05-31", "日期", typed_day)
OUTPUT = Option("--output", "写到哪个文件", "文件", Path, required=True, short="-o")
FORCE = Option("--force", "文件已经存在时覆盖它")

VERBS: tuple[Verb, ...] = (
    Verb(
        "new",
        "新建数据文件，载入2015、2016年的实际记录；不覆盖已有的文件",
        (Option("--empty", "不载入任何记录"),),
        ("dongliu new", "dongliu new --empty --file 试用.dongliu"),
    ),
    Verb(
        "list",
        "列出一年的项目及其亮灯",
        (
            YEAR,
            PILLAR,
            Option("--status", "只列这些亮灯：红、黄、绿、蓝、灰，或“滞后”等文字，可写几个", "亮灯", typed_lights),
            Option("--json", "以 JSON 输出，供其他程序使用"),
        ),
        ("dongliu list --year 2015 --pillar 乐居", "dongliu list --year 2016 --status 红,黄"),
    ),
    Verb(
        "report",
        "填报一个项目的进展",
        (
            YEAR,
            PROJECT._replace(required=True),
            PILLAR._replace(help="只在这个板块里找项目"),
            Option("--as-of", "截至日期，如 2016-05-31 或 2016年5月31日", "日期", typed_day, required=True),
            Option("--percent", "形象进度，0 到 100", "百分比", typed_figure, group="figure"),
            Option("--quantity", "累计完成数量", "数量", typed_figure, group="figure"),
            Option("--done", "项目已经完成"),
            Option("--text", "进展情况", "文字"),
            Option("--problems", "存在问题", "文字"),
            Option("--next", "下一步打算", "文字"),
            Option("--reason", "比上次低时的原因", "文字"),
        ),
        ("dongliu report --year 2016 --project 宁穿路三号桥 --as-of 2016-05-31 --percent 30 --text 桩基完成",),
    ),
    Verb(
        "sheet",
        "打印单项目进度单到 PDF；给出板块则其中每个项目一份",
        (YEAR, PROJECT, PILLAR, AS_OF, OUTPUT, FORCE),
        (
            "dongliu sheet --year 2016 --project 中山路 -o 中山路.pdf",
            "dongliu sheet --year 2015 --pillar 乐居 -o 乐居.pdf",
        ),
    ),
    Verb(
        "table",
        f"打印一种表到 PDF：{'、'.join(sheet.title for sheet in SHEETS)}",
        (
            Option("table", "哪种表，写出能认出它的一部分即可", "表名", paper.typed_sheet),
            YEAR,
            PILLAR,
            PROJECT,
            AS_OF,
            OUTPUT,
            FORCE,
        ),
        ("dongliu table 年度对比表 --year 2016 -o 年度对比.pdf",),
    ),
    Verb(
        "compare",
        "打印两个年度的对比到 PDF",
        (
            Option("earlier", "前一个年度", "年份", typed_year),
            Option("later", "后一个年度", "年份", typed_year),
            OUTPUT,
            FORCE,
        ),
        ("dongliu compare 2015 2016 -o 年度对比.pdf",),
    ),
    Verb(
        "precheck",
        "报前体检：列出打印上报前需要留意的地方，不改动数据",
        (YEAR, Option("--json", "以 JSON 输出，供其他程序使用")),
        ("dongliu precheck --year 2016",),
    ),
    office_files.verb((YEAR._replace(required=False, help="表和文书的年度，如 2016"), PILLAR, PROJECT, OUTPUT, FORCE)),
    *safekeeping.VERBS,
    password.VERB,
    Verb("undo", "撤销这份数据文件上的最后一步操作", (), ("dongliu undo",)),
)
GRAMMAR = Grammar(
    program="dongliu",
    title="东柳街道重点工作进度管理",
    version=full_version(),
    verbs=VERBS,
    everywhere=(FILE,),
    closing="不带命令时打开窗口。每个命令的用法：dongliu 命令 --help\n退出码：0 完成，1 被拒绝或失败，2 用法有误。",
)

# ---------------------------------------------------------------- running


def run(arguments: Sequence[str], show_window: Callable[[Path | None], int]) -> int:
    """Do what the command line asks and give the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    try:
        asked = parse(GRAMMAR, arguments)
        if asked.answer:
            print(asked.answer)
            return DONE
        if not asked.verb:
            return show_window(asked.values.get("file"))
        file = asked.values.get("file") or default_file()
        return password.unlocking(lambda: RUN[asked.verb](Asked(file, asked.values)))
    except WrongUsage as wrong:
        print(wrong, *([wrong.usage] if wrong.usage else []), sep="\n", file=sys.stderr)
        return WRONG_USAGE
    except (Refused, StorageTrouble) as told:
        print(told, file=sys.stderr)
        return FAILED


def _new(asked: Asked) -> int:
    from dongliu_desktop.services.bundled_record import bundled_record  # noqa: PLC0415 - SQLAlchemy, for changes only
    from dongliu_desktop.storage.opening import create_file  # noqa: PLC0415 - as above

    empty = asked.values["empty"]
    create_file(asked.file, None if empty else bundled_record(resources_dir() / "record"))
    print(f"已新建“{asked.file}”，{'没有载入记录' if empty else '已载入2015、2016年的记录'}。")
    return DONE


def _list(asked: Asked) -> int:
    with closing(_reader(asked.file)) as reader:
        rows = reader.ask(lambda reading: _projects(reading, asked))
    wanted = asked.values.get("status")
    rows = [row for row in rows if wanted is None or row.light in wanted]
    if asked.values["json"]:
        print(json.dumps(as_values(rows), ensure_ascii=False, indent=1))
        return DONE
    on_screen = sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns if on_screen else None
    colour = on_screen and sys.platform != "win32" and "NO_COLOR" not in os.environ
    print(listing(rows, Terminal(columns, colour)))
    return DONE


def _report(asked: Asked) -> int:
    with closing(_reader(asked.file)) as reader:
        project = reader.ask(lambda reading: find_project(_projects(reading, asked), asked.values["project"]))
    given = asked.values
    command = AddReport(
        uuid4().hex,
        project.uid,
        given["as_of"],
        percent=given.get("percent"),
        quantity=given.get("quantity"),
        done=given["done"],
        progress=given.get("text", ""),
        problems=given.get("problems", ""),
        next_steps=given.get("next", ""),
        reason=given.get("reason", ""),
        seen=project.report,
    )
    changed = _changed(asked.file, lambda office: office.do(command))
    print(f"已保存：{changed.label}")
    _tell_light(changed, command.uid, command.as_of)
    return DONE


def _undo(asked: Asked) -> int:
    changed = _changed(asked.file, lambda office: office.undo())
    print(f"已{changed.label}")
    _tell_light(changed)
    return DONE


def _sheet(asked: Asked) -> int:
    part = asked.values.get("project")
    if part is None and "pillar" not in asked.values:
        raise WrongUsage("请用 --project 指定一个项目，或用 --pillar 指定一个板块。")
    sheets, pages = _print(asked, sheet_of(STATUS))
    print(f"已写出“{asked.values['output']}”：{sheets} 份进度单，共 {pages} 页。")
    return DONE


def _table(asked: Asked) -> int:
    _, pages = _print(asked, asked.values["table"])
    print(f"已写出“{asked.values['output']}”，共 {pages} 页。")
    return DONE


def _print(asked: Asked, sheet: Sheet) -> tuple[int, int]:
    """Write a sheet of the named year, pillar or project; give its numbers of documents and pages."""
    target = _target(asked)
    with closing(_reader(asked.file)) as reader:
        subject = reader.ask(lambda reading: _subject(reading, asked))._replace(day=asked.values.get("as_of"))
        return paper.print_sheet(reader, sheet, subject, target)


def _subject(reading: Reading, asked: Asked) -> Subject:
    year = find_year(reading.years(), asked.values["year"]).year
    pillar, project = asked.values.get("pillar"), asked.values.get("project")
    if project is not None:
        return Subject(year, projects=(find_project(_projects(reading, asked), project).uid,))
    return Subject(year, "" if pillar is None else find_pillar(reading.pillars(year), pillar).uid)


def _compare(asked: Asked) -> int:
    earlier, later = sorted((asked.values["earlier"], asked.values["later"]))
    target = _target(asked)
    with closing(_reader(asked.file)) as reader:
        _, pages = paper.print_sheet(reader, sheet_of(COMPARISON), Subject(later, earlier=earlier), target)
    print(f"已写出“{target}”，共 {pages} 页。")
    return DONE


def _precheck(asked: Asked) -> int:
    from dongliu_desktop.services.precheck_questions import precheck  # noqa: PLC0415 - few verbs need the rules

    with closing(_reader(asked.file)) as reader:
        year = reader.ask(lambda reading: find_year(reading.years(), asked.values["year"])).year
        findings = reader.ask(lambda reading: precheck(reading, year)).findings
    if asked.values["json"]:
        print(json.dumps([{**found._asdict(), "place": found.place._asdict()} for found in findings],
                         ensure_ascii=False, indent=1))  # fmt: skip
        return DONE
    for subject, group in groupby(findings, key=attrgetter("subject")):
        print(subject, *(f"  {found.title}：{found.sentence}" for found in group), sep="\n")
    print(f"{year}年有 {len(findings)} 处需要留意。" if findings else f"{year}年没有需要留意的地方。")
    return DONE


def _export(asked: Asked) -> int:
    export = office_files.asked_export(asked.values)
    if export is None:
        return _export_all(asked)
    target = _target(asked)
    with closing(_reader(asked.file)) as reader:
        office_files.export_office(reader, export, asked.values, target)
    print(f"已导出到“{target}”：{export.title}。")
    return DONE


def _export_all(asked: Asked) -> int:
    from dongliu_desktop.services.exporting import export_json  # noqa: PLC0415 - SQLAlchemy

    target = _target(asked)
    personal = asked.values["personal"]
    with Waiting() as waiting:
        written = export_json(asked.file, target, personal=personal, progress=waiting)
    print(f"已导出到“{target}”：{written.rows} 条数据、{written.steps} 步操作。")
    if not personal:
        print(f"住户的个人信息（{written.withheld} 条）没有导出；需要时加上 --personal。")
    return DONE


RUN: dict[str, Callable[[Asked], int]] = {
    "new": _new,
    "list": _list,
    "report": _report,
    "sheet": _sheet,
    "table": _table,
    "compare": _compare,
    "precheck": _precheck,
    "export": _export,
    "check": lambda asked: safekeeping.check(asked.file, asked.values),
    "backup": lambda asked: safekeeping.backup(asked.file, asked.values),
    "restore": lambda asked: safekeeping.restore(asked.file, asked.values),
    "password": lambda asked: password.password(asked.file, asked.values),
    "undo": _undo,
}

# ---------------------------------------------------------------- inside


def _today() -> date:
    return datetime.now().astimezone().date()


def _reader(file: Path) -> Reader:
    """Open a data file for reading; one of an older version is backed up and upgraded first."""
    reader = Reader(file, _today)
    if not reader.outdated:
        return reader
    from dongliu_desktop.storage.opening import open_database  # noqa: PLC0415 - SQLAlchemy, for changes only

    reader.close()
    open_database(file).close()
    return Reader(file, _today)


def _projects(reading: Reading, asked: Asked) -> list[ProjectRow]:
    """Give the projects of the year and, if one is named, of the pillar."""
    year = find_year(reading.years(), asked.values["year"]).year
    part = asked.values.get("pillar")
    if part is None:
        return list(reading.projects_of_year(year))
    return list(reading.projects(find_pillar(reading.pillars(year), part).uid))


def _changed(file: Path, do: Callable[["Office"], ChangeSet]) -> ChangeSet:
    """Do one change on a data file, signed as in the window."""
    from dongliu_desktop.services.office import Office  # noqa: PLC0415 - SQLAlchemy, for changes only
    from dongliu_desktop.storage.opening import open_database  # noqa: PLC0415 - as above

    safekeeping.refuse_if_held(file)
    database = open_database(file)
    safekeeping.back_up_if_due(file)
    office = Office(database, safekeeping.who(), _today)
    try:
        return do(office)
    finally:
        office.close()


def _tell_light(changed: ChangeSet, report: str = "", as_of: date = date.min) -> None:
    """Tell the light of the touched projects, and why a new report does not show in it."""
    for row in changed.rows:
        print(f"{row.name}：{COLOUR_WORDS[row.light]}（{WORDS[row.light]}），{row.reason}。")
        if as_of > row.reference:
            print(f"{row.year}年的基准日是{chinese_date(row.reference)}，之后的填报暂不影响亮灯。")
        elif report and row.report != report and row.as_of:
            print(f"亮灯以较晚的一次填报（{chinese_date(row.as_of)}）为准。")


def _target(asked: Asked) -> Path:
    return checked_target(asked.values["output"], replace=asked.values["force"])
