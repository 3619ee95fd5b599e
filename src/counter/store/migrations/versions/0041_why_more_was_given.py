"""why more was given for an order than all gestures for one may come to"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds its column; of what was given before, their words said it."""
    op.add_column("gestures", sa.Column("why", sa.String(), server_default=sa.text("''"), nullable=False))
