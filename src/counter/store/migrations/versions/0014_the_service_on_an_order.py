"""the service on an order"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is owed for service; it was nothing before."""
    op.add_column("orders", sa.Column("service_minor", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("orders", sa.Column("service", base.JsonText(), nullable=True))
