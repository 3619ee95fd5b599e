"""What Save will do to the shop's tax rates, said whole. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.settings.rules import Settings
from counter.settings.taxes import TaxRate
from counter.ui.desk.work import CurrentShop
from counter.ui.office.build_rate_fields import rate_typed
from counter.ui.office.setting_draft import Typing, with_typed


def tax_words(shop: CurrentShop, typed: Mapping[str, Typing]) -> str:
    """Each rate that will be another, new or gone, from which day on; "" where the rates stay or are not whole yet."""
    try:
        will = with_typed(shop.settings, typed)
    except Refused:
        return ""
    if any(rate.here == () for rate in will.tax_rates):
        return ""
    today = shop.settings.trading_day(shop.clock.now())
    return " ".join(_changes(shop.settings, will, today, shop.language))


def _changes(settings: Settings, will: Settings, today: date, language: Language) -> Iterator[str]:
    before = {(rate.tax_class, rate.since): rate for rate in settings.tax_rates}
    after = {(rate.tax_class, rate.since): rate for rate in will.tax_rates}
    classes = {rate.tax_class for rate in settings.tax_rates}
    for key, rate in after.items():
        if key not in before or _said(rate) != _said(before[key]):
            yield _change(rate, today, language, is_new=rate.tax_class not in classes)
    for key, rate in before.items():
        if key not in after:
            day = language.short_date(rate.since)
            yield language.say("{name}: the rate from {day} on is taken back.", name=rate.tax_class, day=day)


def _change(rate: TaxRate, today: date, language: Language, *, is_new: bool) -> str:
    said = {"name": rate.tax_class, "here": rate_typed(rate.here), "to_go": rate_typed(rate.to_go)}
    if rate.since <= today:
        if is_new:
            return language.say("New tax class {name}: {here}% here, {to_go}% to go, from now on.", **said)
        return language.say("{name}: {here}% here, {to_go}% to go, from the next order on.", **said)
    day = language.short_date(rate.since)
    if is_new:
        return language.say("New tax class {name}: {here}% here, {to_go}% to go, from {day} on.", **said, day=day)
    return language.say("{name}: {here}% here, {to_go}% to go, from {day} on.", **said, day=day)


def _said(rate: TaxRate) -> tuple[object, ...]:
    return rate.here, rate.to_go
