"""What a shop decided about taxes: the rates of its classes, whether they are in its prices, how they are rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from counter.kernel.errors import Refused

TaxRounding = Literal["document", "line"]
"""Whether tax is rounded once per document and rate, or on every line."""
PER_DOCUMENT: Final = "document"
PER_LINE: Final = "line"
Prices = Literal["include tax", "exclude tax"]
"""Whether tax is inside a shop's prices, or comes on top of them."""
INCLUDE_TAX: Final = "include tax"
EXCLUDE_TAX: Final = "exclude tax"
Where = Literal["here", "to go", "delivery"]
"""Where somebody has what they ordered."""
HERE: Final = "here"
TO_GO: Final = "to go"
DELIVERY: Final = "delivery"


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax by its `rate`, a fraction of what it is reckoned on: the net, where it is `compound` the taxes before too.

    One that is alone needs no name.
    """

    rate: Decimal
    name: str = ""
    compound: bool = False


UNTAXED = (Tax(Decimal(0)),)
"""The taxes of what is exempt: none of anything."""


@dataclass(frozen=True, slots=True)
class TaxRate:
    """The taxes of a tax class from a date on: eaten here, to go, and delivered (None: as to go).

    A fraction (0.19 is 19%) where there is one tax, else each by its name, in their order.
    """

    tax_class: str
    since: date
    here: Decimal | tuple[Tax, ...]
    to_go: Decimal | tuple[Tax, ...]
    delivery: Decimal | tuple[Tax, ...] | None = None

    def taxes(self, where: Where) -> tuple[Tax, ...]:
        """Its taxes where somebody has it."""
        asked = self.here if where == HERE else self.delivery if where == DELIVERY else self.to_go
        said = self.to_go if asked is None else asked
        return (Tax(said),) if isinstance(said, Decimal) else said


@dataclass(frozen=True, slots=True)
class Service:
    """The service that comes on an order: its `share` (0.1 for 10%) of what the lines cost, taxed as its class is."""

    share: Decimal
    tax_class: str


def check_service(service: Service | None, rates: Iterable[TaxRate]) -> None:
    """Refused where a service is no share of an order, or nobody could tax it."""
    if service is None:
        return
    if not 0 < service.share <= 1:
        raise Refused("A service is above 0% and at most 100% of the order. Write none where there is none.")
    if service.tax_class not in {rate.tax_class for rate in rates}:
        raise Refused(
            "There is no tax class “{name}” for the service. Choose one that has rates.", name=service.tax_class
        )


def check_taxes(rates: Iterable[TaxRate]) -> None:
    """Refused where a rate is no share of the net price, or taxes that come together cannot be told apart."""
    for rate in rates:
        for taxes in (rate.taxes(HERE), rate.taxes(TO_GO), rate.taxes(DELIVERY)):
            if not all(0 <= tax.rate <= 1 for tax in taxes):
                raise Refused("A tax rate is a share of the net price. Write 0.19 for 19%.")
            if not (rate.tax_class.strip() and taxes):
                raise Refused("A rate needs the name of its tax class, and how many percent. Write what is missing.")
            if len({tax.name for tax in taxes}) < len(taxes):
                raise Refused("Taxes of “{name}” cannot be told apart. Give each a name.", name=rate.tax_class)


def check_new_rates(rates: Sequence[TaxRate], before: Sequence[TaxRate]) -> None:
    """Refused where a class that is new since `before` is called nearly as another, or one has two rates from a day.

    Two that differ in capitals, spaces or a plural’s s would be taken for one, and what is taxed by one keep its rate.
    """
    begins = Counter((rate.tax_class, rate.since) for rate in before)
    was, classes = {rate.tax_class for rate in before}, dict.fromkeys(rate.tax_class for rate in rates)
    for name in classes:
        other = next((each for each in classes if each != name and _nearly(each) == _nearly(name)), None)
        if other and name not in was:
            raise Refused(
                "There is a tax class “{other}”: “{name}” would be taken for it. Choose it, or write another name.",
                other=other,
                name=name,
            )
    for (name, since), rates_then in Counter((rate.tax_class, rate.since) for rate in rates).items():
        if rates_then > max(1, begins[name, since]):
            raise Refused("“{name}” has a rate from that day already. Change that one.", name=name)


def _nearly(name: str) -> str:
    return "".join(name.casefold().split()).removesuffix("s")


def taxes_of(rates: Iterable[TaxRate], tax_class: str, day: date, where: Where) -> tuple[Tax, ...]:
    """The taxes in force on `day`: the newest that are not later, and before them all the first.

    Refused where the class has none.
    """
    known = sorted((rate for rate in rates if rate.tax_class == tax_class), key=lambda rate: rate.since)
    if not known:
        raise Refused("Tax class “{name}” has no rate. Ask the owner to set one.", name=tax_class)
    in_force = [rate for rate in known if rate.since <= day] or known[:1]
    return in_force[-1].taxes(where)
