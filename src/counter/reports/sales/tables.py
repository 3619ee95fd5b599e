"""What was sold, as tables: each part by part, beside what it is compared with. Screen, paper and files show these."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, select

from counter.kernel.language import Language, _
from counter.kernel.money import Money, total
from counter.orders.tables import OrderRow
from counter.receipts.rules import TENDER_NAMES
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.model import SalesFigures, TaxSold
from counter.reports.sales.period import Period
from counter.settings.rules import Settings

HOUR: Final = "hour"
ITEM: Final = "item"
CATEGORY: Final = "category"
EXTRAS: Final = "extras"
PAYMENT: Final = "payment"
STAFF: Final = "staff"
TAX: Final = "tax"
OFF: Final = "taken off"
PARTS = (HOUR, ITEM, CATEGORY, EXTRAS, PAYMENT, STAFF, TAX, OFF)
"""By what sales are told apart, in the order of the page."""
OFF_NAMES = {
    "comp": _("On us"),
    "discount": _("Discounts"),
    "price": _("Other prices"),
    "staff": _("Staff price"),
    "combo": _("Combos"),
    "punch": _("Punch cards"),
    "voucher": _("Vouchers used"),
}
"""What kinds of reductions are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many, and how much. `of` is what was taxed, `cost` and `margin` are of an item whose cost is known."""

    count: int | None
    amount: Money
    of: Money | None = None
    cost: Money | None = None
    margin: Money | None = None


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row by its name: now, and in the days that it is compared with; None where there is nothing of it."""

    name: str
    now: Amount | None
    before: Amount | None


@dataclass(frozen=True, slots=True)
class SalesBeside:
    """What some days sold, and what others did; `other` is None where the shop had no orders yet.

    A trading day `begins` at that local hour.
    """

    now: SalesFigures
    other: SalesFigures | None
    begins: int


def sales_beside(connection: Connection, period: Period, beside: Period, settings: Settings) -> SalesBeside:
    """What these trading days sold, beside others."""
    since: date | None = connection.execute(select(func.min(OrderRow.business_date))).scalar_one()
    other = sales_figures(connection, beside, settings) if since is not None and beside.last >= since else None
    return SalesBeside(sales_figures(connection, period, settings), other, settings.day_starts.hour)


def part_rows(part: str, of: SalesBeside, language: Language) -> tuple[PartRow, ...]:
    """The table of a part: what there is now in its order, then what there was before alone."""
    now, before = dict(_amounts(part, of.now, language)), dict(_amounts(part, of.other, language) if of.other else ())
    keys = list(dict.fromkeys((*now, *before)))
    if part == HOUR:
        keys.sort(key=lambda key: (int(str(key[0])) - of.begins) % 24)
    if part == STAFF:
        keys.sort(key=lambda key: key[-1])
    return tuple(PartRow(key[-1], now.get(key), before.get(key)) for key in keys)


Key = tuple[Hashable, str]
"""What a row is of, and its name."""


def _amounts(part: str, of: SalesFigures, language: Language) -> Iterator[tuple[Key, Amount]]:
    match part:
        case "hour":
            for each in of.hours:
                yield (int(each.name), f"{each.name}:00"), Amount(count=each.count, amount=each.sold)
        case "item":
            for item in of.items:
                sold = Amount(count=item.count, amount=item.sold, cost=item.cost, margin=item.margin)
                yield ((item.item_id, item.name, item.category), item.name), sold
        case "payment":
            yield from _tenders(of, language)
        case "tax":
            yield from _taxes(of.taxes, language, "")
            yield from _taxes(of.refund_taxes, language, language.say("Refunds"))
        case "taken off":
            yield from _off(of, language)
        case _:
            parts = {"category": of.categories, "extras": of.choices, "staff": of.staff}[part]
            for each in parts:
                yield (each.name, each.name), Amount(count=each.count, amount=each.sold)


def _tenders(of: SalesFigures, language: Language) -> Iterator[tuple[Key, Amount]]:
    for each in of.payments:
        name = language.say(TENDER_NAMES[each.tender]) if each.tender in TENDER_NAMES else each.tender
        yield (each.tender, name), Amount(count=each.count, amount=each.amount)


def _off(of: SalesFigures, language: Language) -> Iterator[tuple[Key, Amount]]:
    for each in of.taken_off:
        yield (each.kind, language.say(OFF_NAMES[each.kind])), Amount(count=each.count, amount=-each.amount)
    if of.refunds:
        back = total((each.amount for each in of.refunds), of.sold.currency)
        yield ("refund", language.say("Refunds")), Amount(count=sum(each.count for each in of.refunds), amount=-back)


def _taxes(taxes: Iterable[TaxSold], language: Language, whose: str) -> Iterator[tuple[Key, Amount]]:
    for each in taxes:
        name = " ".join(filter(None, (whose, each.name, language.rate(Decimal(each.rate)))))
        yield ((whose, each.name, each.rate), name), Amount(count=None, amount=each.tax, of=each.net)
