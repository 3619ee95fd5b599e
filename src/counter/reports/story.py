"""The story of an order: what was asked, promised, done, and what went wrong. Nobody has to tell it twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from counter.kernel.ids import OrderId, StaffId
from counter.orders.change_queries import Addition, additions_to
from counter.orders.model import Order
from counter.orders.queries import orders_by, remakes_of, the_order
from counter.orders.rules import CANCELLED
from counter.people.tables import StaffRow
from counter.promises.model import Promise, TakenBack, Wait
from counter.promises.queries import promises_taken_back, read_promises, read_waits, the_wait
from counter.recovery.given_queries import GivenFor, given_for_order
from counter.recovery.model import Mishap
from counter.recovery.moment_queries import askings
from counter.recovery.queries import mishaps_of, unanswered
from counter.till.model import Corrected, Paid
from counter.till.put_right import corrections_of
from counter.till.queries import paid_for
from counter.vouchers.model import Voucher
from counter.vouchers.queries import came_with_slip, vouchers_for


@dataclass(frozen=True, slots=True)
class Story:
    """One order from all sides. `names` are the staff's, by id.

    `wait` is what its customer was told where no time was promised as it was placed; `slips` are promises since then
    that were taken back, `asked` when the customer had to ask, and who heard it; `came_with_slip`: they paid with an
    apology voucher. `given` is what all was given for it and its remakes.
    """

    order: Order
    promise: Promise | None
    wait: Wait | None
    slips: tuple[TakenBack, ...]
    mishaps: tuple[Mishap, ...]
    vouchers: tuple[Voucher, ...]
    remakes: tuple[Order, ...]
    paid: Paid
    names: Mapping[StaffId, str]
    given: GivenFor
    additions: tuple[Addition, ...] = ()
    asked: tuple[tuple[datetime, StaffId], ...] = ()
    corrected: tuple[Corrected, ...] = ()
    came_with_slip: bool = False

    def is_missed(self, now: datetime) -> bool:
        """Whether the first promise is broken as of `now`: the order is not ready, or it was ready later."""
        if self.promise is None or self.order.state == CANCELLED:
            return False
        return self.promise.first_due < (self.order.ready_at or now)


@dataclass(frozen=True, slots=True)
class Case:
    """Something to make right: a mishap that waits for an answer, or an order somebody may ask about."""

    order: Order | None
    promise: Promise | None
    mishap: Mishap | None
    wait: Wait | None = None


def story(connection: Connection, order_id: OrderId) -> Story:
    """The story of an order. Refused where it is not known."""
    order = the_order(connection, order_id)
    return Story(
        order=order,
        promise=read_promises(connection, [order_id]).get(order_id),
        wait=the_wait(connection, order_id),
        slips=promises_taken_back(connection, order_id),
        mishaps=mishaps_of(connection, [order_id]).get(order_id, ()),
        vouchers=vouchers_for(connection, order_id),
        remakes=remakes_of(connection, order_id),
        paid=paid_for(connection, order_id, order.total.currency),
        names=staff_names(connection),
        additions=additions_to(connection, order_id),
        asked=askings(connection, order_id),
        corrected=corrections_of(connection, order_id),
        came_with_slip=came_with_slip(connection, order_id),
        given=given_for_order(connection, order_id, order.total.currency),
    )


def open_cases(connection: Connection) -> tuple[Case, ...]:
    """Every mishap that nobody answered, oldest first, with its order."""
    mishaps = unanswered(connection)
    ids = [mishap.order_id for mishap in mishaps if mishap.order_id is not None]
    orders = {order.order_id: order for order in orders_by(connection, ids)}
    promises, waits = read_promises(connection, ids), read_waits(connection, ids)
    return tuple(
        Case(orders.get(m.order_id), promises.get(m.order_id), m, waits.get(m.order_id))
        if m.order_id
        else Case(None, None, m)
        for m in mishaps
    )


def staff_names(connection: Connection) -> dict[StaffId, str]:
    """Names by staff id, the app's own among them."""
    rows = connection.execute(select(StaffRow.staff_id, StaffRow.name))
    return {StaffId(row.staff_id): row.name for row in rows}
