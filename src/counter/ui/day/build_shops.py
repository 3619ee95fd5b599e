"""Turns several shops into the columns of the page of all shops, and their figures into its rows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from counter.kernel.language import Language, _
from counter.kernel.money import Money, round_half_up
from counter.reports.day.page import Tally
from counter.reports.day.words import FEW, count_of, share_said
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period
from counter.shops.model import KnownShop
from counter.ui.day.shops_state import BEST, LEAST, ShopCell, ShopHead, ShopsRow

T = TypeVar("T")

NO_CELL = ShopCell("–")
"""Where nothing is known."""
_THREE = 3
"""Of so many shops the least share is marked, too; of two the best alone says all."""
_MARKS = {BEST: _("{figure}, the highest share"), LEAST: _("{figure}, the lowest share")}


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of all columns: of shops together, one a `currency` where there are several, and of each shop."""

    heads: tuple[ShopHead, ...]
    currencies: tuple[str, ...]
    shops: tuple[KnownShop, ...]

    @property
    def standing(self) -> int:
        """How many of the heads are shops together."""
        return len(self.heads) - len(self.shops)

    def spread(self, of_shops: Sequence[T | None], add: Callable[[list[T]], T | None]) -> list[T | None]:
        """What every column has: what `add` makes of all shops of a currency, and what each shop has itself."""
        sums: list[T | None] = []
        for currency in self.currencies if self.standing else ():
            parts = zip(self.shops, of_shops, strict=True)
            known = [each for shop, each in parts if shop.currency == currency and each is not None]
            sums.append(add(known) if known else None)
        return [*sums, *of_shops]


def columns_of(shops: Sequence[KnownShop], now: datetime, language: Language) -> Columns:
    """A column a shop; before them all together, per currency: what is in another is never added up."""
    say = language.say
    currencies = tuple(dict.fromkeys(shop.currency for shop in shops))
    sums: list[ShopHead] = []
    for currency in currencies if len(shops) > 1 else ():
        word = say("Together")
        if len(currencies) > 1:
            within = say("in {currency}", currency=language.currency_symbol(currency))
            sums.append(ShopHead(word, within, say("{what} {count}", what=word, count=within)))
        else:
            sums.append(ShopHead(word, language.say_count("{count} shop", "{count} shops", len(shops)), word))
    return Columns((*sums, *(_head(shop, now, language) for shop in shops)), currencies, tuple(shops))


def _head(shop: KnownShop, now: datetime, language: Language) -> ShopHead:
    """When it was heard last; of another day than today without the time, which has no room there."""
    if shop.heard_at is None:
        return ShopHead(shop.name, language.say("Not heard yet"), shop.name, amiss=True)
    if shop.is_home and not shop.trouble:
        return ShopHead(shop.name, language.say("This shop"), shop.name)
    day = language.local_date(shop.heard_at)
    today = day == language.local_date(now)
    note = language.clock(shop.heard_at) if today else language.day_and_month(day)
    return ShopHead(shop.name, note, shop.name, amiss=bool(shop.trouble))


def when_said(at: datetime, now: datetime, language: Language) -> str:
    """The wall clock here, with its day where that is not today."""
    if language.local_date(at) == language.local_date(now):
        return language.clock(at)
    return language.say("{day}, {time}", day=language.day_and_month(language.local_date(at)), time=language.clock(at))


def known_said(shops: Sequence[KnownShop], now: datetime, language: Language) -> str:
    """As of when all shops are known, and which of them are not known as far as that."""
    say = language.say
    heard = [shop.heard_at for shop in shops if shop.heard_at is not None]
    if not heard:
        return say("Nothing is known of the shops yet.")
    said = [say("As known at {time}.", time=when_said(max(heard), now, language))]
    away = [shop for shop in shops if shop.trouble and shop.heard_at is not None]
    if away:
        words = {"shop": away[0].name, "time": when_said(min(s.heard_at for s in away if s.heard_at), now, language)}
        if len(away) == 1:
            said.append(say("{shop} was last heard {time}.", **words))
        else:
            said.append(
                language.say_count(
                    "{count} shop could not be heard since {time}.",
                    "{count} shops could not be heard, the first since {time}.",
                    len(away),
                    **words,
                )
            )
    return " ".join(said)


def row_of(
    label: str, columns: Columns, cells: Sequence[ShopCell], language: Language, *, period: Period | None = None,
    loud: bool = False, words: bool = False,
) -> ShopsRow:  # fmt: skip
    """A row of the table, with its name for who does not see it."""
    heads = ((head, cell) for head, cell in zip(columns.heads, cells, strict=True) if cell.text)
    said = "; ".join(
        language.say("{shop}: {figure}", shop=head.spoken, figure=_spoken(cell, language)) for head, cell in heads
    )
    name = language.say("{what}. {shops}", what=label, shops=said)
    return ShopsRow(label, tuple(cells), name, period, loud, words)


