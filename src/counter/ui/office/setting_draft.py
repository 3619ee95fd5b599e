"""A field of a form of settings: what it says of them, and what they become by what is typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import Any

import msgspec

from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.typed_text import LONGEST_TEXT, tidy_text
from counter.settings.rules import PromisePolicy, Settings

Get = Callable[[Settings], str]
Put = Callable[[Settings, str], Settings]
SEVERAL = "\n"
"""Between several things that are chosen together."""
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class SettingField:
    """Something to type, or one of `options` to choose (of `many` of them several, joined by SEVERAL).

    `get` is what stands there; `put` gives the settings with what is typed, Refused where that cannot be. Of options
    each is what is kept and what it is called. One that is `fixed` is only read; a `half` shares its line.
    """

    key: str
    label: str
    get: Get
    put: Put
    hint: str = ""
    note: str = ""
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    fixed: bool = False
    half: bool = False
    longest: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """What belongs together in a form, under a title; `note` stands below it."""

    title: str
    fields: tuple[SettingField, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Typing:
    """What is typed into a field and not saved: what stood there `before` and what will."""

    field: SettingField
    before: str
    now: str


def with_typed(settings: Settings, typed: Mapping[str, Typing]) -> Settings:
    """The settings as they will be. Refused where something that is typed cannot be."""
    return reduce(lambda so_far, each: each.field.put(so_far, each.now), typed.values(), settings)


def save_typed(act: Act, typed: Mapping[str, Typing]) -> None:
    """Decides what is typed. Refused where somebody else decided the same since it was begun."""
    now = act.settings
    for each in typed.values():
        if each.field.get(now) != each.before:
            raise Refused(
                "Somebody changed “{what}” just now. Discard what you typed, and look at it again.",
                what=each.field.label,
            )
    will = with_typed(now, typed)
    names = (each.name for each in fields(Settings))
    changes = {name: getattr(will, name) for name in names if getattr(will, name) != getattr(now, name)}
    if changes:
        decide(act, {name: msgspec.to_builtins(value) for name, value in changes.items()})


def text_of(name: str) -> tuple[Get, Put]:
    """Words as they are."""
    get, _put = choice_of(name)
    return get, lambda settings, typed: _with(settings, name, tidy_text(typed))


def whole_of(name: str) -> tuple[Get, Put]:
    """A whole number."""
    return (
        lambda settings: str(getattr(settings, name)),
        lambda settings, typed: _with(settings, name, read_whole(typed)),
    )


def yes_or_no(name: str) -> tuple[Get, Put]:
    """YES or NO."""
    return (
        lambda settings: YES if getattr(settings, name) else NO,
        lambda settings, typed: _with(settings, name, typed == YES),
    )


def choice_of(name: str) -> tuple[Get, Put]:
    """One of several words that the setting is kept by."""
    return lambda settings: str(getattr(settings, name)), lambda settings, typed: _with(settings, name, typed)


def promise_number(name: str) -> tuple[Get, Put]:
    """A whole number of the promise policy."""
    return (
        lambda settings: str(getattr(settings.promises, name)),
        lambda settings, typed: _promising(settings, name, read_whole(typed)),
    )


def promise_share(name: str) -> tuple[Get, Put]:
    """A share of the promise policy, typed in percent."""
    return (
        lambda settings: f"{getattr(settings.promises, name) * 100:.10g}",
        lambda settings, typed: _promising(settings, name, float(read_percent(typed) / 100)),
    )


YES, NO = "yes", "no"


def _with(settings: Settings, name: str, value: Any) -> Settings:
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)


def _promising(settings: Settings, name: str, value: Any) -> Settings:
    changed: dict[str, Any] = {name: value}
    policy: PromisePolicy = replace(settings.promises, **changed)
    return replace(settings, promises=policy)


def read_whole(typed: str) -> int:
    """A whole number of 0 or more. Refused where it is none."""
    plain = typed.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_NUMBER):
        raise Refused("“{typed}” is no whole number. Write one like 10.", typed=typed)
    return int(plain)


def read_percent(typed: str) -> Decimal:
    """Percent, with or without its sign. Refused where it is none."""
    try:
        percent = Decimal(typed.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        percent = Decimal("NaN")
    if not percent.is_finite():
        raise Refused("“{typed}” is no percentage. Write one like 19.", typed=typed)
    return percent


def read_amount(typed: str) -> Decimal:
    """An amount in whole units of the currency. Refused where it is none."""
    try:
        amount = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise Refused("“{amount}” is no amount. Write it like 3.50.", amount=typed)
    return amount
