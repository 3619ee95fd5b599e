"""Turns what the shop decided into what the page Shop shows of all its sections. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from counter.kernel.language import SPOKEN_NAMES, Language
from counter.kernel.money import Money
from counter.recovery.wording import LANGUAGES
from counter.settings.hours import DAYS, Week, hours_words
from counter.settings.rules import Settings
from counter.settings.taxes import TaxRate
from counter.ui.desk.work import CurrentShop
from counter.ui.office.build_rate_fields import rate_typed, since_words
from counter.ui.office.build_shop_forms import week_days
from counter.ui.office.shop_overview_state import CardState, LineState, OverviewState
from counter.ui.office.shop_state import LANGUAGE, MONEY, PRINTERS, PROMISE, TAXES, WHO, PrinterRowState


def overview(shop: CurrentShop, printers: tuple[PrinterRowState, ...], last: str, *, can_undo: bool) -> OverviewState:
    """All sections in short; `last` says who changed one last."""
    language, settings = shop.language, shop.settings
    return OverviewState(
        left=(
            _who(settings, language),
            _printers(printers, language),
            _money(settings, language),
            _promise(settings, shop.playbook.voucher, language),
        ),
        right=(_taxes(shop, language), _open(settings, language), _language(settings, language)),
        last=last,
        can_undo=can_undo,
    )


def _who(settings: Settings, language: Language) -> CardState:
    say = language.say
    lines = (
        LineState(say("Name"), settings.shop_name),
        LineState(say("Address"), settings.address),
        LineState(say("Tax number"), settings.tax_number or say("none")),
        LineState(say("Contact"), " ".join(filter(None, (settings.contact, settings.contact_line))) or say("nobody")),
    )
    return CardState(WHO, say("Who we are"), say("Change"), lines)


def _taxes(shop: CurrentShop, language: Language) -> CardState:
    say, today = language.say, shop.settings.trading_day(shop.clock.now())
    lines = tuple(
        LineState(
            rate.tax_class,
            say("{here} here, {to_go} to go, {since}", since=since_words(rate, today, language), **_shares(rate)),
            comes=rate.since > today,
        )
        for rate in sorted(shop.settings.tax_rates, key=lambda each: (each.tax_class, each.since))
    )
    note = say("A new rate starts on its date. Old receipts keep theirs.")
    return CardState(TAXES, say("Taxes"), say("New rate"), lines, note)


def _shares(rate: TaxRate) -> dict[str, str]:
    return {"here": f"{rate_typed(rate.here)}%", "to_go": f"{rate_typed(rate.to_go)}%"}


def _printers(rows: tuple[PrinterRowState, ...], language: Language) -> CardState:
    say = language.say
    lines = tuple(LineState(each.name, each.mark.words) for each in rows)
    note = "" if lines else say("No printer yet: paper is saved as PDFs in the folder “printed”.")
    return CardState(PRINTERS, say("Printers"), say("Set up"), lines, note)


def _money(settings: Settings, language: Language) -> CardState:
    say, rounding = language.say, settings.cash_rounding
    step = language.money(rounding.step_in(settings.currency)) if rounding else say("Not rounded")
    lines = (LineState(say("Currency"), settings.currency), LineState(say("Cash is rounded to"), step))
    return CardState(MONEY, say("Money"), say("Change"), lines)


def _language(settings: Settings, language: Language) -> CardState:
    names = dict(zip(LANGUAGES, SPOKEN_NAMES, strict=True))
    own = settings.locale.partition("_")[0]
    lines = (LineState(language.say("The shop’s"), names.get(own, settings.locale)),)
    note = language.say("Each person can choose another, and so can a receipt.")
    return CardState(LANGUAGE, language.say("Language"), language.say("Change"), lines, note)


def _open(settings: Settings, language: Language) -> CardState:
    say = language.say
    ends = f"{settings.day_starts.hour}:{settings.day_starts.minute:02d}"
    note = say("Day ends {time}", time=ends)
    return CardState(WHO, say("When we are open"), say("Change"), tuple(_hours(settings.hours, language)), note)


def _hours(week: Week, language: Language) -> Iterator[LineState]:
    """Days one after the other with the same hours are one line."""
    names, say = week_days(language), language.say
    if not week:
        yield LineState(say("Hours"), say("not said"))
        return
    for hours, days in groupby(range(DAYS), key=lambda day: week[day]):
        first, *more = days
        name = say("{first}–{last}", first=names[first], last=names[more[-1]]) if more else names[first]
        yield LineState(name, hours_words(hours) or say("closed"))


def _promise(settings: Settings, voucher: Money, language: Language) -> CardState:
    say = language.say
    longest = language.minutes(settings.promises.longest_minutes)
    lines = (
        LineState(say("Promises to keep"), language.percent(settings.promises.target)),
        LineState(say("The longest time we promise"), longest),
        LineState(say("A voucher takes off"), language.money(voucher)),
    )
    return CardState(PROMISE, say("Promises"), say("Change"), lines)
