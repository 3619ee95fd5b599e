"""What was sold with taxes of its own, and each of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class LineTax:
    """One of the taxes of a line: by its `rate` (0.19 for 19%) of the net, where `compound` of the taxes before too."""

    rate: Decimal
    tax: Money
    name: str = ""
    compound: bool = False


class Taxed:
    """What was sold with taxes of its own: `net` without them, `tax` all of them together.

    One that has no name stands in `tax_rate` and `tax` alone; else `tax_parts` are what `tax` is made of, and
    `tax_rate` is all of them as one rate of the net.
    """

    __slots__ = ()
    tax_rate: Decimal
    net: Money
    tax: Money
    tax_parts: tuple[LineTax, ...]

    @property
    def taxes(self) -> tuple[LineTax, ...]:
        """Each of its taxes, in the order in which they count."""
        return self.tax_parts or (LineTax(self.tax_rate, self.tax),)

    @property
    def owed(self) -> Money:
        """What the customer pays for it."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCharge(Taxed):
    """The service on an order: its `share` (0.1 for 10%) of its reduced lines, and the `amount` that is.

    The amount includes tax where the shop's prices do.
    """

    share: Decimal
    amount: Money
    tax_class: str
    tax_rate: Decimal
    net: Money
    tax: Money
    tax_parts: tuple[LineTax, ...] = ()
