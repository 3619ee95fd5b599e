"""A job knows which category of the menu it is of, where one has a printer of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Jobs of before go by their station."""
    with op.batch_alter_table("print_jobs") as jobs:
        jobs.add_column(sa.Column("category", sa.String(), server_default="", nullable=False))
