"""Schema revisions, from the first one on. Alembic is imported only when a file needs one."""
