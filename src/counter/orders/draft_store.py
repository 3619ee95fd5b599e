"""Keeps half-built tickets, so that a crash at the counter loses nothing. They are working state, not facts."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from counter.journal.seal import Key
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, TerminalId
from counter.kernel.typed_json import read_json
from counter.orders.draft import Draft
from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.prepared import Prepared, Question
from counter.store.unit import Unit

STEPS = 50
"""How many steps can be undone."""
log = logging.getLogger(__name__)


class DraftRow(Base):
    """A ticket that is being built or held: no view of the journal. JSON, with the steps to undo, sealed by Counter."""

    __tablename__ = "drafts"
    __table_args__ = (WORKING,)

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    terminal: Mapped[str]
    held: Mapped[bool]
    changed_at: Mapped[datetime]
    content: Mapped[str]
    undo: Mapped[str]
    seal: Mapped[bytes] = mapped_column(server_default=text("x''"))


_IS_IT = DraftRow.order_id == bindparam("of", type_=DraftRow.order_id.type)
_DRAFT = Question(select(DraftRow.__table__).where(_IS_IT))
_DROP = Prepared(delete(DraftRow.__table__).where(_IS_IT))


@dataclass(frozen=True, slots=True)
class HeldTicket:
    """A ticket put aside; its `draft` is not proved to be Counter's own: to look at."""

    order_id: OrderId
    customer: str
    lines: int
    held_at: datetime
    bring_to: str = ""
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A ticket as its row has it: the ticket, its text there ("" where it has no row yet), and the steps to undo.

    Of one that `was_changed` outside Counter nothing is left but its id.
    """

    draft: Draft
    content: str = ""
    steps: tuple[str, ...] = ()
    was_changed: bool = False

    @property
    def can_undo(self) -> bool:
        """Whether it has a step to take back."""
        return bool(self.steps)


def current_draft(connection: Connection, terminal: TerminalId, key: Key) -> StoredDraft | None:
    """The ticket in work at a terminal, as it was changed last and sealed with `key`; None where there is none."""
    newest = (
        select(DraftRow.__table__)
        .where(DraftRow.terminal == terminal, DraftRow.held.is_(False))
        .order_by(DraftRow.changed_at.desc())
        .limit(1)
    )
    return _stored(connection.execute(newest).one_or_none(), key)


def find_draft(connection: Connection, order_id: OrderId, key: Key) -> StoredDraft | None:
    """The ticket of that id, in work or held, sealed with `key`; None where it is gone."""
    return _stored(_DRAFT.first(connection, of=order_id), key)


def held_tickets(connection: Connection) -> tuple[HeldTicket, ...]:
    """Every ticket put aside, oldest first."""
    rows = connection.execute(select(DraftRow.__table__).where(DraftRow.held).order_by(DraftRow.changed_at))
    return tuple(held for row in rows if (held := _held(row.content, row.changed_at)) is not None)


def keep_draft(unit: Unit, terminal: TerminalId, before: StoredDraft, draft: Draft, key: Key) -> StoredDraft:
    """Keeps a changed ticket, sealed with `key`, and how it was `before` for undo. Gives it as it is stored now."""
    unit.touched.add(Topic.DRAFTS)
    content = _write(draft)
    if content == before.content:
        return before
    known = _write(before.draft)
    after = StoredDraft(draft, content, (*before.steps, known)[-STEPS:])
    if before.content:
        _update(unit, after, key)
    else:
        values = {"order_id": draft.order_id, "terminal": terminal, "held": False, "changed_at": unit.at}
        unit.connection.execute(insert(DraftRow), values | _sealed(after, key))
    return after


def undo_step(unit: Unit, stored: StoredDraft, key: Key) -> StoredDraft:
    """Takes the last change of a ticket back, and seals it with `key`. Refused where there is none."""
    if not stored.steps:
        raise Refused("There is nothing to undo.")
    unit.touched.add(Topic.DRAFTS)
    *steps, content = stored.steps
    before = StoredDraft(_read(content), content, tuple(steps))
    _update(unit, before, key)
    return before


def put_aside(unit: Unit, order_id: OrderId, *, held: bool) -> None:
    """Holds a ticket, or takes it up again. Refused where it is gone."""
    unit.touched.add(Topic.DRAFTS)
    change = update(DraftRow).where(DraftRow.order_id == order_id).values(held=held, changed_at=unit.at)
    if unit.connection.execute(change).rowcount != 1:
        raise Refused("That ticket is gone: somebody took it up or paid it.")


def drop_draft(unit: Unit, order_id: OrderId) -> None:
    """Forgets a ticket; one that is not there is fine."""
    unit.touched.add(Topic.DRAFTS)
    _DROP.run(unit.connection, {"of": order_id})


def drafts_at(connection: Connection, terminal: TerminalId) -> tuple[OrderId, ...]:
    """Every ticket of a terminal, in work and held."""
    rows = connection.execute(select(DraftRow.order_id).where(DraftRow.terminal == terminal))
    return tuple(OrderId(order_id) for order_id in rows.scalars())


def give_drafts_to(unit: Unit, before: TerminalId, terminal: TerminalId) -> None:
    """The tickets of a terminal are those of `terminal`, whose disk is sealed with the same key."""
    unit.touched.add(Topic.DRAFTS)
    unit.connection.execute(update(DraftRow).where(DraftRow.terminal == before).values(terminal=terminal))


def forget_on_drafts(unit: Unit, regular_id: UUID, key: Key) -> None:
    """The tickets of a regular, in work and held, are nobody's and have no name; nor has what Undo kept of them."""
    for row in unit.connection.execute(select(DraftRow.__table__)).all():
        stored = _stored(row, key)
        if stored is not None and stored.draft.regular_id == regular_id:
            nobodys = replace(stored.draft, regular_id=None, customer="")
            unit.touched.add(Topic.DRAFTS)
            change = _sealed(StoredDraft(nobodys, _write(nobodys)), key)
            unit.connection.execute(update(DraftRow).where(DraftRow.order_id == row.order_id).values(change))


