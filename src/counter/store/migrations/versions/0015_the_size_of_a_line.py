"""the size of a line"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the size in which a line was sold; nothing came in sizes before."""
    op.add_column("order_lines", sa.Column("size", sa.String(), server_default=sa.text("''"), nullable=False))
