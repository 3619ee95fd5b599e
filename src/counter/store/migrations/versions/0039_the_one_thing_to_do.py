"""whether the one thing to do that a day showed was done"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds its table; of the days before nobody said it."""
    op.create_table(
        "one_things",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("done_at", base.UtcTime(), nullable=True),
        sa.Column("done_by", base.IdBytes(length=16), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_one_things")),
    )
