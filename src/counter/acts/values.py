"""Amounts, shares and times as they stand in a line, and back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, to_decimal


def read_money(text: str, currency: str) -> Money:
    """An amount in whole units of the currency ("3.80"). Refused where it is none."""
    return from_decimal(text, currency)


def money(amount: Money) -> str:
    """An amount in whole units with all its places: "3.80"."""
    return f"{to_decimal(amount):.{get_currency_precision(amount.currency)}f}"


def read_percent(text: str) -> Decimal:
    """A percentage ("10", "12.5"). Refused where it is no number."""
    try:
        percent = Decimal(text)
    except InvalidOperation:
        percent = Decimal("NaN")
    if not percent.is_finite():
        raise Refused("“{percent}” is no percentage. Write it like 10 or 12.5.", percent=text)
    return percent


def percent(share: Decimal) -> str:
    """A share as a percentage: 0.19 as "19"."""
    return f"{(share * 100).normalize():f}"


def read_time(text: str) -> datetime:
    """An aware time (ISO 8601 with an offset). Refused where it is none, or has no offset."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refused("“{time}” is no time. Write it like 2026-11-23T08:00:00+01:00.", time=text) from None
    if at.tzinfo is None:
        raise Refused("“{time}” says no offset. Write it like 2026-11-23T08:00:00+01:00.", time=text)
    return at
