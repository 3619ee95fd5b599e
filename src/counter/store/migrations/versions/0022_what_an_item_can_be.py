"""what an item can be"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds prices to go and taxes of deposits to items, and to lines what they weigh, cost and belong to."""
    op.add_column("items", sa.Column("to_go_minor", sa.Integer(), nullable=True))
    op.add_column("items", sa.Column("deposit_tax_class", sa.String(), server_default=sa.text("''"), nullable=False))
    for name, kind in (
        ("served", sa.String()),
        ("grams", sa.Integer()),
        ("per_kilo_minor", sa.Integer()),
        ("cost_minor", sa.Integer()),
        ("combo", base.IdBytes(length=16)),
        ("combo_name", sa.String()),
        ("belongs_to", base.IdBytes(length=16)),
    ):
        op.add_column("order_lines", sa.Column(name, kind, nullable=True))
