"""Keeps the last acts on whole tickets (held, taken up, thrown away, put together), so that each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from counter.journal.topics import Topic
from counter.kernel.ids import LineId, OrderId, TerminalId, new_id
from counter.kernel.typed_json import read_json
from counter.orders.draft_store import DraftRow
from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.unit import Unit

STEPS = 10
"""How many of them can be taken back."""
_COLUMNS = ("order_id", "terminal", "held", "changed_at", "content", "undo", "seal")


class TicketStepRow(Base):
    """An act on whole tickets of a terminal: no view of the journal. JSON of the tickets before and after it.

    The tickets have seals of their own: what was changed in here outside Counter is no ticket of ours any more.
    """

    __tablename__ = "ticket_steps"
    __table_args__ = (WORKING,)

    step_id: Mapped[UUID] = mapped_column(primary_key=True)
    terminal: Mapped[str]
    at: Mapped[datetime]
    content: Mapped[str]


class KeptTicket(msgspec.Struct, frozen=True):
    """A ticket's row as it was."""

    order_id: OrderId
    terminal: str
    held: bool
    changed_at: datetime
    content: str
    undo: str
    seal: bytes


class TabAsNamed(msgspec.Struct, frozen=True):
    """A placed order's name and place."""

    order_id: OrderId
    customer: str
    bring_to: str


class MovedLine(msgspec.Struct, frozen=True):
    """So many of the line `before` of an order are the line `now` of another one."""

    before: LineId
    now: LineId
    many: int


class MovedLines(msgspec.Struct, frozen=True):
    """Lines went `off` an order, `onto` another one; what both cost since.

    `was_due` is what `onto` was promised for before, where it is promised anew since.
    """

    off: OrderId
    onto: OrderId
    lines: tuple[MovedLine, ...]
    totals: dict[OrderId, int]
    was_due: datetime | None = None


class JoinedTab(msgspec.Struct, frozen=True):
    """A ticket joined a tab as these lines of it; what that costs since, and how far it is (`state`).

    Before it was as far as `was`, and promised for `was_due`, where it is promised anew since.
    """

    tab: OrderId
    lines: tuple[LineId, ...]
    total: int
    state: str
    was: str
    was_due: datetime | None = None


class TicketStep(msgspec.Struct, frozen=True):
    """An act on whole tickets: each as it was before and after, None where there was none; `in_work` afterwards.

    `voided` were thrown away with it. Of a tab that was given another name: how it `was_named`, and `is_named` since.
    What went from one tab to another is `moved`; what a ticket became of a tab is `joined`.
    """

    before: dict[str, KeptTicket | None]
    after: dict[str, KeptTicket | None]
    in_work: OrderId | None
    voided: tuple[OrderId, ...] = ()
    was_named: TabAsNamed | None = None
    is_named: TabAsNamed | None = None
    moved: MovedLines | None = None
    joined: JoinedTab | None = None


@dataclass(frozen=True, slots=True)
class LastStep:
    """The newest act on tickets of a terminal that can still be taken back."""

    step_id: UUID
    step: TicketStep


def tickets_as_they_are(connection: Connection, order_ids: Iterable[OrderId]) -> dict[str, KeptTicket | None]:
    """The rows of these tickets now, by their ids; None for one that has none."""
    ids = list(order_ids)
    rows = connection.execute(select(DraftRow.__table__).where(DraftRow.order_id.in_(ids)))
    found: dict[str, KeptTicket | None] = dict.fromkeys((str(each) for each in ids), None)
    for row in rows:
        found[str(row.order_id)] = KeptTicket(**{name: getattr(row, name) for name in _COLUMNS})
    return found


def keep_step(unit: Unit, terminal: TerminalId, step: TicketStep) -> None:
    """Keeps an act, and forgets those before the last ten of this terminal."""
    content = msgspec.json.encode(step).decode()
    row = {"step_id": new_id(), "terminal": terminal, "at": unit.at, "content": content}
    unit.connection.execute(insert(TicketStepRow), row)
    newest = (
        select(TicketStepRow.step_id)
        .where(TicketStepRow.terminal == terminal)
        .order_by(TicketStepRow.step_id.desc())
        .limit(STEPS)
    )
    old = delete(TicketStepRow).where(TicketStepRow.terminal == terminal, TicketStepRow.step_id.not_in(newest))
    unit.connection.execute(old)


def last_step(connection: Connection, terminal: TerminalId, in_work: OrderId | None) -> LastStep | None:
    """The newest act on tickets, while all are as it left them and `in_work` is the one in work; else None."""
    newest = (
        select(TicketStepRow.__table__)
        .where(TicketStepRow.terminal == terminal)
        .order_by(TicketStepRow.step_id.desc())
        .limit(1)
    )
    row = connection.execute(newest).one_or_none()
    step = None if row is None else _read(row.content)
    if row is None or step is None or step.in_work != in_work:
        return None
    now = tickets_as_they_are(connection, [OrderId(UUID(each)) for each in step.after])
    return LastStep(row.step_id, step) if _same(now, step.after) else None


def take_back(unit: Unit, last: LastStep) -> None:
    """The tickets are as they were before an act, and the act is forgotten."""
    unit.touched.add(Topic.DRAFTS)
    for order_id, kept in last.step.before.items():
        unit.connection.execute(delete(DraftRow).where(DraftRow.order_id == UUID(order_id)))
        if kept is not None:
            unit.connection.execute(insert(DraftRow), {name: getattr(kept, name) for name in _COLUMNS})
    unit.connection.execute(delete(TicketStepRow).where(TicketStepRow.step_id == last.step_id))


def follow_back(unit: Unit, terminal: TerminalId, order_id: OrderId, back: Sequence[MovedLine]) -> None:
    """Steps that remember lines of an order follow those that went off it, by what they are now that they are back."""
    rows = unit.connection.execute(select(TicketStepRow.__table__).where(TicketStepRow.terminal == terminal)).all()
    for row in rows:
        step = _read(row.content)
        if step is None or step.moved is None or step.moved.onto != order_id:
            continue
        lines = step.moved.lines
        for each in back:
            lines = tuple(part for line in lines for part in _followed(line, each))
        moved = msgspec.structs.replace(step.moved, lines=lines)
        content = msgspec.json.encode(msgspec.structs.replace(step, moved=moved)).decode()
        unit.connection.execute(
            update(TicketStepRow).where(TicketStepRow.step_id == row.step_id).values(content=content)
        )


def _followed(line: MovedLine, back: MovedLine) -> Iterator[MovedLine]:
    """What of a line stayed, and what went and is back as another one."""
    if line.now != back.before:
        yield line
        return
    if line.many > back.many:
        yield MovedLine(line.before, line.now, line.many - back.many)
    yield MovedLine(line.before, back.now, back.many)


def forget_steps(unit: Unit) -> None:
    """Nothing is left of how tickets were, and of whose: nothing of it can be taken back."""
    unit.connection.execute(delete(TicketStepRow))


def _same(now: Mapping[str, KeptTicket | None], then: Mapping[str, KeptTicket | None]) -> bool:
    return {key: _what(kept) for key, kept in now.items()} == {key: _what(kept) for key, kept in then.items()}


def _what(kept: KeptTicket | None) -> Any:
    return None if kept is None else (kept.held, kept.content)


def _read(content: str) -> TicketStep | None:
    try:
        return read_json(content, TicketStep)
    except msgspec.MsgspecError:
        return None  # no step of ours
