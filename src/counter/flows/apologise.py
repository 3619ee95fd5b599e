"""A missed promise is never passed over: it is opened by itself, and apologised for in print."""

from __future__ import annotations

from counter.flows.issue_receipt import queue_slip
from counter.flows.shop import Act
from counter.kernel.ids import MishapId, OrderId, VoucherId, new_id
from counter.kernel.money import Money
from counter.orders.queries import Order
from counter.people.queries import staff_member
from counter.promises.queries import overdue
from counter.recovery.facts import MishapOpened
from counter.recovery.model import Mishap
from counter.recovery.queries import given_for, mishaps_of
from counter.recovery.rules import LATE, cap
from counter.till.queries import paid_for
from counter.vouchers.code import code_hash, read_code, voucher_code
from counter.vouchers.facts import VoucherIssued
from counter.vouchers.queries import vouchers_for
from counter.vouchers.rules import good_until


def find_missed(act: Act) -> list[OrderId]:
    """Opens a mishap for every order on the bar whose first promise has passed; gives those found just now."""
    missed = act.read(overdue, act.at - act.settings.grace)
    known = act.read(mishaps_of, missed) if missed else {}
    found = [order_id for order_id in missed if late_mishap(known.get(order_id, ())) is None]
    for order_id in found:
        act.record(MishapOpened(MishapId(new_id()), order_id, LATE))
    return found


def late_mishap(mishaps: tuple[Mishap, ...]) -> Mishap | None:
    """The mishap of being late among an order's, or None."""
    return next((mishap for mishap in mishaps if mishap.kind == LATE), None)


def apologise_for_miss(act: Act, order: Order) -> None:
    """At Ready of a missed order: the miss is on record, and a voucher prints unless the order has one.

    A remake has a promise of its own, but its order gets no second voucher for it.
    """
    mishap = late_mishap(act.read(mishaps_of, [order.order_id]).get(order.order_id, ()))
    mishap_id = mishap.mishap_id if mishap else MishapId(new_id())
    if mishap is None:
        act.record(MishapOpened(mishap_id, order.order_id, LATE))
    if order.remake_of is not None or act.read(vouchers_for, order.order_id):
        return
    amount = _within_cap(act, order)
    if amount:
        give_voucher(act, order, mishap_id, amount, automatic=True)


def give_voucher(act: Act, order: Order, mishap_id: MishapId, amount: Money, *, automatic: bool) -> VoucherId:
    """Issues a voucher for an order and queues its slip, in the name of whoever is at it."""
    voucher_id = VoucherId(new_id())
    until = good_until(act.settings.trading_day(act.at), act.playbook.valid_months)
    found_by = code_hash(act.key, read_code(voucher_code(act.key, voucher_id)))
    issued = VoucherIssued(voucher_id, order.order_id, mishap_id, amount, until, automatic, found_by)
    act.record(issued)
    queue_slip(act, order.order_id, voucher_id, act.read(staff_member, act.by).name)
    return voucher_id


def _within_cap(act: Act, order: Order) -> Money:
    """The playbook's voucher, as the customer display says; less only where gestures before it have used up the cap."""
    voucher = act.playbook.voucher
    paid = act.read(paid_for, order.order_id, voucher.currency).amount
    given = act.read(given_for, order.order_id, voucher.currency)
    left = max(cap(act.playbook, paid).minor, voucher.minor) - given.minor
    return Money(max(0, min(voucher.minor, left)), voucher.currency)
