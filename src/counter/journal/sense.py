"""What no Counter can have recorded: facts come from every machine of the shop, and a stranger may have one."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from counter.journal.fact import Entry, Fact

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""When a fact may say that it happened: a clock that lost its battery says 1970, and there every zone has a date."""
_MOST = 2**53
"""The greatest number that a fact may say, as JSON is read everywhere; its negative is the least."""
_LONG_NUMBER = re.compile(r"\d{16}")


class Nonsense(ValueError):  # noqa: N818 - says what it is
    """A fact of a known kind says what cannot be, or is not about what it says. It does not count anywhere."""


def check_sense(entry: Entry, fact: Fact) -> None:
    """Nonsense where no Counter can have recorded the fact that an entry says."""
    if fact.subject(entry.id) != entry.subject:
        raise Nonsense(f"{entry.kind} is not about {entry.subject}")
    if not EARLIEST <= entry.at < LATEST:
        raise Nonsense(f"{entry.kind} happened at no time")
    if _LONG_NUMBER.search(entry.body) or (entry.private and _LONG_NUMBER.search(entry.private)):
        _check_numbers(fact)


def _check_numbers(value: Any) -> None:
    """Tables and sums have no room for greater ones."""
    if type(value) is int and abs(value) > _MOST:
        raise Nonsense("no shop has such a number")
    if isinstance(value, tuple | list):
        within = list(value)
    elif isinstance(value, dict):
        within = list(value.values())
    else:
        within = [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else []
    for each in within:
        _check_numbers(each)
