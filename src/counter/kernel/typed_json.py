"""JSON, and plain values out of JSON, read into types on any thread.

msgspec works out what a class is made of when it is read into for the first time, and ends the process where two
threads do so at once (0.22.0). Here the first time is one thread's at a time; all others wait for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Hook = Callable[[type, Any], Any]

_FIRST_TIME = Lock()
_DECODERS: dict[tuple[Any, Hook | None], msgspec.json.Decoder[Any]] = {}


def decoder_of(kind: type[T], hook: Hook | None = None) -> msgspec.json.Decoder[T]:
    """What reads JSON into `kind`, made once; `hook` reads what JSON has no word for."""
    found = _DECODERS.get((kind, hook))
    if found is None:
        with _FIRST_TIME:
            found = _DECODERS.setdefault((kind, hook), msgspec.json.Decoder(kind, dec_hook=hook))
    return found


def read_json(text: str | bytes, kind: type[T], hook: Hook | None = None) -> T:
    """JSON as a `kind`. msgspec.ValidationError where it is none, msgspec.DecodeError where it is no JSON."""
    return decoder_of(kind, hook).decode(text)


def read_plain(value: object, kind: type[T], *, strict: bool = True) -> T:
    """Plain dicts, lists and words as a `kind`; not `strict`: "1" is a number too. msgspec.ValidationError as above."""
    decoder_of(kind)
    return msgspec.convert(value, kind, strict=strict)
