"""hours"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds who worked from when to when; nobody clocked in before."""
    op.create_table(
        "hours",
        sa.Column("staff_id", base.IdBytes(length=16), nullable=False),
        sa.Column("since", base.UtcTime(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("until", base.UtcTime(), nullable=True),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "since", name=op.f("pk_hours")),
    )
    op.create_index(op.f("ix_hours_business_date"), "hours", ["business_date"])
