"""What a ticket costs: lines as they will be sold.

The order of things stands here alone: another price than the menu's, reductions of a line, combos, a full punch card,
those of the whole ticket, the voucher, the service, tax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money, round_half_up, share_out, total
from counter.menu.rules import Item, Menu, price_of_weight
from counter.orders.choices import price_of_choices, prices_of_said, said_of
from counter.orders.combos import savings
from counter.orders.draft import Draft, DraftLine, Wish
from counter.orders.model import COMBO, PUNCH, VOUCHER, InCombo, Line, Reduction, ReductionKind, Weighed
from counter.orders.on_us import pieces_on_us
from counter.orders.raised import Raised
from counter.orders.tax import TaxOfRate, all_together, reckon_taxes, tax_by_rate
from counter.orders.taxed import LineTax, ServiceCharge, Taxed
from counter.settings.rules import Settings
from counter.settings.taxes import INCLUDE_TAX, UNTAXED, Service, Tax, TaxRounding, Where, taxes_of


@dataclass(frozen=True, slots=True)
class Missing:
    """A choice that somebody has to make before a line can be made: of the group of that name."""

    line_id: LineId
    item: str
    group: str


@dataclass(frozen=True, slots=True)
class PricedTicket:
    """A priced ticket: `gross` less what was `reduced` is what its lines cost, `total` what is owed, all included.

    `tax` is reckoned by `tax_rounding`; it is inside `gross` where the shop's prices include it.
    """

    lines: tuple[Line, ...]
    gross: Money
    reduced: Money
    total: Money
    tax: Money
    tax_rounding: TaxRounding
    prices_include_tax: bool
    service: ServiceCharge | None
    missing: tuple[Missing, ...]

    @property
    def taxes(self) -> tuple[TaxOfRate, ...]:
        """What is taxed at each rate, the lowest rate first."""
        return tax_by_rate(_all(self.lines, self.service), self.total.currency)

    def reduced_by(self, kind: ReductionKind) -> Money:
        """What the reductions of one kind take off, together."""
        amounts = (reduction.amount for line in self.lines for reduction in line.reductions if reduction.kind == kind)
        return total(amounts, self.total.currency)


def price(
    draft: Draft, menu: Menu, settings: Settings, day: date, voucher: Money | None = None, *, full_cards: int = 0
) -> PricedTicket:
    """Prices a ticket for one trading day; `voucher` is what its voucher is worth.

    `full_cards` is how often the punch card of its regular is full: each pays for a piece.
    Every reduction lowers what those before it have left, at most to nothing; one of the whole ticket is shared out
    over its lines in proportion to what each has left. Nothing lowers a deposit, and no service comes on it: it is
    given back. Refused where an item or a tax rate is gone.
    """
    items = [menu.item(line.item_id) for line in draft.lines]
    units = [_unit_price(item, line, line.where or draft.where) for item, line in zip(items, draft.lines, strict=True)]
    gross = [unit.minor * line.quantity for unit, line in zip(units, draft.lines, strict=True)]
    prices = _Prices(gross, settings.currency)
    _reduce_lines(draft, prices, menu)
    for place, off in pieces_on_us(draft.lines, items, prices.left, settings.punch_card, full_cards):
        prices.take([place], off, partial(Reduction, kind=PUNCH))
    _reduce_all(draft, prices, voucher)
    kinds = [(item.tax_class, line.where or draft.where) for item, line in zip(items, draft.lines, strict=True)]
    amounts, decided, left = [*prices.left], settings.service, sum(prices.left)
    charged = round_half_up(sum(prices.left[index] for index in _own(draft)) * decided.share) if decided else 0
    if decided and charged:
        kinds.append((decided.tax_class, draft.where))
        amounts.append(charged)
    taxed = _tax(draft, kinds, amounts, settings, day)
    parts = zip(draft.lines, items, units, prices.reductions, taxed, strict=False)
    lines = tuple(_line(draft.where, menu, *part) for part in parts)
    service = _service(decided, charged, taxed[-1], settings.currency) if decided and charged else None
    owed = _all(lines, service)
    return PricedTicket(
        lines=lines,
        gross=Money(sum(gross), settings.currency),
        reduced=Money(sum(gross) - left, settings.currency),
        total=total((each.owed for each in owed), settings.currency),
        tax=total((each.tax for each in owed), settings.currency),
        tax_rounding=settings.tax_rounding,
        prices_include_tax=settings.prices == INCLUDE_TAX,
        service=service,
        missing=tuple(_missing(draft.lines, items)),
    )


def _missing(lines: Sequence[DraftLine], items: Sequence[Item]) -> Iterator[Missing]:
    for line, item in zip(lines, items, strict=True):
        for group in item.groups:
            if len(line.chosen(group.group_id)) < group.fewest:
                yield Missing(line.line_id, item.name, group.name)


def check_complete(ticket: PricedTicket) -> None:
    """Refused while a line lacks a choice that has to be made: nobody could make it."""
    for missing in ticket.missing:
        raise Refused("Choose first: {group} of {item}.", group=missing.group, item=missing.item)


def left_to_reduce(ticket: PricedTicket, line_id: LineId | None = None) -> Money:
    """What a reduction of a line (None: of the whole ticket) can take off at most, beside those that come before it.

    Combos come before one of the whole ticket; what was given on that, and its voucher, comes after and does not count.
    """
    return total((left for _line, left in _left(ticket, line_id)), ticket.total.currency)


def worth_on_us(ticket: PricedTicket, line_id: LineId | None = None) -> Money:
    """What a line that is on us (None: the whole ticket) counts for: its cost, or what is taken off without one."""
    left = _left(ticket, line_id)
    worth = (off if line.cost is None else line.cost * line.quantity for line, off in left if off)
    return total(worth, ticket.total.currency)


def _left(ticket: PricedTicket, line_id: LineId | None) -> Iterator[tuple[Line, Money]]:
    for line in ticket.lines:
        if line_id in (None, line.line_id) and line.belongs_to is None:
            before = (off for off in line.reductions if off.source is None or (off.kind == COMBO and line_id is None))
            yield line, line.gross - total((off.amount for off in before), line.gross.currency)


def _unit_price(item: Item, line: DraftLine, where: Where) -> Money:
    """What one costs with its modifiers: at the price that was said, by its weight, or as the menu has it.

    Another price that is above it takes its place; one below is a reduction.
    """
    said = [wish.price for wish in line.wishes if wish.price is not None]
    return max(_listed(item, line, where), *said) if said else _listed(item, line, where)


def _listed(item: Item, line: DraftLine, where: Where) -> Money:
    """What one costs as the menu has it, or at its open price, with all that is chosen for it."""
    unit = line.price if item.open_price and line.price is not None else item.price_of(line.size, where)
    if item.by_weight:
        unit = price_of_weight(unit, line.grams)
    return max(unit + price_of_choices(item, line.choices, line.size), Money(0, unit.currency))


def _raised(item: Item, line: DraftLine, where: Where) -> Raised | None:
    """What was said of a price that is above the menu's, and so lowers nothing."""
    listed = _listed(item, line, where)
    for wish in line.wishes:
        if wish.price is not None and wish.price > listed:
            return Raised(listed=listed, reason=wish.reason, by=wish.by, approved_by=wish.approved_by)
    return None


