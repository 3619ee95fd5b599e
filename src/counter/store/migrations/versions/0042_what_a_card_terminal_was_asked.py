"""what a card terminal was asked, and nobody knows yet what became of"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table; nothing was asked before."""
    op.create_table(
        "card_charges",
        sa.Column("charge_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("asked_at", base.UtcTime(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("charge_id", name=op.f("pk_card_charges")),
    )
