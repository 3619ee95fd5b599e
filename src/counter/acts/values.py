"""Amounts, shares and times as they stand in a line, and back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, to_decimal

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_LONGEST = 40
_YEARS = range(1970, 9000)
"""Years that a time may be in: whatever is reckoned from it is still a time."""


def read_money(text: str, currency: str) -> Money:
    """An amount in whole units of the currency ("3.80"). Refused where it is none."""
    if not _is_decimal(text):
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=shortened(text))
    return from_decimal(text, currency)


def money(amount: Money) -> str:
    """An amount in whole units with all its places: "3.80"."""
    return f"{to_decimal(amount):.{get_currency_precision(amount.currency)}f}"


def read_percent(text: str) -> Decimal:
    """A percentage ("10", "12.5"). Refused where it is no number."""
    if not _is_decimal(text):
        raise Refused("“{percent}” is no percentage. Write it like 10 or 12.5.", percent=shortened(text))
    return Decimal(text)


def read_decimal(text: str) -> Decimal:
    """An amount that need be no money yet ("0.05"). Refused where it is no number."""
    if not _is_decimal(text):
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=shortened(text))
    return Decimal(text)


def read_kilos(text: str) -> int:
    """A weight in kilograms ("0.235") as grams. Refused where it is no number, or finer than a gram."""
    if not _is_decimal(text) or (grams := Decimal(text).scaleb(3)) != grams.to_integral_value():
        raise Refused("“{weight}” is no weight. Write kilograms like 0.235.", weight=shortened(text))
    return int(grams)


def _is_decimal(text: str) -> bool:
    """Plain figures: "1e2", "1_0" and "+3" are somebody's slip, never silently a number."""
    return len(text) <= _LONGEST and _DECIMAL.fullmatch(text) is not None


def percent(share: Decimal) -> str:
    """A share as a percentage: 0.19 as "19"."""
    return f"{(share * 100).normalize():f}"


def read_time(text: str) -> datetime:
    """An aware time (ISO 8601 with an offset). Refused where it is none, or has no offset."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.year not in _YEARS:
        raise Refused("“{time}” is no time. Write it like 2026-11-23T08:00:00+01:00.", time=shortened(text))
    if at.tzinfo is None:
        raise Refused("“{time}” says no offset. Write it like 2026-11-23T08:00:00+01:00.", time=text)
    return at.astimezone(UTC)


def read_day(text: str) -> date:
    """A day (YYYY-MM-DD). Refused where it is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise Refused("“{day}” is no day. Write it like 2026-11-23.", day=shortened(text))
    return day


def shortened(text: str) -> str:
    """What a refusal names of a text that may be of any length."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
