"""What was given away for an order, and the most that may be: read from the books of the stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.orders.queries import remakes_of, the_order
from counter.recovery.offers import left_for_order
from counter.recovery.playbook import Playbook
from counter.recovery.queries import given_for, orders_with_mishap
from counter.store.unit import Connection
from counter.till.queries import paid_for
from counter.vouchers.queries import vouchers_for


@dataclass(frozen=True, slots=True)
class Worth:
    """What all gestures for one order are worth together, and the most that they may be without the owner's word."""

    given: Money
    most: Money

    @property
    def is_within(self) -> bool:
        """Whether it is no more than may be."""
        return self.given.minor <= self.most.minor


def worth_given(connection: Connection, playbook: Playbook, currency: str, day: date) -> Worth | None:
    """Of the orders of a trading day with which something went wrong, what was given for the one nearest to its most.

    None where nothing went wrong with an order.
    """
    firsts = {the_order(connection, each).remake_of or each for each in orders_with_mishap(connection, day)}
    found = [_worth(connection, playbook, each, currency) for each in firsts]
    return max(found, key=lambda worth: (worth.given.minor - worth.most.minor, worth.given.minor), default=None)


def _worth(connection: Connection, playbook: Playbook, first: OrderId, currency: str) -> Worth:
    family = [first, *(remake.order_id for remake in remakes_of(connection, first))]
    by_itself = (voucher.amount for voucher in vouchers_for(connection, first) if voucher.automatic)
    given = total((*(given_for(connection, each, currency) for each in family), *by_itself), currency)
    paid = paid_for(connection, first, currency).amount
    return Worth(given, left_for_order(playbook, paid=paid, given=Money(0, currency)))
