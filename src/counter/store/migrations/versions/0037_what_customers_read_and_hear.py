"""the language that the customer of an order reads and hears"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it; until now everybody was spoken to in the shop's."""
    op.add_column("orders", sa.Column("language", sa.String(), server_default=sa.text("''"), nullable=False))
