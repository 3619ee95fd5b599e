"""The orders of a day as a list to look through, and all that is known about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language
from counter.orders.bar_queries import open_orders
from counter.orders.model import Order
from counter.orders.queries import orders_by, placed_on
from counter.orders.search import OrderSearch
from counter.promises.model import Promise, Wait
from counter.promises.queries import read_promises, read_waits
from counter.receipts.model import Receipt
from counter.receipts.queries import receipts_of, refund_receipts_of
from counter.recovery.queries import orders_with_mishap
from counter.reports.cases import CasesWanted, KnownCase, found_orders, known_case
from counter.store.unit import Connection
from counter.till.queries import tenders_by_order

_FOUND_MOST = 100


class Which(Enum):
    """Which orders a list shows: those of the day, those on the bar, or those where something went wrong."""

    DAY = "day"
    NOT_READY = "not ready"
    MISHAPS = "mishaps"


@dataclass(frozen=True, slots=True)
class OrdersWanted:
    """A trading `day`'s orders, or what fits a `search`: of every day where `every_day` is set.

    Of all there are the `most` that come from place `begin` on (from 0).
    """

    day: date
    which: Which = Which.DAY
    search: OrderSearch | None = None
    every_day: bool = False
    begin: int = 0
    most: int = 8


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """An order of the list: what its customer was promised, or told, and how it was paid."""

    order: Order
    promise: Promise | None
    wait: Wait | None
    tenders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderList:
    """So many orders there are in all, those shown, and how many are not ready and had a mishap."""

    count: int = 0
    orders: tuple[PlacedOrder, ...] = ()
    not_ready: int = 0
    mishaps: int = 0


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """An order's case with its receipt, where it has one; `papers` are the numbers of all, `refunds` of its refunds."""

    case: KnownCase
    receipt: Receipt | None
    papers: tuple[str, ...] = ()
    refunds: tuple[str, ...] = ()


def list_orders(connection: Connection, wanted: OrdersWanted, language: Language) -> OrderList:
    """The orders of a list, newest first; each order once, its remakes left out."""
    waiting = _not_ready(connection)
    wrong = orders_with_mishap(connection, wanted.day)
    found = _found(connection, wanted, language, waiting, wrong)
    shown = found[wanted.begin : wanted.begin + wanted.most]
    return OrderList(len(found), _placed(connection, shown), len(waiting), len(wrong))


def _not_ready(connection: Connection) -> tuple[OrderId, ...]:
    """The orders on the bar, newest first; for a remake its order."""
    newest = reversed(open_orders(connection))
    return tuple(dict.fromkeys(order.remake_of or order.order_id for order in newest))


def _found(
    connection: Connection,
    wanted: OrdersWanted,
    language: Language,
    waiting: tuple[OrderId, ...],
    wrong: tuple[OrderId, ...],
) -> tuple[OrderId, ...]:
    if wanted.search is not None:
        cases = CasesWanted(wanted.day, every_day=wanted.every_day)
        return found_orders(connection, wanted.search, cases, language, most=_FOUND_MOST)
    if wanted.which is Which.NOT_READY:
        return waiting
    if wanted.which is Which.MISHAPS:
        return wrong
    return tuple(order_id for order_id, _ in placed_on(connection, wanted.day))


def _placed(connection: Connection, ids: tuple[OrderId, ...]) -> tuple[PlacedOrder, ...]:
    orders = {order.order_id: order for order in orders_by(connection, ids)}
    promises, waits = read_promises(connection, ids), read_waits(connection, ids)
    tenders = tenders_by_order(connection, ids)
    return tuple(
        PlacedOrder(orders[each], promises.get(each), waits.get(each), tenders.get(each, ()))
        for each in ids
        if each in orders
    )


def known_order(
    connection: Connection, order_id: OrderId, *, by: StaffId, since: datetime, until: datetime, currency: str
) -> KnownOrder:
    """All that is known about an order, looked at by somebody who works between two times (aware)."""
    case = known_case(connection, order_id, None, by=by, since=since, until=until, currency=currency)
    sales, refunds = receipts_of(connection, order_id), refund_receipts_of(connection, order_id)
    sold, back = ([each.content.number for each in papers] for papers in (sales, refunds))
    return KnownOrder(case, next(iter(sales), None), (*sold, *back), tuple(back))
