"""Light rules are conditions instead of one threshold; a light may be set to orange by a person.

Revision: 0002, after 0001. No version before could change the threshold of 10 points, which the default conditions
(an empty text) have too: nothing is lost with its column.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LIGHTS = "light_override IS NULL OR light_override IN ('blue', 'green', 'yellow', 'orange', 'red', 'grey')"


def upgrade() -> None:
    """Rebuild both tables."""
    with op.batch_alter_table("light_rule") as rules:
        rules.add_column(sa.Column("conditions", sa.Text(), nullable=False, server_default=""))
        rules.add_column(sa.Column("escalate_after", sa.Integer(), nullable=True))
        rules.drop_column("yellow_within")
    with op.batch_alter_table("light_rule") as rules:
        rules.alter_column("conditions", server_default=None)
    with op.batch_alter_table("project") as projects:
        projects.drop_constraint(op.f("ck_project_light_override"), type_="check")
        projects.create_check_constraint(op.f("ck_project_light_override"), LIGHTS)


def downgrade() -> None:
    """Refuse: a data file is never brought back to an older version."""
    raise NotImplementedError
