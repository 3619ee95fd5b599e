"""What a customer asks of a whole ticket: by when, brought where, with care for what, a note. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from counter.kernel.errors import Refused
from counter.kernel.language import SPOKEN
from counter.kernel.typed_text import tidy_text
from counter.menu.allergens import known_as
from counter.orders.draft import Draft

LONGEST_PLACE = 30
"""The longest name of a table or a place, in characters: it stands on a card of the bar."""
LONGEST_ALLERGY = 30
MOST_ALLERGIES = 14
SOON = timedelta(hours=18)
"""What somebody needs later than this is an order for another day."""


def name_customer(draft: Draft, name: str) -> Draft:
    """The ticket in somebody's name, or in nobody's."""
    return replace(draft, customer=tidy_text(name))


def exempt(draft: Draft, reason: str) -> Draft:
    """The ticket without tax, for a reason, or with it where there is none."""
    return replace(draft, exempt=tidy_text(reason))


def need_by(draft: Draft, at: datetime | None, now: datetime) -> Draft:
    """The ticket of somebody who needs it by an aware time, or by none. Refused unless that is still to come today."""
    if at is not None and at <= now:
        raise Refused("That time is over. Say when they need it, or that there is no hurry.")
    if at is not None and at > now + SOON:
        raise Refused("That is another day. Make it an order for later instead.")
    return replace(draft, needed_by=at, told_late=None)


def tell_late(draft: Draft, due: datetime | None) -> Draft:
    """The ticket of somebody who was told that it is ready at `due`, later than they need it; None: they were not."""
    return replace(draft, told_late=due)


def is_told_late(draft: Draft, due: datetime) -> bool:
    """Whether they were told that it may be as late as `due`."""
    return draft.told_late is not None and due <= draft.told_late


def told_late(draft: Draft, due: datetime) -> datetime | None:
    """What they were told where it is ready at `due`; None where nobody said so, or it is in time."""
    is_late = draft.needed_by is not None and due > draft.needed_by
    return draft.told_late if is_late and is_told_late(draft, due) else None


def bring_to(draft: Draft, place: str) -> Draft:
    """The ticket to be brought to a table or a place; empty: they fetch it. Refused where its name is too long."""
    return replace(draft, bring_to=read_place(place))


def read_place(text: str) -> str:
    """A table or a place as it is kept, on one line. Refused where its name is too long."""
    return tidy_text(text, LONGEST_PLACE)


def write_note(draft: Draft, note: str) -> Draft:
    """The ticket with a note for the bar about the whole of it; empty: without."""
    return replace(draft, note=tidy_text(note))


def speak(draft: Draft, language: str) -> Draft:
    """The ticket of somebody who reads and hears a language ("de"); empty: the shop's. Refused where we have not it."""
    if language and language not in SPOKEN:
        raise Refused("We speak {known} to customers.", known=", ".join(SPOKEN))
    return replace(draft, language=language)


def care_for(draft: Draft, allergies: Iterable[str]) -> Draft:
    """The ticket of somebody with these allergies, each one of the fourteen or in their own words; none is fine.

    Refused where one is too long to stand on a card of the bar.
    """
    names = (tidy_text(each, LONGEST_ALLERGY) for each in allergies)
    kept = tuple(dict.fromkeys(known_as(name) or name for name in names if name))
    if len(kept) > MOST_ALLERGIES:
        raise Refused("That is more than the bar can read. Say the {most} that matter.", most=MOST_ALLERGIES)
    return replace(draft, allergies=kept)
