"""what an order says about its taxes"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds several taxes on a line, tax on top, exempt customers and delivery; there were none before."""
    op.add_column("order_lines", sa.Column("tax_parts", base.JsonText(), nullable=True))
    op.add_column("orders", sa.Column("delivery", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    op.add_column("orders", sa.Column("prices_include_tax", sa.Boolean(), server_default=sa.text("1"), nullable=False))
    op.add_column("orders", sa.Column("exempt", sa.String(), server_default=sa.text("''"), nullable=False))
