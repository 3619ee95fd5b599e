"""A missed promise is never passed over: it is opened by itself, and apologised for in print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from counter.flows.hearing import HEARING
from counter.flows.issue_receipt import queue_slip
from counter.flows.open_by_itself import open_by_itself
from counter.flows.proof import prove_given_for, prove_sale, prove_settings
from counter.flows.shop import Act
from counter.journal.heads import read_link
from counter.kernel.ids import MishapId, OrderId, VoucherId, derived_id, new_id
from counter.kernel.money import Money
from counter.orders.model import Order, OrderLine
from counter.orders.queries import the_order
from counter.people.queries import staff_member
from counter.promises.model import Promise
from counter.promises.queries import overdue, read_promises, stations_in_trouble, the_promise
from counter.promises.stations import FINE
from counter.recovery.facts import MishapOpened
from counter.recovery.given_queries import given_for_order
from counter.recovery.model import Mishap
from counter.recovery.offers import left_for_order
from counter.recovery.queries import mishaps_of
from counter.recovery.rules import LATE, MACHINE, kind_of_left_off, station_of, usual_severity
from counter.vouchers.code import hash_of_code
from counter.vouchers.facts import VoucherIssued
from counter.vouchers.queries import came_with_slip, vouchers_for
from counter.vouchers.rules import good_until


def judging_margin(act: Act) -> timedelta | None:
    """How long after a promise was missed this terminal says so; None where it is not the one to say it now.

    That is the terminal which shows the bar: at once where it is the shop's only one, else a little later, when the
    others' word must have come, and only while it hears them. A till that is cut off from the bar, or came back just
    now, would judge orders that were ready.
    """
    if act.settings.bar_terminal != act.terminal:
        return None
    if act.read(read_link) is None:
        return timedelta()
    return HEARING if act.shop.hearing.is_sure(act.at) else None


def find_missed(act: Act) -> list[OrderId]:
    """Opens a mishap for every order on the bar whose first promise has passed; gives those found just now."""
    margin = judging_margin(act)
    if margin is None:
        return []
    missed = act.read(overdue, act.at - act.settings.grace - margin, act.at)
    known = act.read(mishaps_of, missed) if missed else {}
    promises = act.read(read_promises, missed)
    found = [order_id for order_id in missed if miss_on_record(known.get(order_id, ()), promises[order_id]) is None]
    for order_id in found:
        open_late(act, order_id)
    return found


def miss_on_record(mishaps: tuple[Mishap, ...], promise: Promise) -> Mishap | None:
    """The mishap among an order's that is about its first promise being missed, or None.

    What was answered while there was still time is about the wait: it settles no miss.
    """
    late = [mishap for mishap in mishaps if mishap.kind == LATE]
    return next((each for each in late if each.is_open or _seen_last(each) >= promise.first_due), None)


def _seen_last(mishap: Mishap) -> datetime:
    """When somebody answered it, or else when it was opened."""
    return mishap.answered_at or mishap.opened_at


def open_late(act: Act, order_id: OrderId, what: str = LATE) -> MishapId:
    """Opens the mishap of being late, or of being about to. Its id hangs on the order and on `what` of the two it is.

    Two terminals that see it open the same one.
    """
    order = act.read(the_order, order_id)
    in_trouble = act.read(stations_in_trouble).get(station_of(order.to_make), FINE) != FINE
    return open_by_itself(act, order, LATE, what, cause=MACHINE if in_trouble else "")


def open_left_off(act: Act, order: Order, left_off: Sequence[OrderLine], why: str) -> MishapId:
    """Opens the mishap of lines that were left off: they paid for something that they do not get.

    Where it is on record that they wait for an answer about this, it is the same.
    """
    return open_about(act, order, kind_of_left_off(why, act.playbook), left_off)


def open_about(act: Act, order: Order, kind: str, lines: Sequence[OrderLine]) -> MishapId:
    """What went wrong with these lines of an order: what waits for an answer about that kind, else a new mishap."""
    known = act.read(mishaps_of, [order.order_id]).get(order.order_id, ())
    for mishap in known:
        if mishap.kind == kind and mishap.is_open:
            return mishap.mishap_id
    mishap_id = MishapId(new_id())
    station, severity = station_of(lines), usual_severity(kind)
    act.record(MishapOpened(mishap_id, order.order_id, kind, severity=severity, station=station))
    return mishap_id


def apologise_for_miss(act: Act, order: Order) -> None:
    """At Ready of a missed order: the miss is on record, and a voucher prints unless the order has one.

    A remake has a promise of its own, but its order gets no second voucher for it. Whoever came with an apology voucher
    gets no second slip either: a person gives the money back.
    """
    prove_settings(act)
    prove_sale(act, order)
    prove_given_for(act, order)
    promise = act.read(the_promise, order.order_id)
    mishaps = act.read(mishaps_of, [order.order_id]).get(order.order_id, ())
    mishap = miss_on_record(mishaps, promise) if promise else None
    mishap_id = mishap.mishap_id if mishap else open_late(act, order.order_id)
    if order.remake_of is not None or act.read(vouchers_for, order.order_id):
        return
    if act.read(came_with_slip, order.order_id):
        return
    amount = _within_cap(act, order)
    if amount:
        voucher_id = VoucherId(derived_id(order.order_id, "voucher"))
        give_voucher(act, order, mishap_id, amount, automatic_id=voucher_id)


def give_voucher(
    act: Act, order: Order, mishap_id: MishapId, amount: Money, *, automatic_id: VoucherId | None = None
) -> VoucherId:
    """Issues a voucher for an order and queues its slip, in the name of whoever is at it.

    One that is given by itself has an id that hangs on its order alone, so that two terminals give one.
    """
    voucher_id = automatic_id or VoucherId(new_id())
    until = good_until(act.settings.trading_day(act.at), act.playbook.valid_months)
    number, key = act.keys.voucher
    issued = VoucherIssued(
        voucher_id=voucher_id,
        order_id=order.order_id,
        mishap_id=mishap_id,
        amount=amount,
        good_until=until,
        automatic=automatic_id is not None,
        code_hash=hash_of_code(key, voucher_id),
        key_number=number,
    )
    act.record(issued)
    queue_slip(act, voucher_id, act.read(staff_member, act.by).name)
    return voucher_id


def _within_cap(act: Act, order: Order) -> Money:
    """The playbook's voucher, as the customer display says; less only where gestures before it have used up the cap."""
    voucher = act.playbook.voucher
    about = act.read(given_for_order, order.order_id, voucher.currency)
    return min(voucher, left_for_order(act.playbook, paid=about.paid, given=about.given))
