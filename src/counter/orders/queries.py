"""Asks about orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.orders.change_queries import taken_off_by_order
from counter.orders.line_rows import lines_by_order
from counter.orders.model import Order, OrderLine, TakenOff
from counter.orders.rules import CANCELLED, read_called
from counter.orders.search import OrderSearch
from counter.orders.tables import OrderRow, read_later_services, read_service
from counter.store.prepared import Question

_LAST_NUMBER = Question(
    select(func.max(OrderRow.number).label("number")).where(
        OrderRow.business_date == bindparam("day"), OrderRow.series == bindparam("series")
    )
)
HEADS = select(OrderRow.__table__).order_by(OrderRow.placed_at, OrderRow.number)
"""Every order, oldest first."""
_ONE = Question(HEADS.where(OrderRow.order_id == bindparam("of", type_=OrderRow.order_id.type)))


def next_number(connection: Connection, day: date, series: str) -> int:
    """The number to call out for the next order of a series on a trading day: 1 and up."""
    return (_LAST_NUMBER.first(connection, day=day, series=series).number or 0) + 1


def last_placed(connection: Connection, day: date, series: str) -> OrderId | None:
    """The last order of a series on a trading day that still stands; remakes left out. None where there is none."""
    wanted = (
        select(OrderRow.order_id)
        .where(
            OrderRow.business_date == day,
            OrderRow.series == series,
            OrderRow.remake_of.is_(None),
            OrderRow.state != CANCELLED,
        )
        .order_by(OrderRow.number.desc())
        .limit(1)
    )
    found = connection.execute(wanted).scalar_one_or_none()
    return None if found is None else OrderId(found)


def order_called(connection: Connection, day: date, called: str) -> OrderId:
    """The order or remake of a trading day that is called out so ("12", "B12", "12R").

    Refused where there is none, or no number is so.
    """
    series, number, nth = read_called(called)
    wanted = (
        select(OrderRow.order_id)
        .where(OrderRow.series == series, OrderRow.business_date == day, OrderRow.number == number, OrderRow.nth == nth)
        .order_by(OrderRow.placed_at)
        .limit(1)
    )
    order_id = connection.execute(wanted).scalar_one_or_none()
    if order_id is None:
        raise Refused("There is no order {number} on {day}.", number=called, day=day)
    return OrderId(order_id)


def find_order(connection: Connection, order_id: OrderId) -> Order | None:
    """The order of that id, or None."""
    found = with_lines(connection, _ONE.rows(connection, of=order_id))
    return found[0] if found else None


def the_order(connection: Connection, order_id: OrderId) -> Order:
    """The order of that id. Refused where there is none."""
    order = find_order(connection, order_id)
    if order is None:
        raise Refused("That order is not known here.")
    return order


def orders_by(connection: Connection, order_ids: Iterable[UUID]) -> tuple[Order, ...]:
    """The orders of these ids with their lines, oldest first; an id that is not known is passed over."""
    return read_orders(connection, HEADS.where(OrderRow.order_id.in_(list(order_ids))))


def orders_in_name(connection: Connection, customer: str, limit: int = 100) -> tuple[Order, ...]:
    """The newest orders for a customer of exactly that name, at most `limit`, oldest first; remakes left out."""
    newest = (
        select(OrderRow.order_id)
        .where(OrderRow.customer == customer, OrderRow.nth == 0)
        .order_by(OrderRow.placed_at.desc(), OrderRow.number.desc())
        .limit(limit)
    )
    return orders_by(connection, connection.execute(newest).scalars())


def orders_of(connection: Connection, day: date, limit: int = 100) -> tuple[Order, ...]:
    """The newest orders of a trading day, at most `limit`, oldest first; remakes left out."""
    newest = (
        select(OrderRow.order_id)
        .where(OrderRow.business_date == day, OrderRow.remake_of.is_(None))
        .order_by(OrderRow.placed_at.desc(), OrderRow.number.desc())
        .limit(limit)
    )
    return read_orders(connection, HEADS.where(OrderRow.order_id.in_(newest)))


def placed_on(
    connection: Connection, day: date, *, since: datetime | None = None, limit: int | None = None
) -> tuple[tuple[OrderId, datetime], ...]:
    """The newest orders of a trading day and when each was placed, newest first; remakes left out.

    Only those placed `since` then (aware) where that is said, at most `limit` of them.
    """
    wanted = (
        select(OrderRow.order_id, OrderRow.placed_at)
        .where(OrderRow.business_date == day, OrderRow.remake_of.is_(None))
        .order_by(OrderRow.placed_at.desc(), OrderRow.number.desc())
        .limit(limit)
    )
    if since is not None:
        wanted = wanted.where(OrderRow.placed_at >= since)
    return tuple((OrderId(row.order_id), row.placed_at) for row in connection.execute(wanted))


def find_orders(
    connection: Connection, wanted: OrderSearch, day: date | None = None, *, skip: int = 0, limit: int = 30
) -> tuple[OrderId, ...]:
    """The orders whose number, total or name fit, newest first, of a trading day or of every one.

    A remake is found by its own number only; clock times and receipts are not looked at here.
    """
    fit = fitting(wanted)
    if fit is None:
        return ()
    found = select(OrderRow.order_id).where(fit).order_by(OrderRow.placed_at.desc(), OrderRow.number.desc())
    if day is not None:
        found = found.where(OrderRow.business_date == day)
    return tuple(map(OrderId, connection.execute(found.offset(skip).limit(limit)).scalars()))


def fitting(wanted: OrderSearch) -> ColumnElement[bool] | None:
    """Which orders' number, total or name fit, as a condition; None where nothing of the kind is looked for."""
    fits: list[ColumnElement[bool]] = []
    if wanted.called is not None:
        series, number, nth = wanted.called
        fits.append(and_(OrderRow.number == number, OrderRow.series == series, OrderRow.nth == nth))
    if wanted.amounts is not None:
        fits.append(and_(OrderRow.total_minor.between(*wanted.amounts), OrderRow.nth == 0))
    if wanted.name:
        fits.append(and_(OrderRow.customer.op("GLOB")(wanted.name), OrderRow.nth == 0))
    return or_(*fits) if fits else None


