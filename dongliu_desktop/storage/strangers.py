"""Code inside a data file that this program did not put there.

A file from a stranger may bring triggers: SQLite runs them when somebody reports progress, and they may delete what
they like. A view may stand in for a table. Ours has the triggers that keep steps from being changed, and no views.
"""

from contextlib import closing
from pathlib import Path

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver

OURS = frozenset(
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END"
    for table in ("step", "step_change")
    for verb in ("UPDATE", "DELETE")
)
CODE = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
SHOWN = 40  # characters of a name that a stranger gave
FOREIGN = (
    "“{}”里有不是本软件放进去的程序段（{}），可能会改坏数据，没有打开；请向给您文件的人核实，或从备份恢复。"
    "文件未作改动。"
)


def refuse_strangers(path: Path) -> None:
    """Let a file pass whose only code is ours; nothing is written to look. Raises StorageTrouble, and the driver's."""
    with closing(driver.connect_to_read(path)) as connection:
        found = connection.execute(CODE).fetchall()
    for name, code in found:
        if " ".join(str(code).split()) not in OURS:
            shown = "".join(letter for letter in str(name) if letter.isprintable())[:SHOWN]
            raise StorageTrouble(Trouble.NOT_OURS, FOREIGN.format(path.name, shown))