def _spoken(cell: ShopCell, language: Language) -> str:
    said = f"{cell.text}, {cell.note}" if cell.note else cell.text
    return language.say(_MARKS[cell.mark], figure=said) if cell.mark else said


def share_cells(
    columns: Columns, of: Sequence[DaysTogether | None], share: Callable[[DaysTogether], Tally], language: Language
) -> list[ShopCell]:
    """A share of every column, with its counts, the best and the least of the shops marked."""
    tallies = [None if each is None else share(each) for each in of]
    marks = [""] * columns.standing + marked(tallies[columns.standing :])
    return [_share_cell(tally, mark, language) for tally, mark in zip(tallies, marks, strict=True)]


def _share_cell(tally: Tally | None, mark: str, language: Language) -> ShopCell:
    if tally is None:
        return NO_CELL
    note = count_of(tally, language) if tally.of >= FEW else ""
    return ShopCell(share_said(tally, language, places=1), note, mark)


def marked(shares: Sequence[Tally | None]) -> list[str]:
    """Which of these shares is the best, and of three or more the least; of fewer than `FEW` none says anything."""
    known = [tally.share for tally in shares if tally is not None and tally.of >= FEW and tally.share is not None]
    best, least = max(known, default=None), min(known, default=None)
    if best == least:
        return [""] * len(shares)
    marks = []
    for tally in shares:
        if tally is None or tally.of < FEW:
            marks.append("")
        elif tally.share == best:
            marks.append(BEST)
        else:
            marks.append(LEAST if tally.share == least and len(known) >= _THREE else "")
    return marks


def kept_of(days: DaysTogether) -> Tally:
    """The promises kept, of those that are judged."""
    return Tally(days.kept, days.kept + days.missed)


def promise_rows(
    columns: Columns, of: Sequence[DaysTogether | None], language: Language, *, kept: bool
) -> list[ShopsRow]:
    """How many orders there were, and how the shops stood by them. With `kept` the promises kept are among them."""
    say = language.say
    shares: list[tuple[str, Callable[[DaysTogether], Tally]]] = [
        *([(say("Promises kept"), kept_of)] if kept else ()),
        (say("Told in time"), lambda days: Tally(days.told_before, days.missed)),
        (say("Made right"), lambda days: Tally(days.made_right, days.mishaps)),
    ]
    return [
        _counts(say("Orders"), columns, of, lambda days: days.orders, language),
        *(row_of(label, columns, share_cells(columns, of, share, language), language) for label, share in shares),
    ]


def money_rows(
    columns: Columns, of: Sequence[DaysTogether | None], language: Language, *, takings: bool
) -> list[ShopsRow]:
    """What was given back and, with `takings`, taken."""
    back = [NO_CELL if each is None else ShopCell(language.money(each.given_back)) for each in of]
    taken = [
        NO_CELL
        if each is None
        else ShopCell(language.money(each.takings), each_said(each.takings, each.orders, language))
        for each in of
    ]
    rows = [row_of(language.say("Given back"), columns, back, language)]
    return [*rows, row_of(language.say("Takings"), columns, taken, language)] if takings else rows


def noted_rows(columns: Columns, of: Sequence[DaysTogether | None], language: Language) -> list[ShopsRow]:
    """What it cost customers, and what else was noted."""
    say = language.say
    return [
        _counts(say("Customers’ minutes lost"), columns, of, lambda days: days.minutes_lost, language),
        _counts(say("Asked again"), columns, of, lambda days: days.asked_again, language),
        _counts(say("Went well, noted"), columns, of, lambda days: days.good_moments, language),
    ]


def _counts(
    label: str,
    columns: Columns,
    of: Sequence[DaysTogether | None],
    count: Callable[[DaysTogether], int],
    language: Language,
) -> ShopsRow:
    cells = [NO_CELL if each is None else ShopCell(language.number(count(each))) for each in of]
    return row_of(label, columns, cells, language)


def each_said(takings: Money, orders: int, language: Language) -> str:
    """What an order brought on average; "" of none."""
    if not orders:
        return ""
    average = Money(round_half_up(Decimal(takings.minor) / orders), takings.currency)
    return language.say("{amount} each", amount=language.money(average))


def trouble_row(columns: Columns, language: Language) -> list[ShopsRow]:
    """Why shops could not be heard last, where that is so of any."""
    if not any(shop.trouble for shop in columns.shops):
        return []
    cells = [ShopCell(language.explain(shop.trouble)) for shop in columns.shops]
    return [
        row_of(language.say("Why it is old"), columns, [ShopCell("")] * columns.standing + cells, language, words=True)
    ]
