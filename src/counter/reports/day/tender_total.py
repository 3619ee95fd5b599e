"""What moved by one tender."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class TenderTotal:
    """How often money moved by one tender, and how much."""

    tender: str
    count: int
    amount: Money
