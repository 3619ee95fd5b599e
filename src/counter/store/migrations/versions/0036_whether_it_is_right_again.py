"""whether it is right again: what was asked, closed and opened again; what went well; how grave, and where from"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is known now; what was so before is small, and answered for the first time when it was answered."""
    op.create_table(
        "asked_again",
        sa.Column("asked_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("asked_at", base.UtcTime(), nullable=False),
        sa.Column("heard_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("asked_id", name=op.f("pk_asked_again")),
    )
    with op.batch_alter_table("asked_again", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asked_again_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_asked_again_order_id"), ["order_id"], unique=False)

    op.create_table(
        "good_moments",
        sa.Column("moment_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=True),
        sa.Column("thanks", base.IdBytes(length=16), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("noted_at", base.UtcTime(), nullable=False),
        sa.Column("noted_by", base.IdBytes(length=16), nullable=False),
        sa.Column("read_at", base.UtcTime(), nullable=True),
        sa.Column("taken_back_at", base.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("moment_id", name=op.f("pk_good_moments")),
    )
    with op.batch_alter_table("good_moments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_good_moments_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_good_moments_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_good_moments_thanks"), ["thanks"], unique=False)

    with op.batch_alter_table("mishaps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("severity", sa.String(), nullable=False, server_default="small"))
        batch_op.add_column(sa.Column("station", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("cause", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("heard_by", base.IdBytes(length=16), nullable=True))
        batch_op.add_column(sa.Column("first_answered_at", base.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("closed_at", base.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("closed_by", base.IdBytes(length=16), nullable=True))
        batch_op.add_column(sa.Column("closed_as", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("reopened_at", base.UtcTime(), nullable=True))

    op.execute("UPDATE mishaps SET first_answered_at = answered_at")
    # Who heard it is in the journal: what was told is folded anew.
    op.execute(
        "INSERT OR IGNORE INTO frozen_subjects (subject) SELECT DISTINCT subject FROM journal WHERE kind = 'MishapTold'"
    )
