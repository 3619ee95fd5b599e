"""What an act may say: a frozen shape for each, read from a line strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from counter.kernel.errors import Refused

A = TypeVar("A", bound="Fields")


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of an act; one that is not named here is refused."""


class Nothing(Fields, frozen=True, kw_only=True):
    """An act that says nothing but its name."""


_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")
_KINDS = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_KIND_NAMES = {
    "int": "a whole number",
    "float": "a number with a point",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}
_PLACE = re.compile(r" - at `\$\.?(?P<place>[^`]*)`")


def read_fields(act: str, kind: type[A], said: Mapping[str, Any]) -> A:
    """What a line says, as the shape of its act. Refused naming the field that is unknown, missing or not so."""
    try:
        return msgspec.convert(said, kind)
    except msgspec.ValidationError as fault:
        raise _refusal(act, str(fault)) from None


def _refusal(act: str, fault: str) -> Refused:
    place = _PLACE.search(fault)
    within = f"{place['place']}." if place and place["place"] else ""
    if unknown := _UNKNOWN.search(fault):
        return Refused("“{act}” has no field “{field}”.", act=act, field=within + unknown["field"])
    if missing := _MISSING.search(fault):
        return Refused("“{act}” needs the field “{field}”.", act=act, field=within + missing["field"])
    field, why = within.rstrip(".") or "…", _PLACE.sub("", fault)
    if kinds := _KINDS.fullmatch(why):
        wanted = [_KIND_NAMES.get(kind, kind) for kind in kinds["wanted"].split(" | ") if kind != "null"]
        return Refused(
            "“{field}” of “{act}” is {wanted}, not {got}. Write it so.",
            field=field,
            act=act,
            wanted=" or ".join(dict.fromkeys(wanted)),
            got=_KIND_NAMES.get(kinds["got"], kinds["got"]),
        )
    return Refused("“{field}” of “{act}” cannot be so: {why}.", field=field, act=act, why=why[:1].lower() + why[1:])
