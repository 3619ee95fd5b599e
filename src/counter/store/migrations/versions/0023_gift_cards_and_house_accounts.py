"""gift cards and house accounts"""

import sqlalchemy as sa
from alembic import op

from counter.store import base


revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds gift cards, house accounts, what moves on them, and the money that comes in for no order."""

    op.create_table(
        "account_moves",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("account_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=True),
        sa.Column("of", base.IdBytes(length=16), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("moved_at", base.UtcTime(), nullable=False),
        sa.Column("moved_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_account_moves")),
    )
    with op.batch_alter_table("account_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_moves_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_moves_business_date"), ["business_date"], unique=False)

    op.create_table(
        "accounts",
        sa.Column("account_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("opened_at", base.UtcTime(), nullable=False),
        sa.Column("opened_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_accounts")),
    )
    op.create_table(
        "gift_card_moves",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("card_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("of", base.IdBytes(length=16), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("moved_at", base.UtcTime(), nullable=False),
        sa.Column("moved_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_gift_card_moves")),
    )
    with op.batch_alter_table("gift_card_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gift_card_moves_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_card_moves_card_id"), ["card_id"], unique=False)

    op.create_table(
        "gift_cards",
        sa.Column("card_id", base.IdBytes(length=16), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("key_number", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("sold_at", base.UtcTime(), nullable=False),
        sa.Column("sold_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_gift_cards")),
    )
    with op.batch_alter_table("gift_cards", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gift_cards_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_cards_code_hash"), ["code_hash"], unique=False)

    op.create_table(
        "money_received",
        sa.Column("received_id", base.IdBytes(length=16), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("of", base.IdBytes(length=16), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("rounding_minor", sa.Integer(), nullable=False),
        sa.Column("tendered_minor", sa.Integer(), nullable=False),
        sa.Column("change_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("received_at", base.UtcTime(), nullable=False),
        sa.Column("received_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("received_id", name=op.f("pk_money_received")),
    )
    with op.batch_alter_table("money_received", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_money_received_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_money_received_of"), ["of"], unique=False)

    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", base.IdBytes(length=16), nullable=True))

    with op.batch_alter_table("refund_tenders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", base.IdBytes(length=16), nullable=True))
