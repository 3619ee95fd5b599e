"""Finds items of a menu, however large, by part of their name or by their barcode. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from counter.kernel.codes import keys_read_back
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId
from counter.kernel.typed_text import folded
from counter.menu.rules import Item, Menu, check_on_menu

_SHORTEST_BARCODE = 4
"""Fewer signs are no barcode that two scans could have run together of."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first of the items that were found, and how many there are in all."""

    items: tuple[Item, ...]
    count: int


class MenuIndex:
    """The names and barcodes of a menu, made ready once. 20,000 items are looked through in a few milliseconds."""

    def __init__(self, menu: Menu) -> None:
        self._items = menu.items
        self._names = [folded(item.name) for item in menu.items]
        self._barcodes: dict[str, list[Item]] = {}
        for item in menu.items:
            if item.barcode:
                self._barcodes.setdefault(_barcode(item.barcode), []).append(item)
        self._gone = {_barcode(item.barcode): item for item in menu.items_off if item.barcode}

    def find(self, typed: str, sold: Mapping[ItemId, int], most: int) -> Found:
        """Items whose name has every word of `typed`, best sellers (by `sold`) first, at most so many of them.

        Of those that sell alike the ones that begin with it come first, then those with a word that does. What is typed
        may be the beginning of a barcode too.
        """
        words = folded(typed).split()
        if not words:
            return Found((), 0)
        first = words[0]
        names = self._names
        places = [place for place, name in enumerate(names) if first in name]
        for word in words[1:]:
            places = [place for place in places if word in names[place]]
        whole, known, every = " ".join(words), set(places), len(names)
        found = [
            self._rank(place, whole, sold) * every + place for place in places
        ]  # whole numbers: nothing to clear up
        found += [place for place in self._by_barcode(typed) if place not in known]
        items = tuple(self._items[key % every] for key in nsmallest(most, found))
        return Found(items, len(found))

    def scanned(self, typed: str) -> tuple[Item, ...]:
        """What was scanned: the item with that barcode, or those of two scans that ran together.

        A scanner that sends the keys of the US is understood on a machine with keys of another country. Refused where
        nothing has it, two things do, or what has it is off the menu.
        """
        for code in keys_read_back(typed.strip()):
            if found := self._barcodes.get(_barcode(code)):
                return (_the_one(found, code),)
        for code in keys_read_back(typed.strip()):
            if two := self._run_together(code):
                return two
        for code in keys_read_back(typed.strip()):
            if gone := self._gone.get(_barcode(code)):
                check_on_menu(gone)
        raise Refused("Nothing on the menu has the barcode {code}. Find it by its name.", code=typed.strip())

    def _run_together(self, code: str) -> tuple[Item, ...]:
        for cut in range(_SHORTEST_BARCODE, len(code) - _SHORTEST_BARCODE + 1):
            one, other = self._barcodes.get(_barcode(code[:cut])), self._barcodes.get(_barcode(code[cut:]))
            if one and other:
                return (_the_one(one, code[:cut]), _the_one(other, code[cut:]))
        return ()

    def _by_barcode(self, typed: str) -> list[int]:
        begins = typed.strip()
        if len(begins) < _SHORTEST_BARCODE or not begins.isdigit():
            return []
        return [place for place, item in enumerate(self._items) if item.barcode.startswith(begins)]

    def _rank(self, place: int, typed: str, sold: Mapping[ItemId, int]) -> int:
        """The lower, the earlier: what sold more, then what begins with what was typed, then a word of which does."""
        name = self._names[place]
        begins = 0 if name.startswith(typed) else 1 if f" {typed}" in name else 2
        return begins - 3 * sold.get(self._items[place].item_id, 0)


@lru_cache(maxsize=2)
def index_of(menu: Menu) -> MenuIndex:
    """The index of a menu, made once while the menu is in force."""
    return MenuIndex(menu)


def _barcode(code: str) -> str:
    """A barcode as it is compared: the twelve figures of a UPC are an EAN's without its leading nought."""
    return code.lstrip("0") if code.isdigit() else code.casefold()


def _the_one(found: list[Item], code: str) -> Item:
    if len(found) > 1:
        raise Refused(
            "{one} and {other} have the same barcode {code}. Find one by its name.",
            one=found[0].name, other=found[1].name, code=code,
        )  # fmt: skip
    return found[0]
