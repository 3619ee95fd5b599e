"""The books as beancount reads them (its language, version 3), and as a table: a row a posting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from counter.exports.books import Transaction, transactions
from counter.exports.rows import Row, Table
from counter.kernel.money import Money, to_decimal
from counter.kernel.typed_text import plain_text
from counter.settings.book_accounts import ACCOUNTS, account_for
from counter.settings.rules import Settings
from counter.store.unit import Connection

COLUMNS = (
    *("day", "transaction", "terminal", "z", "at", "name", "receipt", "order", "note", "account", "amount", "currency"),
)


def books_table(connection: Connection, settings: Settings, first: date, last: date) -> Table:
    """The books of the closed days of a period: the postings of a transaction come to nothing together."""

    def rows() -> Iterator[Row]:
        for close, made in transactions(connection, settings.book_accounts, first, last):
            currency = close.report.sales.currency
            for each in made:
                for posting in each.postings:
                    yield {
                        "day": each.day, "transaction": each.id, "terminal": each.terminal, "z": each.z,
                        "at": each.at, "name": each.name, "receipt": each.receipt or None, "order": each.order,
                        "note": each.note, "account": posting.account,
                        "amount": Money(posting.minor, currency), "currency": currency,
                    }  # fmt: skip

    return Table(COLUMNS, rows())


def beancount_lines(connection: Connection, settings: Settings, first: date, last: date) -> Iterator[str]:
    """The same as a file of beancount, which is told that the drawers are empty in the books after every close.

    Accounts are opened at the end of the file, on the first day: beancount reads a file whole.
    """
    yield f'option "title" {_text(settings.shop_name)}\n'
    yield f'option "operating_currency" "{settings.currency}"\n'
    opened: dict[str, None] = {}
    days: dict[date, str] = {}
    for close, made in transactions(connection, settings.book_accounts, first, last):
        currency = close.report.sales.currency
        yield f"\n; Z {close.report.named} of {close.terminal}, {close.day}: sales {close.report.sales}\n"
        days[close.day] = currency
        for each in made:
            opened.update(dict.fromkeys(posting.account for posting in each.postings))
            yield _transaction(each, currency)
    if days:
        yield "\n"
        yield from (f"{min(days)} open {account}\n" for account in sorted(opened))
        yield from _drawers_are_empty(settings.book_accounts, opened, days)


def _drawers_are_empty(
    chosen: Mapping[str, str], opened: Mapping[str, None], days: Mapping[date, str]
) -> Iterator[str]:
    """That nothing is in the drawers' account after each day: not where the owner has the same for something else."""
    drawers = account_for("cash", chosen)
    others = {account_for(use, chosen) for use in (*ACCOUNTS, *chosen) if use != "cash"}
    if drawers in opened and drawers not in others:
        for day, currency in sorted(days.items()):
            yield f"{day + timedelta(days=1)} balance {drawers}  {to_decimal(Money(0, currency))} {currency}\n"


def _transaction(made: Transaction, currency: str) -> str:
    said = [made.name, f"order {made.order}" if made.order else "", made.note]
    about = {
        "id": made.id, "terminal": made.terminal, "close": str(made.z), "at": made.at.isoformat(),
        "receipt": f"{made.series}-{made.receipt:06d}" if made.receipt else "",
    }  # fmt: skip
    lines = [f"{made.day} * {_text(', '.join(filter(None, said)))}"]
    lines += [f"  {name}: {_text(value)}" for name, value in about.items() if value]
    lines += [f"  {each.account}  {to_decimal(Money(each.minor, currency))} {currency}" for each in made.postings]
    return "\n".join([*lines, "", ""])


def _text(text: str) -> str:
    """A text in quotes, on one line."""
    escaped = plain_text(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
