"""`counter shops`: other shops of the same owner, read and compared at this machine."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from counter.bootstrap import open_books
from counter.cli.joined_shop import join_shop
from counter.cli.joining import Telling
from counter.cli.say import say
from counter.cli.shops_figures import day_command, sales_command, week_command
from counter.cli.shops_push import keep_command, push_command
from counter.cli.speaking import language_of
from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.shops.adding import add_shop, leave_shop
from counter.shops.figures_json import known_json
from counter.shops.folder import ShopsFile, knows_others
from counter.shops.model import KnownShop
from counter.shops.names import find_shop, names_of
from counter.shops.queries import known_shops
from counter.shops.reader import ShopRead, read_shops

_NICE = 10
_NAME = 26


@click.group("shops", invoke_without_command=True)
@click.pass_context
def shops_command(context: click.Context) -> None:
    """Other shops of the same owner: this machine is a terminal of each, reads them, and lays them side by side."""
    if context.invoked_subcommand is None:
        context.invoke(list_command)


@shops_command.command("add")
@click.argument("url", metavar="URL")
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def add_command(folder: Path, url: str, code: str | None, *, as_json: bool) -> None:
    """Add the shop whose server is at URL, with the one-time CODE that it invited this machine by.

    Its own “counter server invite NAME --role office” makes the code; without CODE it is read from the input. Cut off
    in the middle, type the same again.
    """
    language = language_of(folder)
    typed = code or sys.stdin.readline()
    read = add_shop(folder, url, typed.strip(), join_shop, open_books, Telling(language).tell)
    with ShopsFile(folder) as tables:
        _say_read((read,), tables.read(known_shops), language, as_json=as_json)


@shops_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def list_command(folder: Path, *, as_json: bool = False) -> None:
    """Every shop that is known here, as which terminal, and up to when, as of the last reading."""
    language = language_of(folder)
    if not knows_others(folder):
        raise Refused("This machine knows no other shop. Add one: counter shops add URL CODE")
    with ShopsFile(folder) as tables:
        shops = tables.read(known_shops)
    if as_json:
        click.echo(json.dumps({"shops": [known_json(each, language) for each in shops]}))
        return
    names = names_of(shops)
    for each in shops:
        say(f"{names[each.shop]:<{_NAME}} {each.terminal:4} {_how_far(each, language)}")
        if each.trouble:
            say(f"{'':<{_NAME}} {language.explain(each.trouble)}")


@shops_command.command("read")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def read_command(folder: Path, *, as_json: bool) -> None:
    """Read every shop now: exchange facts with its server, and sum up the days that moved.

    This machine's own shop may be selling meanwhile. A shop whose server is away stays as it is known.
    """
    with suppress(AttributeError, OSError):
        os.nice(_NICE)  # sales come first
    language = language_of(folder)
    found = read_shops(folder, open_books)
    with ShopsFile(folder) as tables:
        _say_read(found, tables.read(known_shops), language, as_json=as_json)


@shops_command.command("leave")
@click.argument("shop", metavar="SHOP")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def leave_command(folder: Path, shop: str, *, as_json: bool) -> None:
    """Forget SHOP (its name) at this machine: it is read no more, and its books are set aside.

    The machine stays a terminal there until that shop takes it out.
    """
    language = language_of(folder)
    with ShopsFile(folder) as tables:
        shops = tables.read(known_shops)
    left, names = find_shop(shops, shop), names_of(shops)
    if left.is_home:
        raise Refused("{name} is this machine’s own shop: it cannot be left.", name=left.name)
    aside = leave_shop(folder, left.shop, datetime.now(UTC))
    if as_json:
        click.echo(json.dumps({"left": str(left.shop), "terminal": left.terminal, "aside": str(aside)}))
        return
    say(language.say("{name} is read no more. Its books are in {folder}.", name=names[left.shop], folder=aside))
    words = f"counter server revoke {left.terminal}"
    say(language.say("Take this machine out at that shop’s first machine: {command}", command=words))


for each in (day_command, week_command, sales_command, push_command, keep_command):
    shops_command.add_command(each)


def _say_read(found: tuple[ShopRead, ...], shops: tuple[KnownShop, ...], language: Language, *, as_json: bool) -> None:
    explain, names = language.explain, names_of(shops)
    if as_json:
        known = {each.shop: known_json(each, language) for each in shops}
        read = [
            known.get(each.shop, {"shop": str(each.shop)})
            | {"up": each.up, "down": each.down, "days": each.days, "trouble": explain(each.trouble)}
            for each in found
        ]
        click.echo(json.dumps({"shops": read}))
        return
    for each in found:
        days = language.say_count("{count} day summed anew", "{count} days summed anew", each.days)
        say(f"{names.get(each.shop, str(each.shop)):<{_NAME}} {explain(each.trouble) or days}")


def _how_far(shop: KnownShop, language: Language) -> str:
    if shop.heard_at is None:
        return language.say("not heard of yet")
    at = f"{language.short_date(language.local_date(shop.heard_at))} {language.clock(shop.heard_at)}"
    return language.say("known up to {when}", when=at)
