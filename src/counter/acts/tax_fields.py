"""What a line says about taxes: the classes with their rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from counter.acts.fields import Fields
from counter.acts.names import read_name
from counter.acts.values import read_day, read_percent, shortened
from counter.kernel.errors import Refused

_ALL = 100


class TaxSaid(Fields, frozen=True, kw_only=True):
    """One of several taxes, in percent of the net, where it is compound of the taxes before it too."""

    name: str
    percent: str
    compound: bool = False


Percent = str | tuple[TaxSaid, ...]
"""A rate in percent, or several taxes by their names."""


class Rate(Fields, frozen=True, kw_only=True):
    """What a tax class is taxed `from` a date on. Delivery is taxed as to go unless it says otherwise."""

    since: str = msgspec.field(name="from")
    here: Percent
    to_go: Percent
    delivery: Percent | None = None


class ServiceSaid(Fields, frozen=True, kw_only=True):
    """The service, in percent of what the lines cost, and what it is taxed as."""

    percent: str
    tax_class: str

    def setting(self) -> dict[str, object]:
        """It as a setting. Refused where the percentage is none."""
        return {"share": read_percent(self.percent) / _ALL, "tax_class": self.tax_class}


def rates_of(classes: Mapping[str, Sequence[Rate]]) -> Iterator[dict[str, object]]:
    """The rates of these classes as settings. Refused where one is no rate of a tax."""
    for tax_class, rates in classes.items():
        for rate in rates:
            yield {
                "tax_class": tax_class,
                "since": read_day(rate.since),
                "here": _share(rate.here),
                "to_go": _share(rate.to_go),
                "delivery": None if rate.delivery is None else _share(rate.delivery),
            }


def _share(said: Percent) -> Decimal | list[dict[str, object]]:
    if not isinstance(said, str):
        return [{"name": read_name(tax.name), "rate": _share(tax.percent), "compound": tax.compound} for tax in said]
    percent = read_percent(said)
    if not 0 <= percent <= _ALL:
        raise Refused("“{percent}” is no tax rate. Write one from 0 to 100.", percent=shortened(said))
    return percent / 100
