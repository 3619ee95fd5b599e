"""Amounts, shares and words for yes and no, as other tills write them. What can be read in two ways is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal

_OPEN = {"variable", "open", "variabel", "offen", "variable price", "prix variable", "precio variable", "varies"}
"""How tills say that whoever rings it up says the price."""
_YES = {"y", "yes", "true", "1", "x", "ja", "j", "oui", "o", "sí", "si", "s", "wahr", "vrai", "verdadero", "نعم"}
_NO = {"", "n", "no", "false", "0", "-", "nein", "non", "falsch", "faux", "falso", "لا"}
_SIGN = re.compile(r"[$£€¥₩₹₽₺]|[A-Z]{1,3}\$|\b[A-Z]{3}\b")
_BLANKS = re.compile(r"\s")
_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_BY_THOUSANDS = re.compile(
    r"[0-9]{1,3}(?:(?P<mark>[.,'’])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?P<rest>[.,][0-9]+)?", re.ASCII
)
_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?\s*%?", re.ASCII)
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY"}
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"}


def is_open(text: str) -> bool:
    """Whether this says that there is no fixed price."""
    return text.casefold() in _OPEN


def sign_of_another(text: str, currency: str) -> str:
    """The sign of a currency in `text` that is not the shop's; "" where there is none, or it may be its own."""
    found = _SIGN.search(text)
    if found is None:
        return ""
    sign = found[0]
    if sign.endswith("$") and currency in _DOLLARS:
        return ""
    return "" if _SIGNS.get(sign, sign) == currency else sign


def read_amount(text: str, currency: str) -> Money:
    """An amount as people and tills write it: "2,4", "£4,250.00", "1.234,50 €", "4’250.00"; not below nothing.

    Refused where it is none, or could be two ("1,234" of a currency with cents).
    """
    plain = _BLANKS.sub("", _SIGN.sub("", text))
    places = get_currency_precision(currency)
    grouped = _BY_THOUSANDS.fullmatch(plain)
    if grouped and grouped["rest"] and grouped["rest"][0] != grouped["mark"]:
        whole = plain[: -len(grouped["rest"])].replace(grouped["mark"], "")
        plain = f"{whole}.{grouped['rest'][1:]}"
    elif (
        grouped and not grouped["rest"] and (not places or plain.count(grouped["mark"]) > 1 or grouped["mark"] in "'’")
    ):
        plain = plain.replace(grouped["mark"], "")
    elif not _PLAIN.fullmatch(plain) or ("," in plain and places and len(plain.partition(",")[2]) > 2):  # noqa: PLR2004
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=text)
    amount = from_decimal(plain, currency)
    if amount.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=text)
    return amount


def read_percent(text: str) -> Decimal:
    """A share in percent: "19", "6.625%", "5,5 %". Refused where it is none."""
    if not _PERCENT.fullmatch(text):
        raise Refused("“{percent}” is no percentage. Write it like 10 or 12.5.", percent=text)
    return Decimal(text.rstrip("% ").replace(",", "."))


def read_yes(text: str) -> bool:
    """Whether this says yes. Refused where it says neither."""
    said = text.casefold()
    if said not in _YES | _NO:
        raise Refused("“{value}” is neither yes nor no.", value=text)
    return said in _YES
