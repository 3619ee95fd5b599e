"""how we come back to a customer: by a call, a message, or at their next visit"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what was promised before nobody said it: where to reach them tells."""
    with op.batch_alter_table("mishaps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("follow_up_kind", sa.String(), nullable=False, server_default=""))
