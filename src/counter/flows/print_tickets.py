"""Tickets for the bar and labels for cups, where a shop has a printer for them: once a line, as it is sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.flows.documents import LABEL, TICKET
from counter.flows.shop import Act
from counter.orders.model import Line, Order
from counter.orders.ticket import CANCELLED, GONE, MORE, NEW, OFF, TicketKind, labels_of, tickets_of
from counter.printing.routes import BY_STATION, Destination, Route, destination_of
from counter.promises.queries import the_promise
from counter.settings.stations import own_name


def print_tickets(act: Act, order: Order, kind: TicketKind = NEW, lines: Sequence[Line] | None = None) -> None:
    """Queues a ticket a station for these lines of an order (all of them unless said), and a label a cup.

    What goes to a printer by its category has a ticket of its own. What came off, or is not made any more, has no
    label. Only where a printer is chosen for that, of that station or category.
    """
    routes = act.settings.printer_routes
    if not any(route.kind in BY_STATION for route in routes):
        return
    promise, sold = act.read(the_promise, order.order_id), order.sold if lines is None else lines
    due = promise.due if promise else None
    for to, routed in _parted(routes, TICKET, sold):
        for ticket in tickets_of(order, routed, due, act.at, kind):
            named = replace(ticket, station=own_name(act.settings.stations, ticket.station))
            act.print(TICKET, f"ticket {order.called} {named.station}", named, to=to)
    if kind in GONE:
        return
    for to, routed in _parted(routes, LABEL, sold):
        for ticket in tickets_of(order, routed, due, act.at, kind):
            for label in labels_of(ticket):
                act.print(LABEL, f"label {order.called} {label.nth}", label, to=to)


def _parted(routes: Sequence[Route], kind: str, lines: Sequence[Line]) -> list[tuple[Destination, list[Line]]]:
    """Lines by where a kind of document of them goes: each once, station after station."""
    parted: dict[Destination, list[Line]] = {}
    for line in lines:
        if to := destination_of(routes, kind, line.station, line.category):
            parted.setdefault(to, []).append(line)
    return sorted(parted.items(), key=lambda part: (part[0].station, part[0].category))


def print_what_changed(act: Act, order: Order, added: Sequence[Line], off: Sequence[Line]) -> None:
    """Tickets of what was added to an order, and of what came off it and is not made yet.

    One for later has none before it comes to the bar, and then as it is by then.
    """
    if not order.is_for_later:
        print_tickets(act, order, MORE, added)
        print_tickets(act, order, OFF, off)


def print_cancelled(act: Act, order: Order) -> None:
    """Tickets of what nobody has to make any more, where the bar has heard of it."""
    if not order.is_for_later:
        print_tickets(act, order, CANCELLED, [line.sold for line in order.unmade])
