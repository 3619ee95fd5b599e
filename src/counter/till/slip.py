"""What the slip of a payment says that went back. It has no receipt number: its order is to pay again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSlip:
    """A payment that went back by its `tender`, its `tip` with it; `left` is what its order is to pay now.

    `at` is aware; `who` gave it back. `language` is what the customer reads ("" is the shop's).
    """

    shop: str
    terminal: str
    order_number: str
    at: datetime
    who: str
    tender: str
    amount: Money
    tip: Money
    left: Money
    language: str = ""
