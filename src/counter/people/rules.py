"""Who is on the bar, where everybody is named and where nobody is; and what somebody can be called."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.language import SPOKEN
from counter.kernel.typed_text import tidy_text
from counter.people.model import Staff
from counter.people.pins import LENGTHS

_SLIPS = ".,;-+"
"""What stands beside the digits and Return of a keyboard."""


def who_comes(staff: Sequence[Staff], by: StaffId | None) -> Staff | None:
    """Whoever says so, unless they are on the bar; else the first of the staff who is not. None where all are."""
    away = [person for person in staff if not person.on_bar]
    return next((person for person in away if person.staff_id == by), away[0] if away else None)


def who_goes(crew: Sequence[Staff]) -> Staff | None:
    """Who came last of the `crew`, so that “one fewer” takes “one more” back. None where nobody else would be left.

    For the forecast an empty bar is one that nobody signed in to: it would promise as if somebody were there still.
    """
    return crew[-1] if len(crew) > 1 else None


def crew_as_named(staff: Sequence[Staff], crew: Sequence[Staff], named: Collection[StaffId]) -> tuple[StaffId, ...]:
    """The crew once everybody on the bar was `named`: who was there keeps their place, who came stands after them."""
    there = [person.staff_id for person in crew]
    stay = [staff_id for staff_id in there if staff_id in named]
    come = [person.staff_id for person in staff if person.staff_id in named and person.staff_id not in there]
    return (*stay, *come)


def check_works(person: Staff) -> None:
    """Refused where somebody was taken off the staff."""
    if not person.works:
        raise Refused("{name} does not work here any more. Pick your own name.", name=person.name)


def check_name(typed: str) -> str:
    """A name as it is kept, on one line. Refused where it is empty or too long, or could be somebody's PIN."""
    name = tidy_text(typed)
    if not name:
        raise Refused("A name is empty. Fill it in.")
    if could_be_pin(name):
        raise Refused("That could be a PIN, and nothing of it is kept. Write a name.")
    return name


def check_language(name: str) -> None:
    """Refused where nobody can read their screens in that language here; "" is the shop's."""
    if name and name not in SPOKEN:
        raise Refused(
            "Counter’s screens are not written in “{name}”. Choose one of {languages}.",
            name=name,
            languages=", ".join(SPOKEN),
        )


def could_be_pin(typed: str) -> bool:
    """Whether what was typed is four or six digits and nothing else: a PIN that landed in the wrong field.

    In any script's digits, with blanks between them or a mark after them: fingers slip.
    """
    digits = "".join(typed.split()).strip(_SLIPS)
    return digits.isdecimal() and len(digits) in LENGTHS