def _update(unit: Unit, stored: StoredDraft, key: Key) -> None:
    change = _sealed(stored, key) | {"changed_at": unit.at}
    unit.connection.execute(update(DraftRow).where(DraftRow.order_id == stored.draft.order_id).values(change))


def _sealed(stored: StoredDraft, key: Key) -> dict[str, object]:
    undo = msgspec.json.encode(stored.steps).decode()
    return {"content": stored.content, "undo": undo, "seal": _seal(key, stored.draft.order_id, stored.content, undo)}


def _seal(key: Key, order_id: UUID, content: str, undo: str) -> bytes:
    """Proves that Counter wrote it: what was taken off, and that a voucher was shown, is in it."""
    return key.sign("draft", order_id, content, undo)


def _stored(row: Any, key: Key) -> StoredDraft | None:
    if row is None:
        return None
    if row.seal != _seal(key, row.order_id, row.content, row.undo):
        log.error("ticket %s was changed outside Counter: nothing of it counts", row.order_id)
        return StoredDraft(Draft(row.order_id), row.content, was_changed=True)
    return StoredDraft(_read(row.content), row.content, tuple(msgspec.json.decode(row.undo)))


def _read(content: str) -> Draft:
    return read_json(content, Draft)


def _write(draft: Draft) -> str:
    return msgspec.json.encode(draft).decode()


def _held(content: str, at: datetime) -> HeldTicket | None:
    try:
        draft = _read(content)
    except msgspec.DecodeError:
        return None  # no ticket of ours
    count = sum(line.quantity for line in draft.lines if line.belongs_to is None)
    return HeldTicket(draft.order_id, draft.customer, count, at, draft.bring_to, draft)
