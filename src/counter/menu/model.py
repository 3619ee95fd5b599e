"""What is asked about the menu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import ItemId, StaffId


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
