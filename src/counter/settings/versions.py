"""What a shop took from another one of the same owner, and what of it stays as this shop has it. No database."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId

PRICE = ":price"
"""Stands behind what is kept of the menu where only its price is."""
TILES = "tiles"
"""The order of the menu's tiles, as it can be kept."""
CAP, AMOUNTS = "cap_percent", "amounts"
"""What can be kept of the playbook besides a kind of mishap (“late.small”)."""
Kept = Mapping[str, str]
"""What stays as the shop has it, each with what it was called when somebody said so."""
_OF_MENU = re.compile(rf"(item|group|combo):[0-9a-f]{{32}}({PRICE})?|{TILES}")
_OF_PLAYBOOK = re.compile(rf"[a-z_]+\.[a-z_]+|{CAP}|{AMOUNTS}")


@dataclass(frozen=True)
class OwnMenu:
    """What of the menu stays as the shop has it, whatever another shop gives it.

    `kept` names items, groups and combos by their ids here: “item:0193…” all of it, “item:0193…:price” its price alone.
    `taxes` says which of its tax classes one of the other shop is here.
    """

    kept: Kept = field(default_factory=dict)
    taxes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class VersionTaken:
    """Which version of the menu, or of the playbook, a shop took last: its number, from which `shop`, of which day.

    `name` is what that shop was called; `digest` (hex) tells its content from every other. `ids` are those of the other
    shop's items, groups and combos that have another one here, as 32 hex digits.
    """

    number: int
    shop: ShopId
    name: str
    day: date
    digest: str
    ids: Mapping[str, str] = field(default_factory=dict)

    def ours(self) -> dict[UUID, UUID]:
        """What the other shop's things are here, where they have other ids."""
        return {UUID(theirs): UUID(ours) for theirs, ours in self.ids.items()}


def is_kept(kept: Kept, what: str) -> bool:
    """Whether something stays as it is here: itself, or all of that whose price it is."""
    return what in kept or what.removesuffix(PRICE) in kept


def with_kept(kept: Kept, what: str, name: str | None) -> dict[str, str]:
    """What stays as it is here with `what` besides, which is called so; without it where it has no name."""
    others = {each: known for each, known in kept.items() if each != what}
    return others if name is None else others | {what: name}


def check_own(own_menu: OwnMenu, own_playbook: Kept, tax_classes: Collection[str]) -> None:
    """Refused where something is kept that neither the menu nor the playbook has, or a tax class is none of ours."""
    for kept, known in ((own_menu.kept, _OF_MENU), (own_playbook, _OF_PLAYBOOK)):
        for what in kept:
            if not known.fullmatch(what):
                raise Refused("“{what}” is nothing that a shop can keep as it has it.", what=what)
    for name in own_menu.taxes.values():
        if name not in tax_classes:
            raise Refused(
                "There is no tax class “{name}”. There are {known}.", name=name, known=", ".join(sorted(tax_classes))
            )


def check_version(taken: VersionTaken | None) -> None:
    """Refused where an id in it is none."""
    try:
        _ = taken and taken.ours()
    except ValueError:
        raise Refused("The version that was taken has an id that is none. Take it anew.") from None
