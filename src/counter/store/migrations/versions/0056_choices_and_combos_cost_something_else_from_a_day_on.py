"""choices and combos cost something else from a day on"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what choices and combos cost from some day on; nobody of before decided any."""
    op.create_table(
        "choice_prices",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("group_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("sizes", base.JsonText(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_choice_prices")),
    )
    op.create_index(op.f("ix_choice_prices_group_id"), "choice_prices", ["group_id"])
    op.create_table(
        "combo_prices",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("combo_id", base.IdBytes(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_combo_prices")),
    )
    op.create_index(op.f("ix_combo_prices_combo_id"), "combo_prices", ["combo_id"])
