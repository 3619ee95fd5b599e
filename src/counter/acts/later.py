"""What acts say already and is not there yet: fields, and values of fields, each refused by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from counter.acts.kind import Kind
from counter.kernel.errors import Refused

_DEEPEST = 8
"""How deep the fields of an act lie within each other at most, lists counted."""


@cache
def _pattern(later: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(field).replace(r"\*", "[^.=]*") for field in later))


def check_is_there(act: str, kind: Kind[Any], said: Mapping[str, Any]) -> None:
    """Refused where an act says a field, or of a field a value, that comes later."""
    pattern = _pattern(kind.later)
    for place in _places(said, "", _DEEPEST):
        if pattern.fullmatch(place):
            named = place.removesuffix("[]").replace("=", ": ")
            raise Refused("“{field}” of “{act}” is not there yet.", field=named, act=act)


def _places(value: object, place: str, deepest: int) -> Iterator[str]:
    """Every place within what is said, and what stands there where it is a word; lists are of what they hold."""
    if place:
        yield place
    if isinstance(value, str):
        yield f"{place}={value}"
    elif isinstance(value, list):
        yield f"{place}[]"
    if not deepest:
        return
    if isinstance(value, dict):
        for key, within in value.items():
            yield from _places(within, f"{place}.{key}" if place else key, deepest - 1)
    elif isinstance(value, list):
        for within in value:
            yield from _places(within, place, deepest - 1)
