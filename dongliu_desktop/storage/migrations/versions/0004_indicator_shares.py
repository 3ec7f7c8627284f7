"""Indicators that are the share of two others: 294 of 320 firms are 91.875 %, printed as 91.8 %.

Revision: 0004, after 0003. Indicators of older files are the share of nothing until somebody says so.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the part and the whole."""
    with op.batch_alter_table("indicator") as indicators:
        for column in ("part_uid", "whole_uid"):
            indicators.add_column(sa.Column(column, sa.Text(), nullable=True))
            name = op.f(f"fk_indicator_{column}")
            indicators.create_foreign_key(name, "indicator", [column], ["uid"], deferrable=True, initially="DEFERRED")


def downgrade() -> None:
    """Refuse: a data file is never brought back to an older version."""
    raise NotImplementedError
