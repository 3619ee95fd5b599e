"""regulars and their punch cards"""

import sqlalchemy as sa
from alembic import op

from counter.store import base


revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the customers who want to be known, and what their orders put on their punch cards."""

    op.create_table(
        "punches",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("regular_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("earned", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("moved_at", base.UtcTime(), nullable=False),
        sa.Column("moved_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_punches")),
    )
    with op.batch_alter_table("punches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_punches_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_punches_regular_id"), ["regular_id"], unique=False)

    op.create_table(
        "regulars",
        sa.Column("regular_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("own_cup", sa.Boolean(), nullable=False),
        sa.Column("noted_by_fact", base.IdBytes(length=16), nullable=True),
        sa.Column("noted_at", base.UtcTime(), nullable=False),
        sa.Column("noted_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("regular_id", name=op.f("pk_regulars")),
    )
