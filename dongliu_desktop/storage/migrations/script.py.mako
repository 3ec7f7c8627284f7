"""${message}

Revision: ${up_revision}; follows ${down_revision | comma,n}.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema. Foreign keys are off; no row may get lost."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Refuse: a data file only moves forward; its backup is beside it."""
    raise NotImplementedError
