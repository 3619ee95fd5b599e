"""What the page Menu asks over the page: from which day on, which allergens, which group, which item. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from counter.kernel.ids import GroupId
from counter.kernel.language import Language
from counter.menu.allergens import ALLERGENS as FOURTEEN
from counter.menu.groups import Group
from counter.menu.rules import Menu
from counter.ui.office.build_price_words import planned_on, plans
from counter.ui.office.combo_draft import ComboDraft
from counter.ui.office.group_draft import GroupDraft
from counter.ui.office.item_draft import ItemDraft
from counter.ui.parts.choices import Choices, Option

WHEN, ALLERGENS, TRACES, ADD_GROUP, ITEMS, NEW = "when", "allergens", "traces", "group", "items", "new"
"""What is asked; NEW is the group that there is not yet."""
OTHER = "other"
"""A day that the list does not have."""
_DAYS, _MONDAYS, _MONTHS = 7, 6, 3


def question(
    asks: str, draft: ItemDraft | ComboDraft | GroupDraft | None, groups: dict[GroupId, Group], menu: Menu, today: date,
    language: Language,
) -> Choices | None:  # fmt: skip
    """The question that is asked, None where none is."""
    say = language.say
    if isinstance(draft, ComboDraft) and asks == ITEMS:
        items = (each for each in menu.items if not each.asks)
        options = tuple(Option(str(each.item_id), each.name, language.amount(each.on(today).price)) for each in items)
        return Choices(say("What is in it?"), "", options, say("Back"))
    if draft is not None and asks == WHEN:
        found = plans(draft, today)
        days = tuple(
            Option(str(day), language.day(day), planned_on(found, day, language), chosen=day == draft.since)
            for day in days_to_choose(today, {draft.since or today, *(each.since for each in found)})
        )
        hint = say("The price counts from the start of that trading day on, by itself.")
        first = (Option("", say("At once"), chosen=draft.since is None), Option(OTHER, say("Another day")))
        return Choices(say("From when on?"), hint, (*first, *days), say("Back"))
    if not isinstance(draft, ItemDraft):
        return None
    if asks in (ALLERGENS, TRACES):
        chosen = draft.said.allergens if asks == ALLERGENS else draft.said.may_contain
        options = tuple(Option(name, say(word), chosen=name in chosen) for name, word in FOURTEEN.items())
        title = say("What it contains") if asks == ALLERGENS else say("Traces in it")
        return Choices(title, "", options, say("Done"))
    if asks == ADD_GROUP:
        others = (each for group_id, each in groups.items() if group_id not in draft.said.groups)
        options = tuple(Option(str(each.group_id), each.name) for each in others if each.name)
        return Choices(say("Add choices"), "", (*options, Option(NEW, say("New choices"))), say("Back"))
    return None


def days_to_choose(today: date, besides: set[date]) -> tuple[date, ...]:
    """The days to choose from: the next week, Mondays after it, the first of the next months, and those `besides`."""
    days = {today + timedelta(days=n) for n in range(1, _DAYS + 1)}
    monday = today + timedelta(days=7 - today.weekday())
    days |= {monday + timedelta(weeks=n) for n in range(_MONDAYS)}
    month = today.replace(day=1)
    for _ in range(_MONTHS):
        month = (month + timedelta(days=32)).replace(day=1)
        days.add(month)
    return tuple(sorted(day for day in days | besides if day > today))
