"""The menu a shop starts with, at the shop's own prices. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.numbers import get_currency_precision

from counter.kernel.language import Language
from counter.kernel.money import Money, from_decimal, to_decimal
from counter.menu.facts import Size
from counter.menu.read_file import MenuFile, TaxClass
from counter.settings.first_start import CAFE, NOTHING, FirstStart

_NAMES = ("name", "category")
_STEP = Decimal("0.1")
_WITHOUT_CENTS = Decimal(100)
"""What a unit of money is worth in one that has no smaller."""


def in_currency(menu: MenuFile, currency: str, percent: int = 0) -> MenuFile:
    """The same menu in another currency, its prices moved by so many percent and rounded to a tenth of a unit.

    Where nothing moves prices stay to the cent. One without cents counts a hundred for one, rounded to ten.
    """
    if currency == menu.currency and not percent:
        return menu
    by = (Decimal(100) + percent) / 100
    return MenuFile(
        currency=currency,
        groups=tuple(_moved(each, currency, by) for each in menu.groups),
        items=tuple(_moved(each, currency, by) for each in menu.items),
        tax_classes=menu.tax_classes,
        combos=tuple(_moved(each, currency, by) for each in menu.combos),
    )


def first_menu(starter: MenuFile, first_start: FirstStart, currency: str, language: Language) -> MenuFile:
    """What a new shop begins with where it is no file: the café's menu as its owner moved it, or one coffee.

    What is on it is called as the shop's `language` calls it.
    """
    starter = _named(starter, language.say)
    if first_start.begins == NOTHING:
        return one_coffee(in_currency(starter, currency))
    return in_currency(starter, currency, first_start.percent if first_start.begins == CAFE else 0)


def one_coffee(menu: MenuFile) -> MenuFile:
    """Nothing of it but its first item, of which nothing is chosen, and its taxes: with that a menu begins."""
    return replace(menu, groups=(), combos=(), items=(replace(menu.items[0], groups=()),))


def _named(value: Any, say: Callable[[str], str]) -> Any:
    """The same with names and categories translated; sizes and tax classes keep theirs."""
    if isinstance(value, tuple):
        return tuple(_named(each, say) for each in value)
    if isinstance(value, Size | TaxClass) or not is_dataclass(value) or isinstance(value, type):
        return value
    said = {each.name: _named(getattr(value, each.name), say) for each in fields(value)}
    return replace(value, **said | {name: say(said[name]) for name in _NAMES if said.get(name)})


def _moved(value: Any, currency: str, by: Decimal) -> Any:
    if isinstance(value, Money):
        return _price(value, currency, by)
    if isinstance(value, tuple):
        return tuple(_moved(each, currency, by) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _moved(getattr(value, each.name), currency, by) for each in fields(value)})
    return value


def _price(price: Money, currency: str, by: Decimal) -> Money:
    moved = to_decimal(price) * by
    if by != 1:
        moved = (moved / _STEP).quantize(Decimal(1), ROUND_HALF_UP) * _STEP
    return from_decimal(moved if get_currency_precision(currency) else moved * _WITHOUT_CENTS, currency)
