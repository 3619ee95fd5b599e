"""What can happen to a regular. Who they are is private and can be forgotten; what they bought is not about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, private, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, OrderId, RegularId


class RegularFact(Fact):
    """A fact about one regular."""

    topic: ClassVar[Topic] = Topic.REGULARS
    regular_id: RegularId

    def subject(self, fact_id: FactId) -> str:
        """The regular."""
        return subject_of("regular", self.regular_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularNoted(RegularFact):
    """A customer wants to be known, by a `name` or a short `code`, and whether they bring an own cup.

    `email` is where their receipts go that they want so; `receipts` is how they want them ("print", "e-mail", "none"),
    "" as everybody gets them.

    `instead_of` is how they were known before, which is erased.
    """

    regular_id: RegularId
    name: str = private()
    code: str = private()
    email: str = private()
    own_cup: bool = False
    receipts: str = ""
    instead_of: FactId | None = None

    def erases(self) -> tuple[FactId, ...]:
        """How they were known before."""
        return (self.instead_of,) if self.instead_of else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularForgotten(RegularFact):
    """A regular wants to be known no more: `noted` is what is erased."""

    regular_id: RegularId
    noted: FactId

    def erases(self) -> tuple[FactId, ...]:
        """How they were known."""
        return (self.noted,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularOrdered(RegularFact, FactOfADay):
    """An order is a regular's: it `earned` so many punches, and `spent` so many on what it had for nothing."""

    regular_id: RegularId
    order_id: OrderId
    earned: int
    spent: int
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchesTakenBack(RegularFact, FactOfADay):
    """The money of an order went back: what it had earned is gone, and what it had spent is there again."""

    regular_id: RegularId
    order_id: OrderId
    earned: int
    spent: int
    business_date: date | None = None


FACTS = (RegularNoted, RegularForgotten, RegularOrdered, PunchesTakenBack)
