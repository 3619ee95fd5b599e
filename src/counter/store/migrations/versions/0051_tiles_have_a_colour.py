"""The tile of an item has a colour."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tiles of before have that of every tile."""
    op.add_column("items", sa.Column("colour", sa.String(), server_default="", nullable=False))
