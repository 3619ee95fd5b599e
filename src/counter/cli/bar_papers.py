"""`counter ticket` and `label`: what the bar works by, as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from counter.cli.looking import looking_at
from counter.cli.papers import ORDERS_DAY, as_file, day_of, give
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.typed_text import folded
from counter.orders.layout import label_document, ticket_document
from counter.orders.queries import order_called, the_order
from counter.orders.ticket import TicketContent, labels_of, tickets_of
from counter.promises.queries import the_promise
from counter.settings.stations import own_name
from counter.store.unit import Connection

_STATION = click.option("--station", default="", help="Where it is made, of an order that is made at several.")


@click.command("ticket")
@click.argument("order")
@ORDERS_DAY
@_STATION
@as_file
@click.pass_obj
def ticket_command(folder: Path, /, order: str, **said: Any) -> None:
    """The bar ticket of ORDER (its number), as a copy: it says so."""
    with looking_at(folder) as shop:
        ticket = shop.report(_ticket, shop, order, said["day"], said["station"])
        give(ticket_document(ticket, shop.language, copy=True), said["how"], said["width"], said["out"])


@click.command("label")
@click.argument("order")
@ORDERS_DAY
@_STATION
@click.option("--cup", type=click.IntRange(min=1), default=1, show_default=True, help="Which of its cups.")
@as_file
@click.pass_obj
def label_command(folder: Path, /, order: str, **said: Any) -> None:
    """The label of a cup of ORDER (its number), as a copy: it says so."""
    with looking_at(folder) as shop:
        labels = labels_of(shop.report(_ticket, shop, order, said["day"], said["station"]))
        if said["cup"] > len(labels):
            raise Refused(
                "Order {number} has no cup {cup} there: its last one is {count}.",
                number=order,
                cup=said["cup"],
                count=len(labels),
            )
        document = label_document(labels[said["cup"] - 1], shop.language, copy=True)
        give(document, said["how"], said["width"], said["out"])


def _ticket(connection: Connection, shop: Shop, called: str, day: date | None, station: str) -> TicketContent:
    order = the_order(connection, order_called(connection, day_of(shop, day), called))
    promise = the_promise(connection, order.order_id)
    tickets = tickets_of(order, order.sold, promise.due if promise else None, order.placed_at)
    if not tickets:
        raise Refused("Nobody makes anything of order {number}: it has no ticket.", number=order.called)
    called_so = {own_name(shop.settings.stations, ticket.station): ticket for ticket in tickets}
    said = {folded(way): name for name, ticket in called_so.items() for way in (ticket.station, name)}
    name = said.get(folded(station), "") if station or len(tickets) > 1 else next(iter(called_so))
    if not name:
        raise Refused("Say which station, with --station: {stations}.", stations=", ".join(called_so))
    return replace(called_so[name], station=name)
