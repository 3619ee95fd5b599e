"""A gift card that was sold by mistake is taken back: then something moves on it for no order."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A move of a gift card need not be for an order."""
    with op.batch_alter_table("gift_card_moves") as batch_op:
        batch_op.alter_column("order_id", existing_type=sa.BLOB(), nullable=True)
