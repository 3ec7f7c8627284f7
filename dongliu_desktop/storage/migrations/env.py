"""Alembic's environment: the connection is handed in, already inside our own transaction."""

from alembic import context

from dongliu_desktop.storage.records import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
