"""Lines go from one placed order to another that is not paid either: off the one, onto the other, by facts of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from counter.flows.numbers import next_order
from counter.flows.proof import prove_sale
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.kernel.money import total
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.changes import Changed, added, plus, taken_off, with_off, without
from counter.orders.facts import (
    LineMade,
    OrderCameToBar,
    OrderCancelled,
    OrderHandedOver,
    OrderPlaced,
    OrderReady,
)
from counter.orders.model import COMP, Line, Order, to_make
from counter.orders.moves import all_leaving, as_moved, check_are_taxed_alike
from counter.orders.queries import the_order
from counter.orders.rules import CANCELLED, HANDED_OVER, PLACED, check_can_be_changed, check_day
from counter.orders.taxed import ServiceCharge
from counter.orders.ticket_steps import MovedLine
from counter.orders.together import both_notes
from counter.promises.facts import PromiseGiven
from counter.promises.queries import the_promise
from counter.receipts.model import Sale
from counter.receipts.queries import receipts_of, the_sale


def movable(act: Act, order_id: OrderId) -> Sale:
    """The sale of an order whose lines can leave it, or be joined by others.

    Refused where it is cancelled or a remake, for later, or anything of it is paid, and as `check_open`.
    """
    sale = act.read(the_sale, order_id)
    order = sale.order
    prove_sale(act, order)
    check_open(act, sale)
    if sale.paid.payments or sale.paid.refunds or act.read(receipts_of, order_id):
        raise Refused("Something of order {number} is paid. Pay the rest of it by itself.", number=order.called)
    if order.is_for_later:
        raise Refused("Order {number} is for later. Leave it as it is, and pay it by itself.", number=order.called)
    return sale


def check_open(act: Act, sale: Sale) -> None:
    """Refused where an order cannot be changed any more; one of a day that is over can while nothing of it is paid."""
    order, today = sale.order, act.settings.trading_day(act.at)
    check_can_be_changed(order.state, order.called, is_remake=order.remake_of is not None)
    is_paid = bool(sale.paid.payments or sale.paid.refunds) or not order.total
    is_on_us = any(reduction.kind == COMP for line in order.sold for reduction in line.reductions)
    check_day(order.business_date, today, order.called, is_paid=is_paid, is_on_us=is_on_us)


def move_lines(
    act: Act, source: Order, target: Order, leaving: Mapping[LineId, int], *, brings_back: bool = False
) -> tuple[MovedLine, ...]:
    """So many of these lines leave an order for another one, with what lowered them; what was made is made.

    Gives what each is on the other one. `brings_back` it, where it was cancelled as all of it
    had left. Refused as `all_leaving`, and where the two are not taxed alike.
    """
    check_are_taxed_alike(source, target)
    gone = drop_lines(act, source, all_leaving(source, leaving), _to(act, target))
    ids, lines = as_moved(_pieces(gone), source.where, target.where, new_id)
    on = added(target, lines, target.document, _service(gone))
    act.record(
        LinesAdded(
            order_id=target.order_id,
            lines=on.lines,
            document=target.document,
            service=on.service,
            shifts=on.shifts,
            reason=act.language.say("from order {number}", number=source.called),
            notes=_notes_on(target, source, ids),
            made=_made(source, ids),
            brings_back=brings_back,
        )
    )
    return _moved(ids, lines)


def place_apart(
    act: Act, source: Order, leaving: Mapping[LineId, int], name: str
) -> tuple[OrderId, tuple[MovedLine, ...]]:
    """So many of these lines leave an order for a new one in a name. Gives its id, and its lines as `move_lines`."""
    order_id, day = OrderId(new_id()), act.settings.trading_day(act.at)
    series, number = next_order(act, day)
    nothing = without(source.service, source.service) if source.service else None
    empty = replace(
        source, order_id=order_id, series=series, number=number, lines=(), taken_off=(), service=nothing,
        later_services={},
    )  # fmt: skip
    gone = drop_lines(act, source, all_leaving(source, leaving), _to(act, empty))
    ids, lines = as_moved(_pieces(gone), source.where, source.where, new_id)
    on = added(empty, lines, 0, _service(gone))
    owed = [line.owed for line in on.lines] + ([on.service.owed] if on.service else [])
    act.record(
        OrderPlaced(
            order_id=order_id,
            series=series,
            number=number,
            business_date=day,
            to_go=source.to_go,
            lines=on.lines,
            total=total(owed, source.total.currency),
            tax_rounding=source.tax_rounding,
            customer=name,
            notes=_notes(source, ids),
            delivery=source.delivery,
            prices_include_tax=source.prices_include_tax,
            exempt=source.exempt,
            service=on.service,
            bring_to=source.bring_to,
            allergies=source.allergies,
            note=source.note,
            language=source.language,
        )
    )
    _stand_alike(act, source, order_id, on.lines, _made(source, ids))
    return order_id, _moved(ids, lines)


def _stand_alike(act: Act, source: Order, order_id: OrderId, lines: tuple[Line, ...], made: tuple[LineId, ...]) -> None:
    """An order that left another one is as far as that is: handed over, ready, or on the bar for the same promise."""
    if source.state == PLACED:
        due = due_on_bar(act, source)
        unmade = tuple(line for line in to_make(lines) if line.line_id not in made)
        act.record(PromiseGiven(order_id, due, source.business_date))
        act.record(OrderCameToBar(order_id, due, unmade))
        for line in to_make(lines):
            if line.line_id in made:
                act.record(LineMade(order_id, line.line_id))
        return
    act.record(OrderReady(order_id))
    if source.state == HANDED_OVER:
        act.record(OrderHandedOver(order_id))


def due_on_bar(act: Act, order: Order) -> datetime:
    """What an order on the bar is promised for. Refused where that is nothing, or over."""
    promise = act.read(the_promise, order.order_id)
    if promise is None or promise.due < act.at:
        raise Refused(
            "Order {number} is still being made, past its time or without one. Wait until it is handed over.",
            number=order.called,
        )
    return promise.due


def leave_empty(act: Act, order_id: OrderId, joined: str) -> None:
    """An order of which nothing is left is off the bar, since it joined another one; what was handed over stays so."""
    order = act.read(the_order, order_id)
    if not order.lines and order.state not in (HANDED_OVER, CANCELLED):
        act.record(OrderCancelled(order_id, act.language.say("Joined order {number}", number=joined)))


def _moved(ids: Mapping[LineId, LineId], lines: Sequence[Line]) -> tuple[MovedLine, ...]:
    many = {line.line_id: line.quantity for line in lines}
    return tuple(MovedLine(before, now, many[now]) for before, now in ids.items())


def _to(act: Act, target: Order) -> str:
    return act.language.say("to order {number}", number=target.called)


def drop_lines(act: Act, source: Order, leaving: Mapping[LineId, int], reason: str) -> list[Changed]:
    """So many of these lines are off an order that nothing is paid of, for a reason. Gives piece by piece what went."""
    gone, order = [], source
    for line_id, quantity in leaving.items():
        piece = taken_off(order, line_id, quantity)
        order = with_off(order, piece)
        gone.append(piece)
        act.record(
            LineRemoved(
                order_id=source.order_id,
                piece=piece.lines[0],
                reason=reason,
                service=piece.service,
                shifts=piece.shifts,
            )
        )
    return gone


def _pieces(gone: list[Changed]) -> list[Line]:
    return [line for each in gone for line in each.lines]


def _service(gone: list[Changed]) -> ServiceCharge | None:
    """What of the service left with them."""
    service: ServiceCharge | None = None
    for each in gone:
        if each.service is not None:
            service = each.service if service is None else plus(service, each.service)
    return service


def _notes(source: Order, ids: Mapping[LineId, LineId]) -> dict[str, str]:
    return {str(ids[line.line_id]): line.note for line in source.lines if line.line_id in ids and line.note}


def _notes_on(target: Order, source: Order, ids: Mapping[LineId, LineId]) -> dict[str, str]:
    """What was noted about the whole of the one goes along with the first of its lines, unless the other says it."""
    notes = _notes(source, ids)
    if source.note and source.note != target.note:
        first = str(next(iter(ids.values())))
        notes[first] = both_notes(notes.get(first, ""), source.note)
    return notes


def _made(source: Order, ids: Mapping[LineId, LineId]) -> tuple[LineId, ...]:
    """Those that nobody has to make: they are made, or were left off."""
    made = (line for line in source.lines if line.made_at is not None or line.left_off)
    return tuple(ids[line.line_id] for line in made if line.line_id in ids)
