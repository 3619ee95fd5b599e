"""Which item of ours a file means: the one it made before, by what its till calls it, else the one so named."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from counter.imports.model import ItemFound
from counter.kernel.ids import ItemId, derived_id, new_id
from counter.kernel.typed_text import LONGEST_TEXT, folded
from counter.menu.rules import Item, Menu

_OF_TILLS = UUID("6f1d7c8e-52f4-5b0a-9a3e-3d1c0b7f4a21")
"""The namespace of ids of items that other tills made."""


def ids_of(till: str, found: ItemFound) -> tuple[ItemId, ...]:
    """What it may be known by: our own id of it, or those made of what its till calls it and its sizes."""
    if found.item_id is not None:
        return (found.item_id,)
    return tuple(ItemId(derived_id(_OF_TILLS, f"{till} {key}")) for key in found.keys)


def id_of(till: str, found: ItemFound) -> ItemId:
    """The id it gets where it is new."""
    return next(iter(ids_of(till, found)), ItemId(new_id()))


class Finder:
    """Finds items of `menu` for those of a file of one `till`; each of ours is found once."""

    def __init__(self, till: str, menu: Menu) -> None:
        self._till = till
        self._by_id = {item.item_id: item for item in menu.every_item}
        self._by_name: dict[str, list[Item]] = {}
        for item in menu.every_item:
            self._by_name.setdefault(folded(item.name), []).append(item)
        self._names: set[str] = set()
        self._seen: set[tuple[str, str]] = set()
        self._taken: set[ItemId] = set()

    def named(self, found: ItemFound) -> ItemFound | None:
        """It by a name that nothing else in the file has: with its category where that helps; None where not.

        Two of a name in one category, or without any, cannot be told apart: only the first is taken.
        """
        category = str(found.says.get("category", ""))
        if (seen := (folded(found.name), folded(category))) in self._seen:
            return None
        self._seen.add(seen)
        for name in (found.name, f"{found.name} ({category})" if category else found.name):
            if folded(name) not in self._names and len(name) <= LONGEST_TEXT:
                self._names.add(folded(name))
                return replace(found, name=name)
        return None

    def find(self, found: ItemFound) -> Item | None:
        """The item of ours, on the menu or off it; None where it is new."""
        by_id = (self._by_id.get(item_id) for item_id in ids_of(self._till, found))
        known = next((item for item in by_id if item is not None and item.item_id not in self._taken), None)
        if known is None:
            alike = [each for each in self._by_name.get(folded(found.name), ()) if each.item_id not in self._taken]
            category = folded(str(found.says.get("category", "")))
            known = min(alike, key=lambda item: (item.off_menu, folded(item.category) != category), default=None)
        if known is not None:
            self._taken.add(known.item_id)
        return known
