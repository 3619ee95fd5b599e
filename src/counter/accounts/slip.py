"""What a gift card says. It is a document of its own, without a receipt number: nothing was sold with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class GiftCardContent:
    """A gift card on paper. `code` is the whole code as shown ("7K3M-QX42-9TRB5"), `who` the person who sold it."""

    amount: Money
    code: str
    sold_on: date
    who: str
    shop: str
