"""What a ticket costs: lines as they will be sold.

The order of things stands here alone: reductions of a line, those of the whole ticket, the voucher, then tax.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money, share_out, total
from counter.menu.rules import Item, Menu
from counter.orders.draft import Draft, DraftLine, Wish
from counter.orders.model import VOUCHER, Line, Reduction, ReductionKind
from counter.orders.tax import TaxOfRate, tax_by_rate, taxes_within
from counter.settings.rules import Settings
from counter.settings.taxes import TaxRounding, tax_rate


@dataclass(frozen=True, slots=True)
class PricedTicket:
    """A priced ticket: `total` is `gross` less what was `reduced`. All include tax, reckoned by `tax_rounding`."""

    lines: tuple[Line, ...]
    gross: Money
    reduced: Money
    total: Money
    tax: Money
    tax_rounding: TaxRounding

    @property
    def taxes(self) -> tuple[TaxOfRate, ...]:
        """What is taxed at each rate, the lowest rate first."""
        return tax_by_rate(self.lines, self.total.currency)

    def reduced_by(self, kind: ReductionKind) -> Money:
        """What the reductions of one kind take off, together."""
        amounts = (reduction.amount for line in self.lines for reduction in line.reductions if reduction.kind == kind)
        return total(amounts, self.total.currency)


def price(draft: Draft, menu: Menu, settings: Settings, day: date, voucher: Money | None = None) -> PricedTicket:
    """Prices a ticket for one trading day; `voucher` is what its voucher is worth.

    Every reduction lowers what those before it have left, at most to nothing; one of the whole ticket is shared out
    over its lines in proportion to what each has left. Refused where an item or a tax rate is gone.
    """
    items = [menu.item(line.item_id) for line in draft.lines]
    units = [_unit_price(item, line) for item, line in zip(items, draft.lines, strict=True)]
    gross = [unit.minor * line.quantity for unit, line in zip(units, draft.lines, strict=True)]
    prices = _Prices(gross, settings.currency)
    _reduce(draft, prices, voucher)
    rates = [tax_rate(settings.tax_rates, item.tax_class, day, to_go=draft.to_go) for item in items]
    taxes = taxes_within(prices.left, rates, settings.tax_rounding)
    parts = zip(draft.lines, items, units, prices.reductions, rates, taxes, strict=True)
    lines = tuple(_line(*part) for part in parts)
    left = sum(prices.left)
    return PricedTicket(
        lines=lines,
        gross=Money(sum(gross), settings.currency),
        reduced=Money(sum(gross) - left, settings.currency),
        total=Money(left, settings.currency),
        tax=Money(sum(taxes), settings.currency),
        tax_rounding=settings.tax_rounding,
    )


def left_to_reduce(ticket: PricedTicket, line_id: LineId | None = None) -> Money:
    """What a reduction of a line (None: of the whole ticket) can take off at most, beside those already given on lines.

    What was given on the whole ticket, and its voucher, comes after and does not count.
    """
    lines = [line for line in ticket.lines if line_id in (None, line.line_id)]
    given = (reduction.amount for line in lines for reduction in line.reductions if reduction.source is None)
    currency = ticket.total.currency
    return total((line.gross for line in lines), currency) - total(given, currency)


def changed_from_plain(item: Item, line: DraftLine) -> tuple[str, ...]:
    """The modifiers worth saying: those that differ from how the item comes, and sizes always."""
    said: list[str] = []
    for group in item.groups:
        plain = group.defaults()
        always = group.fewest == group.most == 1
        said += [name for name in line.chosen(group.group_id) if always or name not in plain]
    return tuple(said)


def _unit_price(item: Item, line: DraftLine) -> Money:
    price_of: Mapping[str, Money]
    unit = item.price
    for group in item.groups:
        price_of = {m.name: m.price for m in group.modifiers}
        for name in line.chosen(group.group_id):
            unit += price_of[name]
    return max(unit, Money(0, unit.currency))


class _Prices:
    """What each line has left to pay, in minor units, and what lowered it, in the order in which it counts."""

    def __init__(self, gross: Sequence[int], currency: str) -> None:
        self.left = list(gross)
        self.reductions: list[tuple[Reduction, ...]] = [() for _ in gross]
        self._currency = currency

    def take(self, indices: Sequence[int], off: int, make: Callable[..., Reduction]) -> None:
        """Takes `off` from the lines at these indices, in proportion to what they have left."""
        for index, share in zip(indices, share_out(off, [self.left[index] for index in indices]), strict=True):
            if share:
                self.left[index] -= share
                self.reductions[index] += (make(amount=Money(share, self._currency)),)


def _reduce(draft: Draft, prices: _Prices, voucher: Money | None) -> None:
    for index, line in enumerate(draft.lines):
        for wish in line.wishes:
            prices.take([index], wish.off(prices.left[index]), _given(wish))
    everywhere = range(len(draft.lines))
    for wish in draft.wishes:
        prices.take(everywhere, wish.off(sum(prices.left)), _given(wish, source=draft.order_id))
    if voucher is not None:
        spend = partial(Reduction, kind=VOUCHER, source=draft.voucher_id)
        prices.take(everywhere, min(voucher.minor, sum(prices.left)), spend)


def _given(wish: Wish, source: OrderId | None = None) -> Callable[..., Reduction]:
    return partial(Reduction, kind=wish.kind, reason=wish.reason, source=source, by=wish.by)


def _line(line: DraftLine, item: Item, unit: Money, reductions: tuple[Reduction, ...], rate: Decimal, tax: int) -> Line:
    off = sum(reduction.amount.minor for reduction in reductions)
    return Line(
        line_id=line.line_id,
        item_id=item.item_id,
        name=item.name,
        category=item.category,
        station=item.station,
        quantity=line.quantity,
        modifiers=changed_from_plain(item, line),
        unit_price=unit,
        reductions=reductions,
        tax_class=item.tax_class,
        tax_rate=rate,
        net=Money(unit.minor * line.quantity - off - tax, unit.currency),
        tax=Money(tax, unit.currency),
    )
