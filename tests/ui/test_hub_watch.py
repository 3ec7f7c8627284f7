"""Another program writes the open file: the window takes it in; its own changes are not told twice."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub

TODAY = date(2016, 6, 20)


def _report(reader: Reader, percent: float) -> AddReport:
    row = reader.ask(lambda reading: reading.projects_of_year(2016))[0]
    return AddReport(uuid4().hex, row.uid, date(2016, 6, 1), percent=percent, seen=row.report, reason="x")


def test_other_programs_changes_arrive_and_own_ones_only_once(qtbot: QtBot, record_file: Path) -> None:
    reader = Reader(record_file, lambda: TODAY)
    hub = Hub(reader, Lane("test"))
    other = Office(open_database(record_file), "别人", lambda: TODAY)
    hub.open_office(lambda: Office(open_database(record_file), "我", lambda: TODAY))
    heard: list[ChangeSet] = []
    hub.changed.connect(heard.append)
    hub.watch()
    try:
        assert hub.do(_report(reader, 10)) is not None
        qtbot.wait_until(lambda: hub._version >= 0)
        hub._look_for_others()
        hub._lane.run(lambda _job: None, lambda _none: None)
        assert [change.everything for change in heard] == [False]

        other.do(_report(reader, 20))
        hub._look_for_others()
        qtbot.wait_until(lambda: len(heard) == 2)
        assert heard[1].everything
    finally:
        other.close()
        hub.close()
