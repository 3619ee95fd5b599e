"""why a price was raised"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to a line what the menu said, why and by whom, where it was sold above that; nobody kept it before."""
    op.add_column("order_lines", sa.Column("raised", base.JsonText(), nullable=True))
