"""What an owner decides in forms of the page Shop: who we are, hours, language, promises, vouchers. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from counter.kernel.language import SPOKEN_NAMES, Language
from counter.kernel.money import from_decimal, to_decimal
from counter.recovery.offers import VOUCHER
from counter.recovery.wording import LANGUAGES
from counter.settings.hours import DAYS, hours_words, read_hours, read_time
from counter.settings.rules import Settings
from counter.settings.stations import LONGEST, called, keys_of, station_name, with_station
from counter.ui.desk.work import CurrentShop
from counter.ui.office.setting_draft import (
    NO,
    YES,
    FieldGroup,
    Get,
    Put,
    SettingField,
    promise_number,
    promise_share,
    read_amount,
    text_of,
    whole_of,
    yes_or_no,
)

_A_MONDAY = date(2026, 11, 23)
_SMALL_NUMBER = 5


def week_days(language: Language) -> tuple[str, ...]:
    """The days of the week from Monday on."""
    return tuple(language.weekday(_A_MONDAY + timedelta(days=day)) for day in range(DAYS))


def yes_no(language: Language) -> tuple[tuple[str, str], ...]:
    """The two answers."""
    return (YES, language.say("yes")), (NO, language.say("no"))


def who_we_are(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Shop: who we are, when we are open, and how the counter locks itself."""
    say = shop.language.say
    who = (
        SettingField("shop_name", say("Name"), *text_of("shop_name")),
        SettingField("address", say("Address"), *text_of("address")),
        SettingField("tax_number", say("Tax number"), *text_of("tax_number"), half=True),
        SettingField("contact_line", say("Phone or address to reach us"), *text_of("contact_line"), half=True),
        SettingField("contact", say("Who customers can talk to"), *text_of("contact")),
        SettingField("sentence", say("What we stand for"), *_stands_for()),
    )
    hint = say("closed")
    days = tuple(
        SettingField(f"hours_{day}", name, *_hours_of(day), hint=hint, half=True)
        for day, name in enumerate(week_days(shop.language))
    )
    zone = SettingField("zone_name", say("Time zone"), *text_of("zone_name"), half=True)
    locks = (
        SettingField(
            "lock_minutes",
            say("Minutes without a tap until it locks; 0 is never"),
            *whole_of("lock_minutes"),
            longest=_SMALL_NUMBER,
        ),
        SettingField(
            "pin_digits", say("Digits of a new PIN"), *whole_of("pin_digits"), options=(("4", "4"), ("6", "6"))
        ),
    )
    open_note = say("Write hours like 7:00–17:00, and nothing where it is closed.")
    return (
        FieldGroup(say("Who we are"), who),
        FieldGroup(say("When we are open"), (*days, _day_starts(shop.language), zone), open_note),
        FieldGroup(say("The counter"), locks),
        _stations(shop),
    )


def _day_starts(language: Language) -> SettingField:
    return SettingField(
        "day_starts",
        language.say("The day ends at"),
        lambda settings: f"{settings.day_starts.hour}:{settings.day_starts.minute:02d}",
        lambda settings, typed: replace(settings, day_starts=read_time(typed)),
        half=True,
    )


def _stands_for() -> tuple[Get, Put]:
    """The shop's sentence in its own language, where it is said in several."""

    def put(settings: Settings, typed: str) -> Settings:
        own = settings.locale.partition("_")[0]
        if own in settings.sentences:
            return replace(settings, sentences={**settings.sentences, own: typed})
        return replace(settings, sentence=typed)

    return lambda settings: settings.stands_for(settings.locale.partition("_")[0]), put


def _hours_of(day: int) -> tuple[Get, Put]:
    def put(settings: Settings, typed: str) -> Settings:
        week = list(settings.hours or (None,) * DAYS)
        week[day] = read_hours(typed)
        return replace(settings, hours=tuple(week) if any(week) else ())

    return lambda settings: hours_words(settings.hours[day]) if settings.hours else "", put


