"""Money that comes in for no order: for a gift card, or of what a house account owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, ReceivedId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyReceived(FactOfADay):
    """Money came in by a tender: `tendered − change = amount`, and no sale with it.

    `what` it is for is "gift card" or "house", `of` which card or account. `amount − rounding` is put down to it:
    `rounding` is what cash was rounded by.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    received_id: ReceivedId
    what: str
    of: UUID
    tender: str
    amount: Money
    rounding: Money
    tendered: Money
    change: Money
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """What was received."""
        return subject_of("received", self.received_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGivenBack(FactOfADay):
    """What had come in so went back by the tender that it came by; `what`, `of` and `rounding` are as it came."""

    topic: ClassVar[Topic] = Topic.MONEY

    given_id: ReceivedId
    what: str
    of: UUID
    tender: str
    amount: Money
    rounding: Money
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """What was given back."""
        return subject_of("received", self.given_id)


FACTS = (MoneyReceived, MoneyGivenBack)
