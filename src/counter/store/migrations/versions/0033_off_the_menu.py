"""what is taken off the menu"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds which items and combos are off the menu; nobody could take one off before."""
    for table in ("items", "combos"):
        op.add_column(table, sa.Column("off_menu", sa.Boolean(), server_default=sa.text("0"), nullable=False))
