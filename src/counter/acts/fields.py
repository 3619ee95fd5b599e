"""What an act may say: a frozen shape for each, read from a line strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from counter.kernel.errors import AnyOf, Refused, Word
from counter.kernel.language import _
from counter.kernel.typed_json import read_plain

A = TypeVar("A", bound="Fields")


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of an act; one that is not named here is refused."""


class Nothing(Fields, frozen=True, kw_only=True):
    """An act that says nothing but its name."""


_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")
_KINDS = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_NOT_ALLOWED = "Invalid enum value"
_STEP = re.compile(r"\[[^]]*\]|[^.[]+")
_KIND_NAMES = {
    "int": Word(_("a whole number")),
    "float": Word(_("a number with a point")),
    "str": Word(_("a text")),
    "bool": Word(_("true or false")),
    "array": Word(_("a list")),
    "object": Word(_("an object")),
    "null": Word(_("nothing")),
}
_PLACE = re.compile(r" - at `\$\.?(?P<place>[^`]*)`")


def read_fields(act: str, kind: type[A], said: Mapping[str, Any]) -> A:
    """What a line says, as the shape of its act. Refused naming the field that is unknown, missing or not so."""
    try:
        return read_plain(said, kind)
    except msgspec.ValidationError as fault:
        raise _refusal(act, kind, str(fault)) from None


def _refusal(act: str, kind: type[Fields], fault: str) -> Refused:
    place = _PLACE.search(fault)
    within = f"{place['place']}." if place and place["place"] else ""
    if unknown := _UNKNOWN.search(fault):
        return Refused("“{act}” has no field “{field}”.", act=act, field=within + unknown["field"])
    if missing := _MISSING.search(fault):
        return Refused("“{act}” needs the field “{field}”.", act=act, field=within + missing["field"])
    field, why = within.rstrip(".") or "…", _PLACE.sub("", fault)
    if allowed := _allowed(kind, field) if why.startswith(_NOT_ALLOWED) else ():
        return Refused(
            "“{field}” of “{act}” cannot be so: write {allowed}.", field=field, act=act, allowed=AnyOf(allowed)
        )
    if kinds := _KINDS.fullmatch(why):
        wanted = [_KIND_NAMES.get(kind, kind) for kind in kinds["wanted"].split(" | ") if kind != "null"]
        return Refused(
            "“{field}” of “{act}” is {wanted}, not {got}. Write it so.",
            field=field,
            act=act,
            wanted=AnyOf(tuple(dict.fromkeys(wanted))),
            got=_KIND_NAMES.get(kinds["got"], kinds["got"]),
        )
    return Refused("“{field}” of “{act}” cannot be so: {why}.", field=field, act=act, why=why[:1].lower() + why[1:])


def _allowed(kind: type[Fields], place: str) -> tuple[str, ...]:
    """What can stand at a place of an act ("gestures[0].kind") that takes only some values; none where it takes any."""
    found: list[Any] = [inspect.type_info(kind)]
    for step in _STEP.findall(place):
        found = [inner for each in found for inner in _inside(each, step)]
    return tuple(f"“{value}”" for each in found for value in _values(each))


def _inside(kind: Any, step: str) -> list[Any]:
    """What a list or an object has at a step into it: the kinds of what can stand there."""
    match kind:
        case inspect.UnionType():
            return [inner for each in kind.types for inner in _inside(each, step)]
        case inspect.StructType():
            return [field.type for field in kind.fields if field.encode_name == step]
        case inspect.VarTupleType() | inspect.ListType():
            return [kind.item_type]
        case inspect.DictType():
            return [kind.value_type]
    return []


def _values(kind: Any) -> list[Any]:
    match kind:
        case inspect.UnionType():
            return [value for each in kind.types for value in _values(each)]
        case inspect.LiteralType():
            return list(kind.values)
        case inspect.EnumType():
            return [each.value for each in kind.cls]
    return []
