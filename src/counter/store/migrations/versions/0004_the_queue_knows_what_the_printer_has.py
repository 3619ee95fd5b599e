"""the queue knows what the printer has"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the state of each job, and finds the next without looking through all of them."""
    with op.batch_alter_table("print_jobs") as batch_op:
        batch_op.add_column(sa.Column("state", sa.String(), server_default="waiting", nullable=False))
        batch_op.create_index("ix_print_jobs_state_queued_at", ["state", "queued_at"], unique=False)
