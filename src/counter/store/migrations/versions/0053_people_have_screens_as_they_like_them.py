"""People have screens as they like them, and what is printed for one of them is in their language."""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has said anything yet; jobs of before are in the shop's language."""
    op.create_table(
        "screens",
        sa.Column("staff_id", base.IdBytes(length=16), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("left_hand", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_screens")),
    )
    with op.batch_alter_table("print_jobs") as jobs:
        jobs.add_column(sa.Column("language", sa.String(), server_default="", nullable=False))
