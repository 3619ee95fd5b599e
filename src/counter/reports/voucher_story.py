"""The story of a voucher: why somebody has it, and what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from counter.kernel.ids import StaffId, VoucherId
from counter.orders.model import Order
from counter.orders.queries import orders_by, the_order
from counter.promises.queries import the_promise
from counter.recovery.model import Mishap
from counter.recovery.queries import the_mishap
from counter.reports.story import staff_names
from counter.vouchers.model import Voucher, VoucherUse
from counter.vouchers.queries import the_voucher, uses_of
from counter.vouchers.rules import state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherStory:
    """One voucher from all sides. `state` is as of a trading day; `names` are the staff's, by id.

    `order` and `mishap` are what it was given for, `minutes_late` how late that order was, in started minutes; 0 where
    it was not. `uses` are what it was used for, with the orders, oldest first.
    """

    voucher: Voucher
    state: str
    order: Order
    mishap: Mishap
    minutes_late: int
    uses: tuple[tuple[VoucherUse, Order], ...]
    replaced_by: Voucher | None
    replaces: Voucher | None
    names: Mapping[StaffId, str]


def voucher_story(connection: Connection, voucher_id: VoucherId, today: date) -> VoucherStory:
    """The story of a voucher, as of a trading day. Refused where it is not known."""
    voucher = the_voucher(connection, voucher_id)
    order = the_order(connection, voucher.order_id)
    uses = uses_of(connection, voucher_id)
    orders = {each.order_id: each for each in orders_by(connection, [use.order_id for use in uses])}
    return VoucherStory(
        voucher=voucher,
        state=state_of(voucher, today),
        order=order,
        mishap=the_mishap(connection, voucher.mishap_id),
        minutes_late=minutes_late(connection, order),
        uses=tuple((use, orders[use.order_id]) for use in uses if use.order_id in orders),
        replaced_by=the_voucher(connection, voucher.replaced_by) if voucher.replaced_by else None,
        replaces=the_voucher(connection, voucher.replaces) if voucher.replaces else None,
        names=staff_names(connection),
    )


def minutes_late(connection: Connection, order: Order) -> int:
    """How late an order was ready, in started minutes; 0 where it was not late."""
    promise = the_promise(connection, order.order_id)
    if promise is None or order.ready_at is None or order.ready_at <= promise.first_due:
        return 0
    return -((promise.first_due - order.ready_at) // timedelta(minutes=1))
