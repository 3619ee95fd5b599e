"""What a change of a placed order comes to, before anybody does it: figures and promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.move_lines import check_open
from counter.flows.shop import Act
from counter.flows.sold_out import check_can_be_had
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.orders.changes import Changed, added, taken_off, with_added, with_off
from counter.orders.deposits import with_deposits
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.orders.pricing import Missing, PricedTicket, price
from counter.promises.queries import the_promise
from counter.receipts.model import Sale
from counter.receipts.queries import the_sale
from counter.settings.rules import Settings
from counter.settings.stations import COUNTER
from counter.settings.taxes import EXCLUDE_TAX, INCLUDE_TAX, Service
from counter.till.rules import read_reason


@dataclass(frozen=True, slots=True)
class LineOff:
    """So many of a line come off (None: all of it), for a reason, which opens a mishap of that kind ("": none)."""

    line_id: LineId
    reason: str
    quantity: int | None = None
    mishap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAsked:
    """What is to change of an order: what is rung up besides, for a reason if there is one, and what comes off.

    Where they `had` on a ticket what is added, it may be sold out or off the menu by now.
    """

    added: Draft | None = None
    off: tuple[LineOff, ...] = ()
    reason: str = ""
    had: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLook:
    """What a change comes to: the sale as it was, and the order with the change; what is `left` to pay then.

    Below nothing that goes back. `due` is the promise that stands then, `was_due` the one now; `told`: a new one.
    `missing` are choices that have to be made first.
    """

    before: Sale
    order: Order
    left: Money
    due: datetime | None
    told: bool
    was_due: datetime | None
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """The order after a change, and step by step what comes on and what goes."""

    order: Order
    document: int
    on: Changed | None
    off: tuple[Changed, ...]


def look_at_change(act: Act, order_id: OrderId, asked: ChangeAsked) -> ChangeLook:
    """What a change of an order would come to. Nothing is changed. Refused as `change_order` for what it asks for."""
    before = act.read(the_sale, order_id)
    check_open(act, before)
    ticket = priced_for(act, before.order, asked)
    plan = plan_change(before, asked, ticket)
    due, told = new_promise(act, before.order, asked.added, None)
    promise = act.read(the_promise, order_id)
    return ChangeLook(
        before=before,
        order=plan.order,
        left=plan.order.total - before.paid.settled,
        due=due,
        told=told,
        was_due=promise.due if promise else None,
        missing=ticket.missing if ticket else (),
    )


def priced_for(act: Act, order: Order, asked: ChangeAsked) -> PricedTicket | None:
    """What is added, priced as the order is: where it is had, what taxes, whether inside, how rounded."""
    if asked.added is None or not asked.added.lines:
        return None
    draft = with_deposits(_as_ordered(order, asked.added), act.menu)
    check_can_be_had(act, draft if asked.had else replace(draft, lines=()), draft)
    return price(draft, act.menu, _as_then(act.settings, order), act.settings.trading_day(act.at))


def _as_ordered(order: Order, lines: Draft) -> Draft:
    return replace(lines, to_go=order.to_go, delivery=order.delivery, exempt=order.exempt, wishes=(), voucher_id=None)


def _as_then(settings: Settings, order: Order) -> Settings:
    service = order.service
    return replace(
        settings,
        prices=INCLUDE_TAX if order.prices_include_tax else EXCLUDE_TAX,
        tax_rounding=order.tax_rounding,
        service=Service(service.share, service.tax_class) if service else None,
    )


def plan_change(before: Sale, asked: ChangeAsked, ticket: PricedTicket | None) -> ChangePlan:
    """What a change comes to, step by step. Refused where nobody says why, and where a line has not as many."""
    order = before.order
    on: Changed | None = None
    off: list[Changed] = []
    document = order.document + (before.left.minor <= 0)
    if ticket is not None:
        on = added(order, ticket.lines, document, ticket.service)
        order = with_added(order, on, document)
    for each in all_off(before.order, asked.off):
        read_reason(each.reason)
        quantity = _pieces(before, each)
        gone = taken_off(order, each.line_id, quantity)
        order = with_off(order, gone)
        off.append(gone)
    return ChangePlan(order, document, on, tuple(off))


def all_off(order: Order, off: Iterable[LineOff]) -> list[LineOff]:
    """What comes off, each with its deposit."""
    wanted = list(off)
    asked = {each.line_id for each in wanted}
    for each in list(wanted):
        for line in order.sold:
            if line.belongs_to == each.line_id and line.line_id not in asked:
                quantity = None if each.quantity is None else min(each.quantity, line.quantity)
                wanted.append(LineOff(line.line_id, each.reason, quantity))
    return wanted


def _pieces(before: Sale, off: LineOff) -> int:
    """How many come off. Refused for what was refunded: that is paid back already."""
    line = next((each for each in before.order.lines if each.line_id == off.line_id), None)
    if line is None:
        raise Refused("That line is not on the order any more.")
    back = [each for refund in before.paid.given_back for each in refund.lines if each.line_id == off.line_id]
    left = line.sold.quantity - sum(each.quantity for each in back)
    if not left:
        raise Refused("{item} was refunded already.", item=line.sold.name)
    if off.quantity is not None and not 1 <= off.quantity <= left:
        raise Refused("Line {line} holds {most}. Take off no more.", line=line.place, most=left)
    return off.quantity or left


def new_promise(act: Act, order: Order, lines: Draft | None, shown: datetime | None) -> tuple[datetime | None, bool]:
    """The promise of an order with these lines added, and whether that is a new one, later than the one that stands.

    They wait behind all who are there. Nothing is promised for what nobody makes, nor where nothing was promised.
    """
    promise = act.read(the_promise, order.order_id)
    if promise is None:
        return None, False
    wanted = [(line.item_id, line.quantity) for line in lines.lines] if lines else []
    if not any(act.menu.item(item_id).station != COUNTER for item_id, _ in wanted):
        return promise.due, False
    due = shown if shown is not None and shown >= act.at else act.forecaster.quote(wanted, act.at).due
    return max(due, promise.due), due > promise.due
