"""Receipts wait for the mail server, and regulars can have theirs so."""

import sqlalchemy as sa
from alembic import op

from counter.store.base import IdBytes, UtcTime

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Regulars of before have their receipts as everybody."""
    op.create_table(
        "mails",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mail_id", IdBytes(length=16), nullable=False),
        sa.Column("order_id", IdBytes(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("queued_at", UtcTime(), nullable=False),
        sa.Column("next_at", UtcTime(), nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("fault", sa.String(), server_default="", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("halves", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_mails")),
        sa.UniqueConstraint("mail_id", name=op.f("uq_mails_mail_id")),
        info={"working": True},
    )
    with op.batch_alter_table("mails") as batch_op:
        batch_op.create_index(batch_op.f("ix_mails_order_id"), ["order_id"])
        batch_op.create_index("ix_mails_state_next_at", ["state", "next_at"])
    with op.batch_alter_table("regulars") as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("receipts", sa.String(), server_default="", nullable=False))
