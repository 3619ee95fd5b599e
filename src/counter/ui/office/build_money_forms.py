"""What an owner decides about money and how taxes are reckoned, as forms of the page Shop. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from counter.kernel.language import Language, _
from counter.kernel.money import to_decimal
from counter.kernel.typed_text import tidy_text
from counter.settings.cash import CashMethod, CashRounding
from counter.settings.coins import steps_of
from counter.settings.punch_card import PunchCard
from counter.settings.rules import Settings
from counter.settings.taxes import EXCLUDE_TAX, INCLUDE_TAX, PER_DOCUMENT, PER_LINE, Service
from counter.ui.desk.work import CurrentShop
from counter.ui.office.build_rate_fields import new_rate, rates
from counter.ui.office.build_shop_forms import yes_no
from counter.ui.office.setting_draft import (
    SEVERAL,
    FieldGroup,
    Get,
    Put,
    SettingField,
    choice_of,
    read_amount,
    read_percent,
    read_whole,
    text_of,
    yes_or_no,
)

_METHODS: dict[CashMethod, str] = {
    "half up": _("To the nearest, the half up"),
    "half down": _("To the nearest, the half down"),
    "up": _("Always up"),
    "down": _("Always down"),
}
_EVERYWHERE = {"cash": _("Cash"), "card": _("Card"), "gift card": _("Gift card"), "house": _("House account")}
_LONGEST_LIST, _SHORT = 120, 10


def money(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Money: the currency, cash, ways to pay, accounts, the punch card."""
    language, settings = shop.language, shop.settings
    say = language.say
    priced = bool(shop.menu.items or shop.menu.every_item)
    currency = SettingField(
        "currency",
        say("Currency"),
        *text_of("currency"),
        note=say("The menu has its prices in it, so it stays.") if priced else say("Three letters, like EUR."),
        fixed=priced,
        longest=3,
    )
    cash = (
        currency,
        SettingField("cash_step", say("Cash is rounded to"), *_step(), options=_steps(settings, language)),
        SettingField(
            "cash_method",
            say("How it is rounded"),
            *_method(),
            options=tuple((each, say(words)) for each, words in _METHODS.items()),
            fixed=settings.cash_rounding is None,
        ),
        SettingField(
            "blind_count",
            say("The drawer is counted without seeing what should be in it"),
            *yes_or_no("blind_count"),
            options=yes_no(language),
        ),
    )
    return (
        FieldGroup(say("Cash"), cash),
        FieldGroup(say("Ways to pay"), _ways(shop)),
        FieldGroup(say("Punch card"), _punch_card(shop)),
    )


def _ways(shop: CurrentShop) -> tuple[SettingField, ...]:
    say, own = shop.language.say, shop.settings.tenders
    tips = tuple((each, say(words)) for each, words in _EVERYWHERE.items()) + tuple((each, each) for each in own)
    return (
        SettingField(
            "tenders",
            say("Ways to pay of our own"),
            lambda settings: ", ".join(settings.tenders),
            lambda settings, typed: replace(settings, tenders=_listed(typed)),
            note=say("With commas, like twint, lunch card."),
            longest=_LONGEST_LIST,
        ),
        SettingField(
            "tip_tenders",
            say("Tips come by"),
            lambda settings: SEVERAL.join(settings.tip_tenders),
            lambda settings, typed: replace(settings, tip_tenders=_several(typed, [each for each, _words in tips])),
            options=tips,
            many=True,
        ),
        SettingField(
            "account_limit",
            say("A house account can owe, at most"),
            lambda settings: "" if settings.account_limit is None else str(settings.account_limit),
            lambda settings, typed: replace(settings, account_limit=read_amount(typed) if typed.strip() else None),
            hint=say("as much as it likes"),
            longest=_SHORT,
        ),
    )


def _punch_card(shop: CurrentShop) -> tuple[SettingField, ...]:
    say = shop.language.say
    categories = tuple((each, each) for each in shop.menu.categories)
    names = [each for each, _words in categories]
    return (
        SettingField(
            "punch_every",
            say("Every so-many-th is on us"),
            lambda settings: str(settings.punch_card.every) if settings.punch_card else "",
            lambda settings, typed: replace(settings, punch_card=_card(settings.punch_card, typed)),
            hint=say("no punch card"),
            longest=2,
        ),
        SettingField(
            "punch_categories",
            say("Of these; of none chosen, of all"),
            lambda settings: SEVERAL.join(settings.punch_card.categories) if settings.punch_card else "",
            lambda settings, typed: _with_categories(settings, _several(typed, names)),
            options=categories,
            many=True,
            fixed=shop.settings.punch_card is None,
        ),
    )


