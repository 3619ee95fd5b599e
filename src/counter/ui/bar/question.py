"""The bar's questions in words: a new promise, who is here, what is in trouble."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.people.queries import Staff
from counter.promises.model import OrderRisk
from counter.reports.bar_board import Card
from counter.ui.bar.cards import Moment
from counter.ui.bar.state import NewPromise, Station, Trouble
from counter.ui.widgets.choice import Choices, Minutes, Option

_TROUBLE = {"": 0, "slow": 1, "down": 2}
_MADE_AT = ("espresso", "brew", "kitchen")


def proposed(card: Card, risk: OrderRisk | None, now: datetime) -> Minutes:
    """The minutes to offer: what the forecast would promise, or what was promised and not told yet."""
    promise = card.promise
    untold = promise.resets and not promise.resets[-1].told
    first = promise.due if untold or risk is None else risk.reset_to
    soonest = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return Minutes.from_first(max(first, soonest))


def reason(risk: OrderRisk | None, trouble: Mapping[str, str], language: Language) -> str:
    """Why it is likely late, for the staff; the customer never hears it."""
    if risk is None:
        return ""
    if risk.station:
        how = language.say("down") if trouble.get(risk.station) == "down" else language.say("slow")
        return language.say("{station} is {how}", station=station_name(risk.station, language).lower(), how=how)
    return language.say("few hands on the bar") if risk.why == "crew" else language.say("many orders ahead")


def new_promise(card: Card, minutes: Minutes, why: str, moment: Moment) -> NewPromise:
    """The question about a new promise, with the sentence to say."""
    language, order = moment.language, card.order
    clocks = [language.clock(minute) for minute in minutes.offered]
    due = language.clock(card.promise.due)
    said = {"name": order.customer, "new": clocks[minutes.chosen], "old": due}
    sentence = (
        language.say("“{name}, it will be {new}, not {old}. I’m sorry.”", **said)
        if order.customer
        else language.say("“It will be {new}, not {old}. I’m sorry.”", **said)
    )
    who = order.customer or language.say("order {number}", number=order.called)
    detail = [f"#{order.called}", language.say("promised {time}", time=due), why]
    return NewPromise(
        title=language.say("A new promise for {who}", who=who),
        detail=" · ".join(filter(None, detail)),
        clocks=(clocks[0], clocks[1]),
        chosen=minutes.chosen,
        sentence=sentence,
        told=language.say("I told {name}", name=order.customer) if order.customer else language.say("I told them"),
    )


def choices_of(staff: tuple[Staff, ...], chosen: frozenset[StaffId], language: Language) -> Choices:
    """Asks who is on the bar."""
    return Choices(
        title=language.say("Who is on the bar?"),
        hint=language.say("New promises count on them."),
        options=tuple(Option(str(member.staff_id), member.name, chosen=member.staff_id in chosen) for member in staff),
        done=language.say("Done"),
    )


def stations(trouble: Mapping[str, str], language: Language) -> Trouble:
    """Asks what is in trouble."""
    return Trouble(
        tuple(
            Station(station, station_name(station, language), _TROUBLE.get(trouble.get(station, ""), 0))
            for station in _MADE_AT
        )
    )


def station_name(station: str, language: Language) -> str:
    """A station's name in the shop's language."""
    names = {"espresso": language.say("Espresso"), "brew": language.say("Brew"), "kitchen": language.say("Kitchen")}
    return names.get(station, station)
