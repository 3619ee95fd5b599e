"""an order without a promise"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what customers were told who were promised no time; nobody was before."""
    op.create_table(
        "waits_said",
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("soonest", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("said_at", base.UtcTime(), nullable=False),
        sa.Column("made_by_fact", base.IdBytes(length=16), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("promised_by", base.IdBytes(length=16), nullable=True),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_waits_said")),
    )
