"""The story of a voucher: why somebody has it, and what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from counter.kernel.ids import StaffId, VoucherId
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.orders.queries import orders_by, the_order
from counter.orders.search import OrderSearch
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.promises.queries import the_promise
from counter.recovery.model import Mishap
from counter.recovery.queries import the_mishap
from counter.reports.story import staff_names
from counter.vouchers.model import Voucher, VoucherUse
from counter.vouchers.queries import list_vouchers, still_out, the_voucher, uses_of
from counter.vouchers.rules import state_of

MOST_LISTED = 100
"""So many vouchers are listed; older ones are found by a code, a name or an order."""


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


@dataclass(frozen=True, slots=True)
class Listed:
    """A voucher in a list: whose it is, its state as of a trading day, and the one that replaced it, if one did."""

    voucher: Voucher
    state: str
    customer: str
    replaced_by: Voucher | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherDesk:
    """The voucher desk: those that fit, newest first; one of them told in full; what is still out, and on how many."""

    listed: tuple[Listed, ...]
    told: VoucherStory | None
    still_out: Money
    count: int
    staff: tuple[Staff, ...]


def voucher_desk(
    connection: Connection,
    today: date,
    currency: str,
    *,
    state: str = "",
    search: OrderSearch | None = None,
    chosen: VoucherId | None = None,
    alone: bool = False,
) -> VoucherDesk:
    """Looks at the voucher desk as of a trading day; without one chosen the first is told.

    `alone`: the chosen one is all that is listed, as its code was given.
    """
    if alone and chosen is not None:
        found: tuple[Voucher, ...] = (the_voucher(connection, chosen),)
    else:
        found = list_vouchers(connection, today, state=state, search=search, most=MOST_LISTED)
    orders = {each.order_id: each for each in orders_by(connection, [voucher.order_id for voucher in found])}
    told = chosen or (found[0].voucher_id if found else None)
    left, count = still_out(connection, today, currency)
    return VoucherDesk(
        listed=tuple(
            Listed(
                each,
                state_of(each, today),
                orders[each.order_id].customer,
                the_voucher(connection, each.replaced_by) if each.replaced_by else None,
            )
            for each in found
        ),
        told=voucher_story(connection, told, today) if told else None,
        still_out=left,
        count=count,
        staff=read_staff(connection),
    )
