"""A job knows its station, its printer and how often one stopped in it; which printers are away is kept."""

import sqlalchemy as sa
from alembic import op

from counter.store.base import UtcTime

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Jobs of before go by the routes."""
    op.create_table(
        "printers_away",
        sa.Column("printer", sa.String(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("printer", name=op.f("pk_printers_away")),
        info={"working": True},
    )
    with op.batch_alter_table("print_jobs") as batch_op:
        batch_op.add_column(sa.Column("station", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("moved_to", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("given_to", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("halves", sa.Integer(), server_default="0", nullable=False))
