"""A day as somebody types it: as their language writes it in figures, or as ISO does. Pure."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale
from babel.dates import ParseError, format_skeleton, parse_date

from counter.kernel.errors import Refused

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(\d{4}|\d{2})")
_MARKS = str.maketrans("", "", " \u200e\u200f\u061c")
"""What stands unseen between figures that are read from the right."""


def typed_day(day: date, locale: Locale) -> str:
    """A day as it is typed there: 1.1.2027 in German, 01/01/2027 in English."""
    return str(format_skeleton("yMd", day, locale=_place(locale)))


def read_day(typed: str, locale: Locale) -> date:
    """The day that is typed, in the order of the language or as 2027-01-01. Refused where it is none."""
    plain = typed.translate(_MARKS)
    try:
        if not _DAY.fullmatch(plain):
            raise ParseError(plain)
        return parse_date(plain, locale=_place(locale))
    except ValueError:
        like = typed_day(date(2027, 1, 31), locale)
        raise Refused("“{typed}” is no day. Write one like {like}.", typed=typed, like=like) from None


def _place(locale: Locale) -> Locale:
    """English has the day first, as in every date that Counter writes, but where the shop is in a place of its own."""
    return Locale("en", "GB") if str(locale) == "en" else locale
