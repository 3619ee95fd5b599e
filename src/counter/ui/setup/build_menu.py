"""Turns what a menu would begin with into its three cards and the look at it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from counter.flows.bring_in import LookedInto
from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.settings.first_start import CAFE, FILE, LEAST, MOST, NOTHING, FirstStart
from counter.ui.setup.state import BeginState, MenuStepState

STEP = 5
"""By so many percent one tap moves all prices."""
_SEEN, _CATEGORIES, _NOTES = 30, 6, 100
Seen = MenuFile | LookedInto | None
"""What there is of the menu to look at: None while it is being read, or where no file was chosen."""


def menu_step(
    first_start: FirstStart, seen: Seen, language: Language, *, items: int, categories: int, wrong: str = ""
) -> MenuStepState:
    """The step Menu; the café's menu has so many `items` in so many `categories`."""
    added = added_by(seen)
    begins, percent, say = first_start.begins, first_start.percent, language.say
    counted = Counter(each.category for each in added)
    return MenuStepState(
        begins=_begins(first_start, language, items, categories),
        moved=_moved(percent, language),
        moved_name=say("Our prices differ: {moved}", moved=_moved(percent, language)),
        can_move=begins == CAFE,
        can_less=percent > LEAST,
        can_more=percent < MOST,
        categories=tuple((name, language.number(count)) for name, count in list(counted.items())[:_CATEGORIES]),
        tiles=tuple((each.name, _price(each, language), each.icon) for each in added[:_SEEN]),
        count=len(added),
        note=wrong or _note(first_start, seen, added, language),
        is_wrong=bool(wrong),
        notes=_notes(seen, language) if begins == FILE else (),
    )


def added_by(seen: Seen) -> Sequence[ItemAdded]:
    """The items that would come to the menu."""
    if isinstance(seen, MenuFile):
        return seen.items
    return seen.plan.added if seen and seen.plan else ()


def _price(item: ItemAdded, language: Language) -> str:
    """As its tile on Sell says it."""
    if item.open_price:
        return language.say("open price")
    price = language.money(item.price)
    return language.say("{price} / kg", price=price) if item.by_weight else price


def _moved(percent: int, language: Language) -> str:
    if not percent:
        return language.say("as is")
    return f"{'+' if percent > 0 else '−'}{language.percent(Decimal(abs(percent)) / 100)}"


def _begins(first_start: FirstStart, language: Language, items: int, categories: int) -> tuple[BeginState, ...]:
    say, begins = language.say, first_start.begins
    cafe = say(
        "{items} items in {categories} categories, with sizes, milks and extras. Change any of it later.",
        items=items,
        categories=categories,
    )
    theirs = say("From Square, Loyverse, SumUp, or a CSV or Excel file. You see it all before it comes in.")
    one = say("Begin with one coffee and add the rest in the Office.")
    return (
        BeginState(CAFE, say("A café menu to start from"), cafe, "coffee", begins == CAFE),
        BeginState(FILE, say("The menu you have"), theirs, "folder-input", begins == FILE),
        BeginState(NOTHING, say("Nothing yet"), one, "plus", begins == NOTHING),
    )


def _note(first_start: FirstStart, seen: Seen, added: Sequence[ItemAdded], language: Language) -> str:
    say = language.say
    if first_start.begins == CAFE:
        return say("Every name, price and category here is a sample: make them yours.")
    if first_start.begins == NOTHING:
        return ""
    if not first_start.path:
        return say("Choose your file.")
    if not isinstance(seen, LookedInto) or seen.plan is None:
        return say("Your file is being read.")
    notes = seen.plan.notes
    what = language.say_count("{count} item comes in.", "{count} items come in.", len(added))
    if not notes:
        return say("{what} All of it is understood.", what=what)
    return say("{what} Not all is understood, and this is what we make of it:", what=what)


def _notes(seen: Seen, language: Language) -> tuple[str, ...]:
    """Each thing in a file that is not understood: its line, what it is, and what becomes of it."""
    notes = seen.plan.notes if isinstance(seen, LookedInto) and seen.plan else ()
    said = tuple(
        language.say(
            "Line {line}: {what} – {becomes}",
            line=each.line,
            what=language.say(each.what, **each.values),
            becomes=language.say(each.becomes, **each.values),
        )
        for each in notes[:_NOTES]
    )
    more = len(notes) - _NOTES
    return said if more <= 0 else (*said, language.say_count("and {count} more", "and {count} more", more))


def refused_file(seen: LookedInto) -> Refused:
    """Why a file that was looked into cannot begin a menu."""
    return seen.refused or Refused("Nothing in this file is an item with a price. Choose another one.")