def _own(draft: Draft) -> list[int]:
    """The places of the lines that can be reduced: all but deposits."""
    return [index for index, line in enumerate(draft.lines) if line.belongs_to is None]


class _Prices:
    """What each line has left to pay, in minor units, and what lowered it, in the order in which it counts."""

    def __init__(self, gross: Sequence[int], currency: str) -> None:
        self.left = list(gross)
        self.reductions: list[tuple[Reduction, ...]] = [() for _ in gross]
        self._currency = currency

    def left_of(self, indices: Sequence[int]) -> int:
        """What these lines have left together."""
        return sum(self.left[index] for index in indices)

    def take(self, indices: Sequence[int], off: int, make: Callable[..., Reduction]) -> None:
        """Takes `off` from the lines at these indices, in proportion to what they have left."""
        for index, share in zip(indices, share_out(off, [self.left[index] for index in indices]), strict=True):
            if share:
                self.left[index] -= share
                self.reductions[index] += (make(amount=Money(share, self._currency)),)


def _reduce_lines(draft: Draft, prices: _Prices, menu: Menu) -> None:
    for index, line in enumerate(draft.lines):
        for wish in line.wishes:
            prices.take([index], wish.off(prices.left[index], line.quantity), _given(wish))
    for saving in savings(draft, menu):
        save = partial(Reduction, kind=COMBO, reason=saving.combo.name, source=saving.bundle)
        for index, part in zip(saving.places, saving.parts, strict=True):
            prices.take([index], min(part, prices.left[index]), save)


