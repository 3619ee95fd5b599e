"""What a line says about the people of a shop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from counter.acts.fields import Fields
from counter.acts.names import read_name
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.people.facts import StaffAdded

LATER = ("limits",)
"""Of a shop's decisions, what is not there yet."""
PERSON_LATER = ("pin",)
"""Of a person, the same."""


class StaffMember(Fields, frozen=True, kw_only=True):
    """Somebody who works here."""

    name: str
    role: Literal["barista", "lead", "owner"] = "barista"


def staff_of(said: Sequence[StaffMember]) -> tuple[StaffAdded, ...]:
    """These people as facts."""
    if not said:
        raise Refused("Somebody has to work here: name one at least.")
    return tuple(StaffAdded(StaffId(new_id()), read_name(person.name), person.role) for person in said)
