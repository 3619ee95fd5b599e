"""What a line says about taxes: the classes with their rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from counter.acts.fields import Fields
from counter.acts.values import read_day, read_percent
from counter.kernel.errors import Refused

LATER = (
    "prices=exclude tax", "service.*", "tax_classes.*.here[]", "tax_classes.*.to_go[]", "tax_classes.*.delivery[]",
)  # fmt: skip
"""Of a shop's decisions, what is not there yet."""


class Rate(Fields, frozen=True, kw_only=True):
    """What a tax class is taxed `from` a date on, in percent of the net price. Delivery is taxed as to go."""

    since: str = msgspec.field(name="from")
    here: str
    to_go: str
    delivery: str | None = None


def rates_of(classes: Mapping[str, Sequence[Rate]]) -> Iterator[dict[str, object]]:
    """The rates of these classes as settings. Refused where one is no rate of a tax."""
    for tax_class, rates in classes.items():
        for rate in rates:
            if rate.delivery not in (None, rate.to_go):
                raise Refused("“delivery” has no rate of its own yet: leave it out of “{name}”.", name=tax_class)
            yield {
                "tax_class": tax_class,
                "since": read_day(rate.since),
                "here": _share(rate.here),
                "to_go": _share(rate.to_go),
            }


def _share(text: str) -> Decimal:
    percent = read_percent(text)
    if percent < 0:
        raise Refused("“{percent}” is no tax rate: it is below nothing.", percent=text)
    return percent / 100
