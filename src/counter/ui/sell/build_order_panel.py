"""Turns the ticket in work into what the panel of the whole of it shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from babel import Locale

from counter.kernel.language import SPOKEN, Language, _
from counter.menu.allergens import ALLERGENS
from counter.orders.draft import Draft
from counter.ui.parts.dock_state import ChipState
from counter.ui.sell.order_panel_draft import Asking, OrderPanelDraft, Typing, soon_marks
from counter.ui.sell.order_panel_state import AskedState, AskRowState, KeyState, OrderPanelState

USUAL_ALLERGIES = ("nuts", "milk", "gluten", "eggs", "soy")
"""The ones that are one tap away."""
_PLACES = 2
REASONS = {
    "changed their mind": _("Changed their mind"),
    "left": _("They left"),
    "rung up wrong": _("Rung up wrong"),
}
"""Why a ticket is thrown away, as it is kept, and on the button."""
_TITLES = {
    Typing.NEEDED: (_("By when do they need it?"), _("like 8:45")),
    Typing.ALLERGY: (_("What must they not have?"), ""),
    Typing.TABLE: (_("Where is it brought?"), ""),
    Typing.EXEMPT: (_("Why is no tax owed?"), ""),
    Typing.NOTE: (_("A note for the bar about the whole order"), ""),
    Typing.VOID: (_("Why is it thrown away?"), ""),
    Typing.TIME: (_("At what time?"), _("like 8:45")),
}
NONE, OTHER, DELIVERY, PAY, PLACE, BACK = "", "other", "delivery", "pay", "place", "back"


@dataclass(frozen=True, slots=True)
class Around:
    """What the panel goes by: the time, the shop's zone and language, and the tables it used last."""

    now: datetime
    zone: tzinfo
    language: Language
    places: tuple[str, ...] = ()


def order_panel_state(draft: Draft, said: OrderPanelDraft, around: Around) -> OrderPanelState:
    """The rows and keys for what it is about now."""
    rows, question, keys = _CONTENT[said.asking](draft, said, around)
    asked = None
    if said.typing is not None:
        title, hint = _TITLES[said.typing]
        say = around.language.say
        typed = draft.note if said.typing is Typing.NOTE and not said.wrong else said.typed
        asked = AskedState(say(title), say(hint) if hint else "", typed, said.wrong)
    return OrderPanelState(draft.customer, rows, question, keys, asked)


Content = tuple[tuple[AskRowState, ...], str, tuple[KeyState, ...]]


def _customer(draft: Draft, _said: OrderPanelDraft, around: Around) -> Content:
    say = around.language.say
    rows = (
        AskRowState("needed", "hourglass", say("Needed by"), _times(draft, around)),
        AskRowState("allergy", "nut-off", say("Allergy"), _allergies(draft, around.language)),
        AskRowState("place", "map-pin", say("Bring to"), _places(draft, around)),
    )
    is_empty = not draft.lines
    keys = (
        KeyState("discount", say("Discount"), "badge-percent"),
        KeyState("note", say("Note"), "square-pen", chosen=bool(draft.note)),
        KeyState("language", say("Language"), "receipt-text", chosen=bool(draft.language)),
        KeyState("exempt", say("Tax exempt"), "file-text", chosen=bool(draft.exempt)),
        KeyState("hold", say("Name and hold"), "pause"),
        KeyState("later", say("For later"), "calendar-clock"),
        KeyState("void", say("Throw away"), "trash-2", grave=True),
    )
    return rows, "", () if is_empty else keys


def _times(draft: Draft, around: Around) -> tuple[ChipState, ...]:
    clock, marks = around.language.clock, soon_marks(around.now)
    needed = draft.needed_by
    chips = [ChipState(mark.isoformat(), clock(mark), mark == needed) for mark in marks]
    other = needed is not None and needed not in marks
    words = clock(needed) if needed is not None and other else around.language.say("Other")
    no_time = ChipState(NONE, around.language.say("No time"), needed is None)
    return (no_time, *chips, ChipState(OTHER, words, other))


def _allergies(draft: Draft, language: Language) -> tuple[ChipState, ...]:
    chips = [ChipState(name, language.say(ALLERGENS[name]), name in draft.allergies) for name in USUAL_ALLERGIES]
    others = [name for name in draft.allergies if name not in USUAL_ALLERGIES]
    words = [language.say(ALLERGENS[name]) if name in ALLERGENS else name for name in others]
    other = ChipState(OTHER, ", ".join(words) or language.say("Other"), bool(others))
    return (ChipState(NONE, language.say("None"), not draft.allergies), *chips, other)


def _places(draft: Draft, around: Around) -> tuple[ChipState, ...]:
    say, here = around.language.say, draft.bring_to
    first = (say("Table {number}", number=number) for number in range(1, _PLACES + 1))
    places = sorted(tuple(dict.fromkeys((*around.places, *first)))[:_PLACES])
    chips = [ChipState(place, place, place == here) for place in places]
    other = bool(here) and here not in places
    return (
        ChipState(NONE, say("Counter"), not here and not draft.delivery),
        *chips,
        ChipState(OTHER, here if other else say("Other table"), other),
        ChipState(DELIVERY, say("Delivery"), draft.delivery),
    )


def _void(draft: Draft, said: OrderPanelDraft, around: Around) -> Content:
    say, (rows, _question, _keys) = around.language.say, _customer(draft, said, around)
    reasons = [KeyState(reason, say(words), grave=True) for reason, words in REASONS.items()]
    keys = (*reasons, KeyState(OTHER, say("Other"), grave=True), KeyState(BACK, say("Keep it")))
    return rows, say("Why is it thrown away?"), keys


def _later(_draft: Draft, said: OrderPanelDraft, around: Around) -> Content:
    language = around.language
    say, today = language.say, around.now.astimezone(around.zone).date()
    days = said.days(today)
    words = [say("Today"), say("Tomorrow"), *(language.weekday(day) for day in days[2:])]
    chips = [ChipState(day.isoformat(), word, day == said.day) for day, word in zip(days, words, strict=True)]
    clock = language.clock(said.at(around.zone))
    times = [ChipState(str(by), f"{by:+d} min".replace("-", "−")) for by in (-60, -15)]
    times += [ChipState(OTHER, clock, chosen=True)]
    times += [ChipState(str(by), f"{by:+d} min") for by in (15, 60)]
    rows = (
        AskRowState("day", "calendar-clock", say("Day"), tuple(chips)),
        AskRowState("time", "clock", say("Time"), tuple(times)),
    )
    keys = (
        KeyState(PLACE, say("Pay when they come"), "check"),
        KeyState(PAY, say("Pay now, or a deposit"), "banknote"),
        KeyState(BACK, say("Back")),
    )
    return rows, say("An order for {day} at {time}", day=language.day(said.day), time=clock), keys


def _language(draft: Draft, _said: OrderPanelDraft, around: Around) -> Content:
    """Each language in its own words, so that its customer can point at it."""
    say, ours = around.language.say, around.language.locale.language
    theirs = draft.language or ours
    chips = [ChipState(name, Locale(name).get_display_name(name) or name, name == theirs) for name in SPOKEN]
    rows = (AskRowState("language", "receipt-text", say("Language"), tuple(chips)),)
    return rows, say("What they read and hear"), (KeyState(BACK, say("Back")),)


_CONTENT = {Asking.CUSTOMER: _customer, Asking.LANGUAGE: _language, Asking.VOID: _void, Asking.LATER: _later}
