"""Which orders of a day count, and how what is counted is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, or_

from counter.orders.tables import OrderRow
from counter.store.prepared import Question

DAY: Any = bindparam("day")
FIRST: Any = bindparam("first")
LAST: Any = bindparam("last")
UNTIL: Any = bindparam("until")
DAYS: Any = bindparam("days", expanding=True)
"""Where the trading days are filled in, whichever they are, of a question that is put together once."""
COUNTED = (OrderRow.remake_of.is_(None), or_(OrderRow.cancelled_on.is_(None), OrderRow.cancelled_on > UNTIL))
"""Orders: no remakes, and nothing that was cancelled by the end of the trading day UNTIL."""
COUNTED_ON = (OrderRow.business_date == DAY, *COUNTED)
"""Orders of the trading day DAY, the same."""


def counted_each(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Orders of these trading days, of each day as it was when it was over."""
    return (OrderRow.business_date.between(first, last), *AS_IT_WAS)


AS_IT_WAS = (
    OrderRow.remake_of.is_(None),
    or_(OrderRow.cancelled_on.is_(None), OrderRow.cancelled_on > OrderRow.business_date),
)
"""Orders as they counted when their day was over."""


def count(connection: Connection, wanted: Question, **values: Any) -> int:
    """What a question counts or adds up with these values; nothing is 0."""
    return int(wanted.first(connection, **values)[0] or 0)
