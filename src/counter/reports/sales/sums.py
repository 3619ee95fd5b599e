"""What was sold, as it is added up: everything in minor units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from counter.kernel.money import Money
from counter.orders.taxed import LineTax
from counter.reports.day.tender_total import TenderTotal
from counter.reports.sales.model import ItemSold, SalesFigures, SoldPart, TakenOff, TaxSold
from counter.reports.sales.period import Period


@dataclass
class ItemSum:
    """An item: pieces, what customers owed for them, and of those with a known cost their net and cost."""

    count: int = 0
    sold: int = 0
    costed_net: int = 0
    cost: int = 0
    is_costed: bool = False

    def add(self, count: int, sold: int, costed_net: int | None = None, cost: int = 0) -> None:
        """Adds pieces; `costed_net` is the net of those with a known cost, None where nobody knows it of any."""
        self.count += count
        self.sold += sold
        if costed_net is not None:
            self.is_costed = True
            self.costed_net += costed_net
            self.cost += cost


@dataclass
class TaxSums:
    """By name and rate what was taxed, and the tax."""

    nets: Counter[tuple[str, Decimal]] = field(default_factory=Counter)
    taxes: Counter[tuple[str, Decimal]] = field(default_factory=Counter)

    def add(self, name: str, rate: Decimal, net: int, tax: int) -> None:
        """Adds what was taxed at a rate."""
        self.nets[name, rate] += net
        self.taxes[name, rate] += tax

    def add_each(self, of: tuple[LineTax, ...], net: int, times: int = 1) -> None:
        """Adds the taxes of one thing as often as that is there; `net` is all of them together."""
        for each in of:
            self.add(each.name, each.rate, net, each.tax.minor * times)

    def sold(self, currency: str) -> tuple[TaxSold, ...]:
        """By rate, the lowest first."""
        return tuple(
            TaxSold(name, rate, Money(self.nets[name, rate], currency), Money(self.taxes[name, rate], currency))
            for name, rate in sorted(self.nets, key=lambda each: (each[1], each[0]))
            if self.nets[name, rate] or self.taxes[name, rate]
        )


@dataclass
class SoldSums:
    """All of it; `items` are by their id, name and category."""

    orders: int = 0
    sold: int = 0
    service: int = 0
    reduced: int = 0
    hours: Counter[int] = field(default_factory=Counter)
    hour_orders: Counter[int] = field(default_factory=Counter)
    staff: Counter[UUID] = field(default_factory=Counter)
    staff_orders: Counter[UUID] = field(default_factory=Counter)
    items: dict[tuple[UUID, str, str], ItemSum] = field(default_factory=lambda: defaultdict(ItemSum))
    choices: Counter[str] = field(default_factory=Counter)
    choice_minor: Counter[str] = field(default_factory=Counter)
    taxes: TaxSums = field(default_factory=TaxSums)

    def add_choices(self, names: Sequence[str], prices: Sequence[int], pieces: int) -> None:
        """Adds the modifiers of pieces; `prices` is what each added to one, none where nobody wrote it down."""
        for name in names:
            self.choices[name] += pieces
        for name, price in zip(names, prices, strict=False):
            self.choice_minor[name] += price * pieces

    def choices_sold(self, currency: str) -> tuple[SoldPart, ...]:
        """What brought most first, then what was chosen most often."""
        there = [(name, count) for name, count in self.choices.items() if count or self.choice_minor[name]]
        parts = (SoldPart(name, count, Money(self.choice_minor[name], currency)) for name, count in there)
        return tuple(sorted(parts, key=lambda each: (-each.sold.minor, -each.count, each.name)))

    def items_sold(self, currency: str) -> tuple[ItemSold, ...]:
        """The most sold first."""
        items = (
            ItemSold(
                item_id=str(item_id),
                name=name,
                category=category,
                count=item.count,
                sold=Money(item.sold, currency),
                cost=Money(item.cost, currency) if item.is_costed else None,
                margin=Money(item.costed_net - item.cost, currency) if item.is_costed else None,
            )
            for (item_id, name, category), item in self.items.items()
            if item.count or item.sold
        )
        return tuple(sorted(items, key=lambda each: (-each.count, each.name, each.category)))

    def categories_sold(self, currency: str) -> tuple[SoldPart, ...]:
        """What customers owed most for first."""
        counts: Counter[str] = Counter()
        sold: Counter[str] = Counter()
        for (_, _, category), item in self.items.items():
            counts[category] += item.count
            sold[category] += item.sold
        found = (name for name in counts if counts[name] or sold[name])
        parts = (SoldPart(name, counts[name], Money(sold[name], currency)) for name in found)
        return tuple(sorted(parts, key=lambda each: (-each.sold.minor, each.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """What trading days sold and what money moved, as it adds up; `takings`, `rounding` and `tips` in minor units.

    `staff_names` are those of whoever placed the orders.
    """

    sums: SoldSums
    staff_names: Mapping[UUID, str]
    refund_taxes: TaxSums
    taken_off: tuple[TakenOff, ...]
    payments: tuple[TenderTotal, ...]
    refunds: tuple[TenderTotal, ...]
    takings: int
    rounding: int
    tips: int


def figures_of(sold: Sold, period: Period, currency: str, begins: int) -> SalesFigures:
    """What was added up, in the order of the page; a trading day `begins` at that local hour."""
    sums = sold.sums
    staff = sorted((name, each) for each, name in sold.staff_names.items())
    hours = sorted(sums.hours, key=lambda hour: (hour - begins) % 24)
    return SalesFigures(
        period=period,
        orders=sums.orders,
        sales=Money(sums.sold + sums.reduced, currency),
        sold=Money(sums.sold, currency),
        service=Money(sums.service, currency),
        hours=tuple(SoldPart(str(h), sums.hour_orders[h], Money(sums.hours[h], currency)) for h in hours),
        items=sums.items_sold(currency),
        categories=sums.categories_sold(currency),
        choices=sums.choices_sold(currency),
        staff=tuple(SoldPart(n, sums.staff_orders[i], Money(sums.staff[i], currency)) for n, i in staff),
        taxes=sums.taxes.sold(currency),
        refund_taxes=sold.refund_taxes.sold(currency),
        taken_off=sold.taken_off,
        payments=sold.payments,
        refunds=sold.refunds,
        takings=Money(sold.takings, currency),
        rounding=Money(sold.rounding, currency),
        tips=Money(sold.tips, currency),
    )
