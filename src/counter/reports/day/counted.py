"""Which orders of a day count, and how what is counted is asked for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, or_

from counter.orders.tables import OrderRow


def counted(until: date | None) -> tuple[ColumnElement[bool], ...]:
    """Orders: no remakes, and nothing that was cancelled by then."""
    kept = OrderRow.cancelled_on.is_(None)
    return (OrderRow.remake_of.is_(None), kept if until is None else or_(kept, OrderRow.cancelled_on > until))


def counted_on(day: date, until: date) -> tuple[ColumnElement[bool], ...]:
    """Orders of a trading day, the same."""
    return (OrderRow.business_date == day, *counted(until))


def counted_each(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Orders of these trading days, of each day as it was when it was over."""
    kept = or_(OrderRow.cancelled_on.is_(None), OrderRow.cancelled_on > OrderRow.business_date)
    return (OrderRow.business_date.between(first, last), OrderRow.remake_of.is_(None), kept)


def count(connection: Connection, wanted: Select[int]) -> int:
    """What a query counts or adds up; nothing is 0."""
    return int(connection.execute(wanted).scalar_one() or 0)
