"""The menu says how long an item takes."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody said so of items of before."""
    with op.batch_alter_table("items") as items:
        items.add_column(sa.Column("making_seconds", sa.Integer(), nullable=True))
