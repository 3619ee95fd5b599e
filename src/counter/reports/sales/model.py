"""What was sold over some days, part by part. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from counter.kernel.money import Money
from counter.reports.day.tender_total import TenderTotal
from counter.reports.sales.period import Period


@dataclass(frozen=True, slots=True)
class SoldPart:
    """A part of what was sold: an hour, a category, somebody's orders. `count` are pieces, of orders how many.

    `sold` is what customers owed for it, tax included, its reductions taken off.
    """

    name: str
    count: int
    sold: Money


@dataclass(frozen=True, slots=True)
class ItemSold:
    """An item as it was called.

    `cost` is what the pieces with a known cost cost the shop, `margin` what was left of their price without tax. Both
    are None where the cost of none is known.
    """

    item_id: str
    name: str
    category: str
    count: int
    sold: Money
    cost: Money | None
    margin: Money | None


@dataclass(frozen=True, slots=True)
class TaxSold:
    """What was taxed at a rate (0.19 for 19%), and the tax. `name` is empty where the shop's taxes have none."""

    name: str
    rate: Decimal
    net: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class TakenOff:
    """How often one kind of reduction lowered something, and by how much together."""

    kind: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesFigures:
    """What trading days sold: `sales` before reductions, `sold` after them.

    Hours add up to `sold`, and so do staff, and items with `service`.
    An order belongs to the day on which it was placed, its money to the day on which it moved; `takings` is money in
    less money back, without tips. What came off an order on a later day is off that day. `staff` are in the order of
    their names. `choices` are the modifiers: how often each was sold, and what it
    added to prices before reductions. Refunds' taxes are below nothing.
    """

    period: Period
    orders: int
    sales: Money
    sold: Money
    service: Money
    hours: tuple[SoldPart, ...]
    items: tuple[ItemSold, ...]
    categories: tuple[SoldPart, ...]
    choices: tuple[SoldPart, ...]
    staff: tuple[SoldPart, ...]
    taxes: tuple[TaxSold, ...]
    refund_taxes: tuple[TaxSold, ...]
    taken_off: tuple[TakenOff, ...]
    payments: tuple[TenderTotal, ...]
    refunds: tuple[TenderTotal, ...]
    takings: Money
    rounding: Money
    tips: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysTogether:
    """Some trading days added up, each as it was when it was over.

    `told_before` are those of the `missed` whose customers were told before the promise was due; `given_back` is what
    customers got back of what went wrong, `minutes_lost` the whole minutes it cost them. `takings` are without tips.
    """

    period: Period
    orders: int
    promised: int
    kept: int
    missed: int
    told_before: int
    mishaps: int
    made_right: int
    given_back: Money
    minutes_lost: int
    asked_again: int
    good_moments: int
    takings: Money
