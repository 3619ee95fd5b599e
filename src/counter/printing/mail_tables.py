"""Receipts that go out by e-mail: working state, no view of the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index

from counter.printing.tables import WAITING
from counter.store.base import WORKING, Base, Mapped, mapped_column

SENDING = "sending"
"""The state of a letter that the mail server has now; `WAITING` and `FAILED` are as a print job's."""


class MailRow(Base):
    """A receipt that is not known to be sent, as JSON for its renderer, and the `address` that it goes to.

    Of an order, so that both are erased with whose it was; once it is sent the row is gone. `fault` is what went wrong
    when it was tried last; it is not tried before `next_at`. `halves` counts how often the server went away with it.
    What Counter did not queue does not fit the `seal`, and is not sent.
    """

    __tablename__ = "mails"
    __table_args__ = (Index("ix_mails_state_next_at", "state", "next_at"), WORKING)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    mail_id: Mapped[UUID] = mapped_column(unique=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    title: Mapped[str]
    content: Mapped[str]
    address: Mapped[str]
    is_copy: Mapped[bool]
    seal: Mapped[bytes]
    queued_at: Mapped[datetime]
    next_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default=WAITING)
    fault: Mapped[str] = mapped_column(server_default="")
    tries: Mapped[int] = mapped_column(server_default="0")
    halves: Mapped[int] = mapped_column(server_default="0")
