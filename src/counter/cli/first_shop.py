"""The shop that a new owner finds: what the machine says of its country and language; its first start asks the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from counter.bootstrap import DATABASE, new_shop, open_shop
from counter.cli.zone_here import zone_here
from counter.flows.shop import Shop
from counter.journal.books import ShopIsThere
from counter.kernel.clock import Clock
from counter.kernel.language import of_this_machine
from counter.kernel.resources import resource
from counter.link.move_in import move_in
from counter.menu.read_file import MenuFile, read_toml
from counter.people.facts import StaffAdded
from counter.settings.countries import country, country_of
from counter.settings.first_start import SHOP, FirstStart


def open_or_make(folder: Path) -> Shop:
    """Opens the shop in `folder`, one that this machine joined there; makes a new one where there is none.

    The first start of a new one is still to come.

    Refused as `open_shop`, and as `new_shop` where another process made it meanwhile and has it open.
    """
    move_in(folder / DATABASE)
    if not (folder / DATABASE).exists():
        try:
            return _make_first_shop(folder)
        except ShopIsThere:  # another start made it meanwhile, or had made it but for its name
            pass
    return open_shop(folder)


def _make_first_shop(folder: Path) -> Shop:
    starter = read_toml(resource("menu", "starter.toml"))
    zone = zone_here()
    here = country(code := country_of(zone))
    settings = {
        "zone_name": zone,
        "locale": of_this_machine().locale.language,
        **(here.decided() if here else {"tax_rates": tax_rates(starter)}),
        "first_start": FirstStart(SHOP, country=code),
    }
    return new_shop(folder, replace(starter, groups=(), items=(), combos=()), (), settings)


def tax_rates(menu: MenuFile) -> list[dict[str, object]]:
    """A menu file's tax classes as the shop's setting; percent becomes a fraction."""
    return [
        {"tax_class": tax.name, "since": since, "here": here / Decimal(100), "to_go": to_go / Decimal(100)}
        for tax in menu.tax_classes
        for since, here, to_go in tax.rates
    ]


def make_shop(
    folder: Path, clock: Clock, menu: MenuFile, people: Sequence[StaffAdded], settings: Mapping[str, object]
) -> Shop:
    """A new shop, taxed as the starter menu's unless it says otherwise."""
    if "tax_rates" not in settings:
        settings = {**settings, "tax_rates": tax_rates(read_toml(resource("menu", "starter.toml")))}
    return new_shop(folder, menu, tuple(people), settings, clock)
