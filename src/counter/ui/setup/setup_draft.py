"""What a new owner typed in the step they are at, and what it decides. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from babel.core import get_global
from babel.numbers import get_currency_precision

from counter.flows.first_start import Newcomer
from counter.kernel.errors import Refused
from counter.kernel.typed_text import folded, tidy_text
from counter.people.pins import check_pin
from counter.people.queries import OWNER
from counter.people.rules import check_name
from counter.settings.countries import asks_taxes, check_country
from counter.settings.first_start import MONEY, SHOP, FirstStart, Step
from counter.settings.rules import Settings
from counter.settings.taxes import INCLUDE_TAX, TaxRate

BARISTA = "barista"
COUNTRY = "country"
"""The key of the shop’s country: it is asked, and decided at once."""
OTHERS = 6
"""So many people besides the owner are asked for; whoever comes later is added in the office."""
_FRESH = Settings()
_ALL = 100
"""A share in percent is no more than this."""
_MOST_CASH = 1_000_000


@dataclass(frozen=True, slots=True)
class SetupDraft:
    """What is typed or chosen, by the key of its field, and what is wrong with it."""

    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, Refused] = field(default_factory=dict)

    def write(self, key: str, text: str) -> SetupDraft:
        """With this in place of what stood there; nothing is wrong with it as yet."""
        wrong = {each: why for each, why in self.wrong.items() if each != key}
        return SetupDraft({**self.typed, key: text}, wrong)

    def text(self, key: str, settings: Settings) -> str:
        """What stands in a field: what was typed, else what was answered before."""
        return self.typed[key] if key in self.typed else _answered(key, settings)


def tax_key(rate: TaxRate, *, here: bool) -> str:
    """The key of a tax class's field."""
    return f"tax {'here' if here else 'to go'} {rate.tax_class}"


def other_key(place: int, what: str) -> str:
    """The key of the field `what` ("name", "role") of the person in that place, from 0."""
    return f"{what} {place}"


def others_asked(draft: SetupDraft, settings: Settings) -> int:
    """How many people's fields there are: one more than have a name."""
    named = [place for place in range(OTHERS) if draft.text(other_key(place, "name"), settings).strip()]
    return min(max(named, default=-1) + 2, OTHERS)


def _answered(key: str, settings: Settings) -> str:
    if key in ("shop_name", "address"):
        said = str(getattr(settings, key))
        return "" if said == getattr(_FRESH, key) else said
    if key in ("contact_line", "tax_number", "currency", "prices"):
        return str(getattr(settings, key))
    if key == "in_drawer":
        return settings.first_start.in_drawer
    for rate in settings.tax_rates:
        for here in (True, False):
            if key == tax_key(rate, here=here):
                return "" if asks_taxes(settings) else percent_typed(rate.here if here else rate.to_go)
    return BARISTA if key.startswith("role ") else ""


def percent_typed(share: object) -> str:
    """A share as it is typed: 0.07 as 7; "" where a class has several taxes, which the office says."""
    return f"{(share * 100).normalize():f}" if isinstance(share, Decimal) else ""


def decided_by(
    step: Step, draft: SetupDraft, settings: Settings
) -> tuple[dict[str, object], FirstStart, dict[str, Refused]]:
    """What a step's answers decide, how far the owner is by them, and what is wrong with them, by field."""
    first_start, wrong = settings.first_start, dict[str, Refused]()
    decided: dict[str, object] = {}

    def read(key: str, check: Callable[[str], object]) -> object:
        try:
            return check(draft.text(key, settings))
        except Refused as refused:
            wrong[key] = refused
            return None

    if step == SHOP:
        decided = {
            "shop_name": read("shop_name", _shop_name),
            "address": read("address", _address),
            "contact_line": read("contact_line", tidy_text),
        }
        try:
            check_country(first_start.country)
        except Refused as refused:
            wrong[COUNTRY] = refused
    elif step == MONEY:
        decided = {
            "currency": read("currency", _currency),
            "tax_number": read("tax_number", tidy_text),
            "prices": draft.text("prices", settings) or INCLUDE_TAX,
            "tax_rates": tuple(_rates(settings, read)),
        }
        cash = read("in_drawer", lambda typed: _cash(typed, str(decided["currency"] or settings.currency)))
        first_start = replace(first_start, in_drawer=str(cash))
    return decided, first_start, wrong


def _rates(settings: Settings, read: Callable[[str, Callable[[str], object]], object]) -> Iterator[TaxRate]:
    for rate in settings.tax_rates:
        shares = {}
        for here, name in ((True, "here"), (False, "to_go")):
            if isinstance(getattr(rate, name), Decimal):
                shares[name] = read(tax_key(rate, here=here), _share)
        yield replace(rate, **shares)  # type: ignore[arg-type]


def people_of(draft: SetupDraft, settings: Settings) -> tuple[tuple[Newcomer, ...], dict[str, Refused]]:
    """Who works here by what is typed, the owner first; and what is wrong with it, by field."""
    wrong: dict[str, Refused] = {}
    people: list[Newcomer] = []

    def text(key: str) -> str:
        return draft.text(key, settings).strip()

    def add(key: str, role: str, pin: str = "") -> None:
        try:
            name = check_name(text(key))
            if folded(name) in {folded(each.name) for each in people}:
                raise Refused("Somebody here is called {name} already. Write another name.", name=name)
            people.append(Newcomer(name, role, pin))
        except Refused as refused:
            wrong[key] = refused

    pin = text("pin")
    try:
        check_pin(_pin(pin), settings.pin_digits)
    except Refused as refused:
        wrong["pin"] = refused
    if pin and pin != text("pin again"):
        wrong["pin again"] = Refused("The two were not the same. Choose it once more.")
    add("owner", OWNER, pin)
    for place in range(others_asked(draft, settings)):
        if text(other_key(place, "name")):
            add(other_key(place, "name"), text(other_key(place, "role")) or BARISTA)
    return tuple(people), wrong


def _pin(typed: str) -> str:
    if not typed:
        raise Refused("Choose a PIN: without one everybody at this counter could do what you can.")
    return typed


def _shop_name(typed: str) -> str:
    if not (name := tidy_text(typed)):
        raise Refused("Say what your shop is called: it stands on every receipt.")
    return name


def _address(typed: str) -> str:
    if not (address := tidy_text(typed)):
        raise Refused("Say where your shop is: it stands on every receipt.")
    return address


def _currency(typed: str) -> str:
    name = typed.strip().upper()
    if name not in get_global("all_currencies"):
        raise Refused("There is no currency “{name}”. Write one like EUR.", name=typed)
    return name


def _number(typed: str) -> Decimal | None:
    text = typed.strip().removesuffix("%").replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and "e" not in text.lower() else None


def _share(typed: str) -> Decimal:
    if not typed.strip():
        raise Refused("Write the tax in percent, 0 where there is none.")
    percent = _number(typed)
    if percent is None or not 0 <= percent <= _ALL:
        raise Refused("“{typed}” is no share. Write a number from 0 to 100, in percent.", typed=typed)
    return percent / 100


def _cash(typed: str, currency: str) -> str:
    """An amount as it is kept: whole units of money, with no smaller ones than there are."""
    if not typed.strip():
        return ""
    amount = _number(typed)
    if amount is None or not 0 <= amount < _MOST_CASH or amount != round(amount, get_currency_precision(currency)):
        raise Refused("“{amount}” is no amount of cash. Write one like 100.00.", amount=typed)
    return f"{amount:f}"
