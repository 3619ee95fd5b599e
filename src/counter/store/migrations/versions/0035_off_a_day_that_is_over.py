"""what came off orders of a day that was over"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what a later removal was worth; nothing came off an order of a day that was over before."""
    op.add_column("line_removals", sa.Column("later_minor", sa.Integer(), nullable=True))
