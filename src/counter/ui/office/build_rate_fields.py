"""The rates of the shop's tax classes as fields of a form: each from its day on, and a new one. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.typed_text import tidy_text
from counter.settings.rules import Settings
from counter.settings.taxes import Tax, TaxRate
from counter.ui.desk.work import CurrentShop
from counter.ui.office.setting_draft import FieldGroup, Get, Put, SettingField, read_percent

Said = Decimal | tuple[Tax, ...]
_COMPOUND = "+"
_SHORT, _LONGEST_CLASS = 40, 20


def rates(shop: CurrentShop) -> FieldGroup:
    """The rates as they are; one whose day comes says so."""
    language = shop.language
    today = shop.settings.trading_day(shop.clock.now())
    known = tuple(each for rate in shop.settings.tax_rates for each in _rate(rate, today, language))
    note = language.say("In percent. Several taxes by their names: GST 5, QST 9.975; +QST is on top of those before.")
    return FieldGroup(language.say("Taxes"), known, note)


def new_rate(shop: CurrentShop) -> FieldGroup:
    """A rate from a day on; of a class that is there, or of a new one."""
    say, settings = shop.language.say, shop.settings
    tomorrow = settings.trading_day(shop.clock.now()) + timedelta(days=1)
    base = frozenset((rate.tax_class, rate.since) for rate in settings.tax_rates)

    def add(settings: Settings, typed: str) -> Settings:
        if not typed.strip():
            return settings
        rate = TaxRate(tidy_text(typed, _LONGEST_CLASS), tomorrow, Decimal(0), Decimal(0))
        return replace(settings, tax_rates=(*settings.tax_rates, rate))

    fields = (
        SettingField("new_class", say("Tax class"), _nothing, add, longest=_LONGEST_CLASS, half=True),
        SettingField(
            "new_since",
            say("From"),
            _nothing,
            _of_new(base, lambda rate, typed: replace(rate, since=_read_day(typed))),
            hint=tomorrow.isoformat(),
            half=True,
        ),
        SettingField(
            "new_here",
            say("Here, in percent"),
            _nothing,
            _of_new(base, lambda rate, typed: replace(rate, here=read_rate(typed))),
            half=True,
        ),
        SettingField(
            "new_to_go",
            say("To go, in percent"),
            _nothing,
            _of_new(base, lambda rate, typed: replace(rate, to_go=read_rate(typed))),
            half=True,
        ),
    )
    return FieldGroup(say("New rate"), fields, say("A new rate starts on its date. Old receipts keep theirs."))


def since_words(rate: TaxRate, today: date, language: Language) -> str:
    """From when on a rate holds: “since 1 Jan 2026”, or “from 1 Jan 2027” where that is still to come."""
    day = language.short_date(rate.since)
    return language.say("from {day}", day=day) if rate.since > today else language.say("since {day}", day=day)


def _rate(rate: TaxRate, today: date, language: Language) -> tuple[SettingField, ...]:
    key, since, say = f"{rate.tax_class} {rate.since}", since_words(rate, today, language), language.say
    here = say("{name} here, {since}", name=rate.tax_class, since=since)
    to_go = say("{name} to go, {since}", name=rate.tax_class, since=since)
    return (
        SettingField(f"{key} here", here, *_shares(rate, is_here=True), half=True, longest=_SHORT),
        SettingField(f"{key} to go", to_go, *_shares(rate, is_here=False), half=True, longest=_SHORT),
    )


def _shares(of: TaxRate, *, is_here: bool) -> tuple[Get, Put]:
    """One share of a rate; nothing typed takes the whole rate off."""

    def is_it(rate: TaxRate) -> bool:
        return (rate.tax_class, rate.since) == (of.tax_class, of.since)

    def get(settings: Settings) -> str:
        found = next(filter(is_it, settings.tax_rates), None)
        return rate_typed(found.here if is_here else found.to_go) if found else ""

    def change(rate: TaxRate, typed: str) -> TaxRate:
        said = read_rate(typed)
        return replace(rate, here=said) if is_here else replace(rate, to_go=said)

    def put(settings: Settings, typed: str) -> Settings:
        if typed.strip():
            now = [change(each, typed) if is_it(each) else each for each in settings.tax_rates]
            return replace(settings, tax_rates=tuple(now))
        others = tuple(each for each in settings.tax_rates if not is_it(each))
        if of.tax_class not in {each.tax_class for each in others}:
            raise Refused("“{name}” needs a rate. Write one, 0 where it is not taxed.", name=of.tax_class)
        return replace(settings, tax_rates=others)

    return get, put


def _of_new(base: frozenset[tuple[str, date]], change: Callable[[TaxRate, str], TaxRate]) -> Put:
    """Something about the rate that is none of those there were."""

    def put(settings: Settings, typed: str) -> Settings:
        new = next((each for each in settings.tax_rates if (each.tax_class, each.since) not in base), None)
        if new is None:
            raise Refused("Say of which tax class the new rate is, like food.")
        changed = change(new, typed)
        if (changed.tax_class, changed.since) in base:
            raise Refused("“{name}” has a rate from that day already. Change that one.", name=changed.tax_class)
        return replace(settings, tax_rates=tuple(changed if each is new else each for each in settings.tax_rates))

    return put


def _nothing(_settings: Settings) -> str:
    return ""


def _read_day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Refused("“{typed}” is no day. Write one like 2027-01-01.", typed=typed) from None


def rate_typed(said: Said) -> str:
    """A rate as somebody types it: 19, or several by their names."""
    if isinstance(said, Decimal):
        return _percent(said)
    return ", ".join(f"{_COMPOUND if tax.compound else ''}{tax.name} {_percent(tax.rate)}".strip() for tax in said)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def read_rate(typed: str) -> Said:
    """One rate in percent, or several taxes with commas, each by its name. Refused where one is no percentage."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) < 2 and " " not in typed.strip().removesuffix("%").strip():  # noqa: PLR2004 - several are more than one
        return read_percent(typed) / 100
    taxes = []
    for part in parts:
        name, _space, percent = part.removesuffix("%").strip().rpartition(" ")
        plain = tidy_text(name.removeprefix(_COMPOUND))
        taxes.append(Tax(read_percent(percent) / 100, plain, compound=name.startswith(_COMPOUND)))
    return tuple(taxes)
