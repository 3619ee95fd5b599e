"""Change, and what people hand over."""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money

CASH, CARD = "cash", "card"
_NOTES = (5, 10, 20, 50, 100, 200)


def change_for(due: Money, tendered: Money) -> Money:
    """What goes back. Refused where it is not enough."""
    if tendered.minor < due.minor:
        raise Refused("That is {short} short. Take the rest, or choose another way to pay.", short=due - tendered)
    return tendered - due


def quick_cash(due: Money, most: int = 3) -> tuple[Money, ...]:
    """Amounts over `due` that people hand over: the next whole amount of 5, then notes that cover it."""
    unit = 10 ** get_currency_precision(due.currency)
    step = unit * (5 if unit > 1 else 500)
    next_five = -(-due.minor // step) * step
    notes = [note * step // 5 for note in _NOTES]
    covering = {next_five, *(note for note in notes if note > due.minor)} - {due.minor}
    return tuple(Money(minor, due.currency) for minor in sorted(covering)[:most])


def tender_for_refund(tenders: Iterable[str]) -> str:
    """How money goes back: the way it came; cash where any of it was cash."""
    used = set(tenders)
    return CARD if used == {CARD} else CASH


def check_refund(amount: Money, paid: Money, refunded: Money) -> None:
    """Refused where more would go back than came in."""
    if amount.minor > (paid - refunded).minor:
        raise Refused("Only {left} is left to refund on this order.", left=paid - refunded)
