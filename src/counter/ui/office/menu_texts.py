"""What an owner types of a menu, read, and shown as it is typed. Pure."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, to_decimal
from counter.kernel.typed_text import tidy_text
from counter.menu.checks import check_making_time, check_price
from counter.menu.facts import ItemChanged

_AMOUNT = re.compile(r"-?[0-9]{1,12}([.,][0-9]{0,4})?", re.ASCII)
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?", re.ASCII)
_LONGEST = 40
_WORDS = ("name", "category", "page", "barcode")
_AMOUNTS = ("cost", "deposit")
_HOURS = ("sold_from", "sold_until")
_MAKING = "making_seconds"
TEXTS = (*_WORDS, *_AMOUNTS, *_HOURS, _MAKING)
"""What is typed of an item, besides its prices."""


def typed_money(amount: Money | None) -> str:
    """An amount as it is typed: “3.80”; "" of none."""
    if amount is None:
        return ""
    return f"{to_decimal(amount):.{get_currency_precision(amount.currency)}f}"


def read_amount(text: str, currency: str) -> Money | None:
    """What is typed as an amount, with a point or a comma; None where nothing is. Refused where it is none."""
    said = text.strip()
    if not said:
        return None
    if not _AMOUNT.fullmatch(said):
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=said[:_LONGEST])
    number = Decimal(said.replace(",", ".").rstrip("."))
    try:
        return from_decimal(number, currency)
    except ValueError:
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=said[:_LONGEST]) from None


def read_price(text: str, currency: str) -> Money | None:
    """What is typed as a price. Refused where it is none, or `check_price` says."""
    price = read_amount(text, currency)
    return None if price is None else check_price(price, text.strip()[:_LONGEST])


def typed_hour(hour: time | None) -> str:
    """A time of day as it is typed: “07:30”."""
    return f"{hour:%H:%M}" if hour else ""


def read_hour(text: str) -> time | None:
    """What is typed as a time of day: 7, 7:30, 07.30; None where nothing is. Refused where it is none."""
    said = text.strip()
    if not said:
        return None
    found = _HOUR.fullmatch(said)
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise Refused("“{time}” is no time of day. Write it like 07:30.", time=said[:_LONGEST])


def typed_duration(seconds: int | None) -> str:
    """How long something takes as it is typed, in minutes and seconds: “2:20”."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def read_duration(text: str) -> int | None:
    """What is typed as minutes (“2”) or minutes and seconds (“2:20”), in seconds. Refused where it is none."""
    said = text.strip()
    if not said:
        return None
    found = _HOUR.fullmatch(said)
    if not found or int(found[2] or 0) >= 60:  # noqa: PLR2004 - seconds of a minute
        raise Refused("“{time}” is no time that something takes. Write minutes like 2 or 2:20.", time=said[:_LONGEST])
    return int(found[1]) * 60 + int(found[2] or 0)


def read_part(part: str, text: str, currency: str) -> Any:
    """One of TEXTS as it is kept. Refused where it cannot be read."""
    if part in _AMOUNTS:
        return read_price(text, currency)
    if part in _HOURS:
        return read_hour(text)
    if part == _MAKING:
        return check_making_time(read_duration(text))
    return tidy_text(text)


def typed_of(said: ItemChanged) -> dict[str, str]:
    """TEXTS as somebody types them."""
    typed = {part: str(getattr(said, part)) for part in _WORDS}
    typed |= {part: typed_money(getattr(said, part)) for part in _AMOUNTS}
    typed |= {part: typed_hour(getattr(said, part)) for part in _HOURS}
    return typed | {_MAKING: typed_duration(said.making_seconds)}
