"""Facts hold plain text, whoever recorded them and wherever it came from: no face, no file and no act can forget it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

from counter.kernel.typed_text import plain_text

T = TypeVar("T")


def in_plain_text(value: T) -> T:
    """`value` (a text, a dataclass, or what holds some) with every text in it plain; itself where it is so already."""
    plain: T = _plain(value)
    return plain


def surely_plain(written: str) -> bool:
    """Whether JSON holds nothing but common letters, so that nobody has to look: it escapes control characters."""
    return written.isascii() and "\\" not in written and "\x7f" not in written


def _plain(value: Any) -> Any:
    if type(value) is str:
        return plain_text(value)
    if isinstance(value, tuple | list):
        plain = [_plain(each) for each in value]
        if all(map(is_, plain, value)):
            return value
        return getattr(type(value), "_make", type(value))(plain)
    if isinstance(value, Mapping):
        return {_plain(key): _plain(each) for key, each in value.items()}
    named = ((name, getattr(value, name)) for name in _names(value.__class__))
    changed = {name: plain for name, each in named if (plain := _plain(each)) is not each}
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
