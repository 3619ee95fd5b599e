"""How a receipt shows its taxes: what the shop's country asks for, unless the shop says otherwise."""

from __future__ import annotations

from typing import Final, Literal

EU: Final = "eu"
UK: Final = "uk"
US: Final = "us"
PLAIN: Final = "plain"
Profile = Literal["eu", "uk", "us", "plain"]
"""A table by rate with letters; gross, net and VAT of each rate; lines under a subtotal; no more than the sum needs."""
ProfileChosen = Literal["", "eu", "uk", "us", "plain"]
_BY_CURRENCY: dict[str, Profile] = {"GBP": UK, "USD": US, "CAD": US}


def profile_of(chosen: ProfileChosen, currency: str) -> Profile:
    """What a shop chose; where it did not, what is usual where its currency is."""
    return chosen or _BY_CURRENCY.get(currency, EU)
