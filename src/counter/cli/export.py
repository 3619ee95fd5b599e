"""`counter export`: what the shop knows as a file, for a spreadsheet, a script or the bookkeeper."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.exports.export import (
    BEANCOUNT,
    BOOKS,
    CSV,
    FACTS,
    HOURS,
    JSONL,
    MENU,
    ORDERS,
    PAYMENTS,
    TIPS,
    WHAT,
    Asked,
    check_export,
    export,
    open_days,
    usual_form,
    whole_period,
)
from counter.flows.shop import Shop
from counter.flows.staff import check_own_pin
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.people.queries import OWNER, read_staff
from counter.store.lock import AlreadyOpen

_WRITTEN = {
    MENU: _("Menu in {file}."),
    ORDERS: _("Orders in {file}."),
    PAYMENTS: _("Payments in {file}."),
    HOURS: _("Hours in {file}."),
    TIPS: _("Tips in {file}."),
    FACTS: _("Facts in {file}."),
    BOOKS: _("Books in {file}."),
}
_DAY = click.DateTime(["%Y-%m-%d"])


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
    form = form or usual_form(what)
    if form == BEANCOUNT and what != BOOKS:
        raise click.UsageError("Only books are written as beancount. Say --format csv or jsonl.")
    if personal and what != FACTS:
        raise click.UsageError("--personal goes with facts alone.")
    if what == MENU and (first or last):
        raise click.UsageError("The menu is as it is now: leave --from and --to out.")
    if personal:
        _check_owner(folder)
    with looking_at(folder) as shop:
        asked = Asked(what, *_period(shop, first, last), form, personal)
        shop.report(check_export, asked, folder, out)
        shop.report(export, asked, shop.settings, shop.clock.now(), out)
        if missing := shop.report(open_days, asked):
            days = ", ".join(f"{day.isoformat()} ({terminal})" for day, terminal in missing)
            say(shop.language.say("Not in it, since no Z closes them yet: {days}.", days=days), err=True)
        say(shop.language.say(_WRITTEN[what], file=out))


def _period(shop: Shop, first: datetime | None, last: datetime | None) -> tuple[date, date]:
    """From when to when, of all days where nothing is said."""
    known = shop.report(whole_period, shop.settings.trading_day(shop.clock.now()))
    since, until = first.date() if first else known[0], last.date() if last else known[1]
    if until < since:
        raise click.UsageError("--to comes before --from.")
    return since, until


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
            click.prompt(shop.language.say("Which owner"), type=click.Choice(list(owners)), err=True)
            if len(owners) > 1
            else next(iter(owners))
        )
        pin = click.prompt(shop.language.say("PIN of {name}", name=name), hide_input=True, err=True)
        tried = shop.do(owners[name], check_own_pin, pin)
    finally:
        shop.store.close()
    if tried.wrong is not None:
        raise tried.wrong
