"""Tickets that are put aside and taken up, and what there is of them: held ones, tabs, orders for later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from counter.acts.answers import asked_answer, ticket_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import same_name, the_one
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows import held as holding
from counter.flows import ring_up as ringing
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.bar_queries import orders_for_later
from counter.orders.draft_store import HeldTicket, held_tickets
from counter.orders.model import Order
from counter.receipts.model import Sale
from counter.receipts.queries import open_tabs

TABS_OF = timedelta(days=90)
"""How far back tabs are looked for."""


class Hold(Fields, frozen=True, kw_only=True):
    """The ticket put aside, in a name."""

    name: str | None = None


class TakeUp(Fields, frozen=True, kw_only=True):
    """A held ticket, by the name it is in or by its place among those `held`, from 1; neither: the newest."""

    name: str | None = None
    held: int | None = None


def hold(session: Session, said: Hold) -> dict[str, Any]:
    """The ticket put aside; the answer is the new one."""
    return ticket_answer(session, session.do(_hold, session.draft().order_id, said.name))


def _hold(act: Act, order_id: OrderId, name: str | None) -> OpenTicket:
    if name is not None:
        ringing.name_customer(act, order_id, name)
    return holding.hold(act, order_id)


def held(session: Session, _said: Nothing) -> dict[str, Any]:
    """The tickets put aside, oldest first; the tabs: orders with something left to pay; the orders for later."""
    shop = session.opened
    since = shop.settings.trading_day(session.clock.now()) - TABS_OF
    return {
        "held": [
            {
                "held": place,
                "name": ticket.customer,
                "lines": ticket.lines,
                "table": ticket.bring_to,
                "held_at": ticket.held_at.isoformat(),
            }
            for place, ticket in enumerate(shop.read(held_tickets), start=1)
        ],
        "tabs": [tab_answer(sale) for sale in shop.read(open_tabs, since)],
        "later": [
            {
                "order": order.called,
                "day": order.business_date.isoformat(),
                "name": order.customer,
                "wanted_at": _wanted(order),
                "total": money(order.total),
            }
            for order in shop.read(orders_for_later)
        ],
    }


def tab_answer(sale: Sale) -> dict[str, Any]:
    """A tab: an order with something left to pay."""
    return {
        "order": sale.order.called,
        "day": sale.order.business_date.isoformat(),
        "name": sale.order.customer,
        "state": sale.order.state,
        "total": money(sale.order.total),
        "left": money(sale.left),
        "wanted_at": _wanted(sale.order),
        "since": sale.order.placed_at.isoformat(),
        **asked_answer(sale.order),
    }


def _wanted(order: Order) -> str | None:
    return order.wanted_at.isoformat() if order.wanted_at else None


def take_up(session: Session, said: TakeUp) -> dict[str, Any]:
    """A held ticket in work again."""
    found = held_named(session, said.name, said.held, newest=True)
    return ticket_answer(session, session.do(holding.take_up, found.order_id))


def held_named(session: Session, name: str | None, place: int | None, *, newest: bool) -> HeldTicket:
    """The held ticket of that name, or at that place; the newest where neither is said and that will do."""
    tickets = session.opened.read(held_tickets)
    if name is not None and place is not None:
        raise Refused("Say the name of the ticket or its place, not both.")
    if name is not None:
        return the_one("held ticket", name, (ticket for ticket in tickets if same_name(ticket.customer, name)))
    if place is None and not newest:
        raise Refused("Say which: the name of the held ticket, or its place.")
    if not tickets or (place is not None and not 1 <= place <= len(tickets)):
        raise Refused("There is no such held ticket. “held” says which there are.")
    return tickets[-1 if place is None else place - 1]


ACTS: dict[str, Kind[Any]] = {
    "hold": Kind(Hold, hold),
    "held": Kind(Nothing, held),
    "take_up": Kind(TakeUp, take_up),
}
