"""What is asked about the menu, and what it is made of besides its items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter.kernel.ids import ComboId, ItemId, StaffId
from counter.kernel.money import Money
from counter.menu.facts import Size


@dataclass(frozen=True, slots=True)
class Counted:
    """What was said last on a day of how much of an item there is, aware UTC `at` and by whom.

    So many were `left` when `sold` of it had been sold that day; 0 left: it is out.
    """

    item_id: ItemId
    left: int
    sold: int
    at: datetime
    by: StaffId

    def left_after(self, sold: int) -> int:
        """How many there are when `sold` of it have been sold that day; never below nothing."""
        return max(0, self.left - (sold - self.sold)) if self.left else 0


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """What an item costs from a trading day on."""

    since: date
    price: Money
    sizes: tuple[Size, ...] = ()
    to_go_price: Money | None = None


@dataclass(frozen=True, slots=True)
class ChoicePrice:
    """What a choice of a group, by its `name`, adds from a trading day on, and in which sizes something else."""

    name: str
    since: date
    price: Money
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True, slots=True)
class ComboPrice:
    """What a combo costs from a trading day on."""

    since: date
    price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Combo:
    """Items that are sold together at one price, each as it comes; one may be in it twice.

    `prices` are what it costs from some days on, the earliest first: `on` gives it as it is on a day. One that is
    `off_menu` stays on the tickets that have it.
    """

    combo_id: ComboId
    name: str
    price: Money
    items: tuple[ItemId, ...]
    category: str
    icon: str = ""
    favourite: bool = False
    off_menu: bool = False
    prices: tuple[ComboPrice, ...] = ()

    def on(self, day: date) -> Combo:
        """It as it costs on a trading day."""
        begun = [each for each in self.prices if each.since <= day]
        return replace(self, price=begun[-1].price) if begun else self
