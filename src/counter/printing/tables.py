"""The print queue as it stands: working state, no view of the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from counter.store.base import WORKING, Base


class JobRow(Base):
    """One document that is still to be printed, as JSON for the renderer of `kind`.

    `fault` is what the printer said when it failed, "" until then.
    """

    __tablename__ = "print_jobs"
    __table_args__ = (WORKING,)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    job_id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    title: Mapped[str]
    content: Mapped[str]
    is_copy: Mapped[bool]
    fault: Mapped[str]
    queued_at: Mapped[datetime]
