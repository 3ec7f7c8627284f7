"""Problems tell when they were opened, who settled them, and why they were opened again.

Revision: 0003, after 0002. Problems entered before (those of the record) have no day of opening: nobody wrote one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; new texts are empty."""
    with op.batch_alter_table("problem") as problems:
        problems.add_column(sa.Column("opened_on", sa.Date(), nullable=True))
        for name in ("closed_by", "reopened"):
            problems.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("problem") as problems:
        for name in ("closed_by", "reopened"):
            problems.alter_column(name, server_default=None)


def downgrade() -> None:
    """Refuse: a data file only moves forward; its backup is beside it."""
    raise NotImplementedError
