"""Keeps half-built tickets, so that a crash at the counter loses nothing. They are working state, not facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, TerminalId
from counter.orders.draft import Draft
from counter.orders.tables import DraftRow
from counter.store.unit import Unit

STEPS = 50
"""How many steps can be undone."""
# GestureRequest at every tap: put together once.
_DRAFT = select(DraftRow.__table__).where(DraftRow.order_id == bindparam("of", type_=DraftRow.order_id.type))


@dataclass(frozen=True, slots=True)
class HeldTicket:
    """A ticket put aside."""

    order_id: OrderId
    customer: str
    lines: int
    held_at: datetime


def current_draft(connection: Connection, terminal: TerminalId) -> Draft | None:
    """The ticket in work at a terminal, as it stood when the app was last alive."""
    newest = (
        select(DraftRow.content)
        .where(DraftRow.terminal == terminal, DraftRow.held.is_(False))
        .order_by(DraftRow.changed_at.desc())
        .limit(1)
    )
    content = connection.execute(newest).scalar_one_or_none()
    return None if content is None else _read(content)


def find_draft(connection: Connection, order_id: OrderId) -> Draft | None:
    """The ticket of that id, in work or held."""
    row = connection.execute(_DRAFT, {"of": order_id}).one_or_none()
    return None if row is None else _read(row.content)


def held_tickets(connection: Connection) -> tuple[HeldTicket, ...]:
    """Every ticket put aside, oldest first."""
    rows = connection.execute(select(DraftRow.__table__).where(DraftRow.held).order_by(DraftRow.changed_at))
    return tuple(_held(row.content, row.changed_at) for row in rows)


def can_undo(connection: Connection, order_id: OrderId) -> bool:
    """Whether a ticket has a step to take back."""
    row = connection.execute(_DRAFT, {"of": order_id}).one_or_none()
    return row is not None and row.undo != "[]"


def keep_draft(unit: Unit, terminal: TerminalId, draft: Draft) -> None:
    """Keeps a changed ticket, and how it was before for undo."""
    unit.touched.add(Topic.DRAFTS)
    content = msgspec.json.encode(draft).decode()
    row = unit.connection.execute(_DRAFT, {"of": draft.order_id}).one_or_none()
    if row is None:
        values = {"order_id": draft.order_id, "terminal": terminal, "held": False, "changed_at": unit.at}
        empty = msgspec.json.encode([msgspec.json.encode(Draft(draft.order_id)).decode()]).decode()
        unit.connection.execute(insert(DraftRow), values | {"content": content, "undo": empty})
    elif row.content != content:
        steps = [*msgspec.json.decode(row.undo), row.content][-STEPS:]
        change = {"content": content, "undo": msgspec.json.encode(steps).decode(), "changed_at": unit.at}
        unit.connection.execute(update(DraftRow).where(DraftRow.order_id == draft.order_id).values(change))


def undo_step(unit: Unit, order_id: OrderId) -> Draft:
    """Takes the last change of a ticket back. Refused where there is none."""
    unit.touched.add(Topic.DRAFTS)
    row = unit.connection.execute(_DRAFT, {"of": order_id}).one_or_none()
    steps: list[str] = msgspec.json.decode(row.undo) if row else []
    if not steps:
        raise Refused("There is nothing to undo.")
    before = steps.pop()
    change = {"content": before, "undo": msgspec.json.encode(steps).decode(), "changed_at": unit.at}
    unit.connection.execute(update(DraftRow).where(DraftRow.order_id == order_id).values(change))
    return _read(before)


def put_aside(unit: Unit, order_id: OrderId, *, held: bool) -> None:
    """Holds a ticket, or takes it up again."""
    unit.touched.add(Topic.DRAFTS)
    change = update(DraftRow).where(DraftRow.order_id == order_id).values(held=held, changed_at=unit.at)
    if unit.connection.execute(change).rowcount != 1:
        raise Refused("That ticket is gone: somebody took it up or paid it.")


def drop_draft(unit: Unit, order_id: OrderId) -> None:
    """Forgets a ticket; one that is not there is fine."""
    unit.touched.add(Topic.DRAFTS)
    unit.connection.execute(delete(DraftRow).where(DraftRow.order_id == order_id))


def _read(content: str) -> Draft:
    return msgspec.json.decode(content, type=Draft)


def _held(content: str, at: datetime) -> HeldTicket:
    draft = _read(content)
    return HeldTicket(draft.order_id, draft.customer, sum(line.quantity for line in draft.lines), at)
