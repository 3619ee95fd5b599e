"""`counter export`: what the shop knows as a file, for a spreadsheet, a script or the bookkeeper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.exports.beancount import beancount_lines, books_table
from counter.exports.hours import hours_table, tips_table
from counter.exports.journal import journal_table
from counter.exports.menu import menu_table
from counter.exports.orders import orders_table
from counter.exports.out_file import write_whole
from counter.exports.payments import payments_table
from counter.exports.queries import traded
from counter.exports.rows import Table, csv_lines, json_lines
from counter.fiscal.queries import closes_between, days_not_closed
from counter.flows.shop import Shop
from counter.flows.staff import check_own_pin
from counter.kernel.errors import Refused
from counter.people.queries import OWNER, read_staff
from counter.store.lock import AlreadyOpen
from counter.store.unit import Connection

MENU, FACTS, BOOKS = "menu", "facts", "books"
WHAT = (MENU, "orders", "payments", "hours", "tips", FACTS, BOOKS)
CSV, JSONL, BEANCOUNT = "csv", "jsonl", "beancount"
_DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be written: of which trading days, how, and whether with what is personal."""

    what: str
    first: date
    last: date
    form: str
    personal: bool


@click.command("export")
@click.argument("what", type=click.Choice(WHAT))
@click.option(
    "--from", "first", type=_DAY, metavar="DAY", help="The first trading day (YYYY-MM-DD); else the first of all."
)
@click.option("--to", "last", type=_DAY, metavar="DAY", help="The last one; else the last of all.")
@click.option("--format", "form", type=click.Choice((CSV, JSONL, BEANCOUNT)), help="csv unless said; books: beancount.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--personal", is_flag=True, help="Facts with what is personal in them; an owner's PIN is asked for.")
@click.pass_obj
def export_command(
    folder: Path,
    what: str,
    first: datetime | None,
    last: datetime | None,
    form: str | None,
    out: Path,
    *,
    personal: bool,
) -> None:
    """The menu as it is, or orders, payments, hours, tips, facts or books of a period, as one file.

    The file is there once all of it is written. Books are of closed days; those that no Z closes yet are named.
    """
    form = form or (BEANCOUNT if what == BOOKS else CSV)
    if form == BEANCOUNT and what != BOOKS:
        raise click.UsageError("Only books are written as beancount. Say --format csv or jsonl.")
    if personal and what != FACTS:
        raise click.UsageError("--personal goes with facts alone.")
    if what == MENU and (first or last):
        raise click.UsageError("The menu is as it is now: leave --from and --to out.")
    if folder.resolve() in out.resolve().parents:
        raise Refused("{path} is among the shop’s own files. Choose another folder.", path=out)
    if personal:
        _check_owner(folder)
    with looking_at(folder) as shop:
        period = _period(shop, first, last)
        shop.report(_write, _Asked(what, *period, form, personal), shop, out)
        if what == BOOKS:
            _say_open_days(shop, *period)
    say(f"{what.capitalize()} in {out}.")


def _period(shop: Shop, first: datetime | None, last: datetime | None) -> tuple[date, date]:
    """From when to when, of all days where nothing is said."""
    today = shop.settings.trading_day(shop.clock.now())
    known = shop.report(traded) or (today, today)
    since, until = first.date() if first else known[0], last.date() if last else max(known[1], today)
    if until < since:
        raise click.UsageError("--to comes before --from.")
    return since, until


def _write(connection: Connection, asked: _Asked, shop: Shop, out: Path) -> None:
    if asked.what == BOOKS and not closes_between(connection, asked.first, asked.last):
        raise Refused(
            "No day from {first} to {last} is closed. Close the till first.", first=asked.first, last=asked.last
        )
    write_whole(out, _lines(connection, asked, shop))


def _lines(connection: Connection, asked: _Asked, shop: Shop) -> Iterable[str]:
    if asked.form == BEANCOUNT:
        return beancount_lines(connection, shop.settings, asked.first, asked.last)
    table = _table(connection, asked, shop)
    return csv_lines(table) if asked.form == CSV else json_lines(table)


def _table(connection: Connection, asked: _Asked, shop: Shop) -> Table:
    days, now = (asked.first, asked.last), shop.clock.now()
    tables: dict[str, Callable[[], Table]] = {
        MENU: lambda: menu_table(connection, shop.settings.currency),
        "orders": lambda: orders_table(connection, *days),
        "payments": lambda: payments_table(connection, *days),
        "hours": lambda: hours_table(connection, shop.settings, *days, now),
        "tips": lambda: tips_table(connection, shop.settings, *days, now),
        FACTS: lambda: journal_table(connection, shop.settings, *days, personal=asked.personal),
        BOOKS: lambda: books_table(connection, shop.settings, *days),
    }
    return tables[asked.what]()


def _say_open_days(shop: Shop, first: date, last: date) -> None:
    if missing := shop.report(days_not_closed, first, last):
        days = ", ".join(f"{day.isoformat()} ({terminal})" for day, terminal in missing)
        say(f"Not in it, since no Z closes them yet: {days}.", err=True)


def _check_owner(folder: Path) -> None:
    """Asks for an owner's PIN, where an owner has one. A wrong one is refused, and counts as at the counter."""
    try:
        shop = open_shop(folder)
    except AlreadyOpen as fault:
        raise Refused("Counter is open: close it first, since a PIN is asked for.") from fault
    try:
        owners = {each.name: each.staff_id for each in shop.read(read_staff) if each.role == OWNER and each.pin_digits}
        if not owners:
            return
        name = (
            click.prompt("Which owner", type=click.Choice(list(owners)), err=True)
            if len(owners) > 1
            else next(iter(owners))
        )
        pin = click.prompt(f"PIN of {name}", hide_input=True, err=True)
        tried = shop.do(owners[name], check_own_pin, pin)
    finally:
        shop.store.close()
    if tried.wrong is not None:
        raise tried.wrong
