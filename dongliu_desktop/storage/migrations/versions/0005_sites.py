"""Sites: what a project's sites count by, its own stage track, and the log of looks at personal data.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns to the project, and the table of disclosures."""
    # Added in place: rebuilding the table, as Alembic would, takes minutes on a large file and drops its checks.
    op.execute(
        "ALTER TABLE project ADD COLUMN site_basis TEXT DEFAULT 'count' NOT NULL"
        " CONSTRAINT ck_project_site_basis CHECK (site_basis IN ('count', 'area'))"
    )
    op.execute("ALTER TABLE project ADD COLUMN stage_track_uid TEXT")
    op.create_table('disclosure',
    sa.Column('site_uid', sa.Text(), nullable=False),
    sa.Column('shown_at', sa.DateTime(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_disclosure'))
    )
    with op.batch_alter_table('disclosure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_disclosure_site_uid'), ['site_uid'], unique=False)


def downgrade() -> None:
    """Refuse: a data file only moves forward; its backup is beside it."""
    raise NotImplementedError
