"""Change, and what people hand over."""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money

CASH, CARD = "cash", "card"
_NOTES = (5, 10, 20, 50, 100, 200)
_CARD_DIGITS = range(13, 20)
"""How many digits a card number has (ISO/IEC 7812)."""


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


def check_no_card_number(text: str) -> None:
    """Refused where a text holds what looks like a card number: we never keep one."""
    digits = [int(c) for c in text if c.isdecimal()]
    if len(digits) in _CARD_DIGITS and _luhn(digits):
        raise Refused("That looks like a card number. Counter never keeps one: write something else.")


def _luhn(digits: list[int]) -> bool:
    """Whether the last digit is Luhn's check digit of the others (ISO/IEC 7812-1, annex B)."""
    weighed = [digit * 2 if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(value, 10)) for value in weighed) % 10 == 0
