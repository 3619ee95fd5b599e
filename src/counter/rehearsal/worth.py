"""What was given away for an order, and the most that may be: read from the books of the stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.recovery.given_queries import given_for_order
from counter.recovery.offers import left_for_order
from counter.recovery.playbook import Playbook
from counter.recovery.queries import orders_with_mishap
from counter.store.unit import Connection


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
    found = [_worth(connection, playbook, each, currency) for each in orders_with_mishap(connection, day)]
    return max(found, key=lambda worth: (worth.given.minor - worth.most.minor, worth.given.minor), default=None)


def _worth(connection: Connection, playbook: Playbook, order_id: OrderId, currency: str) -> Worth:
    so_far = given_for_order(connection, order_id, currency)
    return Worth(so_far.given, left_for_order(playbook, paid=so_far.paid, given=Money(0, currency)))
