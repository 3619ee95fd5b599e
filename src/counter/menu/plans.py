"""What something costs from some days on: each day has its own price, which no other day's price alters. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import Field, replace
from datetime import date, timedelta
from typing import Any, ClassVar, Protocol, TypeVar


class Dated(Protocol):
    """What something costs from the day `since` on: a dataclass of the menu's facts or of its model."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def since(self) -> date:
        """From which trading day on."""


A_DAY = timedelta(days=1)
P = TypeVar("P", bound=Dated)


def same_price(one: P, other: P) -> bool:
    """Whether two cost the same, whenever they begin."""
    return bool(replace(one, since=other.since) == other)


def with_price(prices: tuple[P, ...], said: P, base: P | None = None) -> tuple[P, ...]:
    """The `prices` of one thing, the earliest first, with what was `said` besides; it takes the place of its day's.

    What is said to cost what it does before that day anyway takes that day's price back. `base` is what it costs before
    the first of them.
    """
    others = [each for each in prices if each.since != said.since]
    before = next((each for each in reversed(others) if each.since < said.since), base)
    if before is not None and same_price(said, before):
        return tuple(others)
    return tuple(sorted((*others, said), key=lambda each: each.since))


def planned(on: Callable[[date], P], days: Iterable[date], today: date) -> tuple[P, ...]:
    """What was decided for days after `today`, the earliest first: of those `days` the ones on which it changes.

    `on` says what it costs on a day.
    """
    later = (on(day) for day in sorted(set(days)) if day > today)
    return tuple(each for each in later if not same_price(each, on(each.since - A_DAY)))
