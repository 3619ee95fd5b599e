"""What is looked for is found at once: orders by number, name and amount, and what nobody answered yet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_orders_search", "orders", ["placed_at", "number", "total_minor", "customer"])
    op.create_index("ix_mishaps_unanswered", "mishaps", ["opened_at"], sqlite_where=sa.text("answered_at IS NULL"))
    op.create_index(
        "ix_mishaps_follow_up",
        "mishaps",
        ["follow_up_due"],
        sqlite_where=sa.text("follow_up_due IS NOT NULL AND follow_up_done_at IS NULL"),
    )
