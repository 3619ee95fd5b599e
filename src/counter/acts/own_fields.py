"""What of its menu a shop says that it decides itself, whatever another shop of its owner gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from counter.acts.names import same_name, the_one
from counter.menu.rules import Menu
from counter.settings.versions import PRICE

Own = Literal["price", "all"]
"""What of something is the shop's own: its price, or all of it."""


def kept_of(said: Mapping[str, Own], menu: Menu) -> dict[str, str]:
    """What is kept as the setting has it, of names of items and combos. Refused where there is none of a name."""
    items = [(each.name, f"item:{each.item_id.hex}") for each in menu.every_item]
    known = [*items, *((each.name, f"combo:{each.combo_id.hex}") for each in menu.every_combo)]
    return {
        the_one("item", name, (what for each, what in known if same_name(each, name)))
        + ("" if own == "all" else PRICE): name
        for name, own in said.items()
    }
