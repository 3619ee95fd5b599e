"""a note for a whole order"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what the bar is told about the whole of an order; nobody could say it before."""
    op.add_column("orders", sa.Column("note", sa.String(), server_default=sa.text("''"), nullable=False))
