"""A regular as they are known."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import FactId, OrderId, RegularId


@dataclass(frozen=True, slots=True, kw_only=True)
class Regular:
    """A customer who wants to be known: by what, with how many punches on their card.

    `noted` is the fact that says how they are known; None once they are forgotten. `last_order` is their newest.
    `email` and `receipts` are where and how they want receipts, "" where they said neither.
    """

    regular_id: RegularId
    name: str
    code: str
    own_cup: bool
    punches: int
    noted: FactId | None
    last_order: OrderId | None = None
    email: str = ""
    receipts: str = ""

    @property
    def called(self) -> str:
        """What they are called: their name, or else their code."""
        return self.name or self.code
