"""What a chosen gesture has to be told: which lines, what, when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from counter.kernel.language import Language
from counter.menu.rules import Menu
from counter.ui.recovery.working import FOLLOW_UP, ON_THE_HOUSE, REFUND, REMAKE, Working, treats
from counter.ui.widgets.choice import Choices, Option

_CALL_BACK = (time(10), time(17))
_DAYS = (0, 1, 7)


def question(working: Working, menu: Menu, now: datetime, language: Language) -> Choices | None:
    """The question of the gesture that asks just now, or None."""
    if working.asking in (REFUND, REMAKE):
        return _which_lines(working, language)
    if working.asking == ON_THE_HOUSE:
        return _which_treat(working, menu, language)
    if working.asking == FOLLOW_UP:
        options = tuple(Option(at.isoformat(), label) for label, at in call_back_times(now, language))
        return Choices(language.say("When do we come back to them?"), "", options, language.say("Done"))
    return None


def _which_lines(working: Working, language: Language) -> Choices:
    refund = working.asking == REFUND
    remade = working.order.lines if working.order else ()
    chosen = working.lines.get(working.asking, frozenset())
    options = tuple(
        Option(
            str(line.line_id),
            f"{line.sold.quantity}× {line.sold.name}",
            language.money(line.sold.total) if refund else " · ".join(map(language.within, line.sold.modifiers)),
            chosen=line.line_id in chosen,
        )
        for line in (working.refundable if refund else remade)
    )
    title = language.say("Give back which lines?") if refund else language.say("Make which lines again?")
    return Choices(title, "", options, language.say("Done"))


def _which_treat(working: Working, menu: Menu, language: Language) -> Choices:
    gesture = working.playbook.gestures[ON_THE_HOUSE]
    options = tuple(
        Option(str(item.item_id), item.name, language.money(item.price), chosen=item == working.treat)
        for item in treats(menu.items, gesture).values()
    )
    return Choices(language.say("What is on the house?"), "", options, language.say("Done"))


def call_back_times(now: datetime, language: Language) -> list[tuple[str, datetime]]:
    """Times to offer for a follow-up: in an hour, later today, tomorrow, in a week."""
    today = language.local_date(now)
    soon = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    offers = [(language.say("In an hour, {time}", time=language.clock(soon)), soon)]
    for days in _DAYS:
        for hour in _CALL_BACK:
            at = datetime.combine(today + timedelta(days=days), hour, language.zone)
            if at > soon:
                offers.append((_named(today, days, at, language), at.astimezone(now.tzinfo)))
    return offers


def _named(today: date, days: int, at: datetime, language: Language) -> str:
    named = {0: language.say("Today"), 1: language.say("Tomorrow")}
    return f"{named.get(days) or language.day(today + timedelta(days=days))}, {language.clock(at)}"
