"""cash is rounded"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what a payment was rounded by; none was before."""
    op.add_column("payments", sa.Column("rounding_minor", sa.Integer(), server_default="0", nullable=False))
