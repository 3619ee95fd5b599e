"""What was given away for an order and its remakes so far, whoever gave it and wherever: it all counts together."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.orders.queries import remakes_of, the_order
from counter.recovery.offers import GIVES_MONEY_BACK
from counter.recovery.tables import GestureRow, MishapRow
from counter.till.model import Paid
from counter.till.queries import paid_for
from counter.vouchers.queries import vouchers_for


@dataclass(frozen=True, slots=True)
class GivenFor:
    """What was `paid` for an order, less what was undone with lines that came off it, and what was `given` for it."""

    paid: Money
    given: Money


def given_for_order(connection: Connection, order_id: OrderId, currency: str) -> GivenFor:
    """What was paid for the order that this is, or is made again for, and what all of them gave away so far.

    Gestures count, the vouchers that printed by themselves, and money back, whether a gesture gave it or a refund.
    """
    first = the_order(connection, order_id).remake_of or order_id
    family = [first, *(remake.order_id for remake in remakes_of(connection, first))]
    gestures = (
        select(func.coalesce(func.sum(GestureRow.cost_minor), 0))
        .join(MishapRow, MishapRow.mishap_id == GestureRow.mishap_id)
        .where(MishapRow.order_id.in_(family), GestureRow.kind.not_in(GIVES_MONEY_BACK))
    )
    given = Money(int(connection.execute(gestures).scalar_one()), currency)
    given += total((each.amount for each in vouchers_for(connection, first) if each.automatic), currency)
    every = [paid_for(connection, each, currency) for each in family]
    given += total((refund.amount for paid in every for refund in paid.given_back), currency)
    return GivenFor(every[0].amount - _undone(every[0]), given)


def _undone(paid: Paid) -> Money:
    return total((refund.undone for refund in paid.refunds if refund.undone is not None), paid.currency)
