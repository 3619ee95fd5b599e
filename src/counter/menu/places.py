"""Where the tiles of a category stand. No database."""

from __future__ import annotations

from counter.kernel.ids import ItemId
from counter.menu.facts import ItemPlaced
from counter.menu.rules import Menu


def moved(menu: Menu, item_id: ItemId, by: int) -> tuple[ItemPlaced, ...]:
    """What puts an item's tile `by` places later in its category, earlier below nothing, to its end at most.

    The places that the category's tiles have are shared out anew; where two have the same they part.
    """
    item = menu.item(item_id)
    tiles = [each for each in menu.items if each.category == item.category]
    here = next((place for place, each in enumerate(tiles) if each.item_id == item_id), None)
    if here is None:
        return ()
    tiles.insert(max(0, here + by), tiles.pop(here))
    placed, last = [], -1
    for slot, each in zip(sorted(each.position for each in tiles), tiles, strict=True):
        last = max(slot, last + 1)
        if each.position != last:
            placed.append(ItemPlaced(item_id=each.item_id, position=last))
    return tuple(placed)
