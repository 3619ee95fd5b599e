"""The bar's cards: what is to be made, what waits for its customer, who is here, what is broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select

from counter.kernel.ids import OrderId
from counter.orders.bar_queries import open_orders
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.orders.rules import READY
from counter.orders.tables import OrderRow
from counter.people.model import Staff
from counter.people.queries import read_crew, read_staff
from counter.promises.model import Promise, Wait
from counter.promises.queries import grinder_down_since, read_promises, read_waits, stations_in_trouble
from counter.recovery.model import Mishap
from counter.recovery.moment_queries import times_asked
from counter.recovery.queries import mishaps_of
from counter.recovery.rules import LATE
from counter.vouchers.queries import has_voucher


@dataclass(frozen=True, slots=True)
class BarCard:
    """An order on the bar with its promise and what went wrong with it. `voucher`: it has one already.

    Where nothing is promised, `promise` is None; `wait` is what its customer was told as it was placed.
    `asked` is how often they had to ask again.
    """

    order: Order
    promise: Promise | None
    mishaps: tuple[Mishap, ...]
    voucher: bool
    wait: Wait | None = None
    asked: int = 0

    @property
    def unanswered(self) -> bool:
        """Whether something went wrong with it that nobody answered."""
        return any(mishap.is_open for mishap in self.mishaps)

    @property
    def is_owed(self) -> bool:
        """Whether we owe its customer a word: it was late, or something else is not answered."""
        return self.unanswered or any(mishap.kind == LATE for mishap in self.mishaps)

    @property
    def stands_at(self) -> datetime:
        """Where it stands among the promises of the bar: at its own, or where the longest one would."""
        if self.promise is not None:
            return self.promise.due
        return self.wait.stands_at if self.wait is not None else self.order.placed_at

    def is_missed(self, now: datetime) -> bool:
        """Whether its first promise has passed; nothing that was not promised is missed."""
        return self.promise is not None and now > self.promise.first_due

    def seconds_late(self, now: datetime) -> float:
        """How far past its first promise it is, or was when it was ready; negative while there is time, or none."""
        if self.promise is None:
            return -1.0
        return ((self.order.ready_at or now) - self.promise.first_due).total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class BarBoard:
    """The whole bar. `making` is in the order to make it; `trouble` is by station.

    `waiting` has those first to whom we owe a word, then those who wait longest.

    `crew` are those of the `staff` who are on the bar, in the order in which they came to it.
    """

    making: tuple[BarCard, ...] = ()
    waiting: tuple[BarCard, ...] = ()
    staff: tuple[Staff, ...] = ()
    trouble: Mapping[str, str] = field(default_factory=dict)
    crew: tuple[Staff, ...] = ()
    grinder_down_since: datetime | None = None

    def card(self, order_id: OrderId) -> BarCard | None:
        """The order of that id while it is to be made, or None."""
        return next((card for card in self.making if card.order.order_id == order_id), None)


def bar_board(connection: Connection) -> BarBoard:
    """The bar as it stands."""
    making = _cards(connection, open_orders(connection))
    ready = connection.execute(select(OrderRow.order_id).where(OrderRow.state == READY)).scalars()
    waiting = _cards(connection, orders_by(connection, ready))
    return BarBoard(
        making=tuple(sorted(making, key=lambda card: (not card.order.first, card.stands_at, card.order.number))),
        waiting=tuple(sorted(waiting, key=lambda card: (not card.is_owed, card.order.ready_at, card.order.number))),
        staff=read_staff(connection),
        trouble=stations_in_trouble(connection),
        crew=read_crew(connection),
        grinder_down_since=grinder_down_since(connection),
    )


def _cards(connection: Connection, orders: tuple[Order, ...]) -> tuple[BarCard, ...]:
    ids = [order.order_id for order in orders]
    promises, waits = read_promises(connection, ids), read_waits(connection, ids)
    mishaps = mishaps_of(connection, ids)
    given, asked = has_voucher(connection, ids), times_asked(connection, ids)
    return tuple(
        BarCard(
            order,
            promises.get(order.order_id),
            mishaps.get(order.order_id, ()),
            order.order_id in given,
            waits.get(order.order_id),
            asked.get(order.order_id, 0),
        )
        for order in orders
    )
