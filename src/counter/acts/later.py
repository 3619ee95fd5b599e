"""What is said already and not there yet: acts, fields of acts, and values of fields, each refused by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from counter.kernel.errors import Refused

ACTS_LATER = frozenset(
    {
        "lock", "clock_in", "break", "clock_out", "change_item", "change_staff", "same_again", "throw_away",
        "override_price", "rename", "split", "merge", "later", "give_back", "add", "change_tender", "settle_account",
        "gift_card", "usual", "sold_out", "back", "asked_again", "settled", "reopen", "good_moment", "honour",
        "cancel_voucher", "reissue", "drawer_open", "cash_in", "cash_out", "no_sale", "count", "x", "close_day",
    }
)  # fmt: skip
"""Acts that are not there yet."""
_EVERY_ACT = ("approved_by", "pin")
_ITEM = (
    "sizes", "to_go_price", "barcode", "open_price", "by_weight", "cost", "deposit", "from", "until", "page",
    "favourite",
)  # fmt: skip
_DECISIONS = (
    "limits", "tenders", "combos", "prices=exclude tax", "cash_rounding.*", "service.*",
    "tax_classes.*.here[]", "tax_classes.*.to_go[]", "tax_classes.*.delivery[]",
)  # fmt: skip
_FIELDS: dict[str, tuple[str, ...]] = {
    "shop": (*_DECISIONS, "staff.pin", "groups.options.amounts", *(f"menu.{field}" for field in _ITEM)),
    "set": (*_DECISIONS, "currency", "menu", "groups", "staff"),
    "add_item": (*_ITEM, "from_date"),
    "ring_up": ("combo", "barcode", "size", "price", "weight", "where", "modifiers.*"),
    "change": ("size", "where", "modifiers.*"),
    "remove_line": ("order", "reason"),
    "serve": ("where=delivery",),
    "customer": ("needed_by", "allergy", "table", "tax_exempt", "usual"),
    "pay": (
        "later", "name", "tab", "order", "share", "receipt=none", "receipt=e-mail", "receipt=qr", "tenders.code",
        "tenders.tender=gift card", "tenders.tender=house",
    ),
    "refund": ("goods", "tender=gift card", "tender=house"),
    "ready": ("allergy_confirmed",),
    "hand_over": ("said",),
    "mishap": ("severity", "cause"),
}  # fmt: skip
"""By act: a field, one of an object within (dotted; * is any), a list where there is one value now, or a value."""

_DEEPEST = 8
"""How deep the fields of an act lie within each other at most, lists counted."""


def _pattern(fields: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(field).replace(r"\*", "[^.=]*") for field in fields))


_PATTERNS = {act: _pattern((*_EVERY_ACT, *fields)) for act, fields in _FIELDS.items()}
_PATTERN = _pattern(_EVERY_ACT)


def check_is_there(act: str, said: Mapping[str, Any]) -> None:
    """Refused where an act says a field, or of a field a value, that comes later."""
    pattern = _PATTERNS.get(act, _PATTERN)
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
