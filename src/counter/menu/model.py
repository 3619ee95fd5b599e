"""What is asked about the menu, and what it is made of besides its items."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Combo:
    """Items that are sold together at one price, each as it comes; one may be in it twice.

    One that is `off_menu` stays on the tickets that have it.
    """

    combo_id: ComboId
    name: str
    price: Money
    items: tuple[ItemId, ...]
    category: str
    icon: str = ""
    favourite: bool = False
    off_menu: bool = False
