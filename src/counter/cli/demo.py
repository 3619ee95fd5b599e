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
from counter.cli.demo_input import DemoInput, input_from_files, made_up_input
from counter.cli.demo_rendering import rendering_process
from counter.cli.demo_report import day_figures_json, summary, write_day_report
from counter.cli.demo_tax import read_rates, tax_classes
from counter.cli.first_shop import tax_rates
from counter.cli.say import say
from counter.devices.printers import FolderPrinter
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.private_files import make_folder
from counter.simulation.simulated_day import OPENS_BEFORE, SimulatedDay
from counter.simulation.team import MOST_MAKERS, Team, team_of

SHOP, PRINTED = "shop", "printed"
_FILE = click.Path(path_type=Path)


@click.command("demo")
@click.option("--menu", type=_FILE, help="A price list: item, category, price, tax_class, station.")
@click.option("--day", "sold", type=_FILE, help="What was sold: time, order, item, quantity, unit_price.")
@click.option("--out", type=_FILE, help="Where everything is written [default: ./counter-demo-DATE].")
@click.option("--crew", type=click.IntRange(1, MOST_MAKERS), default=3, show_default=True, help="How many make drinks.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same day.")
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
    demo_input = _demo_input(menu, sold, _currency(currency), _zone(zone), seed)
    settings = _settings(demo_input, read_rates(taxes))
    folder = (out or Path(f"counter-demo-{demo_input.day.isoformat()}")).absolute()
    figures, text = _play(demo_input, settings, folder, crew, seed)
    say(json.dumps(figures) if as_json else text)


def _demo_input(menu: Path | None, sold: Path | None, currency: str, zone: ZoneInfo, seed: int) -> DemoInput:
    if menu is not None and sold is not None:
        return input_from_files(menu, sold, currency, zone, seed)
    if menu is not None or sold is not None:
        raise click.UsageError("Say both --menu and --day, or neither.")
    return made_up_input(zone, seed)


def _currency(code: str) -> str:
    if not is_currency(code.upper()):
        raise click.UsageError(f"“{code}” is no currency. Write one like EUR or USD.")
    return code.upper()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise click.UsageError(f"“{name}” is no time zone. Write one like Europe/Berlin.") from None


def _settings(demo_input: DemoInput, typed: Mapping[str, Decimal]) -> dict[str, object]:
    classes, unsaid = tax_classes(demo_input.menu, typed, demo_input.day)
    if unsaid:
        say(f"No rate is known for {', '.join(unsaid)}: taken as 0%. Say --tax CLASS=RATE.", err=True)
    return {
        "zone_name": demo_input.zone.key,
        "day_starts": demo_input.starts,
        "tax_rates": tax_rates(replace(demo_input.menu, tax_classes=tuple(classes))),
        "contact": "Rosa",
    }


def _play(
    demo_input: DemoInput, settings: Mapping[str, object], folder: Path, crew: int, seed: int
) -> tuple[dict[str, object], str]:
    team = team_of(crew)
    clock = SetClock(demo_input.visits[0].at - OPENS_BEFORE)
    with rendering_process() as render, _shop(folder, demo_input, team, settings, clock, seed) as shop:
        SimulatedDay(shop, clock, team, seed, render).play(demo_input.visits, _placed)
        figures = day_figures_json(shop, demo_input.day)
        figures |= {"day_report": str(write_day_report(shop, demo_input.day, folder)), "shop": str(folder / SHOP)}
        return figures, summary(shop, figures)


@contextmanager
def _shop(
    folder: Path, demo_input: DemoInput, team: Team, settings: Mapping[str, object], clock: SetClock, seed: int
) -> Iterator[Shop]:
    made_in = folder / SHOP
    if made_in.exists():
        raise Refused("{place} is there already. Choose another folder with --out.", place=made_in)
    try:
        make_folder(made_in)
    except OSError as fault:
        raise Refused("{place} cannot be made: {fault}.", place=made_in, fault=fault.strerror) from fault
    new_shop(made_in, demo_input.menu, team.everybody, settings, clock).store.close()
    shop = open_shop(made_in, clock, seed=seed)
    printer = FolderPrinter(folder / PRINTED)
    shop.find_printer = lambda _settings, _name: printer
    try:
        yield shop
    finally:
        shop.store.close()


def _placed(number: str) -> None:
    say(f"placed {number}", err=True)
