"""Turns what was sold into what the page Sales shows, and what is printed of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from counter.exports.export import BEANCOUNT
from counter.exports.sales import CSV, JSON
from counter.kernel.language import Language, _
from counter.kernel.money import Money, round_half_up, to_decimal
from counter.reports.sales.period import Period, month_of
from counter.reports.sales.sheet import FiguresSheet, SheetBar, SheetTable
from counter.reports.sales.tables import (
    CATEGORY,
    EXTRAS,
    HOUR,
    ITEM,
    OFF,
    PAYMENT,
    STAFF,
    TAX,
    Amount,
    PartRow,
    SalesBeside,
    part_rows,
)
from counter.ui.day.sales_state import ALL, HourPair, SalesLine, SalesState, SalesTable
from counter.ui.parts.choices import Choices, Option

PLACES = (ALL, HOUR, ITEM, CATEGORY, PAYMENT, STAFF, TAX, EXTRAS, OFF)
"""What the page can show, in the order of its switch."""
PART_WORDS = {
    ALL: _("All"),
    HOUR: _("Hour"),
    ITEM: _("Item"),
    CATEGORY: _("Category"),
    EXTRAS: _("Extras"),
    PAYMENT: _("Payment"),
    STAFF: _("Staff"),
    TAX: _("Tax"),
    OFF: _("Taken off"),
}
CARDS = (ITEM, CATEGORY, PAYMENT, OFF, STAFF, TAX, EXTRAS)
"""The parts of the overview, but for the hours."""


def days_said(of: Period, language: Language) -> str:
    """Which days: Friday 20 November, 16–22 November, or November 2026."""
    if of.first == of.last:
        return language.day(of.first)
    return language.month(of.first) if of == month_of(of.first) else language.days(of.first, of.last)


def _short(of: Period, language: Language) -> str:
    return language.day_and_month(of.first) if of.first == of.last else days_said(of, language)


def sales_state(of: SalesBeside, beside: Period, place: str, language: Language) -> SalesState:
    """The page, but for what the presenter knows: what is later, printed, and the calendar."""
    say = language.say
    return SalesState(
        title=days_said(of.now.period, language),
        parts=tuple(say(PART_WORDS[part]) for part in PLACES),
        chosen=PLACES.index(place),
        beside=days_said(beside, language),
        beside_short=_short(beside, language),
        amount=language.money(of.now.sold),
        note=_note(of, language),
        by_hour=say("By hour, {currency}", currency=language.currency_symbol(of.now.sold.currency)),
        hours=_hours(of, language),
        nothing=say("Nothing was sold then."),
        legend=(_short(of.now.period, language), _short(beside, language) if of.other else ""),
        cards=tuple(_card(part, of, language) for part in CARDS) if place == ALL else (),
        table=None if place == ALL else whole_table(place, of, language),
        tips=say("Takings are without tips. Tips: {amount}.", amount=language.money(of.now.tips)),
    )


def export_question(of: Period, language: Language) -> Choices:
    """How what these days sold can be written into a file."""
    say = language.say
    return Choices(
        title=say("Export {days}", days=days_said(of, language)),
        hint=say("The file goes into the folder “exported” of the shop."),
        options=(
            Option(CSV, say("Spreadsheet (CSV)")),
            Option(JSON, say("For a program (JSON)")),
            Option(BEANCOUNT, say("Bookkeeping (Beancount)"), say("closed days")),
        ),
        done=say("Back"),
    )


def books_said(path: Path, open_days: Sequence[tuple[date, str]], language: Language) -> str:
    """Where the books are, and which days are not in them."""
    if not open_days:
        return language.say("Saved in {path}.", path=path)
    days = language.listed(tuple(dict.fromkeys(language.short_date(day) for day, _terminal in open_days)))
    return language.say("Saved in {path}. Not in it, since no Z closes them yet: {days}.", path=path, days=days)


def _note(of: SalesBeside, language: Language) -> str:
    orders = language.say_count("{count} order", "{count} orders", of.now.orders)
    if of.other is None:
        return orders
    change = of.now.sold - of.other.sold
    if not change:
        return language.say("{orders} · as much as before", orders=orders)
    amount = language.money(change if change.minor > 0 else -change)
    if change.minor > 0:
        return language.say("{orders} · {amount} more", orders=orders, amount=amount)
    return language.say("{orders} · {amount} less", orders=orders, amount=amount)


def _hours(of: SalesBeside, language: Language) -> tuple[HourPair, ...]:
    rows = part_rows(HOUR, of, language)
    most = max((minor for row in rows for minor in (_minor(row.now), _minor(row.before))), default=0) or 1
    said = []
    for row in rows:
        now, before = _minor(row.now), _minor(row.before)
        line = _line(row, of, language)
        amount = language.number(round_half_up(to_decimal(Money(now, of.now.sold.currency))))
        label = row.name.removesuffix(":00")
        said.append(HourPair(label, amount, max(now / most, 0.0), max(before / most, 0.0), line.name))
    return tuple(said)


def _minor(amount: Amount | None) -> int:
    return 0 if amount is None else amount.amount.minor


def _card(part: str, of: SalesBeside, language: Language) -> SalesTable:
    """The part in short: of items how they changed, of the others how many and how much."""
    rows = [row for row in part_rows(part, of, language) if row.now is not None]
    if part != ITEM:
        lines = tuple(SalesLine(_short_cells(row, language), _line(row, of, language).name) for row in rows)
        return SalesTable(part, language.say(PART_WORDS[part]), (), lines)
    headings: tuple[str, ...] = (language.say("sold"), language.currency_symbol(of.now.sold.currency))
    if of.other:
        headings = (*headings, language.say("change"))
    lines = tuple(
        SalesLine(_short_cells(row, language) + ((_change(row, language),) if of.other else ()),
                  _line(row, of, language).name) for row in rows)  # fmt: skip
    return SalesTable(part, language.say("Items"), headings, lines)


def _short_cells(row: PartRow, language: Language) -> tuple[str, ...]:
    now = row.now
    if now is None:
        return (row.name, "", "")
    if now.of is not None:
        return (row.name, language.say("of {amount}", amount=language.amount(now.of)), language.amount(now.amount))
    return (row.name, _number(now.count, language), language.amount(now.amount))


def _change(row: PartRow, language: Language) -> str:
    now = (row.now.count if row.now else 0) or 0
    before = (row.before.count if row.before else 0) or 0
    return _with_arrow(now - before, language.number(abs(now - before)))


def _with_arrow(change: int, said: str) -> str:
    if not change:
        return "="
    return f"{'↑' if change > 0 else '↓'} {said}"


def whole_table(part: str, of: SalesBeside, language: Language) -> SalesTable:
    """All rows of a part, with the columns of the compared days where there are any."""
    rows = part_rows(part, of, language)
    lines = tuple(_line(row, of, language, part, costed=_costed(part, rows)) for row in rows)
    return SalesTable(part, language.say(PART_WORDS[part]), _headings(part, rows, of, language), lines)


def _headings(part: str, rows: Sequence[PartRow], of: SalesBeside, language: Language) -> tuple[str, ...]:
    say = language.say
    first = say("taxed") if part == TAX else say("orders") if part in (HOUR, STAFF) else say("sold")
    compared = (say("before"), say("amount before"), say("change")) if of.other else ()
    return (first, say("amount"), *((say("margin"),) if _costed(part, rows) else ()), *compared)


def _costed(part: str, rows: Sequence[PartRow]) -> bool:
    return part == ITEM and any(row.now is not None and row.now.margin is not None for row in rows)


def _line(row: PartRow, of: SalesBeside, language: Language, part: str = "", *, costed: bool = False) -> SalesLine:
    now, before = row.now, row.before
    cells = [row.name, *_short_cells(row, language)[1:]]
    if part == TAX and now is not None and now.of is not None:
        cells[1] = language.amount(now.of)
    if costed:
        cells.append(language.amount(now.margin) if now and now.margin is not None else "")
    said = language.say("{name}: {count}, {amount}", name=row.name, count=cells[1], amount=cells[2])
    if of.other is None:
        return SalesLine(tuple(cells), said)
    nothing = Money(0, of.now.sold.currency)
    change = (now.amount if now else nothing) - (before.amount if before else nothing)
    count = "" if before is None else _number(before.count, language)
    if part == TAX and before is not None and before.of is not None:
        count = language.amount(before.of)
    amount = language.amount(before.amount) if before else ""
    apart = _with_arrow(change.minor, language.amount(change if change.minor >= 0 else -change))
    said = language.say("{said}; before {amount}", said=said, amount=amount or language.amount(nothing))
    return SalesLine((*cells, count, amount, apart), said)


def _number(count: int | None, language: Language) -> str:
    return "" if count is None else language.number(count)


def sales_sheet(of: SalesBeside, state: SalesState, shop: str, language: Language) -> FiguresSheet:
    """What is printed of them: the overview, on one page."""
    tables = []
    for part in CARDS:
        card = _card(part, of, language)
        headings = card.headings or ("", language.currency_symbol(of.now.sold.currency))
        if card.lines:
            tables.append(SheetTable(card.title, headings, tuple(line.cells for line in card.lines)))
    beside = language.say("Compared with {days}.", days=state.beside) if of.other else ""
    sold = language.say("{amount} sold, {note}.", amount=state.amount, note=state.note)
    return FiguresSheet(
        shop=shop,
        title=state.title,
        sentence=" ".join(filter(None, (sold, beside))),
        wide=None,
        bars=tuple(SheetBar(each.label, each.said, each.share, each.share_before) for each in state.hours),
        legend=state.legend,
        tables=tuple(tables),
        notes=(state.tips,),
    )
