"""The journal, its chain's heads, and facts kept aside. The journal is the truth, so none of them is a view of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter.store.base import WORKING, Base


class JournalRow(Base):
    """One fact; `position` is the order in which this database came to know it."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("terminal", "seq"), WORKING)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    shop: Mapped[UUID]
    terminal: Mapped[str]
    seq: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[UUID]
    kind: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    body: Mapped[str]
    private: Mapped[str | None]
    prev: Mapped[str]
    hash: Mapped[str]
    sealed: Mapped[str]


class JournalHead(Base):
    """The last fact of each terminal's chain, sealed with the shop's key."""

    __tablename__ = "journal_heads"
    __table_args__ = (WORKING,)

    terminal: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str]
    seal: Mapped[str]


class ConflictingFact(Base):
    """A fact that came with the id of another: refused, and kept here for a person to look at."""

    __tablename__ = "facts_aside"
    __table_args__ = (WORKING,)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[UUID]
    at: Mapped[datetime]
    by: Mapped[UUID]
    kind: Mapped[str]
    body: Mapped[str]
