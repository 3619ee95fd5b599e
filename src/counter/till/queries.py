"""Asks about money in and back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.till.tables import PaymentRow, RefundRow


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid for an order, the change given, how it was paid, and what was refunded for which lines."""

    amount: Money
    change: Money
    refunded: Money
    tenders: tuple[str, ...]
    refunded_lines: frozenset[LineId]


def paid_for(connection: Connection, order_id: OrderId, currency: str) -> Paid:
    """What was paid for an order; nothing gives zero of `currency`."""
    payments = connection.execute(
        select(PaymentRow.amount_minor, PaymentRow.change_minor, PaymentRow.tender).where(
            PaymentRow.order_id == order_id
        )
    ).all()
    refunds = connection.execute(
        select(RefundRow.amount_minor, RefundRow.lines).where(RefundRow.order_id == order_id)
    ).all()
    return Paid(
        Money(sum(p.amount_minor for p in payments), currency),
        Money(sum(p.change_minor for p in payments), currency),
        Money(sum(r.amount_minor for r in refunds), currency),
        tuple(dict.fromkeys(p.tender for p in payments)),
        frozenset(LineId(UUID(line)) for r in refunds for line in r.lines),
    )