def _reduce_all(draft: Draft, prices: _Prices, voucher: Money | None) -> None:
    own = _own(draft)
    for wish in draft.wishes:
        prices.take(own, wish.off(prices.left_of(own)), _given(wish, source=draft.order_id))
    if voucher is not None:
        spend = partial(Reduction, kind=VOUCHER, source=draft.voucher_id)
        prices.take(own, min(voucher.minor, prices.left_of(own)), spend)


def _given(wish: Wish, source: OrderId | None = None) -> Callable[..., Reduction]:
    return partial(
        Reduction, kind=wish.kind, reason=wish.reason, source=source, by=wish.by, approved_by=wish.approved_by
    )


@dataclass(frozen=True, slots=True)
class _Taxed:
    """An amount with its taxes, in minor units: `net` and what each of them comes to."""

    net: int
    taxes: tuple[Tax, ...]
    reckoned: Sequence[int]


def _tax(
    draft: Draft, kinds: Sequence[tuple[str, Where]], amounts: Sequence[int], settings: Settings, day: date
) -> list[_Taxed]:
    """Each of these amounts with the taxes of its class where it is had; who is exempt pays the net."""
    inside = settings.prices == INCLUDE_TAX
    taxes = [taxes_of(settings.tax_rates, tax_class, day, where) for tax_class, where in kinds]
    reckoned = reckon_taxes(amounts, taxes, settings.tax_rounding, inside=inside)
    nets = [amount - sum(each) if inside else amount for amount, each in zip(amounts, reckoned, strict=True)]
    if draft.exempt:
        return [_Taxed(net, UNTAXED, [0]) for net in nets]
    return [_Taxed(*each) for each in zip(nets, taxes, reckoned, strict=True)]


def _line(
    ordered: Where,
    menu: Menu,
    line: DraftLine,
    item: Item,
    unit: Money,
    reductions: tuple[Reduction, ...],
    taxed: _Taxed,
) -> Line:
    return Line(
        line_id=line.line_id,
        item_id=item.item_id,
        name=item.name,
        category=item.category,
        station=item.station,
        quantity=line.quantity,
        size=line.size,
        modifiers=said_of(item, line.choices),
        modifier_prices=prices_of_said(item, line.choices, line.size),
        unit_price=unit,
        reductions=reductions,
        tax_class=item.tax_class,
        tax_rate=all_together(taxed.taxes),
        net=Money(taxed.net, unit.currency),
        tax=Money(sum(taxed.reckoned), unit.currency),
        tax_parts=_parts(taxed, unit.currency),
        where=line.where if line.where != ordered else None,
        weighed=Weighed(line.grams, item.price_of(line.size, line.where or ordered)) if item.by_weight else None,
        cost=item.cost,
        combo=InCombo(line.bundle.bundle, menu.combo(line.bundle.combo_id).name) if line.bundle else None,
        belongs_to=line.belongs_to,
        raised=_raised(item, line, line.where or ordered),
    )


def _service(decided: Service, minor: int, taxed: _Taxed, currency: str) -> ServiceCharge:
    return ServiceCharge(
        share=decided.share,
        amount=Money(minor, currency),
        tax_class=decided.tax_class,
        tax_rate=all_together(taxed.taxes),
        net=Money(taxed.net, currency),
        tax=Money(sum(taxed.reckoned), currency),
        tax_parts=_parts(taxed, currency),
    )


def _all(lines: tuple[Line, ...], service: ServiceCharge | None) -> tuple[Taxed, ...]:
    return (*lines, service) if service else lines


def _parts(taxed: _Taxed, currency: str) -> tuple[LineTax, ...]:
    """Nothing where there is one tax without a name."""
    if len(taxed.taxes) == 1 and not taxed.taxes[0].name:
        return ()
    return tuple(
        LineTax(tax.rate, Money(minor, currency), tax.name, tax.compound)
        for tax, minor in zip(taxed.taxes, taxed.reckoned, strict=True)
    )
