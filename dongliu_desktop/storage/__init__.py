"""The SQLite file: opening, tables, units of work, reading, migrations. SQLAlchemy lives here and nowhere else."""
