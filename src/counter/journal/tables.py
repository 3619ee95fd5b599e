"""The journal and what belongs to it. The journal is the truth; of these only `did_not_fit` is a view of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from counter.store.base import WORKING, Base, Mapped, SubjectBytes, mapped_column


class JournalRow(Base):
    """One fact.

    `arrived` is the order in which this database came to know it, `position` its number in the shop's order.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("terminal", "seq"),
        Index("ix_journal_subject", "subject", "position"),  # answers for what has no position yet, too
        WORKING,
    )

    arrived: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    position: Mapped[int | None] = mapped_column(unique=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    shop: Mapped[UUID]
    terminal: Mapped[str]
    seq: Mapped[int]
    subject: Mapped[str] = mapped_column(SubjectBytes)
    seen: Mapped[int]
    act: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[UUID]
    kind: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    body: Mapped[str]
    private: Mapped[str | None]
    sealed: Mapped[bytes]
    prev: Mapped[bytes]
    hash: Mapped[bytes]


class JournalHead(Base):
    """The last fact of each terminal's chain, sealed with this terminal's own key."""

    __tablename__ = "journal_heads"
    __table_args__ = (WORKING,)

    terminal: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    hash: Mapped[bytes]
    seal: Mapped[bytes]


class DidNotFitRow(Base):
    """A fact that came too late for what it decides, and why: a view of the journal."""

    __tablename__ = "did_not_fit"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(SubjectBytes, index=True)
    why: Mapped[str]


class ConflictingFact(Base):
    """A fact that came with the id of another: refused, and kept here for a person to look at."""

    __tablename__ = "facts_aside"
    __table_args__ = (WORKING,)

    arrived: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[UUID]
    at: Mapped[datetime]
    by: Mapped[UUID]
    kind: Mapped[str]
    body: Mapped[str]


class LinkState(Base):
    """One row where the shop has several terminals.

    Up to which position this one knows the shop's order, and its digest.
    """

    __tablename__ = "link_state"
    __table_args__ = (WORKING,)

    one: Mapped[int] = mapped_column(primary_key=True)
    cursor: Mapped[int]
    order_digest: Mapped[bytes]


class NotCountedRow(Base):
    """A fact of the shop's order that does not count: under the id of one before it, or of a chain that was revoked.

    Its chain and the shop's order go on after it. `before` is the number of the fact that arrived here next.
    """

    __tablename__ = "not_counted"
    __table_args__ = (WORKING,)

    terminal: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[int]
    position: Mapped[int | None] = mapped_column(unique=True)
    id: Mapped[UUID]
    shop: Mapped[UUID]
    subject: Mapped[str] = mapped_column(SubjectBytes)
    seen: Mapped[int]
    act: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[UUID]
    kind: Mapped[str]
    version: Mapped[int]
    body: Mapped[str]
    private: Mapped[str | None]
    sealed: Mapped[bytes]
    prev: Mapped[bytes]
    hash: Mapped[bytes]


class PendingClaimRow(Base):
    """What this terminal claimed, or is about to, for an order that is not sold yet."""

    __tablename__ = "pending_claims"
    __table_args__ = (WORKING,)

    what: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]


class FrozenSubject(Base):
    """A subject with a fact that this version of Counter cannot read.

    Its facts are stored and not applied until it can.
    """

    __tablename__ = "frozen_subjects"
    __table_args__ = (WORKING,)

    subject: Mapped[str] = mapped_column(SubjectBytes, primary_key=True)


class InUse(Base):
    """One row: whether the books are open, and where this terminal's chain ended when that was written.

    `opening` is a number that each opening draws, `previous` that of the opening before it.
    """

    __tablename__ = "in_use"
    __table_args__ = (WORKING,)

    one: Mapped[int] = mapped_column(primary_key=True)
    opening: Mapped[bytes]
    previous: Mapped[bytes]
    is_open: Mapped[bool]
    seq: Mapped[int]
    hash: Mapped[bytes]
    seal: Mapped[bytes]


WORKING_TABLES = (
    JournalRow,
    JournalHead,
    ConflictingFact,
    LinkState,
    NotCountedRow,
    PendingClaimRow,
    FrozenSubject,
    InUse,
)
"""Those that are no view of the journal."""
