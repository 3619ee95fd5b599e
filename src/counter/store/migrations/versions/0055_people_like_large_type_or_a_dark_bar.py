"""people like large type, or a dark bar"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds both; nobody of before has either."""
    with op.batch_alter_table("screens", schema=None) as batch_op:
        batch_op.add_column(sa.Column("large_type", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("dark_bar", sa.Boolean(), server_default=sa.text("0"), nullable=False))
