"""What a country brings to a new shop: its money, and how a café is taxed there, as far as one law says so. Pure.

Rates are percent of the net price, had here and to go, of a café's four tax classes: drinks made here, food, groceries
(coffee beans, tea leaves) and goods (cups). They are what most of a class is taxed at; an owner can change each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.core import get_global

from counter.kernel.errors import Refused
from counter.settings.cash import CashRounding
from counter.settings.rules import Settings
from counter.settings.taxes import EXCLUDE_TAX, INCLUDE_TAX, Prices, TaxRate

CLASSES = ("drinks", "food", "groceries", "goods")
"""The tax classes of the menu that a shop begins with."""
_FIVE_CENTS = CashRounding(Decimal("0.05"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its `code` (ISO 3166, two letters).

    `since` is the day from which its rates are known to be these, `rates` one of each of `CLASSES`, here and to go in
    percent: "" where no one law says it, and an owner is asked. `cash` is what cash is rounded to there.
    """

    code: str
    currency: str
    since: date = date.min
    rates: tuple[tuple[str, str], ...] = ()
    prices: Prices = INCLUDE_TAX
    cash: CashRounding | None = None

    @property
    def asks(self) -> bool:
        """Whether its taxes go by state or town, and an owner has to say them."""
        return not self.rates

    def tax_rates(self) -> tuple[TaxRate, ...]:
        """The rates as a shop decides them; none of anything where an owner has to say them."""
        return tuple(
            TaxRate(name, self.since, Decimal(here) / 100, Decimal(to_go) / 100)
            for name, (here, to_go) in zip(CLASSES, self.rates or (("0", "0"),) * len(CLASSES), strict=True)
        )

    def decided(self) -> dict[str, object]:
        """What a shop there lives by, as settings."""
        money = {"currency": self.currency} if self.currency else {}
        return {
            **money,
            "tax_rates": self.tax_rates(),
            "prices": self.prices,
            "cash_rounding": self.cash,
        }


def _same(*percents: str) -> tuple[tuple[str, str], ...]:
    return tuple((each, each) for each in percents)


COUNTRIES: tuple[Country, ...] = (
    # UStG § 12 Abs. 1, 2 Nr. 1 (groceries), 15 (food), from 1 January 2026. With 75% milk, to go: 7%.
    Country("DE", "EUR", date(2026, 1, 1), _same("19", "7", "7", "19")),
    # UStG 1994 § 10 Abs. 1, 2 and Anlage 1, which coffee and tea have not been on since 1 June 2000.
    Country("AT", "EUR", date(2022, 1, 1), _same("20", "10", "20", "20")),
    # MWSTG Art. 25 Abs. 1, 2 lit. a, 3: food and drinks had here at the standard rate, to go at the reduced one.
    Country(
        "CH",
        "CHF",
        date(2024, 1, 1),
        (("8.1", "2.6"), ("8.1", "2.6"), ("2.6", "2.6"), ("8.1", "8.1")),
        cash=_FIVE_CENTS,
    ),
    # CGI art. 278, 278-0 bis A, 279 m and n: for immediate consumption 10%, groceries 5.5%.
    Country("FR", "EUR", date(2014, 1, 1), _same("10", "10", "5.5", "20")),
    # Arrêté royal n° 20, tables A and B: catering 12% but for drinks. A change of drinks to 12% was put off in 2026.
    # Cash: loi du 30 juillet 2018, to five cents.
    Country("BE", "EUR", date(2014, 1, 1), (("21", "6"), ("12", "6"), ("6", "6"), ("21", "21")), cash=_FIVE_CENTS),
    # Loi TVA, art. 39, 40 and its annexes, standard rate 17% from 1 January 2024.
    Country("LU", "EUR", date(2024, 1, 1), _same("3", "3", "3", "17")),
    # Ley 37/1992 art. 90, 91.Uno.1.1º and 91.Uno.2.2º: hostelería and food 10%. Sweetened drinks to go: 21%.
    Country("ES", "EUR", date(2012, 9, 1), _same("10", "10", "10", "21")),
    # VAT Consolidation Act 2010, s. 46, Sch. 2 and 3, Finance Act 2025: catering, hot drinks 9%; bakery goods to go
    # 13.5%. Bottled soft drinks: 23%.
    Country("IE", "EUR", date(2026, 7, 1), (("9", "9"), ("9", "13.5"), ("0", "0"), ("23", "23"))),
    # VATA 1994 Sch. 8 Group 1, VAT Notice 709/1: catering and hot drinks to go standard-rated, cold food to go zero.
    Country("GB", "GBP", date(2022, 4, 1), (("20", "20"), ("20", "0"), ("0", "0"), ("20", "20"))),
    # Sales taxes of states, counties and towns; on top of the price, as is usual there.
    Country("US", "USD", prices=EXCLUDE_TAX),
    # GST or HST by province; on top of the price. Cash: to five cents since 4 February 2013.
    Country("CA", "CAD", prices=EXCLUDE_TAX, cash=_FIVE_CENTS),
    # GST Act 1999, Div. 38-A: food of premises and prepared food 10%, coffee beans and tea leaves free. Coins: 5 cents.
    Country("AU", "AUD", date(2000, 7, 1), _same("10", "10", "0", "10"), cash=_FIVE_CENTS),
    # Federal Decree-Law 8 of 2017, art. 3; prices include it (art. 38 of its Executive Regulation).
    Country("AE", "AED", date(2018, 1, 1), _same("5", "5", "5", "5")),
    # Royal Order A/638: 15% from 1 July 2020.
    Country("SA", "SAR", date(2020, 7, 1), _same("15", "15", "15", "15")),
    # LIVA art. 1, 2-A I b) and last paragraph: what is prepared where it is sold 16%, to go too; groceries 0%.
    Country("MX", "MXN", date(2014, 1, 1), _same("16", "16", "0", "16")),
)
"""What a new shop usually lives by, with the law that it follows. No advice: its owner is asked to look at it."""
ELSEWHERE = Country("ZZ", "")
"""Any other country: its owner says all of it."""


def check_country(code: str) -> None:
    """Refused where nobody said a country, or it is none."""
    if not code:
        raise Refused("Choose the country of your shop: its taxes and its money go by it.")
    if not re.fullmatch("[A-Z]{2}", code):
        raise Refused("“{code}” is no country. Write its two letters, like DE.", code=code)


def country(code: str) -> Country | None:
    """The one of that code, any other as `ELSEWHERE`; None for ""."""
    if not code:
        return None
    return next((each for each in COUNTRIES if each.code == code), ELSEWHERE)


def country_of(zone_name: str) -> str:
    """The code of the country that a time zone (IANA) is in; "" where it says none, or one that is not listed."""
    code = get_global("zone_territories").get(zone_name, "")
    return code if any(each.code == code for each in COUNTRIES) else ""


def asks_taxes(settings: Settings) -> bool:
    """Whether the owner of a new shop has to say its taxes: where no one law does, until they said one."""
    here = country(settings.first_start.country)
    return here is not None and here.asks and not any(rate.here or rate.to_go for rate in settings.tax_rates)
