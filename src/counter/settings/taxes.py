"""What a shop decided about taxes: the rates of its tax classes, and where they are rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from counter.kernel.errors import Refused

TaxRounding = Literal["document", "line"]
"""Whether tax is rounded once per document and rate, or on every line."""
PER_DOCUMENT: Final = "document"
PER_LINE: Final = "line"


@dataclass(frozen=True, slots=True)
class TaxRate:
    """The rate of a tax class from a date on, eaten here and to go, as a fraction (0.19 is 19%)."""

    tax_class: str
    since: date
    here: Decimal
    to_go: Decimal


def check_taxes(rates: Iterable[TaxRate]) -> None:
    """Refused where a rate is no share of the net price."""
    if not all(0 <= share <= 1 for rate in rates for share in (rate.here, rate.to_go)):
        raise Refused("A tax rate is a share of the net price. Write 0.19 for 19%.")


def tax_rate(rates: tuple[TaxRate, ...], tax_class: str, day: date, *, to_go: bool) -> Decimal:
    """The rate in force on `day`: the newest that is not later, and before them all the first.

    Refused where the class has none.
    """
    known = sorted((rate for rate in rates if rate.tax_class == tax_class), key=lambda rate: rate.since)
    if not known:
        raise Refused("Tax class “{name}” has no rate. Ask the owner to set one.", name=tax_class)
    in_force = [rate for rate in known if rate.since <= day] or known[:1]
    return in_force[-1].to_go if to_go else in_force[-1].here
