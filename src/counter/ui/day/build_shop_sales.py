"""Turns what several shops sold into the page of all shops: in short, and part by part. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from counter.kernel.language import Language
from counter.kernel.money import Money, total
from counter.reports.sales.model import SalesFigures
from counter.reports.sales.period import Period
from counter.reports.sales.tables import HOUR, STAFF, TAX, Amount, SalesBeside, part_rows
from counter.shops.model import ShopSales
from counter.ui.day.build_sales import PART_WORDS, PLACES, days_said
from counter.ui.day.build_shops import NO_CELL, Columns, columns_of, each_said, known_said, row_of, trouble_row
from counter.ui.day.sales_state import ALL, SALES
from counter.ui.day.shops_state import ShopCell, ShopsRow, ShopsState


def shops_sales(
    shops: Sequence[ShopSales], of: Period, part: str, begins: int, today: date, now: datetime, language: Language
) -> ShopsState:  # fmt: skip
    """What all shops sold, by a part. A trading day `begins` at that local hour."""
    columns = columns_of([each.shop for each in shops], now, language)
    rows = _overview(columns, shops, language) if part == ALL else _part(part, columns, shops, begins, language)
    return ShopsState(
        place=SALES,
        title=days_said(of, language),
        later=of.last < today,
        known=known_said(columns.shops, now, language),
        heads=columns.heads,
        standing=columns.standing,
        rows=tuple((*rows, *trouble_row(columns, language)) if rows else ()),
        parts=tuple(language.say(PART_WORDS[each]) for each in PLACES),
        chosen=PLACES.index(part),
        nothing=language.say("Nothing was sold then."),
    )


def _overview(columns: Columns, shops: Sequence[ShopSales], language: Language) -> list[ShopsRow]:
    say, figures = language.say, [each.figures for each in shops]
    orders = columns.spread([None if each is None else each.orders for each in figures], sum)
    counts = [NO_CELL if count is None else ShopCell(language.number(count)) for count in orders]
    sold = _spread(columns, figures, lambda each: each.sold)
    noted = [
        NO_CELL if amount is None else ShopCell(language.money(amount), each_said(amount, count or 0, language))
        for amount, count in zip(sold, orders, strict=True)
    ]
    rows = [row_of(say("Sold"), columns, noted, language), row_of(say("Orders"), columns, counts, language)]
    for label, amount, always in (
        (say("Before reductions"), lambda each: each.sales, True),
        (say("Service"), lambda each: each.service, False),
        (say("Refunds"), lambda each: total((back.amount for back in each.refunds), each.sold.currency), False),
        (say("Takings"), lambda each: each.takings, True),
        (say("Cash rounding"), lambda each: each.rounding, False),
        (say("Tips"), lambda each: each.tips, True),
    ):
        of = _spread(columns, figures, amount)
        if always or any(of):
            cells = [NO_CELL if each is None else ShopCell(language.money(each)) for each in of]
            rows.append(row_of(label, columns, cells, language))
    return rows


def _spread(
    columns: Columns, figures: Sequence[SalesFigures | None], amount: Callable[[SalesFigures], Money]
) -> list[Money | None]:  # fmt: skip
    return columns.spread([None if each is None else amount(each) for each in figures], _added)


def _added(amounts: Sequence[Money]) -> Money:
    return total(amounts, amounts[0].currency)


def _part(
    part: str, columns: Columns, shops: Sequence[ShopSales], begins: int, language: Language
) -> list[ShopsRow]:  # fmt: skip
    """Every row that any shop has, those of one name in one: what sold most first, hours and people in their order."""
    of_shops = [{} if each.figures is None else _by_name(part, each.figures, begins, language) for each in shops]
    names = list(dict.fromkeys(name for each in of_shops for name in each))
    if part == HOUR:
        names.sort(key=lambda name: (int(name.partition(":")[0]) - begins) % 24)
    elif part == STAFF:
        names.sort()
    elif part != TAX:
        names.sort(key=lambda name: _most_first(columns, [each.get(name) for each in of_shops]))
    rows = []
    for name in names:
        of = columns.spread([each.get(name) for each in of_shops], _both)
        cells = [NO_CELL if each is None else _cell(part, each, language) for each in of]
        rows.append(row_of(name, columns, cells, language))
    return rows


def _most_first(columns: Columns, amounts: Sequence[Amount | None]) -> tuple[int, ...]:
    """The larger amount in the first currency goes first; of equals that in the next one: they are never added up."""
    known = [each.amount for each in amounts if each is not None]
    return tuple(-abs(sum(each.minor for each in known if each.currency == of)) for of in columns.currencies)


def _by_name(part: str, figures: SalesFigures, begins: int, language: Language) -> dict[str, Amount]:
    found: dict[str, Amount] = {}
    for row in part_rows(part, SalesBeside(figures, None, begins), language):
        if row.now is not None:
            found[row.name] = _both([row.now, *([found[row.name]] if row.name in found else ())])
    return found


def _both(amounts: Sequence[Amount]) -> Amount:
    counts = [each.count for each in amounts if each.count is not None]
    taxed = [each.of for each in amounts if each.of is not None]
    currency = amounts[0].amount.currency
    return Amount(
        count=sum(counts) if counts else None,
        amount=total((each.amount for each in amounts), currency),
        of=total(taxed, currency) if taxed else None,
    )


def _cell(part: str, amount: Amount, language: Language) -> ShopCell:
    said = language.money(amount.amount)
    if amount.of is not None:
        return ShopCell(said, language.say("of {amount}", amount=language.amount(amount.of)))
    if amount.count is None:
        return ShopCell(said)
    if part in (HOUR, STAFF):
        return ShopCell(said, language.say_count("{count} order", "{count} orders", amount.count))
    return ShopCell(said, language.say_count("{count} time", "{count} times", amount.count))
