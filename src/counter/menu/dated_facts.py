"""What choices and combos cost from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.kernel.ids import ComboId, GroupId
from counter.kernel.money import Money
from counter.menu.facts import ComboFact, GroupFact, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePriceChanged(GroupFact):
    """A choice of a group, by its name, adds this from a trading day on, in these `sizes` what is said there.

    What is sold before that day costs what it did. In amounts that have a price of their own it costs what it did.
    """

    group_id: GroupId
    name: str
    since: date
    price: Money
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComboPriceChanged(ComboFact):
    """A combo costs this from a trading day on; what is sold before that day costs what it did."""

    combo_id: ComboId
    since: date
    price: Money


FACTS = (ChoicePriceChanged, ComboPriceChanged)
