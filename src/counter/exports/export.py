"""What the shop knows, written into one file: of which it can be, of which days, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from counter.exports.beancount import beancount_lines, books_table
from counter.exports.hours import hours_table, tips_table
from counter.exports.journal import journal_table
from counter.exports.menu import menu_table
from counter.exports.orders import orders_table
from counter.exports.out_file import EXPORTED, write_whole
from counter.exports.payments import payments_table
from counter.exports.queries import traded
from counter.exports.rows import Table, csv_lines, json_lines
from counter.fiscal.queries import closes_between, days_not_closed
from counter.kernel.errors import Refused
from counter.settings.rules import Settings
from counter.store.unit import Connection

MENU, ORDERS, PAYMENTS, HOURS, TIPS, FACTS, BOOKS = "menu", "orders", "payments", "hours", "tips", "facts", "books"
WHAT = (MENU, ORDERS, PAYMENTS, HOURS, TIPS, FACTS, BOOKS)
"""What can be written."""
CSV, JSONL, BEANCOUNT = "csv", "jsonl", "beancount"
"""How it can be written; only books can be all three."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: of which trading days, how, and whether with what is personal."""

    what: str
    first: date
    last: date
    form: str
    personal: bool = False


def usual_form(what: str) -> str:
    """How it is written unless somebody says otherwise."""
    return BEANCOUNT if what == BOOKS else CSV


def whole_period(connection: Connection, today: date) -> tuple[date, date]:
    """From the first to the last trading day there is, today at least."""
    first, last = traded(connection) or (today, today)
    return first, max(last, today)


def check_export(connection: Connection, asked: Asked, folder: Path, out: Path) -> None:
    """Refused where such a file cannot be: no day is closed, or it would be among the shop's own in `folder`.

    Those that were exported are no such ones.
    """
    own, exported = folder.resolve(), (folder / EXPORTED).resolve()
    if own in out.resolve().parents and out.resolve().parent != exported:
        raise Refused("{path} is among the shop’s own files. Choose another folder.", path=out)
    if asked.what == BOOKS and not closes_between(connection, asked.first, asked.last):
        raise Refused(
            "No day from {first} to {last} is closed. Close the till first.", first=asked.first, last=asked.last
        )


def open_days(connection: Connection, asked: Asked) -> tuple[tuple[date, str], ...]:
    """Days of books that are not in them, since no Z closes them yet, each with its terminal."""
    return tuple(days_not_closed(connection, asked.first, asked.last)) if asked.what == BOOKS else ()


def export(connection: Connection, asked: Asked, settings: Settings, now: datetime, out: Path) -> None:
    """Writes it, all of it or nothing; `now` (aware) is until when those at work have worked.

    Refused where it cannot be written.
    """
    write_whole(out, _lines(connection, asked, settings, now))


def _lines(connection: Connection, asked: Asked, settings: Settings, now: datetime) -> Iterable[str]:
    if asked.form == BEANCOUNT:
        return beancount_lines(connection, settings, asked.first, asked.last)
    table = _table(connection, asked, settings, now)
    return csv_lines(table) if asked.form == CSV else json_lines(table)


def _table(connection: Connection, asked: Asked, settings: Settings, now: datetime) -> Table:
    days = (asked.first, asked.last)
    tables: dict[str, Callable[[], Table]] = {
        MENU: lambda: menu_table(connection, settings.currency, settings.stations),
        ORDERS: lambda: orders_table(connection, *days),
        PAYMENTS: lambda: payments_table(connection, *days),
        HOURS: lambda: hours_table(connection, settings, *days, now),
        TIPS: lambda: tips_table(connection, settings, *days, now),
        FACTS: lambda: journal_table(connection, settings, *days, personal=asked.personal),
        BOOKS: lambda: books_table(connection, settings, *days),
    }
    return tables[asked.what]()
