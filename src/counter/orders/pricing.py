"""What a ticket costs: lines as they will be sold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counter.kernel.money import Money, share_out, total
from counter.menu.rules import Item, Menu
from counter.orders.draft import Draft, DraftLine
from counter.orders.facts import Line
from counter.orders.tax import tax_within
from counter.settings.rules import TaxRate, tax_rate


@dataclass(frozen=True, slots=True)
class PricedTicket:
    """A priced ticket. `total` is after the `discount`; both include tax."""

    lines: tuple[Line, ...]
    gross: Money
    discount: Money
    total: Money
    tax: Money


def price(
    draft: Draft, menu: Menu, rates: tuple[TaxRate, ...], day: date, currency: str, voucher: Money | None = None
) -> PricedTicket:
    """Prices a ticket for one trading day; `voucher` lowers it, at most to nothing, spread over its lines.

    Refused where an item or a tax rate is gone.
    """
    items = [menu.item(line.item_id) for line in draft.lines]
    units = [_unit_price(item, line) for item, line in zip(items, draft.lines, strict=True)]
    gross = [unit.minor * line.quantity for unit, line in zip(units, draft.lines, strict=True)]
    off = min(voucher.minor, sum(gross)) if voucher else 0
    lines = tuple(
        _line(line, item, unit, Money(less, currency), tax_rate(rates, item.tax_class, day, to_go=draft.to_go))
        for line, item, unit, less in zip(draft.lines, items, units, share_out(off, gross), strict=True)
    )
    return PricedTicket(
        lines,
        Money(sum(gross), currency),
        Money(off, currency),
        Money(sum(gross) - off, currency),
        total((line.tax for line in lines), currency),
    )


def _unit_price(item: Item, line: DraftLine) -> Money:
    price_of: Mapping[str, Money]
    unit = item.price
    for group in item.groups:
        price_of = {m.name: m.price for m in group.modifiers}
        for name in line.chosen(group.group_id):
            unit += price_of[name]
    return max(unit, Money(0, unit.currency))


def _line(line: DraftLine, item: Item, unit: Money, discount: Money, rate: Decimal) -> Line:
    gross = unit.minor * line.quantity - discount.minor
    tax = tax_within(gross, rate)
    return Line(
        line_id=line.line_id,
        item_id=item.item_id,
        name=item.name,
        category=item.category,
        station=item.station,
        quantity=line.quantity,
        modifiers=changed_from_plain(item, line),
        unit_price=unit,
        discount=discount,
        tax_class=item.tax_class,
        tax_rate=rate,
        net=Money(gross - tax, unit.currency),
        tax=Money(tax, unit.currency),
    )


def changed_from_plain(item: Item, line: DraftLine) -> tuple[str, ...]:
    """The modifiers worth saying: those that differ from how the item comes, and sizes always."""
    said: list[str] = []
    for group in item.groups:
        plain = group.defaults()
        always = group.fewest == group.most == 1
        said += [name for name in line.chosen(group.group_id) if always or name not in plain]
    return tuple(said)
