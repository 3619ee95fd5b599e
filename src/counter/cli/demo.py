"""`counter demo`: a whole trading day through the counter, without a screen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from babel.numbers import is_currency

from counter.bootstrap import new_shop, open_shop
from counter.cli.demo_paper import drawing_room
from counter.cli.demo_report import figures, in_words, write_day_report
from counter.cli.demo_script import Script, made_up_script, script_from_files
from counter.cli.demo_tax import read_rates, tax_classes
from counter.cli.first_shop import tax_rates
from counter.devices.printers import FolderPrinter
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.simulation.people import MOST, Team, team_of
from counter.simulation.play import OPENS_BEFORE, Day

SHOP, PRINTED = "shop", "printed"
_FILE = click.Path(path_type=Path)


@click.command("demo")
@click.option("--menu", type=_FILE, help="A price list: item, category, price, tax_class, station.")
@click.option("--day", "sold", type=_FILE, help="What was sold: time, order, item, quantity, unit_price.")
@click.option("--out", type=_FILE, help="Where everything is written [default: ./counter-demo-DATE].")
@click.option("--crew", type=click.IntRange(1, MOST), default=3, show_default=True, help="How many make drinks.")
@click.option("--seed", type=int, default=0, show_default=True, help="The luck of the day; the same gives the same.")
@click.option("--currency", default="EUR", show_default=True, help="Of the prices in the files.")
@click.option("--tax", "taxes", multiple=True, metavar="CLASS=RATE", help="A tax class's rate, like food=7%.")
@click.option("--zone", default="UTC", show_default=True, help="Where the times in the files are local.")
@click.option("--json", "as_json", is_flag=True, help="End with the day's figures as one line of JSON.")
def demo_command(  # noqa: PLR0913 - one a choice
    *,
    menu: Path | None,
    sold: Path | None,
    out: Path | None,
    crew: int,
    seed: int,
    currency: str,
    taxes: tuple[str, ...],
    zone: str,
    as_json: bool,
) -> None:
    """Play a whole trading day through the counter, without a screen.

    Everything goes the way it goes on the screens, with a simulated crew at the bar: promises are quoted and told anew,
    what goes wrong is put right, vouchers come back. Prices include tax. Without files it makes up a day of its own.
    """
    script = _script(menu, sold, _currency(currency), _zone(zone), seed)
    settings = _settings(script, read_rates(taxes))
    folder = (out or Path(f"counter-demo-{script.day.isoformat()}")).absolute()
    said, words = _play(script, settings, folder, crew, seed)
    click.echo(json.dumps(said) if as_json else words)


def _script(menu: Path | None, sold: Path | None, currency: str, zone: ZoneInfo, seed: int) -> Script:
    if menu is not None and sold is not None:
        return script_from_files(menu, sold, currency, zone, seed)
    if menu is not None or sold is not None:
        raise click.UsageError("Say both --menu and --day, or neither.")
    return made_up_script(zone, seed)


def _currency(code: str) -> str:
    if not is_currency(code.upper()):
        raise click.UsageError(f"“{code}” is no currency. Write one like EUR or USD.")
    return code.upper()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise click.UsageError(f"“{name}” is no time zone. Write one like Europe/Berlin.") from None


def _settings(script: Script, typed: Mapping[str, Decimal]) -> dict[str, object]:
    classes, unsaid = tax_classes(script.menu, typed, script.day)
    if unsaid:
        click.echo(f"No rate is known for {', '.join(unsaid)}: taken as 0%. Say --tax CLASS=RATE.", err=True)
    return {
        "zone_name": script.zone.key,
        "day_starts": script.starts,
        "tax_rates": tax_rates(replace(script.menu, tax_classes=tuple(classes))),
        "contact": "Rosa",
    }


def _play(
    script: Script, settings: Mapping[str, object], folder: Path, crew: int, seed: int
) -> tuple[dict[str, object], str]:
    team = team_of(crew)
    clock = SetClock(script.visits[0].at - OPENS_BEFORE)
    with drawing_room() as draw, _shop(folder, script, team, settings, clock, seed) as shop:
        Day(shop, clock, team, seed, draw).play(script.visits, _placed)
        said = figures(shop, script.day)
        said |= {"day_report": str(write_day_report(shop, script.day, folder)), "shop": str(folder / SHOP)}
        return said, in_words(shop, said)


@contextmanager
def _shop(
    folder: Path, script: Script, team: Team, settings: Mapping[str, object], clock: SetClock, seed: int
) -> Iterator[Shop]:
    place = folder / SHOP
    if place.exists():
        raise Refused("{place} is there already. Choose another folder with --out.", place=place)
    try:
        place.mkdir(parents=True)
    except OSError as fault:
        raise Refused("{place} cannot be made: {fault}.", place=place, fault=fault.strerror) from fault
    new_shop(place, script.menu, team.everybody, settings, clock).store.close()
    shop = open_shop(place, clock, seed=seed)
    printer = FolderPrinter(folder / PRINTED)
    shop.find_printer = lambda _settings: printer
    try:
        yield shop
    finally:
        shop.store.close()


def _placed(number: str) -> None:
    click.echo(f"placed {number}", err=True)
