"""What an owner types of a menu, read, and shown as it is typed. Pure."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, to_decimal

_AMOUNT = re.compile(r"-?[0-9]{1,12}([.,][0-9]{0,4})?", re.ASCII)
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?", re.ASCII)
_LONGEST = 40


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
    """What is typed as a price. Refused where it is none, or below nothing."""
    price = read_amount(text, currency)
    if price is not None and price.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=text.strip()[:_LONGEST])
    return price


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
