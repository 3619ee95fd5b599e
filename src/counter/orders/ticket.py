"""What a bar ticket and a cup's label say, frozen as they were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, Literal

from counter.kernel.ids import OrderId
from counter.orders.model import Line, Order, to_make
from counter.settings.stations import COUNTER
from counter.settings.taxes import Where

TicketKind = Literal["new", "more", "off", "cancelled", "remake"]
NEW: Final = "new"
MORE: Final = "more"
OFF: Final = "off"
CANCELLED: Final = "cancelled"
REMAKE: Final = "remake"
GONE: frozenset[str] = frozenset({OFF, CANCELLED})
"""What nobody has to make any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """So many of an item, as they are made; `where` they have it, where that is elsewhere than the order.

    `grams` are what a piece weighs, 0 of what is not sold by weight.
    """

    quantity: int
    name: str
    modifiers: tuple[str, ...] = ()
    note: str = ""
    where: Where | None = None
    grams: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ForWhom:
    """Whose it is: the order as it is `called`, where they have it, what they must not have, and until when (UTC).

    `due` is None where no time is promised.
    """

    order_id: OrderId
    called: str
    customer: str
    where: Where
    bring_to: str
    allergies: tuple[str, ...]
    note: str
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketContent:
    """A ticket for one station: what is to be made there now, or what is not any more."""

    kind: TicketKind
    whose: ForWhom
    station: str
    at: datetime
    lines: tuple[TicketLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelContent:
    """A label for one cup, the `nth` of `of` that the order has at its station."""

    whose: ForWhom
    line: TicketLine
    nth: int
    of: int


def tickets_of(
    order: Order, lines: Iterable[Line], due: datetime | None, at: datetime, kind: TicketKind = NEW
) -> tuple[TicketContent, ...]:
    """A ticket a station for lines of an order that is promised for `due`, as of `at` (aware UTC).

    What is handed over at the counter is made by nobody.
    """
    made = sorted((line for line in to_make(lines) if line.station != COUNTER), key=lambda line: line.station)
    notes = {line.line_id: line.note for line in order.lines}
    whose = _whose(order, due)
    return tuple(
        TicketContent(
            kind=kind,
            whose=whose,
            station=station,
            at=at,
            lines=tuple(_line(line, notes.get(line.line_id, ""), order.where) for line in at_station),
        )
        for station, at_station in groupby(made, key=lambda line: line.station)
    )


def labels_of(ticket: TicketContent) -> tuple[LabelContent, ...]:
    """A label for each cup of a ticket."""
    cups = [line for line in ticket.lines for _ in range(line.quantity)]
    return tuple(LabelContent(whose=ticket.whose, line=line, nth=n, of=len(cups)) for n, line in enumerate(cups, 1))


def _whose(order: Order, due: datetime | None) -> ForWhom:
    return ForWhom(
        order_id=order.order_id,
        called=order.called,
        customer=order.customer,
        where=order.where,
        bring_to=order.bring_to,
        allergies=tuple(order.allergies),
        note=order.note,
        due=due,
    )


def _line(line: Line, note: str, where: Where) -> TicketLine:
    name = f"{line.name} {line.size}".strip()
    elsewhere = line.where if line.where != where else None
    grams = line.weighed.grams if line.weighed else 0
    return TicketLine(
        quantity=line.quantity, name=name, modifiers=line.modifiers, note=note, where=elsewhere, grams=grams
    )
