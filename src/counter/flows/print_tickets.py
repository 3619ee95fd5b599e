"""Tickets for the bar and labels for cups, where a shop has a printer for them: once a line, as it is sold."""

from __future__ import annotations

from collections.abc import Sequence

from counter.flows.documents import LABEL, TICKET
from counter.flows.shop import Act
from counter.orders.model import Line, Order
from counter.orders.ticket import CANCELLED, GONE, MORE, NEW, OFF, TicketKind, labels_of, tickets_of
from counter.printing.routes import BY_STATION, Destination, has_route
from counter.promises.queries import the_promise


def print_tickets(act: Act, order: Order, kind: TicketKind = NEW, lines: Sequence[Line] | None = None) -> None:
    """Queues a ticket a station for these lines of an order (all of them unless said), and a label a cup.

    What came off, or is not made any more, has no label. Only where a printer is chosen for that, at that station.
    """
    routes = act.settings.printer_routes
    if not any(route.kind in BY_STATION for route in routes):
        return
    promise, sold = act.read(the_promise, order.order_id), order.sold if lines is None else lines
    for ticket in tickets_of(order, sold, promise.due if promise else None, act.at, kind):
        station = ticket.station
        if has_route(routes, TICKET, station):
            act.print(TICKET, f"ticket {order.called} {station}", ticket, to=Destination(station))
        if has_route(routes, LABEL, station) and kind not in GONE:
            for label in labels_of(ticket):
                act.print(LABEL, f"label {order.called} {label.nth}", label, to=Destination(station))


def print_what_changed(act: Act, order: Order, added: Sequence[Line], off: Sequence[Line]) -> None:
    """Tickets of what was added to an order, and of what came off it and is not made yet."""
    print_tickets(act, order, MORE, added)
    print_tickets(act, order, OFF, off)


def print_cancelled(act: Act, order: Order) -> None:
    """Tickets of what nobody has to make any more."""
    print_tickets(act, order, CANCELLED, [line.sold for line in order.unmade])
