"""What was invested in a project before this year: with this year's money it gives what was done since the start.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one column; nobody has told the figure yet."""
    op.add_column("project", sa.Column("invested_before", sa.Float(), nullable=True))


def downgrade() -> None:
    """Refuse: a data file is never brought back to an older version."""
    raise NotImplementedError