def languages(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Language."""
    say = shop.language.say
    language = SettingField(
        "language",
        say("What customers hear and read, and staff who chose no other"),
        lambda settings: settings.locale.partition("_")[0],
        lambda settings, typed: replace(settings, locale=typed),
        options=tuple(zip(LANGUAGES, SPOKEN_NAMES, strict=True)),
    )
    place = SettingField(
        "locale",
        say("Language and country"),
        *text_of("locale"),
        note=say("How numbers and dates are written: en_GB as in Britain, de_CH as in Switzerland."),
    )
    note = say("Each person can choose another, and so can a receipt.")
    return (FieldGroup(say("Language"), (language, place), note),)


def promising(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Promise."""
    say = shop.language.say
    promises = (
        SettingField("target", say("Promises to keep, in percent"), *promise_share("target"), longest=_SMALL_NUMBER),
        SettingField(
            "longest_minutes",
            say("The longest time we promise, in minutes"),
            *promise_number("longest_minutes"),
            longest=_SMALL_NUMBER,
        ),
    )
    late = (
        SettingField(
            "tell_from",
            say("Customers are told when a promise breaks with a chance of, in percent"),
            *promise_share("tell_from"),
            longest=_SMALL_NUMBER,
        ),
        SettingField(
            "small_delay_seconds",
            say("A later time is worth a word from, in seconds"),
            *promise_number("small_delay_seconds"),
            longest=_SMALL_NUMBER,
        ),
        SettingField(
            "grace_seconds",
            say("A voucher prints when an order is later than, in seconds"),
            *promise_number("grace_seconds"),
            longest=_SMALL_NUMBER,
        ),
        SettingField(
            "shelf_minutes",
            say("Minutes on the shelf until it is a mishap; 0 is never"),
            *whole_of("shelf_minutes"),
            longest=_SMALL_NUMBER,
        ),
    )
    return (
        FieldGroup(say("What we promise"), promises, say("A promise counts from the next order on.")),
        FieldGroup(say("When it does not hold"), late),
    )


def vouchers(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Vouchers."""
    say, book = shop.language.say, shop.playbook
    worth = SettingField(
        "worth",
        say("What a voucher takes off, in {currency}", currency=shop.settings.currency),
        *_worth(shop),
        note=say("For every kind of mishap; the playbook can say otherwise for one."),
        longest=_SMALL_NUMBER * 2,
    )
    rest = SettingField(
        "voucher_keeps_rest",
        say("What is not used stays on it"),
        *yes_or_no("voucher_keeps_rest"),
        options=yes_no(shop.language),
    )
    fields = (worth, rest, *([_offline_cap(shop)] if shop.of_several else []))
    months = shop.language.say_count(
        "A voucher is good for {count} month.", "A voucher is good for {count} months.", book.valid_months
    )
    return (FieldGroup(say("Vouchers"), fields, months),)


def _offline_cap(shop: CurrentShop) -> SettingField:
    """How far vouchers go while the shop's server is away; a shop that has none is not asked."""
    say = shop.language.say
    return SettingField(
        "offline_voucher_cap",
        say("While the server is away a voucher takes off at most, in {currency}", currency=shop.settings.currency),
        lambda settings: str(settings.offline_voucher_cap),
        lambda settings, typed: replace(settings, offline_voucher_cap=read_amount(typed)),
        note=say("Gift cards pay as much. 0 takes none; what two tills took twice stands on Day."),
        longest=_SMALL_NUMBER * 2,
    )


def _worth(shop: CurrentShop) -> tuple[Get, Put]:
    """What a voucher is worth where nothing else is said."""
    known, currency = shop.playbook.gestures[VOUCHER].amount, shop.settings.currency
    usual = str(to_decimal(known)) if known else ""

    def get(settings: Settings) -> str:
        decided = settings.playbook.amounts.get(VOUCHER)
        return usual if decided is None else str(to_decimal(from_decimal(decided, currency)))

    def put(settings: Settings, typed: str) -> Settings:
        amounts = {**settings.playbook.amounts, VOUCHER: read_amount(typed)}
        return replace(settings, playbook=replace(settings.playbook, amounts=amounts))

    return get, put


def _stations(shop: CurrentShop) -> FieldGroup:
    """Where things are made: what each is called, and one more; what is left empty is taken off."""
    say, stations = shop.language.say, shop.settings.stations
    fields = [
        SettingField(
            f"station_{key}",
            station_name(stations, key, shop.language),
            *_station(key, shop.language),
            half=True,
            longest=LONGEST,
        )
        for key in keys_of(stations)
    ]
    new = SettingField(
        "station",
        say("One more station"),
        lambda _settings: "",
        lambda settings, typed: replace(settings, stations=with_station(settings.stations, typed)),
        hint=say("like Matcha"),
        longest=LONGEST,
    )
    note = say("An empty name takes a station off. Say on Menu what is made where.")
    return FieldGroup(say("Stations"), (*fields, new), note)


def _station(key: str, language: Language) -> tuple[Get, Put]:
    def get(settings: Settings) -> str:
        return station_name(settings.stations, key, language) if key in keys_of(settings.stations) else ""

    def put(settings: Settings, typed: str) -> Settings:
        return settings if typed == get(settings) else replace(settings, stations=called(settings.stations, key, typed))

    return get, put
