"""What an order usually comes to in this shop."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select

from counter.kernel.money import Money
from counter.menu.queries import read_menu
from counter.orders.tables import OrderRow
from counter.recovery.worth import usual_order

_DAYS = timedelta(days=28)
_MOST = 2_000


def usual_order_of(connection: Connection, today: date, currency: str) -> Money | None:
    """Of the orders of four weeks; of the menu where they are too few. None in a shop that has neither."""
    recent = (
        select(OrderRow.total_minor)
        .where(OrderRow.business_date > today - _DAYS, OrderRow.currency == currency, OrderRow.remake_of.is_(None))
        .order_by(OrderRow.business_date.desc())
        .limit(_MOST)
    )
    totals = connection.execute(recent).scalars().all()
    prices = [item.price.minor for item in read_menu(connection).items]
    return usual_order(totals, prices, currency)
