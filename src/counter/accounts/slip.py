"""What a gift card says. It is a document of its own, without a receipt number: nothing was sold with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class GiftCardContent:
    """A gift card on paper. `code` is the whole code as shown ("7K3M-QX42-9TRB5"), `who` the person who sold it.

    Where it does not count (`counts`), `shop` says so in its place.
    """

    amount: Money
    code: str
    sold_on: date
    who: str
    shop: str
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBackContent:
    """The slip of a gift card that was taken back: the last five of its code, why, and what went `back` how.

    `back` is by tender; `at` is aware; `who` took it back.
    """

    shop: str
    terminal: str
    last_five: str
    at: datetime
    who: str
    reason: str
    amount: Money
    back: tuple[tuple[str, Money], ...]
