"""what a customer asks"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what a customer asks of an order, what an item may contain, what was thrown away, and the steps to undo."""
    for column in (
        sa.Column("needed_by", base.UtcTime(), nullable=True),
        sa.Column("told_late", base.UtcTime(), nullable=True),
        sa.Column("bring_to", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("allergies", base.JsonText(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("allergy_confirmed_at", base.UtcTime(), nullable=True),
        sa.Column("allergy_confirmed_by", base.IdBytes(length=16), nullable=True),
    ):
        op.add_column("orders", column)
    op.add_column("items", sa.Column("may_contain", base.JsonText(), server_default=sa.text("'[]'"), nullable=False))
    op.create_table(
        "ticket_voids",
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("voided_at", base.UtcTime(), nullable=False),
        sa.Column("voided_by", base.IdBytes(length=16), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_ticket_voids")),
    )
    op.create_index(op.f("ix_ticket_voids_business_date"), "ticket_voids", ["business_date"])
    op.create_table(
        "ticket_steps",
        sa.Column("step_id", base.IdBytes(length=16), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_ticket_steps")),
    )
