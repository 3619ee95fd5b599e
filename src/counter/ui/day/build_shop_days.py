"""Turns the days of several shops into the page of all shops: a day, a week, a month. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from counter.kernel.language import Language
from counter.recovery.playbook import PlaybookPage
from counter.reports.day.one_thing_words import what_to_do
from counter.reports.sales import days as added
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, weeks_in
from counter.shops.model import ShopDay, ShopDays
from counter.shops.queries import together
from counter.ui.day.build_shops import (
    NO_CELL,
    Columns,
    columns_of,
    kept_of,
    known_said,
    money_rows,
    noted_rows,
    promise_rows,
    row_of,
    share_cells,
    trouble_row,
)
from counter.ui.day.shops_state import ShopCell, ShopsRow, ShopsState
from counter.ui.day.week_state import MONTH

DAY = "day"
_MOST_KINDS = 3
"""So many kinds of what went wrong are named, those that were most often."""


def _sum(days: list[DaysTogether]) -> DaysTogether:
    """Of shops with one currency."""
    return together(days)[0]


def shops_day(
    shops: Sequence[ShopDay], day: date, today: date, now: datetime, language: Language,
    pages: Mapping[str, PlaybookPage],
) -> ShopsState:  # fmt: skip
    """A trading day of all shops."""
    columns = columns_of([each.shop for each in shops], now, language)
    of = columns.spread([each.figures for each in shops], _sum)
    rows = [
        *promise_rows(columns, of, language, kept=True),
        _counted(language.say("Still open"), columns, shops, lambda shop: shop.still_open, language),
        *money_rows(columns, of, language, takings=True),
        _counted(language.say("Vouchers given"), columns, shops, lambda shop: shop.vouchers_issued, language),
        _counted(language.say("Vouchers used"), columns, shops, lambda shop: shop.vouchers_redeemed, language),
        _went_wrong(columns, shops, language, pages),
        _one_thing(columns, shops, language),
        *noted_rows(columns, of, language),
        *trouble_row(columns, language),
    ]
    return _state(DAY, language.day(day), columns, rows, now, language, later=day < today)


def _state(
    place: str,
    title: str,
    columns: Columns,
    rows: Sequence[ShopsRow],
    now: datetime,
    language: Language,
    *,
    later: bool,
) -> ShopsState:
    has_marks = any(cell.mark for row in rows for cell in row.cells)
    return ShopsState(
        place=place,
        title=title,
        later=later,
        known=known_said(columns.shops, now, language),
        heads=columns.heads,
        standing=columns.standing,
        rows=tuple(rows),
        legend=legend_of(language) if has_marks else ("", ""),
    )


def legend_of(language: Language) -> tuple[str, str]:
    """What the marks mean, the best first."""
    return (language.say("highest share"), language.say("lowest share"))


def _counted(
    label: str, columns: Columns, shops: Sequence[ShopDay], count: Callable[[ShopDay], int], language: Language
) -> ShopsRow:
    known = [None if each.figures is None else count(each) for each in shops]
    cells = [NO_CELL if each is None else ShopCell(language.number(each)) for each in columns.spread(known, sum)]
    return row_of(label, columns, cells, language)


def _went_wrong(
    columns: Columns, shops: Sequence[ShopDay], language: Language, pages: Mapping[str, PlaybookPage]
) -> ShopsRow:  # fmt: skip
    def add(some: list[Counter[str]]) -> Counter[str]:
        return sum(some, Counter())

    of = columns.spread([None if each.figures is None else Counter(dict(each.went_wrong)) for each in shops], add)
    cells = []
    for kinds in of:
        most = [] if kinds is None else kinds.most_common(_MOST_KINDS)
        said = (
            language.say(
                "{what} {count}",
                what=language.say(pages[kind].label) if kind in pages else kind,
                count=language.number(count),
            )
            for kind, count in most
        )
        cells.append(ShopCell(", ".join(said) or NO_CELL.text))
    return row_of(language.say("What went wrong most"), columns, cells, language, words=True)


def _one_thing(columns: Columns, shops: Sequence[ShopDay], language: Language) -> ShopsRow:
    cells = [ShopCell("")] * columns.standing
    for each in shops:
        thing = each.one_thing
        cells.append(NO_CELL if thing is None else ShopCell(what_to_do(thing, each.stations, language)))
    return row_of(language.say("One thing to do"), columns, cells, language, words=True)


def shops_week(
    shops: Sequence[ShopDays], of: Period, today: date, now: datetime, language: Language, *, place: str
) -> ShopsState:  # fmt: skip
    """A week or a month of all shops: a row a day or a week, what they come to, and the other figures."""
    columns = columns_of([each.shop for each in shops], now, language)
    so_far = of.until(today)
    stretches = weeks_in(so_far) if place == MONTH else tuple(Period(day, day) for day in so_far.days)
    rows = [_stretch_row(columns, shops, each, language) for each in stretches]
    whole = columns.spread([each.whole for each in shops], _sum)
    label = language.say("So far") if of.last > today else language.say("Together")
    rows.append(_row(label, columns, whole, language, None))
    rows += promise_rows(columns, whole, language, kept=False)
    rows += money_rows(columns, whole, language, takings=False)
    rows += noted_rows(columns, whole, language)
    rows += trouble_row(columns, language)
    title = language.month(of.first) if place == MONTH else language.days(of.first, of.last)
    state = _state(place, title, columns, rows, now, language, later=of.last < today)
    return replace(state, corner=language.say("Kept, takings"))


def _stretch_row(columns: Columns, shops: Sequence[ShopDays], of: Period, language: Language) -> ShopsRow:
    label = language.day_of_week(of.first) if of.first == of.last else language.days(of.first, of.last)
    within = columns.spread([_within(each, of) for each in shops], _sum)
    return _row(label, columns, within, language, of)


def _within(shop: ShopDays, of: Period) -> DaysTogether | None:
    days = [day for day in shop.days if of.first <= day.period.first <= of.last]
    return added.together(days, of, shop.shop.currency) if days else None


def _row(
    label: str, columns: Columns, of: Sequence[DaysTogether | None], language: Language, period: Period | None
) -> ShopsRow:  # fmt: skip
    """The promises kept, and below them the takings."""
    shares = share_cells(columns, of, kept_of, language)
    cells = [
        cell if days is None else ShopCell(cell.text, language.money(days.takings), cell.mark)
        for days, cell in zip(of, shares, strict=True)
    ]
    return row_of(label, columns, cells, language, period=period, loud=period is None)
