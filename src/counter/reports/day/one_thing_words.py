"""The one thing to do tomorrow in words: something to do, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from counter.kernel.language import Language
from counter.kernel.language import _ as to_translate
from counter.recovery.playbook import PlaybookPage
from counter.recovery.rules import LATE, MACHINE, PAYMENT_FIRM, SUPPLIER
from counter.reports.day.one_thing import OneThing
from counter.settings.stations import Stations, own_name, station_within

MOST_ORDERS = 6
"""How many orders are named one by one."""
_OF_CAUSE = {
    MACHINE: to_translate("Have the machines at the {station} seen to before we open"),
    SUPPLIER: to_translate("Call whoever supplies the {station} before we open"),
    PAYMENT_FIRM: to_translate("Try the card machine before we open, and call whoever runs it"),
}
_OF_KIND = {
    LATE: to_translate("One more at the {station} from {from_hour} to {to_hour}"),
    "wrong_item": to_translate("Read every order back at the {station} before it is made"),
    "missing": to_translate("Tick every line at the {station} before Ready"),
    "not_good": to_translate("Taste what the {station} makes before we open, and hand it over hot"),
    "spilled": to_translate("Put lids and trays within reach of the {station}"),
    "sold_out": to_translate("Prepare more for the {station}, and count what runs out"),
    "overcharged": to_translate("Go through the prices on Sell before we open"),
    "card_or_printer": to_translate("Print a test page and try a card before we open"),
    "allergy": to_translate("Go through the allergens with everybody at the {station}"),
    "cleanliness": to_translate("Clean the {station} and the tables before we open"),
}
_ELSE = to_translate("See to the {station} before we open")


def what_to_do(thing: OneThing, stations: Stations, language: Language) -> str:
    """What somebody can do about it, in one line; its station as it is called among the shop's `stations`."""
    say = language.say
    words = _OF_CAUSE.get(thing.cause) or _OF_KIND.get(thing.kind) or _ELSE
    hours = {"from_hour": f"{thing.hour}:00", "to_hour": f"{(thing.hour + 1) % 24}:00"}
    return say(words, station=station_within(own_name(stations, thing.station), language), **hours)


def why(thing: OneThing, pages: Mapping[str, PlaybookPage], language: Language) -> str:
    """What stands behind it: how often, and how many of the minutes that customers lost."""
    say = language.say
    return say(
        "{kind}: behind {count} of {of}, and {minutes} of the {of_minutes} minutes customers lost.",
        kind=say(pages[thing.kind].label),
        count=language.number(thing.count),
        of=language.number(thing.of),
        minutes=language.number(thing.minutes),
        of_minutes=language.number(thing.of_minutes),
    )


def which_orders(thing: OneThing, language: Language) -> str:
    """The orders behind it by their numbers, as many as fit; "" of none."""
    shown = [language.order_number(number) for number in thing.orders[:MOST_ORDERS]]
    more = len(thing.orders) - len(shown)
    if more:
        shown.append(language.say_count("{count} more", "{count} more", more))
    return language.listed(shown) if shown else ""
