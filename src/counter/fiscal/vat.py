"""The keys of DSFinV-K for rates of value added tax (UST_SCHLUESSEL, its annex of 2024-12-05)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Vat:
    """A rate by its key: a `percent` of the net, and in words."""

    key: int
    percent: Decimal
    words: str


NO_SALE = Vat(5, Decimal(0), "Nicht steuerbar")
"""Money that is no turnover: floats, tips for staff, gift cards, what an account owes."""
FREE = Vat(6, Decimal(0), "Umsatzsteuerfrei")
OPEN = Vat(7, Decimal(0), "UmsatzsteuerNichtErmittelbar")
"""What is taxed with the receipt that comes later, or that came with another close."""
_FIRST_OWN = 1000
"""Keys from here on are a shop's own."""


def vat_of(rate: Decimal) -> Vat:
    """The key of a rate (0.19): the general one, the reduced one, none; of any other rate a key of the shop's own."""
    percent = rate * 100
    if percent == 19:  # noqa: PLR2004 - the general rate, § 12 Abs. 1 UStG
        return Vat(1, percent, "Allgemeiner Steuersatz")
    if percent == 7:  # noqa: PLR2004 - the reduced rate, § 12 Abs. 2 UStG
        return Vat(2, percent, "Ermäßigter Steuersatz")
    if not percent:
        return FREE
    return Vat(_FIRST_OWN + int(percent * 1000), percent, f"Steuersatz {percent.normalize():f} %")
