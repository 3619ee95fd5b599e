"""The tax rates of a demo: as typed, or what a shop of this kind begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

import click

from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, TaxClass, read_toml

EXEMPT = "exempt"
_NOTHING = Decimal(0)


def read_rates(typed: Iterable[str]) -> dict[str, Decimal]:
    """CLASS=RATE as typed, by class, in percent: 19, 19% and 0.19 are the same. UsageError where it is no rate."""
    rates = {}
    for text in typed:
        name, equals, rate = text.rpartition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"“{text}” is no tax rate. Write CLASS=RATE, like food=7%.")
        rates[name.strip()] = _percent(rate.strip(), text)
    return rates


def _percent(rate: str, text: str) -> Decimal:
    try:
        number = Decimal(rate.removesuffix("%").strip())
        if not 0 <= number <= 100:  # noqa: PLR2004 - percent
            raise InvalidOperation
    except InvalidOperation:
        raise click.UsageError(f"“{text}” is no tax rate. Write a rate from 0 to 100, like food=7%.") from None
    return number if rate.endswith("%") or number >= 1 else number * 100


def tax_classes(menu: MenuFile, typed: Mapping[str, Decimal], since: date) -> tuple[list[TaxClass], list[str]]:
    """A rate for every tax class of a menu, and the classes that have none but zero because nobody said one.

    What was typed comes first, then what the menu itself says, then the starter menu.
    """
    known = {EXEMPT: (_NOTHING, _NOTHING)} | _newest(read_toml(resource("menu", "starter.toml"))) | _newest(menu)
    known |= {name: (rate, rate) for name, rate in typed.items()}
    names = sorted({item.tax_class for item in menu.items})
    unsaid = [name for name in names if name not in known]
    return [TaxClass(name, ((since, *known.get(name, (_NOTHING, _NOTHING))),)) for name in names], unsaid


def _newest(menu: MenuFile) -> dict[str, tuple[Decimal, Decimal]]:
    return {tax.name: max(tax.rates)[1:] for tax in menu.tax_classes}
