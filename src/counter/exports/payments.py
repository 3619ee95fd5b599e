"""The money of a period as a table: a row for all that came in or went, by its tender; below nothing it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter.exports.queries import called_orders, days_between, money_of_day
from counter.exports.rows import Row, Table
from counter.kernel.money import Money
from counter.people.queries import names_of_everybody
from counter.store.unit import Connection

COLUMNS = (
    *("day", "at", "terminal", "kind", "order", "order_id", "payment_id", "tender", "amount", "tip", "tip_to"),
    *("rounding", "tendered", "change", "reference", "reason", "by", "currency"),
)


def payments_table(connection: Connection, first: date, last: date) -> Table:
    """Everything that moved money on these trading days, in the order in which it did."""
    staff = names_of_everybody(connection)

    def rows() -> Iterator[Row]:
        for day in days_between(first, last):
            moved = money_of_day(connection, day)
            called = called_orders(connection, {each.order_id for each in moved if each.order_id})
            for each in moved:
                amounts = {
                    name: None if minor is None else Money(minor, each.currency)
                    for name in ("amount", "tip", "rounding", "tendered", "change")
                    for minor in (getattr(each, name),)
                }
                yield amounts | {
                    "day": day, "at": each.at, "terminal": each.terminal, "kind": each.kind,
                    "order": called.get(each.order_id) if each.order_id else None, "order_id": each.order_id,
                    "payment_id": each.of, "tender": each.tender, "reference": each.reference, "reason": each.reason,
                    "tip_to": staff.get(each.tip_to) if each.tip_to else None, "by": staff.get(each.by),
                    "currency": each.currency,
                }  # fmt: skip

    return Table(COLUMNS, rows())
