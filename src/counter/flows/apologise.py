"""A missed promise is never passed over: it is opened by itself, and apologised for in print."""

from __future__ import annotations

from counter.flows.issue_receipt import queue_slip
from counter.flows.shop import Shop
from counter.kernel.ids import MishapId, OrderId, VoucherId, new_id
from counter.kernel.money import Money
from counter.orders.queries import Order
from counter.people.queries import staff_member
from counter.promises.queries import overdue
from counter.recovery.facts import MishapOpened
from counter.recovery.queries import Mishap, given_for, mishaps_of
from counter.recovery.rules import LATE, cap
from counter.store.unit import Unit
from counter.till.queries import paid_for
from counter.vouchers.code import code_hash, read_code, voucher_code
from counter.vouchers.facts import VoucherIssued
from counter.vouchers.queries import vouchers_for
from counter.vouchers.rules import good_until


def find_missed(shop: Shop, unit: Unit) -> list[OrderId]:
    """Opens a mishap for every order on the bar whose first promise has passed; gives those found just now."""
    missed = overdue(unit.connection, unit.at - shop.settings.grace)
    known = mishaps_of(unit.connection, missed) if missed else {}
    found = [order_id for order_id in missed if late_mishap(known.get(order_id, ())) is None]
    for order_id in found:
        shop.journal.record(unit, MishapOpened(MishapId(new_id()), order_id, LATE))
    return found


def late_mishap(mishaps: tuple[Mishap, ...]) -> Mishap | None:
    """The mishap of being late among an order's, or None."""
    return next((mishap for mishap in mishaps if mishap.kind == LATE), None)


def apologise_for_miss(shop: Shop, unit: Unit, order: Order) -> None:
    """At Ready of a missed order: the miss is on record, and a voucher prints unless the order has one.

    A remake has a promise of its own, but its order gets no second voucher for it.
    """
    mishap = late_mishap(mishaps_of(unit.connection, [order.order_id]).get(order.order_id, ()))
    mishap_id = mishap.mishap_id if mishap else MishapId(new_id())
    if mishap is None:
        shop.journal.record(unit, MishapOpened(mishap_id, order.order_id, LATE))
    if order.remake_of is not None or vouchers_for(unit.connection, order.order_id):
        return
    amount = _within_cap(shop, unit, order)
    if amount:
        give_voucher(shop, unit, order, mishap_id, amount, automatic=True)


def give_voucher(
    shop: Shop, unit: Unit, order: Order, mishap_id: MishapId, amount: Money, *, automatic: bool
) -> VoucherId:
    """Issues a voucher for an order and queues its slip, in the name of whoever is at it."""
    voucher_id = VoucherId(new_id())
    until = good_until(shop.settings.trading_day(unit.at), shop.playbook.valid_months)
    found_by = code_hash(shop.key, read_code(voucher_code(shop.key, voucher_id)))
    issued = VoucherIssued(voucher_id, order.order_id, mishap_id, amount, until, automatic, found_by)
    shop.journal.record(unit, issued)
    queue_slip(shop, unit, order.order_id, voucher_id, staff_member(unit.connection, unit.by).name)
    return voucher_id


def _within_cap(shop: Shop, unit: Unit, order: Order) -> Money:
    """The playbook's voucher, as the customer display says; less only where gestures before it have used up the cap."""
    voucher = shop.playbook.voucher
    paid = paid_for(unit.connection, order.order_id, voucher.currency).amount
    given = given_for(unit.connection, order.order_id, voucher.currency)
    left = max(cap(shop.playbook, paid).minor, voucher.minor) - given.minor
    return Money(max(0, min(voucher.minor, left)), voucher.currency)
