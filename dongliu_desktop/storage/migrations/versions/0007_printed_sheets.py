"""The log of printed sheets: what, when, who, and all it takes to print it again.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one table; what was printed before is not known."""
    op.create_table('printed_sheet',
    sa.Column('printed_at', sa.DateTime(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('sheet', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('profile', sa.Text(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('file', sa.Text(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_printed_sheet'))
    )
    with op.batch_alter_table('printed_sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_sheet_printed_at'), ['printed_at'], unique=False)


def downgrade() -> None:
    """Refuse: a data file only moves forward; its backup is beside it."""
    raise NotImplementedError
