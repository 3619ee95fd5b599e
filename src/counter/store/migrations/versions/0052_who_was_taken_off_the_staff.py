"""who was taken off the staff"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it; everybody of before works here."""
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("works", sa.Boolean(), server_default=sa.text("1"), nullable=False))
