"""What was thrown away: goods that nobody pays for any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, ItemId, OrderId, WasteId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Wasted(FactOfADay):
    """So many of an item were thrown away for a reason; `cost` is what they cost the shop, None where nobody knows.

    Where they came back with money, `order_id` is whose they were.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    waste_id: WasteId
    item_id: ItemId
    name: str
    quantity: int
    reason: str
    cost: Money | None = None
    order_id: OrderId | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The waste."""
        return subject_of("waste", self.waste_id)


FACTS = (Wasted,)