def days_with_orders(connection: Connection, before: date, limit: int) -> tuple[date, ...]:
    """The last trading days before a day that have orders, newest first."""
    wanted = (
        select(OrderRow.business_date)
        .where(OrderRow.business_date < before)
        .distinct()
        .order_by(OrderRow.business_date.desc())
        .limit(limit)
    )
    return tuple(connection.execute(wanted).scalars())


def remakes_of(connection: Connection, order_id: OrderId) -> tuple[Order, ...]:
    """The remakes of an order, oldest first."""
    return read_orders(connection, HEADS.where(OrderRow.remake_of == order_id))


def read_orders(connection: Connection, wanted_heads: Select[Any]) -> tuple[Order, ...]:
    """The orders of these rows (`HEADS`, narrowed down) with their lines."""
    return with_lines(connection, connection.execute(wanted_heads).all())


def with_lines(connection: Connection, heads: Sequence[Any]) -> tuple[Order, ...]:
    """The orders whose rows these are (of `HEADS`), with their lines."""
    if not heads:
        return ()
    lines = lines_by_order(connection, {row.order_id: row.ready_at for row in heads}, heads[0].currency)
    off = taken_off_by_order(connection, lines)
    return tuple(_order(row, tuple(lines[row.order_id]), tuple(off.get(row.order_id, ()))) for row in heads)


def _order(row: Any, lines: tuple[OrderLine, ...], taken_off: tuple[TakenOff, ...]) -> Order:
    return Order(
        order_id=row.order_id,
        series=row.series,
        number=row.number,
        business_date=row.business_date,
        to_go=row.to_go,
        customer=row.customer,
        total=Money(row.total_minor, row.currency),
        tax_rounding=row.tax_rounding,
        state=row.state,
        placed_at=row.placed_at,
        placed_by=row.placed_by,
        lines=lines,
        remake_of=row.remake_of,
        nth=row.nth,
        first=row.first,
        ready_at=row.ready_at,
        handed_over_at=row.handed_over_at,
        ready_by=row.ready_by,
        handed_over_by=row.handed_over_by,
        cancelled_at=row.cancelled_at,
        cancelled_by=row.cancelled_by,
        cancel_reason=row.cancel_reason,
        recalled_at=row.recalled_at,
        was_ready_at=row.was_ready_at,
        delivery=row.delivery,
        prices_include_tax=row.prices_include_tax,
        exempt=row.exempt,
        service=read_service(row.service),
        wanted_at=row.wanted_at,
        came_at=row.came_at,
        needed_by=row.needed_by,
        told_late=row.told_late,
        bring_to=row.bring_to,
        allergies=tuple(row.allergies),
        note=row.note,
        language=row.language,
        allergy_confirmed_at=row.allergy_confirmed_at,
        allergy_confirmed_by=row.allergy_confirmed_by,
        taken_off=taken_off,
        later_services=read_later_services(row.later_services),
    )
