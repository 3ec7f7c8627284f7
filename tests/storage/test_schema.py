import json
from collections.abc import Callable, Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from dongliu_desktop.storage import compiled_sql, driver, preflight, statements
from dongliu_desktop.storage.database import make_engine
from dongliu_desktop.storage.migrate import config, head_revision
from dongliu_desktop.storage.records import ENTITIES, Base

TODAY = "2016-06-10"
QUESTIONS = {
    "today": TODAY,
    "year": 2016,
    "pillar": "",
    "project": "",
    "uids": "[]",
    "uid": "",
    "limit": 10,
    "indicator": "",
    "replica": "",
    "sha256": "",
    "track": "",
    "site": "",
    "first": TODAY,
    "next": TODAY,
}
PROJECT_STATEMENTS = ("PROJECTS_OF_PILLAR", "PROJECTS_OF_YEAR", "PROJECTS_BY_UID")


@pytest.fixture
def connection(record_file: Path) -> Iterator[Connection]:
    opened = driver.connect(record_file)
    yield opened
    opened.close()


@pytest.fixture(params=["empty_file", "record_file"])
def any_file(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_migrations_lead_to_just_the_tables_of_the_models(empty_file: Path) -> None:
    engine = make_engine(empty_file)
    with engine.connect() as connected:
        context = MigrationContext.configure(connected, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
        at = MigrationContext.configure(connected).get_current_revision()
    engine.dispose()

    assert differences == []
    assert at == head_revision()


def test_migrations_lead_to_just_the_checks_of_the_models(empty_file: Path, tmp_path: Path) -> None:
    """Alembic does not compare these."""
    engine = make_engine(empty_file)
    from_models = make_engine(tmp_path / "models.dongliu", mode="rwc")
    Base.metadata.create_all(from_models)
    migrated, modelled = (
        {table: sorted(inspect(made).get_check_constraints(table), key=str) for table in Base.metadata.tables}
        for made in (engine, from_models)
    )
    engine.dispose()
    from_models.dispose()

    assert migrated == modelled
    assert any(modelled.values())


def test_a_data_file_is_never_brought_back(empty_file: Path) -> None:
    made = config()
    engine = make_engine(empty_file)
    with engine.connect() as connected:
        made.attributes["connection"] = connected
        with pytest.raises(NotImplementedError):
            command.downgrade(made, "base")
    engine.dispose()


def test_every_constraint_has_a_name(connection: Connection) -> None:
    """Without a name a batch migration could not drop it."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")

    nameless = [
        line
        for (sql,) in rows
        for line in sql.splitlines()
        if line.strip().startswith(("CHECK", "FOREIGN KEY", "UNIQUE", "PRIMARY KEY"))
    ]

    assert nameless == []


def test_the_file_says_whose_it_is(connection: Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (driver.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (preflight.SCHEMA,)


@pytest.mark.parametrize("table", ["step", "step_change"])
@pytest.mark.parametrize("change", ["UPDATE {} SET uid = uid", "DELETE FROM {}"])
def test_nobody_rewrites_what_was_done(connection: Connection, table: str, change: str) -> None:
    with pytest.raises(driver.dbapi.IntegrityError, match="steps are append-only"):
        connection.execute(change.format(table))


def test_the_compiled_statements_are_those_of_the_models() -> None:
    assert Path(compiled_sql.__file__).read_text("utf-8") == statements.module_text(), (
        "run: python -m dongliu_desktop.storage.statements"
    )


@pytest.mark.parametrize("name", list(statements.STATEMENTS))
def test_every_statement_runs(any_file: Path, name: str) -> None:
    opened = driver.connect(any_file, mode="ro")
    sql = getattr(compiled_sql, name)

    opened.execute(sql, {key: value for key, value in QUESTIONS.items() if f":{key}" in sql}).fetchall()
    opened.close()


@pytest.mark.parametrize("name", PROJECT_STATEMENTS)
def test_the_latest_report_is_found_through_the_index(
    connection: Connection, name: str, plan: Callable[[Connection, str], list[str]]
) -> None:
    """A table of 1,000,000 reports is read for the projects on screen alone."""
    steps = [step for step in plan(connection, name) if " candidate" in step or " worded" in step or " latest" in step]

    assert len(steps) == 3
    assert all(step.startswith("SEARCH") for step in steps)
    assert all(
        "ix_progress_report_latest (project_uid=? AND as_of<?)" in step for step in steps if "latest" not in step[:13]
    )


@pytest.mark.parametrize("name", [*PROJECT_STATEMENTS, "REPORTS"])
def test_no_statement_reads_all_reports(
    connection: Connection, name: str, plan: Callable[[Connection, str], list[str]]
) -> None:
    reports = {"progress_report", "latest", "candidate", "worded", "correction"}

    assert [step for step in plan(connection, name) if step.startswith("SCAN") and step.split()[1] in reports] == []


@pytest.fixture
def plan() -> Callable[[Connection, str], list[str]]:
    def explained(connected: Connection, name: str) -> list[str]:
        sql = getattr(compiled_sql, name)
        questions = {key: value for key, value in QUESTIONS.items() if f":{key}" in sql}
        return [row[3] for row in connected.execute(f"EXPLAIN QUERY PLAN {sql}", questions)]

    return explained


def test_a_step_tells_whole_records(connection: Connection) -> None:
    """Every column of a new record stands in its step, or the file could not be built anew from the steps."""
    rows = connection.execute("SELECT entity, new FROM step_change WHERE field IS NULL").fetchall()

    told = {entity: set(json.loads(new)) for entity, new in rows}

    assert told == {name: {column.key for column in ENTITIES[name].__table__.columns} - {"version"} for name in told}
