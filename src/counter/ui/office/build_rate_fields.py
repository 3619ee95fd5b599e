"""The rates of the shop's tax classes as fields of a form: what counts today, what comes, and a new one. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.typed_day import read_day, typed_day
from counter.kernel.typed_text import tidy_text
from counter.settings.rules import Settings
from counter.settings.taxes import Tax, TaxRate
from counter.ui.desk.work import CurrentShop
from counter.ui.office.setting_draft import NO, YES, FieldGroup, Get, Put, SettingField, read_percent

Said = Decimal | tuple[Tax, ...]
_COMPOUND = "+"
_SHORT, _LONGEST_CLASS = 40, 20
_COMMA_IN_RATE = re.compile(r"\d+,\d+ *%?")


class NewRate(TaxRate):
    """The one rate of a form that is not there yet; without a rate until one is typed."""


def rates(shop: CurrentShop) -> FieldGroup:
    """The rate of each class that counts today, and those that come; those before are only told."""
    language = shop.language
    today = shop.settings.trading_day(shop.clock.now())
    used = {item.tax_class: item.name for item in shop.menu.items}
    known = tuple(
        each
        for rate in shop.settings.tax_rates
        if not _is_over(rate, shop.settings, today)
        for each in _rate(rate, today, used, language)
    )
    over = [
        rate_line(rate, today, language) for rate in shop.settings.tax_rates if _is_over(rate, shop.settings, today)
    ]
    help_ = language.say("In percent. Several taxes by their names: GST 5, QST 9.975; +QST is on top of those before.")
    told = [language.say("Rates before: {rates}.", rates=language.listed(over))] if over else []
    return FieldGroup(language.say("Taxes"), known, "\n".join([help_, *told]))


def _is_over(rate: TaxRate, settings: Settings, today: date) -> bool:
    """Whether a later rate of its class counts instead."""
    return any(each.tax_class == rate.tax_class and rate.since < each.since <= today for each in settings.tax_rates)


def new_rate(shop: CurrentShop) -> FieldGroup:
    """A rate from a day on: of a class that is there, which is tapped, or of a new one by its name."""
    say, settings, locale = shop.language.say, shop.settings, shop.language.locale
    today = settings.trading_day(shop.clock.now())
    tomorrow = today + timedelta(days=1)

    def of_class(settings: Settings, name: str) -> Settings:
        return replace(settings, tax_rates=(*settings.tax_rates, NewRate(name, tomorrow, (), ())))

    def named(settings: Settings, typed: str) -> Settings:
        if any(isinstance(each, NewRate) for each in settings.tax_rates):
            raise Refused("A rate is of one tax class. Discard, and tap the class or write the name of a new one.")
        return of_class(settings, tidy_text(typed, _LONGEST_CLASS))

    def since(rate: NewRate, typed: str) -> NewRate:
        day = read_day(typed, locale)
        if day < today:
            raise Refused("{day} is over. A new rate begins today or later; what counts today stands above.", day=typed)
        return replace(rate, since=day)

    def here(rate: NewRate, typed: str) -> NewRate:
        return replace(rate, here=read_rate(typed), to_go=read_rate(typed))

    classes = dict.fromkeys(rate.tax_class for rate in settings.tax_rates)
    options = tuple((each, each) for each in classes)
    to_go = _of_new(lambda rate, typed: replace(rate, to_go=read_rate(typed)))
    fields = (
        SettingField("new_class", say("Tax class"), _nothing, of_class, options=options),
        SettingField(
            "new_name", say("Or the name of a new tax class"), _nothing, named, longest=_LONGEST_CLASS, half=True
        ),
        SettingField("new_since", say("From"), _nothing, _of_new(since), hint=typed_day(tomorrow, locale), half=True),
        SettingField("new_here", say("Here, in percent"), _nothing, _of_new(here), half=True),
        SettingField("new_to_go", say("To go, in percent"), _nothing, to_go, hint=say("as here"), half=True),
    )
    note = say("A new rate starts on its date, tomorrow where you write none. Old receipts keep theirs.")
    return FieldGroup(say("New rate"), fields, note)


def since_words(rate: TaxRate, today: date, language: Language) -> str:
    """From when on a rate holds: “since 1 Jan 2026”, or “from 1 Jan 2027” where that is still to come."""
    day = language.short_date(rate.since)
    return language.say("from {day}", day=day) if rate.since > today else language.say("since {day}", day=day)


def rate_line(rate: TaxRate, today: date, language: Language) -> str:
    """A rate in one line: “drinks 19% here, 7% to go, since 1 Jan 2026”."""
    return language.say(
        "{name} {here}% here, {to_go}% to go, {since}",
        name=rate.tax_class,
        here=rate_typed(rate.here),
        to_go=rate_typed(rate.to_go),
        since=since_words(rate, today, language),
    )


def _rate(rate: TaxRate, today: date, used: Mapping[str, str], language: Language) -> Iterator[SettingField]:
    key, since, say = f"{rate.tax_class} {rate.since}", since_words(rate, today, language), language.say
    here = say("{name} here, {since}", name=rate.tax_class, since=since)
    to_go = say("{name} to go, {since}", name=rate.tax_class, since=since)
    yield SettingField(f"{key} here", here, *_shares(rate, is_here=True), half=True, longest=_SHORT)
    yield SettingField(f"{key} to go", to_go, *_shares(rate, is_here=False), half=True, longest=_SHORT)
    if rate.since > today:
        comes = say("{name} changes {since}", name=rate.tax_class, since=since)
        options = ((YES, say("It comes")), (NO, say("Take it back")))
        yield SettingField(f"{key} comes", comes, *_comes(rate, used), options=options)


def _comes(of: TaxRate, used: Mapping[str, str]) -> tuple[Get, Put]:
    """Whether a rate that has not begun comes; `used` names an item of each class that is on the menu."""

    def put(settings: Settings, typed: str) -> Settings:
        others = tuple(each for each in settings.tax_rates if not _is_same(each, of))
        if typed == YES:
            return settings
        if of.tax_class in used and of.tax_class not in {each.tax_class for each in others}:
            raise Refused(
                "{item} has the tax class “{name}”, which would be without a rate. Give it another class first.",
                item=used[of.tax_class],
                name=of.tax_class,
            )
        return replace(settings, tax_rates=others)

    return lambda settings: YES if any(_is_same(each, of) for each in settings.tax_rates) else NO, put


def _is_same(one: TaxRate, other: TaxRate) -> bool:
    return not isinstance(one, NewRate) and (one.tax_class, one.since) == (other.tax_class, other.since)


def _shares(of: TaxRate, *, is_here: bool) -> tuple[Get, Put]:
    """One share of a rate."""

    def get(settings: Settings) -> str:
        found = next((each for each in settings.tax_rates if _is_same(each, of)), None)
        return rate_typed(found.here if is_here else found.to_go) if found else ""

    def change(rate: TaxRate, typed: str) -> TaxRate:
        said = read_rate(typed)
        return replace(rate, here=said) if is_here else replace(rate, to_go=said)

    def put(settings: Settings, typed: str) -> Settings:
        if not typed.strip():
            raise Refused("“{name}” needs a rate. Write one, 0 where it is not taxed.", name=of.tax_class)
        now = tuple(change(each, typed) if _is_same(each, of) else each for each in settings.tax_rates)
        return replace(settings, tax_rates=now)

    return get, put


def _of_new(change: Callable[[NewRate, str], NewRate]) -> Put:
    """Something about the new rate, whose class is said before."""

    def put(settings: Settings, typed: str) -> Settings:
        if not any(isinstance(each, NewRate) for each in settings.tax_rates):
            raise Refused("Say of which tax class the new rate is: tap one, or write the name of a new one.")
        changed = (change(each, typed) if isinstance(each, NewRate) else each for each in settings.tax_rates)
        return replace(settings, tax_rates=tuple(changed))

    return put


def _nothing(_settings: Settings) -> str:
    return ""


def rate_typed(said: Said) -> str:
    """A rate as somebody types it: 19, or several by their names."""
    if isinstance(said, Decimal):
        return _percent(said)
    return ", ".join(f"{_COMPOUND if tax.compound else ''}{tax.name} {_percent(tax.rate)}".strip() for tax in said)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def read_rate(typed: str) -> Said:
    """One rate in percent, or several taxes with commas, each by its name. Refused where one is no percentage."""
    if _COMMA_IN_RATE.fullmatch(typed.strip()):
        return read_percent(typed) / 100
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) < 2 and " " not in typed.strip().removesuffix("%").strip():  # noqa: PLR2004 - several are more than one
        return read_percent(typed) / 100
    taxes = []
    for part in parts:
        name, _space, percent = part.removesuffix("%").strip().rpartition(" ")
        plain = tidy_text(name.removeprefix(_COMPOUND))
        taxes.append(Tax(read_percent(percent) / 100, plain, compound=name.startswith(_COMPOUND)))
    return tuple(taxes)
