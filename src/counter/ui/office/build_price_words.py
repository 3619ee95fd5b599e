"""What is said of prices and their days in the forms of the menu: from when on, what comes later, what is new. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from counter.kernel.language import Language
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import PriceChanged
from counter.menu.plans import A_DAY
from counter.menu.rules import Item
from counter.ui.office.combo_draft import ComboDraft, plans_of_combo
from counter.ui.office.group_draft import GroupDraft, plans_of_group
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.price_draft import PriceNews, costs_on, plans_of, prices_by_kind

Draft = ItemDraft | ComboDraft | GroupDraft
Plan = PriceChanged | ComboPriceChanged | ChoicePriceChanged


def from_words(since: date | None, language: Language) -> tuple[str, str]:
    """The word on the key for the day, and from when on what is typed counts."""
    if since is None:
        return language.say("At once"), language.say("from now on")
    return language.day_and_month(since), language.say("from {day}", day=language.day(since))


def plans(draft: Draft, today: date) -> tuple[Plan, ...]:
    """What was planned of it for later days, the earliest first; of what is new nothing. Of sizes those that change."""
    if draft.was is None:
        return ()
    if isinstance(draft, ItemDraft):
        return tuple(_what_changes(each, draft.was) for each in plans_of(draft.was, today))
    return plans_of_combo(draft.was, today) if isinstance(draft, ComboDraft) else plans_of_group(draft.was, today)


def _what_changes(plan: PriceChanged, item: Item) -> PriceChanged:
    before = prices_by_kind(costs_on(item, plan.since - A_DAY))
    return replace(plan, sizes=tuple(each for each in plan.sizes if before.get(each.name) != each.price) or plan.sizes)


def later_words(draft: Draft, today: date, language: Language) -> str:
    """What was planned for other days than the one that is looked at."""
    return " ".join(_later(each, language) for each in plans(draft, today) if each.since != draft.since)


def _later(plan: Plan, language: Language) -> str:
    price, day = language.amount(plan.price), language.day(plan.since)
    if isinstance(plan, ChoicePriceChanged):
        return language.say("Then {choice} {price} from {day}.", choice=plan.name, price=price, day=day)
    sizes = plan.sizes if isinstance(plan, PriceChanged) else ()
    if not sizes:
        return language.say("Then {price} from {day}.", price=price, day=day)
    return language.say("Then {prices} from {day}.", prices=_listed(plan, language), day=day)


def _listed(plan: Plan, language: Language) -> str:
    """The prices in short: one, or those of its sizes; of a choice with its name."""
    if isinstance(plan, ChoicePriceChanged):
        return language.say("{name} {price}", name=plan.name, price=language.amount(plan.price))
    sizes = plan.sizes if isinstance(plan, PriceChanged) else ()
    said = [language.say("{name} {price}", name=size.name, price=language.amount(size.price)) for size in sizes]
    return language.listed(said) if said else language.amount(plan.price)


def planned_on(found: Iterable[Plan], day: date, language: Language) -> str:
    """The price that was planned for a day, as the list of days says it; "" where none was."""
    return language.listed([_listed(each, language) for each in found if each.since == day])


def back_words(draft: Draft, today: date, language: Language) -> str:
    """The words on the key that takes the price of the day back; "" where none was planned for it."""
    day = draft.since
    if day is None or all(each.since != day for each in plans(draft, today)):
        return ""
    if isinstance(draft, GroupDraft):
        return language.say("Take the prices from {day} back", day=language.day(day))
    return language.say("Take the price from {day} back", day=language.day(day))


def news_words(news: PriceNews, today: date, language: Language) -> str:
    """What Save does about prices, in the bar."""
    count, since, until = news.count, language.day(news.since), news.until and language.day(news.until)
    if news.back and news.since > today:
        return language.say("What was planned from {day} on is taken back: it costs what it does before.", day=since)
    if news.since <= today and until:
        return language.say_count(
            "{count} new price, at once. From {day} on it costs what is planned.",
            "{count} new prices, at once. From {day} on they are as planned.", count, day=until,
        )  # fmt: skip
    if news.since <= today:
        return language.say_count("{count} new price, at once", "{count} new prices, at once", count)
    if until:
        return language.say_count(
            "{count} new price from {day}. From {until} on it costs what is planned.",
            "{count} new prices from {day}. From {until} on they are as planned.", count, day=since, until=until,
        )  # fmt: skip
    return language.say_count("{count} new price from {day}", "{count} new prices from {day}", count, day=since)