def _card(card: PunchCard | None, typed: str) -> PunchCard | None:
    if not typed.strip():
        return None
    return PunchCard(read_whole(typed), card.categories if card else ())


def _with_categories(settings: Settings, categories: tuple[str, ...]) -> Settings:
    if settings.punch_card is None:
        return settings
    return replace(settings, punch_card=replace(settings.punch_card, categories=categories))


def _listed(typed: str) -> tuple[str, ...]:
    return tuple(tidy_text(each) for each in typed.split(",") if each.strip())


def _several(typed: str, in_order: Sequence[str]) -> tuple[str, ...]:
    """What is chosen, in the order in which it is offered; what is offered no more goes."""
    chosen = typed.split(SEVERAL)
    return tuple(each for each in in_order if each in chosen)


def _steps(settings: Settings, language: Language) -> tuple[tuple[str, str], ...]:
    known = list(steps_of(settings.currency))
    if settings.cash_rounding and (own := settings.cash_rounding.step_in(settings.currency)) not in known:
        known.append(own)
    return ("", language.say("Not rounded")), *((str(to_decimal(step)), language.money(step)) for step in known)


def _step() -> tuple[Get, Put]:
    def get(settings: Settings) -> str:
        rounding = settings.cash_rounding
        return str(to_decimal(rounding.step_in(settings.currency))) if rounding else ""

    def put(settings: Settings, typed: str) -> Settings:
        method = settings.cash_rounding.method if settings.cash_rounding else "half up"
        return replace(settings, cash_rounding=CashRounding(Decimal(typed), method) if typed else None)

    return get, put


def _method() -> tuple[Get, Put]:
    def put(settings: Settings, typed: str) -> Settings:
        method = next((each for each in _METHODS if each == typed), None)
        if settings.cash_rounding is None or method is None:
            return settings
        return replace(settings, cash_rounding=replace(settings.cash_rounding, method=method))

    return lambda settings: settings.cash_rounding.method if settings.cash_rounding else "", put


def taxes(shop: CurrentShop) -> tuple[FieldGroup, ...]:
    """The section Taxes: the rates, how they are reckoned, the service charge."""
    say = shop.language.say
    classes = dict.fromkeys(rate.tax_class for rate in shop.settings.tax_rates)
    reckoned = (
        SettingField(
            "prices",
            say("Prices on the menu"),
            *choice_of("prices"),
            options=((INCLUDE_TAX, say("Include tax")), (EXCLUDE_TAX, say("Tax comes on top"))),
        ),
        SettingField(
            "tax_rounding",
            say("Tax is rounded"),
            *choice_of("tax_rounding"),
            options=((PER_DOCUMENT, say("Once per receipt")), (PER_LINE, say("On every line"))),
        ),
    )
    service = (
        SettingField("service_percent", say("In percent"), *_service_share(), hint=say("none"), longest=_SHORT),
        SettingField(
            "service_class",
            say("Taxed as"),
            *_service_class(),
            options=tuple((each, each) for each in classes),
            fixed=shop.settings.service is None,
        ),
    )
    return (
        rates(shop),
        new_rate(shop),
        FieldGroup(say("How taxes are reckoned"), reckoned),
        FieldGroup(say("Service charge"), service),
    )


def _service_share() -> tuple[Get, Put]:
    def get(settings: Settings) -> str:
        return f"{(settings.service.share * 100).normalize():f}" if settings.service else ""

    def put(settings: Settings, typed: str) -> Settings:
        if not typed.strip():
            return replace(settings, service=None)
        known = settings.service.tax_class if settings.service else None
        first = next((rate.tax_class for rate in settings.tax_rates), "")
        return replace(settings, service=Service(read_percent(typed) / 100, known or first))

    return get, put


def _service_class() -> tuple[Get, Put]:
    def put(settings: Settings, typed: str) -> Settings:
        service = settings.service
        return replace(settings, service=replace(service, tax_class=typed)) if service else settings

    return lambda settings: settings.service.tax_class if settings.service else "", put
