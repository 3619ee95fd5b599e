"""Ways to pay, what people hand over, and what is never kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.people.rules import could_be_pin

CASH, CARD = "cash", "card"
TENDERS = (CASH, CARD)
"""By what people can pay in every shop."""
THROWN_AWAY, SOLD_AGAIN = "thrown away", "sold again"
GOODS = ("", THROWN_AWAY, SOLD_AGAIN)
"""What became of what a refund was for; "" where nothing came back, or nobody said."""
GIFT_CARD, HOUSE = "gift card", "house"
KEPT = (GIFT_CARD, HOUSE)
"""What pays from money that the shop keeps an account of: no money comes in by it."""
_CARD_DIGITS = range(13, 20)
"""How many digits a card number has (ISO/IEC 7812)."""
_GLUED, _ISSUED = (15, 16), "3456"
"""How many nearly every card has, and with which digit it begins."""


def check_tender(name: str, own: Sequence[str] = ()) -> None:
    """Refused where nobody can pay by it here; `own` are the shop's own tenders."""
    known = (*TENDERS, *KEPT, *own)
    if name not in known:
        raise Refused("Nobody can pay by “{name}” here. Choose {tenders}.", name=name, tenders=", ".join(known))


def whole_units(count: int, currency: str) -> Money:
    """So many whole units of a currency, hundreds of them where it has no decimals: about what a small note is."""
    return Money(
        count * (10 ** get_currency_precision(currency) if get_currency_precision(currency) else 100), currency
    )


def quick_cash(due: Money, most: int = 3) -> tuple[Money, ...]:
    """Amounts above `due` that people hand over, the smallest first, at most so many.

    They are the next multiple of a small note, and the notes that cover it: 1, 2 and 5 times a power of ten, none
    smaller than 5 whole units, or 500 where a currency has no decimals.
    """
    smallest = whole_units(1, due.currency).minor
    small_note = 5 * max(smallest, 10 ** (len(str(due.minor)) - 2))
    notes = (
        step * 10**power for power in range(len(str(small_note)) - 1, len(str(due.minor)) + 3) for step in (1, 2, 5)
    )
    covering = [note for note in notes if note > due.minor and note >= 5 * smallest]
    likely = {-(-due.minor // small_note) * small_note, *covering} - {due.minor}
    return tuple(Money(minor, due.currency) for minor in sorted(likely)[:most])


def read_reason(text: str) -> str:
    """A reason as it is kept, on one line. Refused where it is empty, or looks like a card number or a PIN."""
    check_no_card_number(text)
    if could_be_pin(text):
        raise Refused("That could be a PIN, and nothing of it is kept. Say why in words.")
    reason = tidy_text(text)
    if not reason:
        raise Refused("Say why in a few words.")
    return reason


def check_no_card_number(text: str) -> None:
    """Refused where a text holds what looks like a card number: we never keep one.

    Other figures may stand beside it ("table 5, 4111 1111 1111 1111, 12/27"): groups of figures that follow each other
    are tried together. They may also be glued to its beginning ("204111 1111 1111 1111"), as where a name is added to.
    """
    groups = [group for group in re.split(r"\D+", text) if group]
    for first, beginning in enumerate(groups):
        digits = ""
        for group in groups[first:]:
            digits += group
            glued = (digits[-most:] for most in _GLUED if most < len(digits) < most + len(beginning))
            if _is_card(digits) or any(card[0] in _ISSUED and _is_card(card) for card in glued):
                raise Refused("That looks like a card number. Counter never keeps one: write something else.")
            if len(digits) > _CARD_DIGITS.stop + len(beginning):
                break


def _is_card(digits: str) -> bool:
    return len(digits) in _CARD_DIGITS and _luhn([int(digit) for digit in digits])


def _luhn(digits: list[int]) -> bool:
    """Whether the last digit is Luhn's check digit of the others (ISO/IEC 7812-1, annex B)."""
    weighed = [digit * 2 if index % 2 else digit for index, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(value, 10)) for value in weighed) % 10 == 0
