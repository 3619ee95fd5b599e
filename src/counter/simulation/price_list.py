"""The menu of a day from a file: what was sold at another price than the menu's is an item of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.simulation.customers import draw_name, draw_to_go
from counter.simulation.day_file import SoldLine
from counter.simulation.rng import rng_for
from counter.simulation.visits import Visit, Want


class PriceList:
    """A menu that finds an item by its name and price, and adds one where the day has a price the list has not."""

    def __init__(self, menu: MenuFile) -> None:
        self._menu = menu
        self._items = list(menu.items)
        self._named: dict[str, ItemAdded] = {}
        self._priced: dict[tuple[str, Money], tuple[ItemId, str]] = {}
        for item in menu.items:
            self._named.setdefault(item.name, item)
            self._priced.setdefault((item.name, item.price), (item.item_id, ""))
            for size in item.sizes:
                self._priced.setdefault((item.name, size.price), (item.item_id, size.name))

    def item(self, name: str, price: Money) -> tuple[ItemId, str]:
        """The item of that name at that price, and its size there. Refused where the menu has nothing of that name."""
        if (name, price) not in self._priced:
            listed = self._named.get(name)
            if listed is None:
                raise Refused("“{name}” is not on the menu.", name=name)
            today = replace(listed, item_id=ItemId(new_id()), price=price, sizes=(), position=len(self._items))
            self._items.append(today)
            self._priced[name, price] = (today.item_id, "")
        return self._priced[name, price]

    def menu(self) -> MenuFile:
        """The menu with every price of the day."""
        return replace(self._menu, items=tuple(self._items))


def visits_of(orders: Sequence[Sequence[SoldLine]], prices: PriceList, path: Path, seed: int) -> tuple[Visit, ...]:
    """The orders of a day file as customers who come. Refused with the line where an item is not on the menu."""
    return tuple(_visit(lines, prices, path, seed) for lines in orders)


def _visit(lines: Sequence[SoldLine], prices: PriceList, path: Path, seed: int) -> Visit:
    rng = rng_for(seed, "customer", lines[0].order)
    wants = tuple(
        Want(item_id, sale.quantity, size=size) for sale in lines for item_id, size in (_item(sale, prices, path),)
    )
    return Visit(lines[0].at, wants, draw_name(rng), draw_to_go(rng))


def _item(sale: SoldLine, prices: PriceList, path: Path) -> tuple[ItemId, str]:
    try:
        return prices.item(sale.item, sale.price)
    except Refused as fault:
        raise Refused("Line {line} of {path}: {fault}", line=sale.line, path=path, fault=fault) from fault
