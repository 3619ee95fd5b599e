"""A day as somebody types it: as their language writes it in figures, or as ISO does. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import ParseError, format_skeleton, get_month_names, parse_date

from counter.kernel.errors import Refused

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})\.?(?:de|d’|d')?([^\W\d_]+)\.?(\d{4})?")
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
        if not plain:
            raise Refused("Write the day, like {like}.", like=like) from None
        raise Refused("“{typed}” is no day. Write one like {like}.", typed=typed, like=like) from None


def read_day_to_come(typed: str, locale: Locale, today: date) -> date:
    """The day that is typed, today or later: as `read_day`, or with its month by name, then without a year too: 9 Dec.

    Refused where it is none, or over.
    """
    named = _NAMED.fullmatch(typed.translate(_MARKS))
    month = _months(locale).get(named[2].casefold().removesuffix("de")) if named else None
    day = _with_month(named, month, today) if named and month else read_day(typed, locale)
    if day < today:
        like = typed_day(date(today.year + 1, 1, 31), locale)
        raise Refused("“{typed}” is over. Write a day that is still to come, like {like}.", typed=typed, like=like)
    return day


def _with_month(named: re.Match[str], month: int, today: date) -> date:
    year = int(named[3]) if named[3] else today.year
    try:
        day = date(year, month, int(named[1]))
        return day if named[3] or day >= today else day.replace(year=year + 1)
    except ValueError:
        like = f"{today.year + 1}-01-31"
        raise Refused("“{typed}” is no day. Write one like {like}.", typed=named[0], like=like) from None


@lru_cache
def _months(locale: Locale) -> Mapping[str, int]:
    """The months by their names there, whole and in short, in small letters."""
    return {
        name.strip(".").casefold(): month
        for width in ("wide", "abbreviated") for context in ("format", "stand-alone")
        for month, name in get_month_names(width, context, locale).items()
    }  # fmt: skip


def _place(locale: Locale) -> Locale:
    """English has the day first, as in every date that Counter writes, but where the shop is in a place of its own."""
    return Locale("en", "GB") if str(locale) == "en" else locale
