"""Turns an open question over the bar into what its panel shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.menu.allergens import allergies_said
from counter.orders.model import Order, OrderLine
from counter.orders.words import line_words
from counter.people.model import Staff
from counter.promises.stations import DOWN, SLOW
from counter.reports.bar_board import BarBoard
from counter.reports.spoken import new_time_to_say
from counter.settings.stations import Stations, made_at, station_name
from counter.ui.bar.build_hand_over import hand_over_state
from counter.ui.bar.build_state import Moment
from counter.ui.bar.question_draft import (
    CarefulDraft,
    CrewDraft,
    HandOverDraft,
    NewPromiseDraft,
    QuestionDraft,
    UnmadeDraft,
)
from counter.ui.bar.state import Careful, NewPromise, Question, Station, Trouble, Unmade
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.phrases import line_detail

_TROUBLE = {"": 0, SLOW: 1, DOWN: 2}
_MOST_LINES = 4
WHYS = {
    "sold out": _("Sold out"),
    "spilled": _("Spilled"),
    "out of order": _("The machine is down"),
    "not wanted": _("They do not want it"),
}
"""Why a line is left off, as it is kept, and on the button."""


def question_state(draft: QuestionDraft | None, board: BarBoard, moment: Moment) -> Question | None:
    """The question that is open."""
    if isinstance(draft, UnmadeDraft):
        return _unmade(draft.card.order, moment.language)
    if isinstance(draft, CarefulDraft):
        return _careful(draft.card.order, moment.language)
    if isinstance(draft, NewPromiseDraft):
        return _new_promise(draft, moment)
    if isinstance(draft, HandOverDraft):
        return hand_over_state(draft.card, draft.story, draft.me, moment)
    if isinstance(draft, CrewDraft):
        return _crew(board.staff, draft.chosen, moment.language)
    return _trouble(board.trouble, moment.stations, moment.language) if draft else None


def _unmade(order: Order, language: Language) -> Unmade:
    who = order.customer or language.say("Order {number}", number=order.called)
    lines = [_line(line, language) for line in order.unmade]
    more = len(lines) - _MOST_LINES
    if more > 0:
        lines[_MOST_LINES:] = [language.say("+{count} more", count=more)]
    title = _("{who}: not all of it is ticked") if order.made else _("{who}: none of it is ticked")
    return Unmade(
        title=language.say(title, who=who),
        lines=tuple(lines),
        made=language.say("All made"),
        whys=tuple((why, language.say(words)) for why, words in WHYS.items()) if order.made else (),
    )


def _line(line: OrderLine, language: Language) -> str:
    """With its choices: an allergy may come from one of them."""
    return f"{line.sold.quantity}× {line.sold.name} {line_detail(line_words(line.sold, language), language)}".rstrip()


def _careful(order: Order, language: Language) -> Careful:
    who = order.customer or language.say("Order {number}", number=order.called)
    what = allergies_said(order.allergies, language)
    lines = [_line(line, language) for line in order.to_make]
    more = len(lines) - _MOST_LINES
    if more > 0:
        lines[_MOST_LINES:] = [language.say("+{count} more", count=more)]
    return Careful(
        title=language.say("{who} has an allergy: {what}", who=who, what=what),
        lines=tuple(lines),
        safe=language.say("All of it is safe for them"),
    )


def _new_promise(draft: NewPromiseDraft, moment: Moment) -> NewPromise:
    """With the sentence to say."""
    card, minutes, language = draft.card, draft.minutes, moment.language
    order = card.order
    clocks = [language.clock(minute) for minute in minutes.offered]
    due = language.clock(card.stands_at)
    who = order.customer or language.say("order {number}", number=order.called)
    number = language.say("order {number}", number=order.called) if order.customer else ""
    detail = [number, language.say("promised {time}", time=due), draft.why]
    return NewPromise(
        title=language.say("A new promise for {who}", who=who),
        detail=" · ".join(filter(None, detail)),
        clocks=(clocks[0], clocks[1]),
        chosen=minutes.chosen,
        sentence=language.quoted(new_time_to_say(order, minutes.offered[minutes.chosen], card.stands_at, language)),
        told=language.say("I told {name}", name=order.customer) if order.customer else language.say("I told them"),
    )


def _crew(staff: tuple[Staff, ...], chosen: frozenset[StaffId], language: Language) -> Choices:
    return Choices(
        title=language.say("Who is on the bar?"),
        hint=language.say("New promises count on them."),
        options=tuple(Option(str(member.staff_id), member.name, chosen=member.staff_id in chosen) for member in staff),
        done=language.say("Done"),
    )


def _trouble(trouble: Mapping[str, str], stations: Stations, language: Language) -> Trouble:
    return Trouble(
        tuple(
            Station(station, station_name(stations, station, language), _TROUBLE.get(trouble.get(station, ""), 0))
            for station in made_at(stations)
        )
    )
