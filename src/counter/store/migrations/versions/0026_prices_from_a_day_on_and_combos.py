"""prices from a day on, and combos"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the days from which items and their prices are, and what is sold together at one price."""
    op.add_column("items", sa.Column("since", sa.Date(), nullable=True))
    op.create_table(
        "item_prices",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("item_id", base.IdBytes(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.Column("sizes", base.JsonText(), nullable=False),
        sa.Column("to_go_minor", sa.Integer(), nullable=True),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_item_prices")),
    )
    op.create_index(op.f("ix_item_prices_item_id"), "item_prices", ["item_id"])
    op.create_table(
        "combos",
        sa.Column("combo_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("items", base.JsonText(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("favourite", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("combo_id", name=op.f("pk_combos")),
    )
