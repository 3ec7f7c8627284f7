"""An edit is a handful of statements, or it would not be on the disk within a frame of the screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport

TODAY = date(2016, 6, 10)
MOST = 7  # BEGIN, read, three inserts, read again, COMMIT


@pytest.fixture
def traced(desk: Any) -> Callable[[Any], list[str]]:
    """Do a command and give every statement that the driver ran for it."""

    def do(command: Any) -> list[str]:
        pooled = desk.office._database._engine.raw_connection()
        statements: list[str] = []
        pooled.driver_connection.set_trace_callback(statements.append)
        pooled.close()  # back into the pool of one
        desk.do(command)
        return statements

    return do


def test_a_report_takes_seven_statements(desk: Any, traced: Callable[[Any], list[str]]) -> None:
    project = desk.project("中山路综合整治")

    statements = traced(AddReport("r1", project.uid, TODAY, percent=30, progress="管道完成", seen=project.report))

    assert (statements[0], statements[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert len(statements) <= MOST, "\n".join(statements)
