"""Every text of every command is made fit to keep before a handler sees it; one too long is refused, not cut."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.commands import AddReport, AddWorkstream, CreateProject, ProjectForm
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.printed import Printed
from dongliu_desktop.domain.texts import LONGEST, LONGEST_LINE, OF_SEVERAL_LINES, fitted
from dongliu_desktop.services import office
from dongliu_desktop.services.office import HANDLERS

DIRTY = " \u202e中\x00山\u200b路\x07e\u0301\ud83d "
CLEAN = "中山路é"
COMMANDS = tuple(HANDLERS)


def filled(kind: Any, text: str) -> Any:
    """Make a command or a form with this text in every field that takes one."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        if hint is str or str in get_args(hint):
            values[name] = (text, text) if hint == tuple[str, ...] else text
        elif hint == tuple[str, ...]:
            values[name] = (text, text)
        elif hasattr(hint, "_fields"):
            values[name] = filled(hint, text)
        elif name not in kind._field_defaults:
            values[name] = {int: 1, bool: True, date: date(2016, 1, 1)}.get(hint)
    return kind(**values)


def texts(value: Any) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


@pytest.mark.bad_input
@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_no_text_of_a_command_reaches_a_handler_as_it_was_typed(
    kind: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[Any] = []

    def look(command: Any, _work: Any) -> None:
        reached.append(command)
        raise Refused("只看一眼")

    monkeypatch.setitem(office.HANDLERS, kind, look)
    command = filled(kind, DIRTY)
    with pytest.raises(Refused, match="只看一眼"):
        desk.do(command)
    assert CLEAN in set(texts(reached[0])) or not set(texts(command))
    assert DIRTY in set(texts(command)) or not set(texts(command))
    assert not {text for text in texts(reached[0]) if fitted(AddWorkstream("u", "p", text)).name != text}


@pytest.mark.bad_input
def test_a_name_is_one_line_and_a_report_may_have_several() -> None:
    assert fitted(AddWorkstream("u", "p", "一\n 二\t三\r\n四")).name == "一 二 三 四"
    report = AddReport("u", "p", date(2016, 1, 1), progress="一\n二\t三")
    assert fitted(report).progress == "一\n二\t三"
    assert {*AddReport._fields, *Printed._fields} >= OF_SEVERAL_LINES


@pytest.mark.bad_input
@pytest.mark.parametrize("most", [LONGEST, LONGEST_LINE])
def test_a_text_too_long_is_refused_and_changes_nothing(desk: Any, most: int) -> None:
    text = "长" * (most + 1)
    row = desk.reader.ask(lambda read: read.projects_of_year(2016))[0]
    report = AddReport("u1", row.uid, date(2016, 6, 1), percent=30, progress=text, seen=row.report)
    command = report if most == LONGEST else AddWorkstream("u1", row.pillar, text)
    before = desk.reader.ask(lambda read: read.steps(5))
    with pytest.raises(
        Refused, match=f"“长长长长长长长长长长长长…”太长（{most + 1} 字，最多 {most} 字），请缩短后再保存"
    ):
        desk.do(command)
    assert desk.reader.ask(lambda read: read.steps(5)) == before


def test_names_of_a_list_count_once_and_empty_ones_not_at_all() -> None:
    form = ProjectForm("w", "n", supporting=("城建科", " 城建科\u200b", "", "\x00", "党政办"))
    assert fitted(CreateProject("u", form)).form.supporting == ("城建科", "党政办")


@given(st.text(max_size=50))
def test_what_is_fit_stays_as_it_is(text: str) -> None:
    once = fitted(AddWorkstream("u", "p", text))
    assert fitted(once) == once


@pytest.mark.bad_input
def test_who_is_typing_is_made_fit_too(desk: Any) -> None:
    row = desk.reader.ask(lambda read: read.projects_of_year(2016))[0]
    desk.office.who = "王\x00小\u202e明"
    desk.do(AddReport("u1", row.uid, date(2016, 6, 1), percent=100, seen=row.report, reason="x"))
    assert desk.reader.ask(lambda read: read.steps(1))[0].who == "王小明"
