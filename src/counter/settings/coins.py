"""The notes and coins of the world, as central banks issue them and people pay with."""

from __future__ import annotations

from counter.kernel.money import Money, from_decimal

CASH = {
    "AUD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05"),  # Reserve Bank of Australia
    "BRL": ("200 100 50 20 10 5 2", "1 0.50 0.25 0.10 0.05"),  # Banco Central do Brasil
    "CAD": ("100 50 20 10 5", "2 1 0.25 0.10 0.05"),  # Bank of Canada; no cent since 2013
    "CHF": ("200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05"),  # Swiss National Bank
    "CZK": ("5000 2000 1000 500 200 100", "50 20 10 5 2 1"),  # Czech National Bank
    "DKK": ("500 200 100 50", "20 10 5 2 1 0.50"),  # Danmarks Nationalbank
    "EUR": ("200 100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),  # European Central Bank; no 500 since 2019
    "GBP": ("50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),  # Bank of England, Royal Mint
    "HUF": ("20000 10000 5000 2000 1000 500", "200 100 50 20 10 5"),  # Magyar Nemzeti Bank
    "INR": ("500 200 100 50 20 10", "20 10 5 2 1"),  # Reserve Bank of India
    "JPY": ("10000 5000 2000 1000", "500 100 50 10 5 1"),  # Bank of Japan
    "MXN": ("1000 500 200 100 50 20", "20 10 5 2 1 0.50"),  # Banco de México
    "NOK": ("1000 500 200 100 50", "20 10 5 1"),  # Norges Bank
    "NZD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10"),  # Reserve Bank of New Zealand
    "PLN": ("500 200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"),  # Narodowy Bank Polski
    "SEK": ("1000 500 200 100 50 20", "10 5 2 1"),  # Sveriges Riksbank
    "USD": ("100 50 20 10 5 2 1", "1 0.50 0.25 0.10 0.05 0.01"),  # Federal Reserve, U.S. Mint
}
"""By currency the notes, and the coins, from the largest down."""
_MANTISSAS = (1, 2, 5, 25)
"""What a coin is worth but for noughts at its end, anywhere."""
_USUAL = (5, 10, 50, 100)
"""Minor units of coins where none are listed."""


def coins_make(amount: Money) -> bool:
    """Whether an amount is what one coin or note could be worth, and a multiple of the smallest coin there is."""
    minor = amount.minor
    if minor <= 0 or minor % _smallest(amount.currency):
        return False
    while minor % 10 == 0:
        minor //= 10
    return minor in _MANTISSAS


def steps_of(currency: str) -> tuple[Money, ...]:
    """The coins of a currency that cash could be rounded to, the smallest first."""
    if currency not in CASH:
        return tuple(Money(minor, currency) for minor in _USUAL)
    coins = (from_decimal(coin, currency) for coin in reversed(CASH[currency][1].split()))
    return tuple(coin for coin in coins if coin.minor > 1)


def _smallest(currency: str) -> int:
    """Minor units of the smallest coin."""
    coins = CASH.get(currency)
    return from_decimal(coins[1].split()[-1], currency).minor if coins else 1
