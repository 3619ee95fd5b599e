"""What an item can be. No database."""

from __future__ import annotations

from collections.abc import Collection

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.kernel.money import Money
from counter.menu.facts import ItemDescribed
from counter.menu.rules import COLOURS, Menu
from counter.settings.stations import Stations, keys_of, no_station

DEAREST = 10_000_000
"""Minor units that something costs at most: 100,000.00 euros, 10,000,000 yen."""
LONGEST_MAKING = 3600
"""Seconds that the menu may say that making one takes, at most."""


def check_item(
    said: ItemDescribed, menu: Menu, tax_classes: Collection[str], groups: Collection[GroupId], stations: Stations
) -> None:
    """Refused where an item could not be found, rung up, taxed or made so; each with what to do about it.

    It stands beside those of the `menu`, which it is on already or comes to.
    """
    if not said.name:
        raise Refused("The item has no name. Write what it is called.")
    _check_alone(said, menu)
    if said.station not in keys_of(stations):
        raise no_station(stations, said.station)
    for name in {said.tax_class, said.deposit_tax_class or said.tax_class} - set(tax_classes):
        raise Refused(
            "There is no tax class “{name}”. There are {known}.", name=name, known=", ".join(sorted(tax_classes))
        )
    if set(said.groups) - set(groups):
        raise Refused("A group of choices of {item} is gone. Choose the groups again.", item=said.name)
    if said.colour not in COLOURS:
        raise Refused(
            "There is no tile colour “{name}”. There are {known}.", name=said.colour, known=", ".join(COLOURS[1:])
        )
    if said.sold_from is not None and said.sold_from == said.sold_until:
        raise Refused(
            "“{item}” is on sale from {time} until {time}, which is never. Write another time, or none for all day.",
            item=said.name, time=f"{said.sold_from:%H:%M}",
        )  # fmt: skip
    if said.open_price and said.by_weight:
        raise Refused("“{item}” has an open price: it has no weight and no sizes.", item=said.name)


def check_price(price: Money, typed: str) -> Money:
    """What something costs, as it is `typed`. Refused where it is below nothing, or more than anything here costs."""
    if price.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=typed)
    if price.minor > DEAREST:
        raise Refused("“{amount}” is too much for a price: it is at most {most}. Look at its digits.",
                      amount=typed, most=Money(DEAREST, price.currency))  # fmt: skip
    return price


def check_making_time(seconds: int | None) -> int | None:
    """How long the menu says one takes, in seconds. Refused where that is no time, or longer than an hour."""
    if seconds is not None and not 1 <= seconds <= LONGEST_MAKING:
        raise Refused("An item is made in 1 second to 60 minutes, not in {seconds} seconds.", seconds=seconds)
    return seconds


def _check_alone(said: ItemDescribed, menu: Menu) -> None:
    """Refused where something else has its name, or its barcode."""
    known = menu.by_id.get(said.item_id)
    if known is None or known.name != said.name:
        names = [each.name for each in menu.every_item if each is not known] + [each.name for each in menu.every_combo]
        if any(name.casefold() == said.name.casefold() for name in names):
            raise Refused("“{combo}” is on the menu already. Give it another name.", combo=said.name)
    for other in menu.items:
        if other.item_id != said.item_id and said.barcode and other.barcode == said.barcode:
            raise Refused(
                "{item} has the barcode {code} by now. Give one of them another.", item=other.name, code=said.barcode
            )
