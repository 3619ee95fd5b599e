"""the till has drawers and its day is closed"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the till's drawers and its closed days; no day was closed before."""
    op.create_table(
        "cash_moves",
        sa.Column("move_id", base.IdBytes(length=16), nullable=False),
        sa.Column("drawer", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("move_id", name=op.f("pk_cash_moves")),
    )
    op.create_table(
        "days_closed",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("terminal", "number", name=op.f("pk_days_closed")),
    )
    op.create_table(
        "drawer_counts",
        sa.Column("count_id", base.IdBytes(length=16), nullable=False),
        sa.Column("drawer", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.Column("card_minor", sa.Integer(), nullable=True),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("count_id", name=op.f("pk_drawer_counts")),
    )
    op.create_table(
        "drawer_openings",
        sa.Column("opening_id", base.IdBytes(length=16), nullable=False),
        sa.Column("drawer", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("opening_id", name=op.f("pk_drawer_openings")),
    )
    op.create_table(
        "drawer_sessions",
        sa.Column("session_id", base.IdBytes(length=16), nullable=False),
        sa.Column("drawer", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("float_minor", sa.Integer(), nullable=False),
        sa.Column("left_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_drawer_sessions")),
    )
