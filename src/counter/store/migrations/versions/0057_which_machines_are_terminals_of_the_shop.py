"""which machines are terminals of the shop"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the shop's terminals; the one it begins with needs no row."""
    op.create_table(
        "terminals",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("joined_at", base.UtcTime(), nullable=True),
        sa.Column("joined_by", base.IdBytes(length=16), nullable=True),
        sa.Column("revoked_at", base.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("terminal", name=op.f("pk_terminals")),
    )
